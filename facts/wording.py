"""Values, dates and attributions in words, for people who read English."""

from __future__ import annotations

from decimal import Context, Decimal

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal
from babel.units import UnknownUnitError, format_unit

from facts.matching.amounts import interval
from facts.matching.date_words import date_in_words
from facts.matching.types import Value

LOCALE = Locale("en")

#: Numbers below this are written out in full.
COMPACT_FROM = Decimal(1_000_000)

#: Digits after the point of a compact number ("1.234 billion"); one that needs more is written out in full.
COMPACT_DIGITS = 3

#: Units whose sign or word goes otherwise than after a blank.
UNITS = {"percent": "%", "percentage point": " percentage points"}


def value_in_words(value: Value | None) -> str:
    """Return a value as a phrase: "about 14.3 billion USD", "at least 5 people", "June 2025", "" for none."""
    if value is None:
        return ""
    if value.amount is not None:
        return amount_in_words(value)
    if value.date:
        return date_in_words(value.date)
    return value.role or ", ".join(value.members)


def amount_in_words(value: Value) -> str:
    """Return an amount with unit and bounds as a phrase."""
    if value.lower is not None and value.upper is not None and value.lower != value.upper:
        return f"{number_in_words(value.lower)} to {with_unit(value.upper, value.unit)}"
    if value.lower is not None and value.upper is None:
        return f"at least {with_unit(value.lower, value.unit)}"
    if value.upper is not None and value.lower is None:
        return f"at most {with_unit(value.upper, value.unit)}"
    about = "about " if value.approx else ""
    return f"{about}{with_unit(value.amount or Decimal(0), value.unit)}"


def reach_in_words(value: Value) -> str:
    """Return the amounts that count as the same as this one ("14.25 billion to 14.35 billion USD"), "" for an exact one."""
    reach = interval(value)
    if reach is None or reach.low == reach.high or value.amount is None:
        return ""
    # The interval is in the base unit of its dimension; the words keep the unit of the value.
    scale = reach.point / value.amount if value.amount else Decimal(1)
    low, high = (end / scale for end in (reach.low, reach.high))
    return f"{number_in_words(_plain(low))} to {with_unit(_plain(high), value.unit)}"


def _plain(amount: Decimal) -> Decimal:
    """Return an amount with six significant digits: no more are meant."""
    return Context(prec=6).plus(amount).normalize() + 0


def exact_in_figures(value: Value | None) -> str:
    """Return an amount with every digit and its unit ("14,300,000,000 USD"), "" for other values."""
    if value is None or value.amount is None:
        return ""
    figures = format_decimal(value.amount, locale=LOCALE, decimal_quantization=False)
    return f"{figures}{_after(value.amount, value.unit)}"


def with_unit(amount: Decimal, unit: str) -> str:
    """Return an amount with its unit: "14.3 billion USD", "49%", "12 kilometers", "200 people"."""
    return f"{number_in_words(amount)}{_after(amount, unit)}"


def number_in_words(amount: Decimal) -> str:
    """Return a number in English, compact where nothing is lost by it: "14.3 billion", "1,019,513"."""
    if abs(amount) >= COMPACT_FROM:
        scale = Decimal(10) ** (3 * ((amount.adjusted()) // 3))
        if (amount / scale).quantize(Decimal(1).scaleb(-COMPACT_DIGITS)) == amount / scale:
            return str(
                format_compact_decimal(
                    amount, format_type="long", locale=LOCALE, fraction_digits=COMPACT_DIGITS
                )
            )
    return str(format_decimal(amount, locale=LOCALE, decimal_quantization=False))


def _after(amount: Decimal, unit: str) -> str:
    if not unit:
        return ""
    if unit.isupper():
        return f" {unit}"
    if unit in UNITS:
        return UNITS[unit] if abs(amount) != 1 else UNITS[unit].removesuffix("s")
    # CLDR words a unit together with a number; the number is cut off again, because ours is compact.
    few = 1 if abs(amount) == 1 else 2
    try:
        return str(format_unit(few, unit, "long", locale=LOCALE)).removeprefix(str(few))
    except UnknownUnitError:
        return f" {unit}"


def attribution_in_words(*, kind: str, name: str, count: int | None) -> str:
    """Return on whose word something is said: "says Mayer", "3 anonymous sources say", "in its own voice"."""
    match kind:
        case "own":
            return "in its own voice"
        case "named":
            return f"on the word of {name}" if name else "on the word of a named speaker"
        case "official":
            return f"officially, by {name}" if name else "on the word of an official"
        case "anonymous":
            who = "an anonymous source" if count == 1 else f"{count or 'unnamed'} anonymous sources"
            return "on the word of unnamed sources" if count is None else f"on the word of {who}"
        case "outlet":
            return f"citing {name}" if name else "citing another outlet"
    return ""
