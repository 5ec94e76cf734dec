"""Values between their columns, the pure `Value`, and JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .matching.types import Value
from .models.values import ISO_DATE, HeldValue


def value_of(row: HeldValue) -> Value | None:
    """Return the value that a position or citation holds, None where it holds none."""
    if row.amount is not None:
        return Value(
            amount=_plain(row.amount),
            unit=row.unit,
            approx=row.approx,
            lower=None if row.lower is None else _plain(row.lower),
            upper=None if row.upper is None else _plain(row.upper),
        )
    if row.date:
        return Value(date=row.date)
    if row.role:
        return Value(role=row.role)
    if row.members:
        return Value(members=tuple(row.members))
    return None


def value_columns(value: Value | None) -> dict[str, Any]:
    """Return the columns of a value, all of them, so that they can be given to a model or an update."""
    value = value or Value()
    return {
        "amount": value.amount,
        "unit": value.unit[:60],
        "approx": value.approx,
        "lower": value.lower,
        "upper": value.upper,
        "date": known_date(value.date),
        "role": value.role[:300],
        "members": [member[:200] for member in value.members] or None,
    }


def known_date(text: str) -> str:
    """Return a date as it is stored; "" for one that tells neither year, month, quarter, week nor weekday."""
    return text if re.match(ISO_DATE, text) else ""


def value_json(value: Value | None) -> dict[str, Any] | None:
    """Return a value as exports and the API send it; amounts are decimal strings without trailing zeros."""
    if value is None:
        return None
    if value.amount is not None:
        return {
            "amount": decimal_text(value.amount),
            "unit": value.unit,
            "approx": value.approx,
            "lower": None if value.lower is None else decimal_text(value.lower),
            "upper": None if value.upper is None else decimal_text(value.upper),
        }
    if value.date:
        return {"date": value.date}
    if value.role:
        return {"role": value.role}
    return {"members": list(value.members)}


def value_from_json(data: dict[str, Any] | None) -> Value | None:
    """Return the value that `value_json` turned into `data`."""
    if data is None:
        return None
    if "amount" in data:
        lower, upper = data.get("lower"), data.get("upper")
        return Value(
            amount=Decimal(data["amount"]),
            unit=data.get("unit", ""),
            approx=data.get("approx", False),
            lower=None if lower is None else Decimal(lower),
            upper=None if upper is None else Decimal(upper),
        )
    return Value(date=data.get("date", ""), role=data.get("role", ""), members=tuple(data.get("members", ())))


def decimal_text(amount: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros, all its digits kept: 14300000000, 6.8."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(amount: Decimal) -> Decimal:
    # Not normalize(), which rounds to 28 digits: a column holds 38.
    return Decimal(decimal_text(amount))
