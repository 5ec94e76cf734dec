"""The columns of a value, which positions and citations have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from facts.matching.types import Value
from facts.models.values import ISO_DATE

from .types import Column, Kind

VALUE_COLUMNS = (
    Column("amount", "trim_scale(t.amount)::text", Kind.DECIMAL, nullable=True),
    Column("unit", "t.unit", longest=60),
    Column("approx", "t.approx::text", Kind.BOOLEAN),
    Column("lower", "trim_scale(t.lower)::text", Kind.DECIMAL, nullable=True),
    Column("upper", "trim_scale(t.upper)::text", Kind.DECIMAL, nullable=True),
    Column("date", "t.date", pattern=ISO_DATE),
    Column("role", "t.role", longest=300),
    Column("members", "to_jsonb(t.members)::text", Kind.LIST, nullable=True),
)
VALUE_NAMES = tuple(column.name for column in VALUE_COLUMNS)

#: The longest member of a set.
LONGEST_MEMBER = 200


def held_value(values: Mapping[str, Any]) -> Value | None:
    """Return the value that the cells hold, None where all are empty. Raises `ValidationError` by column."""
    members = tuple(values["members"] or ())
    if any(len(member) > LONGEST_MEMBER for member in members):
        raise ValidationError({"members": f"A member has at most {LONGEST_MEMBER} characters."})
    kinds = [name for name in ("amount", "date", "role", "members") if values[name] not in (None, "", [])]
    if len(kinds) > 1:
        raise ValidationError(
            {kinds[1]: f"A value is an amount, a date, a role or a set: {kinds[0]} is given too."}
        )
    without = [name for name in ("unit", "lower", "upper", "approx") if values[name] not in (None, "", False)]
    if without and "amount" not in kinds:
        raise ValidationError({without[0]: "It belongs to an amount, and there is none."})
    if not kinds:
        return None
    return Value(
        amount=values["amount"],
        unit=values["unit"],
        approx=bool(values["approx"]),
        lower=values["lower"],
        upper=values["upper"],
        date=values["date"],
        role=values["role"],
        members=members,
    )
