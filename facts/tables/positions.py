"""Positions as a table: stance and value, changed or added."""

from __future__ import annotations

from typing import Any

from facts.models import Claim, Position
from facts.models.choices import Stance
from facts.rewording import add_position, change_position

from .held_values import VALUE_COLUMNS, held_value
from .references import ONE_ID, moment, row_named
from .types import Change, Column, Kind, Mode, Table


def save(change: Change) -> Any:
    """Write one position and return its id."""
    values = change.values
    taken: dict[str, Any] = {"value": held_value(values), "stance": values["stance"] or Stance.AFFIRMS}
    if change.pk is None:
        claim = row_named(Claim.objects.all(), "claim", values["claim"])
        return add_position(claim=claim, **taken, **change.why).pk
    position = Position.objects.select_related("claim").get(pk=change.pk)
    return change_position(position=position, **taken, **change.why).pk


POSITIONS = Table(
    noun="positions",
    model=Position,
    source="facts_position t JOIN facts_claim c ON c.id = t.claim_id",
    version="claim_version",
    lock="""
        SELECT id FROM facts_claim WHERE id IN (SELECT claim_id FROM facts_position WHERE id = ANY(%s::uuid[]))
        ORDER BY id FOR UPDATE
    """,
    save=save,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("claim_version", "c.version::text", Kind.INTEGER, nullable=True),
        Column("claim", "t.claim_id::text", mode=Mode.NEW, pattern=ONE_ID),
        Column("stance", "t.stance", choices=tuple(Stance.values)),
        *VALUE_COLUMNS,
        Column("found_by", "t.found_by", mode=Mode.NEVER),
        Column("merged_into", "t.merged_into_id::text", mode=Mode.NEVER, nullable=True),
        Column("created_at", moment("t.created_at"), mode=Mode.NEVER),
    ),
)
