"""What a table is: its columns, where their values come from, and which use cases write a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import Model

#: A cell as files hold it: text, or None for nothing.
Cell = str | None


class TableError(ValidationError):
    """A file cannot be read as a table, or a table not be written as a file; the messages are for people."""


class Kind(StrEnum):
    """What the text of a cell means."""

    TEXT = "text"
    INTEGER = "whole number"
    DECIMAL = "number"
    BOOLEAN = "true or false"
    DATE = "date"
    LIST = "list"
    IDS = "ids"


class Mode(StrEnum):
    """When a cell may say something else than the row."""

    ALWAYS = "always"
    NEW = "new"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `sql` gives the value as text, or NULL. An empty cell of a `nullable` column is NULL, of another one "". `longest` is in
    characters, `pattern` a regular expression; None where there is no limit.
    """

    name: str
    sql: str
    kind: Kind = Kind.TEXT
    mode: Mode = Mode.ALWAYS
    nullable: bool = False
    choices: tuple[str, ...] = ()
    longest: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a row of a file wants: the values of all its cells, and in which columns they differ from the row.

    `pk` is None for a new row. `values` also holds what the file does not name: the row's own values.
    """

    pk: str | None
    values: Mapping[str, Any]
    changed: frozenset[str]
    actor: User
    reason: str

    @property
    def why(self) -> dict[str, Any]:
        """Return who changes the row and why, as every use case takes it."""
        return {"actor": self.actor, "reason": self.reason}

    def touches(self, *names: str) -> bool:
        """Return whether any of these columns changes."""
        return not self.changed.isdisjoint(names)


@dataclass(frozen=True, slots=True)
class Table:
    """A noun as one flat table, keyed by public id.

    `source` is what follows FROM; `version` names the column that tells whether a row has changed since it was exported;
    `lock` is SQL that locks what rows with the ids `%s` hang on; `save` writes one row through the use cases and returns its id.
    """

    noun: str
    model: type[Model]
    source: str
    columns: tuple[Column, ...]
    version: str
    lock: str
    save: Callable[[Change], Any]

    def column(self, name: str) -> Column:
        """Return the column of this name; raises `KeyError`."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns, in their order."""
        return tuple(column.name for column in self.columns)


class Outcome(StrEnum):
    """What becomes of a row of a file."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowReport:
    """What becomes of one row: its number in the file, its id, the cells that differ, and why it is refused.

    `cells` holds (column, before, after) for what changes, `errors` (column or "", sentence).
    """

    number: int
    pk: str | None
    outcome: Outcome
    cells: tuple[tuple[str, Cell, Cell], ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Report:
    """What an import did, or would do: nothing at all if `refused`."""

    noun: str
    dry_run: bool
    rows: list[RowReport] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        """Return how many rows had this outcome."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def refused(self) -> bool:
        """Return whether a row was refused, so that none was written."""
        return any(row.outcome == Outcome.REFUSED for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of rows by outcome, for those that there are."""
        return {outcome.value: amount for outcome in Outcome if (amount := self.count(outcome))}
