"""Import a table: every row through the use cases, all of them or none, and what would happen told beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, transaction
from rapidfuzz import process

from facts.editing import reasoned
from sources.history import as_unit
from sources.keys import new_id
from sources.refusals import refusal

from .cells import canonical, unguarded, value
from .files import MOST_ROWS, Row, Sheet
from .recording import record_import
from .rows import current, lock
from .types import Cell, Change, Mode, Outcome, Report, RowReport, Table, TableError

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ID = "id"


@dataclass(frozen=True, slots=True)
class _Read:
    """A row of a file, its cells understood; `errors` tell of those that were not."""

    number: int
    pk: str | None
    cells: dict[str, Cell]
    errors: tuple[tuple[str, str], ...]


@transaction.atomic
def import_table(
    *,
    table: Table,
    sheet: Sheet,
    actor: User,
    reason: str,
    dry_run: bool = False,
    most_changes: int = MOST_ROWS,
) -> Report:
    """Bring rows to what a file says and add those without id; columns that it does not name stay as they are.

    Every row goes through the use cases, with the permissions of `actor`. If one is refused, none is written; a dry run
    does it all and takes it back. What was written is one change set, whose id is the history's context. Raises `TableError` for columns that the table does not have, for more than
    `most_changes` rows that would change, or without a reason.
    """
    reason = reasoned(reason, what="An import")
    _check_columns(table, sheet)
    read = [_understood(table, sheet, row) for row in sheet.rows]
    ids = [row.pk for row in read if row.pk is not None]
    if not dry_run:
        lock(table, ids)
    known = current(table, ids)
    changes = [_differences(table, row, known.get(row.pk or "", {})) for row in read]
    changing = sum(bool(cells) for cells in changes)
    if changing > most_changes:
        raise TableError(
            f"{changing:,} rows would change, here at most {most_changes:,} at once: split the file, or take the command "
            "import_table."
        )
    report = Report(noun=table.noun, dry_run=dry_run)
    seen: dict[str, int] = {}
    unit = new_id()
    with as_unit(unit, name=f"bulk edit {unit}"):
        for row, changed in zip(read, changes, strict=True):
            before = known.get(row.pk or "", {})
            report.rows.append(_import_row(table, row, before, changed, seen, actor=actor, reason=reason))
    if dry_run or report.refused:
        transaction.set_rollback(True)
    else:
        record_import(unit, table, report, actor=actor, reason=reason)
    return report


def _check_columns(table: Table, sheet: Sheet) -> None:
    """Raise `TableError` that names every column that the table does not have, each with the nearest that it has."""
    errors = []
    for name in sheet.columns:
        if name not in table.names:
            near = process.extractOne(name.strip().lower(), table.names, score_cutoff=50)
            hint = f" Do you mean “{near[0]}”?" if near else ""
            errors.append(f"There is no column “{name[:60]}” in {table.noun}.{hint}")
    if errors:
        raise TableError([*errors, f"Columns are: {', '.join(table.names)}."])


def _understood(table: Table, sheet: Sheet, row: Row) -> _Read:
    cells: dict[str, Cell] = {}
    errors = []
    for name, raw in row.cells.items():
        column = table.column(name)
        try:
            if sheet.guarded and isinstance(raw, str):
                raw = unguarded(raw, column)
            cells[name] = canonical(raw, column)
        except ValidationError as error:
            errors.append((name, error.messages[0]))
    pk = cells.pop(ID, None) or None
    if pk is not None:
        try:
            pk = str(UUID(pk))
        except ValueError:
            errors.append((ID, f"“{pk[:60]}” is no id. An empty one makes a new row."))
            pk = None
    return _Read(row.number, pk, cells, tuple(errors))


def _import_row(
    table: Table,
    row: _Read,
    before: dict[str, Cell],
    changed: dict[str, tuple[Cell, Cell]],
    seen: dict[str, int],
    *,
    actor: User,
    reason: str,
) -> RowReport:
    errors = list(row.errors)
    if row.pk is not None and not before:
        errors.append((ID, f"There is no row with the id {row.pk}. An empty one makes a new row."))
    if row.pk is not None and (first := seen.setdefault(row.pk, row.number)) != row.number:
        errors.append((ID, f"Row {first} has this id too."))
    if not errors:
        errors += _refusals(table, row, before, changed)
    pk = row.pk
    if not errors and (changed or pk is None):
        pk, errors = _save(table, row, before, changed, actor=actor, reason=reason)
    cells = tuple((name, *pair) for name, pair in changed.items())
    if errors:
        return RowReport(row.number, row.pk, Outcome.REFUSED, cells, tuple(errors))
    outcome = Outcome.CREATED if row.pk is None else Outcome.CHANGED if changed else Outcome.UNCHANGED
    return RowReport(row.number, pk, outcome, cells)


def _differences(table: Table, row: _Read, before: dict[str, Cell]) -> dict[str, tuple[Cell, Cell]]:
    """Return (before, after) of the cells that differ from the row, or from an empty one where it is new."""
    return {
        name: (before.get(name), cell)
        for name, cell in row.cells.items()
        if name != table.version and cell != (before[name] if before else _blank(table, name))
    }


def _blank(table: Table, name: str) -> Cell:
    """Return what a new row has in a column of which nothing is said."""
    return canonical(None, table.column(name))


def _refusals(
    table: Table, row: _Read, before: dict[str, Cell], changed: dict[str, tuple[Cell, Cell]]
) -> list[tuple[str, str]]:
    """Return why these changes cannot be, before any use case is asked."""
    if before and changed:
        version = row.cells.get(table.version)
        if not version:
            return [(table.version, "A row that changes must say which version of it was exported.")]
        if version != before[table.version]:
            now = before[table.version]
            said = f"Somebody has changed this row since: the file has {version}, it is now {now}. Export it again."
            return [(table.version, said)]
    errors = []
    for name in changed:
        mode = table.column(name).mode
        if mode == Mode.NEVER:
            errors.append(
                (name, "This column is only shown: leave the cell as it was, or empty in a new row.")
            )
        elif mode == Mode.NEW and before:
            errors.append((name, f"It is {before[name]} and stays so: only a new row says what it is."))
    return errors


def _save(
    table: Table,
    row: _Read,
    before: dict[str, Cell],
    changed: dict[str, tuple[Cell, Cell]],
    *,
    actor: User,
    reason: str,
) -> tuple[str | None, list[tuple[str, str]]]:
    """Write a row by its use cases; return its id, and why it was refused."""
    cells = {name: before.get(name) if before else _blank(table, name) for name in table.names} | row.cells
    change = Change(
        pk=row.pk,
        values={name: value(cell, table.column(name)) for name, cell in cells.items()},
        changed=frozenset(changed),
        actor=actor,
        reason=reason,
    )
    try:
        with transaction.atomic():
            return str(table.save(change)), []
    except ValidationError as error:
        return row.pk, _sentences(error, table)
    except PermissionDenied as error:
        return row.pk, [("", str(error))]
    except (IntegrityError, DataError) as error:
        return row.pk, [("", refusal(error, [table.model]))]


def _sentences(error: ValidationError, table: Table) -> list[tuple[str, str]]:
    if not hasattr(error, "error_dict"):
        return [("", message) for message in error.messages]
    return [
        (
            name if name in table.names else "",
            message if name in (*table.names, NON_FIELD_ERRORS) else f"{name}: {message}",
        )
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def explain(report: Report) -> list[str]:
    """Return the refusals of a report as sentences, by row and column."""
    return [
        f"Row {row.number}{f', {column}' if column else ''}: {sentence}"
        for row in report.rows
        for column, sentence in row.errors
    ]
