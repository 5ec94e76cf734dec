"""How commands show progress and what was done, on a terminal or in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, TypeVar, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from facts.summary import Shares
from facts.tally import Tally

Item = TypeVar("Item")


def console(stream: OutputWrapper | None = None) -> Console:
    """Return a console on a command's stream, by default on standard error."""
    # A command's stream is a wrapper that passes all that it does not know itself to the file inside.
    file = cast(IO[str], stream or sys.stderr)
    return Console(file=file, soft_wrap=True, highlight=False, emoji=False, markup=False)


def track(items: Sequence[Item], doing: str) -> Iterable[Item]:
    """Yield the items under a progress bar on standard error."""
    with Progress(console=console(), transient=True) as bar:
        yield from bar.track(items, description=doing)


def done_table(tally: Tally, totals: dict[str, int]) -> Table:
    """Return the closing table: per model what was created, unchanged, updated, removed, and how many there are."""
    table = Table("Model", *(["Created", "Unchanged", "Updated", "Removed", "In the base"]))
    for model, total in totals.items():
        counts = (tally.created, tally.unchanged, tally.updated, tally.removed)
        table.add_row(model, *(str(count[model] or "") for count in counts), str(total))
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def shares_table(shares: Iterable[Shares]) -> Table:
    """Return the table of who found what."""
    table = Table("Model", "Machine alone", "Editor alone", "Both")
    for row in shares:
        table.add_row(row.model, str(row.machine), str(row.editor), str(row.both))
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def note_lines(tally: Tally) -> list[str]:
    """Return one line for everything else to know."""
    return [f"Note: {note}" for note in tally.notes]


def rejected_lines(tally: Tally) -> list[str]:
    """Return one line for every article that was rejected, with the reason."""
    return [f"Rejected {name}: {reason}" for name, reason in tally.rejected]
