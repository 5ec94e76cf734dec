"""What a claim is about without any language: names and figure ("Meta · Scale AI · 14.3 bn USD")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facts.matching.types import Value

_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


def signature(names: Sequence[str], value: Value | None) -> str:
    """Names and value joined by dots; "" when there is neither."""
    parts = [*names[:3]]
    if value is not None:
        parts.append(short(value))
    return " · ".join(part for part in parts if part)


def short(value: Value) -> str:
    """A value in few signs: "14.3 bn USD", "≈ 6,200", "> 1,200 people", "2026-03-14"."""
    if value.members:
        return ", ".join(value.members)
    if value.amount is None:
        return value.date or value.role
    mark = "≈ " if value.approx else ""
    if value.lower is not None and value.upper is None:
        mark = "> "
    elif value.upper is not None and value.lower is None:
        mark = "< "
    return f"{mark}{short_amount(value.amount)} {value.unit}".strip()


def short_amount(amount: Decimal) -> str:
    """An amount with a scale word from a million on, else with thousands separated."""
    for scale, word in _SCALES:
        if abs(amount) >= scale:
            return f"{(amount / scale).normalize():f} {word}"
    return f"{amount.normalize():,f}"
