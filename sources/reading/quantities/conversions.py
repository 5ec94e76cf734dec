"""Amounts of money that merely restate another one of the same text in a second currency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sources.reading.types import Quantity, QuantityKind, Span

#: Rates within one text that agree this closely are one rate: rounding to two or three figures stays below it.
TOLERANCE = Decimal("0.01")
#: How many characters may lie between an amount and its conversion ("143亿美元(智汇AI注:现汇率约合1019.51亿元").
NEAR = 40


def mark_conversions(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of one whole text, in order, with `derived_from` on those that convert the amount before them.

    `find_quantities` marks what brackets or words ("about", "equivalent to") show. This adds neighbouring amounts in
    two currencies whose rate agrees within 1 % with the rate of another such pair of the text, or with a rate
    that the text states ("1 euro = 1.17 dollars").
    """
    marked = list(quantities)
    pairs = [*_pairs(quantities)]
    rates = [
        *_stated(quantities),
        *((left.unit, right.unit, right.amount / left.amount) for _, left, right in pairs),
    ]
    for index, left, right in pairs:
        rate = right.amount / left.amount
        agreeing = sum(
            _agree(rate, other) for base, unit, other in rates if (base, unit) == (left.unit, right.unit)
        )
        agreeing += sum(
            _agree(rate, 1 / other) for base, unit, other in rates if (base, unit) == (right.unit, left.unit)
        )
        # A pair agrees with itself.
        if agreeing >= 2 and right.derived_from is None:
            marked[index] = replace(right, derived_from=Span(left.start, left.end))
    return tuple(marked)


def shifted(quantity: Quantity, by: int) -> Quantity:
    """The quantity with all its offsets moved by `by` characters: from a passage to its whole text."""
    span = quantity.derived_from
    moved = None if span is None else Span(span.start + by, span.end + by)
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, derived_from=moved)


def _pairs(quantities: Sequence[Quantity]) -> Iterator[tuple[int, Quantity, Quantity]]:
    previous: Quantity | None = None
    for index, quantity in enumerate(quantities):
        if quantity.kind is not QuantityKind.MONEY or quantity.amount <= 0:
            continue
        if previous is not None and previous.unit != quantity.unit and quantity.start - previous.end <= NEAR:
            yield index, previous, quantity
            # A third currency converts the first amount again, not the second.
            continue
        previous = quantity


def _stated(quantities: Sequence[Quantity]) -> Iterator[tuple[str, str, Decimal]]:
    for quantity in quantities:
        unit, _, base = quantity.unit.partition("/")
        if base and quantity.amount > 0 and len(unit) == len(base) == 3:
            yield base, unit, quantity.amount


def _agree(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= TOLERANCE * max(left, right)
