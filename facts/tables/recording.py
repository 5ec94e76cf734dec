"""Keep an import as a unit beside the bulk edits: who, why, which rows, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from facts.bulk.actions import IMPORTED
from facts.models import ChangeSet, ChangeSetItem
from facts.models.choices import ChangeSetState
from sources.models import Story

from .types import Cell, Kind, Outcome, Report, RowReport, Table

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import User


def record_import(unit: UUID, table: Table, report: Report, *, actor: User, reason: str) -> None:
    """Keep the rows that an import changed or made, in its transaction; `unit` is the context of its history."""
    rows = [row for row in report.rows if row.outcome in (Outcome.CHANGED, Outcome.CREATED)]
    if not rows:
        return
    count = len(rows)
    changeset = ChangeSet(
        id=unit,
        model=table.model.__name__.lower(),
        action=IMPORTED,
        reason=reason,
        state=ChangeSetState.APPLIED,
        created_by=actor,
        atomic=True,
        applied_at=timezone.now(),
        total=count,
        changing=count,
        done=count,
    )
    changeset.full_clean()
    changeset.save()
    stories = _stories(rows)
    items = [
        ChangeSetItem(
            changeset=changeset,
            row=str(row.pk),
            before=_held(table, {name: before for name, before, _ in row.cells}, stories)
            if row.outcome == Outcome.CHANGED
            else {},
            after=_held(table, {name: after for name, _, after in row.cells}, stories),
        )
        for row in rows
    ]
    ChangeSetItem.objects.bulk_create(items, batch_size=2_000)


def _stories(rows: list[RowReport]) -> dict[Cell, str]:
    """Return the ids of the stories that cells name by their slugs."""
    slugs = {cell for row in rows for name, *cells in row.cells for cell in cells if name == "story"}
    found = Story.objects.filter(slug__in=slugs - {None}).values_list("slug", "pk")
    return {slug: str(pk) for slug, pk in found}


def _held(table: Table, cells: dict[str, Cell], stories: dict[Cell, str]) -> dict[str, Any]:
    """Return the cells as items hold them: rows by their ids."""
    held: dict[str, Any] = {}
    for name, cell in cells.items():
        if name == "story":
            held[name] = stories.get(cell)
        elif table.column(name).kind == Kind.IDS:
            held[name] = (cell or "").split()
        else:
            held[name] = cell
    return held
