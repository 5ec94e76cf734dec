"""Amounts as intervals: when two amounts can be the same amount, told in rounding, bounds and units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from facts.matching.types import Value
from sources.reading.quantities.comparison import comparable
from sources.reading.types import Quantity, QuantityKind

#: A plain figure stands for what rounds to it, but for no more than this share of it.
PLAIN_TOLERANCE: Final = Decimal("0.025")
#: A hedged figure ("about") stands for at least PLAIN_TOLERANCE and at most this share.
HEDGED_TOLERANCE: Final = Decimal("0.10")
#: "More than 1,200" is said of figures near 1,200, not of any larger one: the open side ends here, for few things ("more
#: than ten") with the next number that is as round.
OPEN_BOUND: Final = Decimal("0.25")
#: Counts below this are exact unless hedged: 3 is not 4 and 56 is not 57.
EXACT_COUNTS_BELOW: Final = 100

#: The dimension of whatever is counted; a bare number may count anything.
COUNT: Final = "count"
#: Units that are their own base.
_BASES: Final = frozenset(("meter", "kilogram", "watt", "joule", "hertz", "day"))


@lru_cache(maxsize=4096)
def to_base(amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """The amount in the base unit of its dimension, and that dimension: "USD", "percent", "meter", "count:people"."""
    if is_currency(unit) or unit in ("percent", "percentage point"):
        return amount, unit
    if not unit:
        return amount, COUNT
    # Outside the United States a "ton" is metric; the two lie within what a rounded figure may mean.
    unit = "tonne" if unit == "ton" else unit
    measured, base = comparable(Quantity(0, 0, "", QuantityKind.MEASURE, amount, unit))
    return (measured, base) if base != unit or base in _BASES else (amount, f"{COUNT}:{unit}")


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code by its shape."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


@dataclass(frozen=True, slots=True)
class Interval:
    """What an amount may stand for, in the base unit of its dimension."""

    dimension: str
    point: Decimal
    low: Decimal
    high: Decimal
    bounded: bool


def precision(amount: Decimal) -> Decimal:
    """The value of the last digit that is not a trailing zero: 0.1 for 14.3, 100 for 38,400."""
    normal = amount.normalize()
    exponent = normal.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def tolerance(amount: Decimal, *, approx: bool, discrete: bool) -> Decimal:
    """How far the true figure may lie from a stated amount without the statement being wrong."""
    size = abs(amount)
    half = precision(amount) / 2
    if approx:
        return min(max(half, size * PLAIN_TOLERANCE), size * HEDGED_TOLERANCE)
    if discrete and size < EXACT_COUNTS_BELOW:
        return Decimal(0)
    if not discrete and size < EXACT_COUNTS_BELOW and precision(amount) <= 1:
        return half
    return min(half, size * PLAIN_TOLERANCE)


def interval(value: Value) -> Interval | None:
    """The interval of a value that has an amount, else None."""
    if value.amount is None:
        return None
    point, dimension = to_base(value.amount, value.unit)
    discrete = dimension.startswith(COUNT)
    near = tolerance(value.amount, approx=value.approx, discrete=discrete)
    low, high = value.amount - near, value.amount + near
    bounded = value.lower is not None or value.upper is not None
    if bounded:
        reach = abs(value.amount) * OPEN_BOUND
        if discrete and abs(value.amount) < EXACT_COUNTS_BELOW:
            reach = max(reach, precision(value.amount))
        low = value.lower if value.lower is not None else value.amount - reach
        high = value.upper if value.upper is not None else value.amount + reach
    ends = sorted((to_base(low, value.unit)[0], to_base(high, value.unit)[0]))
    return Interval(dimension, point, ends[0], ends[1], bounded)


def same_dimension(left: str, right: str) -> bool:
    """Whether amounts of these dimensions can be compared; a bare count may count anything countable."""
    if left == right:
        return True
    return COUNT in (left, right) and left.startswith(COUNT) and right.startswith(COUNT)


def equal(left: Value, right: Value) -> bool:
    """Whether two amounts are one figure but for rounding and unit; bounds are left aside: "at least 127" is 127."""
    one, other = (interval(replace(value, lower=None, upper=None)) for value in (left, right))
    if one is None or other is None or not same_dimension(one.dimension, other.dimension):
        return False
    return one.low <= other.point <= one.high or other.low <= one.point <= other.high


def compatible(left: Value, right: Value) -> bool:
    """Whether two amounts can both be right of one quantity: within rounding, bounds or a change of unit."""
    one, other = interval(left), interval(right)
    if one is None or other is None or not same_dimension(one.dimension, other.dimension):
        return False
    if one.bounded or other.bounded:
        return one.low <= other.high and other.low <= one.high
    return one.low <= other.point <= one.high or other.low <= one.point <= other.high


def transposed(left: Decimal, right: Decimal) -> int:
    """How many digits two amounts have in another order, within a power of ten: 3 for 104 and 140 million, else 0."""
    small, large = sorted((abs(left), abs(right)))
    # The zeros that both end with tell nothing.
    last = min(precision(left), precision(right))
    one, other = (f"{abs(amount) / last:.0f}" for amount in (left, right))
    slipped = one != other and len(one) > 1 and sorted(one) == sorted(other) and large < small * 10
    return len(one) if slipped else 0


def digits(amount: Decimal) -> str:
    """The digits of an amount without the zeros at its end: 32 for 3200."""
    return "".join(str(digit) for digit in amount.normalize().as_tuple().digits)
