"""Two amounts of one measure that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, day, days, looseness, many_agree, one_matter, pairs
from facts.contradiction.types import CitedPassage, ContradictionKind, HeldPosition
from facts.matching import amounts, dates
from facts.matching.names import same_speaker, two_speakers
from facts.matching.signature import short
from facts.matching.story import as_moment
from facts.matching.types import Feature, Value
from sources.reading.types import Quantity, Span

_FAR = 10
_FLOORS = "floors"
#: Base units of what does not grow from day to day.
_SETTLED = frozenset(("percent", "meter", "watt"))


def compare(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """The comparison of two positions that hold amounts; None when either holds none."""
    if left.value is None or right.value is None or left.value.amount is None or right.value.amount is None:
        return None
    reason = f"{short(left.value)} against {short(right.value)}"
    exempt = _exempt(left, right)
    if exempt:
        return Comparison(ContradictionKind.VALUE, reason, exempt=exempt)
    # What is not surely of this claim may still be the answer of one text to what many others answer alike.
    return Comparison(
        ContradictionKind.VALUE, reason, tuple(_features(left, right)), sure=many_agree(left, right)
    )


def _exempt(left: HeldPosition, right: HeldPosition) -> str:
    one, other = left.value, right.value
    if one is None or other is None:
        return ""
    first, second = amounts.interval(one), amounts.interval(other)
    if first is None or second is None:
        return ""
    if not amounts.same_dimension(first.dimension, second.dimension):
        money = amounts.is_currency(one.unit) and amounts.is_currency(other.unit)
        return "conversion: another currency" if money else "another measure"
    if amounts.compatible(one, other):
        if first.bounded or second.bounded:
            return "the bounds overlap"
        return "rounding" if one.unit == other.unit else "a change of unit, within rounding"
    if left.stated and right.stated:
        return ""
    if one.unit == other.unit == _FLOORS and abs(first.point - second.point) == 1:
        return "floors are counted from the ground or from the one above it"
    return next(_told_apart(left, right), "")


def _told_apart(left: HeldPosition, right: HeldPosition) -> Iterator[str]:
    """Reasons in the words themselves why the amounts are not rivals."""
    for citation, own, other in _sides(left, right):
        for quantity in _quantities(citation):
            if _equals(quantity, other) and not _equals(quantity, own):
                if quantity.derived_from is not None and _is_own(citation, quantity.derived_from, own):
                    yield "conversion: one text converts the amount"
                yield "one text gives both amounts: part and total, or before and after"
    slipped = any(_is_slip(first.value, second.value) for first, second in pairs(left, right))
    for first, second in pairs(left, right):
        at_once = _at_one_moment(first, second) or (
            _at_once(first.as_of, second.as_of) and (slipped or _two_counts(left, right))
        )
        if first.as_of and second.as_of and first.as_of != second.as_of and not at_once:
            yield f"an update: as of {min(first.as_of, second.as_of)} and {max(first.as_of, second.as_of)}"
    yield from _stated_change(left, right)


def _is_slip(one: Value | None, other: Value | None) -> bool:
    """Whether three digits or more of two amounts are in another order, which no update brings about."""
    if one is None or other is None or one.amount is None or other.amount is None or one.unit != other.unit:
        return False
    return amounts.transposed(one.amount, other.amount) > 2


def _at_one_moment(left: CitedPassage, right: CitedPassage) -> bool:
    """Whether the days for which two citations speak are told with a time that is one moment in two time zones."""
    return any(dates.one_moment(one, other) for one in _timed(left) for other in _timed(right))


def _timed(citation: CitedPassage) -> list[str]:
    """The moments on the day for which a citation speaks."""
    return [
        as_moment(expression)
        for expression in (citation.passage.dates if citation.passage is not None else ())
        if expression.time and expression.value == citation.as_of
    ]


def _sides(left: HeldPosition, right: HeldPosition) -> Iterator[tuple[CitedPassage, Value, Value]]:
    if left.value is None or right.value is None:
        return
    for citation in left.citations:
        yield citation, left.value, right.value
    for citation in right.citations:
        yield citation, right.value, left.value


def _stated_change(left: HeldPosition, right: HeldPosition) -> Iterator[str]:
    """A later text that names the difference ("40, 16 fewer than yesterday") tells of an update."""
    if left.value is None or right.value is None or left.value.amount is None or right.value.amount is None:
        return
    change = abs(left.value.amount - right.value.amount)
    if left.value.unit != right.value.unit or change < 2:
        return
    mine, theirs = days(left), days(right)
    if not mine or not theirs:
        return
    later = left if min(mine) > max(theirs) else right if min(theirs) > max(mine) else None
    if later is None:
        return
    own = later.value
    for citation in later.citations:
        if any(
            quantity.amount == change and (own is None or not _equals(quantity, own))
            for quantity in _quantities(citation)
        ):
            yield f"an update: the later text names the change of {change.normalize():f}"


def _quantities(citation: CitedPassage) -> tuple[Quantity, ...]:
    return citation.passage.quantities if citation.passage is not None else ()


def _equals(quantity: Quantity, value: Value) -> bool:
    if value.amount is None:
        return False
    measured = amounts.to_base(quantity.amount, quantity.unit)
    other = amounts.to_base(value.amount, value.unit)
    return amounts.same_dimension(measured[1], other[1]) and measured[0] == other[0]


def _is_own(citation: CitedPassage, span: Span, own: Value) -> bool:
    return any(
        quantity.start == span.start and quantity.end == span.end and _equals(quantity, own)
        for quantity in _quantities(citation)
    )


def _features(left: HeldPosition, right: HeldPosition) -> Iterator[Feature]:
    one, other = left.value, right.value
    if one is None or other is None or one.amount is None or other.amount is None:
        return
    yield Feature(
        "different amounts of one measure", features.DIFFERENT_AMOUNTS, f"{short(one)}, {short(other)}"
    )
    yield from one_matter(left, right)
    mine, theirs = days(left), days(right)
    if any(_at_one_moment(first, second) for first, second in pairs(left, right)):
        mine = theirs = mine | theirs
    # What was first told on another day may have been told again since: an echo, or a figure that nobody renewed.
    later = bool(mine and theirs) and min(mine) != min(theirs)
    slipped = list(_slips(left, right, one, other, later=later))
    yield from slipped
    yield from _elsewhere(left, right)
    # Figures that are slips of one another are one figure, however unlike the words.
    if _weight(slipped) < features.SLIPPED_POINT:
        many = many_agree(left, right)
        weight = features.LOOSE_AMOUNTS_OF_MANY if many else features.LOOSE_AMOUNTS_DIFFER
        yield from looseness(left, right, weight, between=features.LOOSE_AMOUNTS)
    if mine and theirs and not later:
        yield Feature("speak for the same day", features.SAME_DAY, min(mine))
    elif later:
        counted = amounts.to_base(one.amount, one.unit)[1].startswith(amounts.COUNT)
        told = f"{min(mine | theirs)}, {max(mine | theirs)}"
        weight = features.LATER_COUNT if counted else features.LATER_OTHER
        if not (_at_once(min(mine), min(theirs)) and (_is_settled(one) or _two_counts(left, right))):
            yield Feature("one is later, and such figures change", weight, told)
    if _of_other_months(left, right):
        yield Feature("each names another month", features.OTHER_MONTHS)
    first, second = amounts.interval(one), amounts.interval(other)
    hedged = one.approx or other.approx or _bounded(one) or _bounded(other)
    if hedged and not (first and second and _ratio(first.point, second.point) > features.HEDGES_HOLD_TO):
        yield Feature("one is only approximate", features.HEDGED)
    if first is None or second is None:
        return
    if _ratio(first.point, second.point) > _FAR:
        yield Feature("so far apart that they may measure different things", features.FAR_APART)
    elif _ratio(first.point, second.point) > features.PART_FROM and not slipped:
        weight = features.PERHAPS_A_PART_OF_MANY if many_agree(left, right) else features.PERHAPS_A_PART
        yield Feature("so far apart that one may be a part of the other", weight)
    if _counts_unnamed(left) != _counts_unnamed(right):
        yield Feature("one counts what is not named", features.UNNAMED_COUNT)


def _of_other_months(left: HeldPosition, right: HeldPosition) -> bool:
    """Whether both sides name a month that is past, or has begun, beside their amounts, and none of them the other's."""
    named = [
        {
            expression.value
            for citation in side.citations
            for expression in (citation.passage.dates if citation.passage is not None else ())
            if len(expression.value) == len("2026-09") and "" < expression.value <= day(citation)[:7]
        }
        for side in (left, right)
    ]
    return all(named) and named[0].isdisjoint(named[1])


def _is_settled(value: Value) -> bool:
    """Whether a value is no tally that grows from day to day: a sum of money, a share, a length, a power."""
    if value.amount is None:
        return False
    return amounts.is_currency(value.unit) or amounts.to_base(value.amount, value.unit)[1] in _SETTLED


def _two_counts(left: HeldPosition, right: HeldPosition) -> bool:
    """Whether two speakers have an amount each, and none has both: a figure is not renewed by somebody else's."""
    told = [
        [citation.attribution for citation in side.citations if citation.attribution.name]
        for side in (left, right)
    ]
    both = [(one, other) for one in told[0] for other in told[1]]
    return any(two_speakers(*pair) for pair in both) and not any(same_speaker(*pair) for pair in both)


def _at_once(one: str, other: str) -> bool:
    """Whether two days, as far as both are whole ones, are so near that papers tell of one event on both."""
    try:
        apart = date.fromisoformat(one) - date.fromisoformat(other)
    except ValueError:
        return False
    return abs(apart.days) <= features.TOLD_WITHIN


def _counts_unnamed(position: HeldPosition) -> bool:
    """Whether no citation of a position names what its number counts."""
    values = [position.value, *(citation.value for citation in position.citations)]
    return all(
        amounts.to_base(value.amount, value.unit)[1] == amounts.COUNT
        for value in values
        if value is not None and value.amount is not None
    )


def _bounded(value: Value) -> bool:
    return value.lower is not None or value.upper is not None


def _elsewhere(left: HeldPosition, right: HeldPosition) -> Iterator[Feature]:
    """A doubt where a text that is cited for one amount has the other in a sentence that is not cited."""
    for citation, _, other in _sides(left, right):
        if any(_equals(quantity, other) for quantity in citation.elsewhere):
            yield Feature(
                "one text has the other amount in another sentence", features.TOLD_ELSEWHERE, short(other)
            )
            return


def _slips(
    left: HeldPosition, right: HeldPosition, one: Value, other: Value, *, later: bool
) -> Iterator[Feature]:
    """Signs of a slip between two amounts, as some text on either side tells them in one unit."""
    told = [(one, other)]
    told += [
        (first.value, second.value)
        for first, second in pairs(left, right)
        if first.value is not None and second.value is not None
    ]
    found = [
        list(slips(mine.amount, theirs.amount, later=later))
        for mine, theirs in told
        if mine.amount is not None and theirs.amount is not None and _one_unit(mine, theirs)
    ]
    yield from max(found, key=_weight, default=[])


def _one_unit(left: Value, right: Value) -> bool:
    """Whether the digits of two amounts can be compared: they are of one unit, or of units that are one to one."""
    return left.unit == right.unit or all(
        value.amount is not None and amounts.to_base(value.amount, value.unit)[0] == value.amount
        for value in (left, right)
    )


def _weight(features: list[Feature]) -> float:
    return sum(feature.weight for feature in features)


def slips(left: Decimal, right: Decimal, *, later: bool = False) -> Iterator[Feature]:
    """Signs that one amount is a slip of the pen for the other: digits swapped, or the point moved.

    `later` tells that one text is later: two digits may then be in another order because the figure changed.
    """
    if amounts.digits(left) == amounts.digits(right):
        yield Feature("the same digits at another scale", features.SLIPPED_POINT, f"{left:f}, {right:f}")
    elif swapped := amounts.transposed(left, right):
        two = features.TRANSPOSED_LATER if later else features.TRANSPOSED_TWO_DIGITS
        weight = features.TRANSPOSED_DIGITS if swapped > 2 else two
        yield Feature("the same digits in another order", weight, f"{left:f}, {right:f}")


def _ratio(left: Decimal, right: Decimal) -> Decimal:
    small, large = sorted((abs(left), abs(right)))
    return large / small if small else Decimal("Infinity")
