"""What the figures of two clauses say about whether the clauses tell of one matter."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from facts.matching import amounts, currencies, dates, features
from facts.matching.anchors import distinctive
from facts.matching.story import DATE, SET, Figure, Floats, Unit

Flags = npt.NDArray[np.bool_]


def agreement(units: list[Unit], related: Floats) -> Floats:
    """What the amounts and dates of two clauses add to their score: shape (units, units); lists are not in it.

    `related` are the scores of their passages: an equal amount only counts as the partner of another where the
    passages are not strangers.
    """
    size = len(units)
    added = np.zeros((size, size), dtype=np.float32)
    rows = [row for row, unit in enumerate(units) if unit.figure is not None and unit.figure.dimension != SET]
    has = np.zeros(size, dtype=bool)
    has[rows] = True
    added[np.not_equal.outer(has, has)] = features.AMOUNT_AGAINST_NONE
    if rows:
        held = [units[row] for row in rows]
        stated = [unit.figure for unit in held if unit.figure is not None]
        added[np.ix_(rows, rows)] = _agreement(held, stated, related[np.ix_(rows, rows)])
    return added


def _agreement(units: list[Unit], figures: list[Figure], related: Floats) -> Floats:
    comparable, same = _compare(figures)
    equal = np.where(
        _both(np.array([distinctive(figure) for figure in figures])),
        features.SAME_AMOUNT,
        features.SAME_COMMON_AMOUNT,
    )
    differing = np.where(
        _partnered(units, same, related),
        features.OTHER_AMOUNT,
        np.maximum(_odd(figures), features.OTHER_AMOUNT),
    )
    added = np.where(same, equal, np.where(comparable, differing, _of_two_measures(units, figures)))
    date = np.array([figure.dimension == DATE for figure in figures])
    once = np.array([_says_once(units, figures, place) for place in range(len(units))])
    same_date = np.where(_both(once), features.SAME_DATE, 0)
    added = np.where(_both(date), np.where(same, same_date, features.OTHER_DATE), added)
    result: Floats = np.where(np.not_equal.outer(date, date), features.DATE_AGAINST_AMOUNT, added).astype(
        np.float32
    )
    return result


def _both(flags: Flags) -> Flags:
    pairs: Flags = np.logical_and.outer(flags, flags)
    return pairs


def _partnered(units: list[Unit], same: Flags, related: Floats) -> Flags:
    """Where one of two figures has its equal elsewhere in the other's text, among passages that are no strangers."""
    owners = np.array([unit.text for unit in units])
    partners = np.logical_and(same, related > 0)
    taken = np.zeros_like(same)
    for label in np.unique(owners):
        columns = owners == label
        taken[:, columns] = (partners[:, columns].sum(axis=1) > 0)[:, None]
    result: Flags = np.logical_or(taken, taken.T)
    return result


def _odd(figures: list[Figure]) -> Floats:
    """What differing amounts add where neither has an equal: the less, the further apart they are."""
    magnitude = np.array([_magnitude(figure) for figure in figures], dtype=np.float32)
    apart = np.abs(np.subtract.outer(magnitude, magnitude))
    result: Floats = (features.ODD_AMOUNTS + features.ODD_MAGNITUDE * apart).astype(np.float32)
    return result


def _of_two_measures(units: list[Unit], figures: list[Figure]) -> Floats:
    """What amounts of two measures add: sums in two currencies may be one, and one count of two names."""
    size = len(figures)
    added = np.full((size, size), features.OTHER_MEASURE, dtype=np.float32)
    told = _told_as_well(units, figures)
    for left in range(size):
        for right in range(left + 1, size):
            one, other = figures[left], figures[right]
            if one.value.amount is None or other.value.amount is None:
                continue
            equal = one.value.amount == other.value.amount
            if amounts.is_currency(one.dimension) and amounts.is_currency(other.dimension):
                # The sum in the other's own currency speaks for itself.
                speaks = other.dimension in told[left] or one.dimension in told[right]
                if not speaks and (equal or _one_sum(one, other)):
                    added[left, right] = added[right, left] = features.SAME_SUM
            elif (
                equal
                and one.dimension.startswith(amounts.COUNT)
                and other.dimension.startswith(amounts.COUNT)
            ):
                counted = distinctive(one) and distinctive(other)
                added[left, right] = added[right, left] = (
                    features.SAME_COUNT if counted else features.SAME_COMMON_COUNT
                )
    return added


def _told_as_well(units: list[Unit], figures: list[Figure]) -> list[set[str]]:
    """For each figure the other currencies in which its own sentence tells the same sum."""
    by_passage: dict[int, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        if amounts.is_currency(figures[place].dimension):
            by_passage[unit.passage].append(place)
    return [
        {
            figures[other].dimension
            for other in by_passage[unit.passage]
            if amounts.is_currency(figures[place].dimension)
            and figures[other].dimension != figures[place].dimension
            and _one_sum(figures[place], figures[other])
        }
        for place, unit in enumerate(units)
    ]


def _one_sum(left: Figure, right: Figure) -> bool:
    """Whether two sums in two currencies can be one."""
    if left.value.amount is None or right.value.amount is None:
        return False
    return currencies.can_be_one(left.value.amount, left.dimension, right.value.amount, right.dimension)


def _magnitude(figure: Figure) -> float:
    """The power of ten of an amount in base units; 0 for what has none."""
    measured = amounts.interval(figure.value)
    if measured is None or not measured.point:
        return 0.0
    return float(abs(measured.point).log10())


def _says_once(units: list[Unit], figures: list[Figure], place: int) -> bool:
    """Whether a text names this date in no other passage."""
    return not any(
        units[other].text == units[place].text
        and units[other].passage != units[place].passage
        and figures[other].value.date == figures[place].value.date
        for other in range(len(units))
    )


def _compare(figures: list[Figure]) -> tuple[Flags, Flags]:
    """Which figures measure the same thing, and which of those can be the same figure."""
    size = len(figures)
    comparable = np.zeros((size, size), dtype=bool)
    same = np.zeros((size, size), dtype=bool)
    for left in range(size):
        for right in range(left, size):
            one, other = figures[left], figures[right]
            if one.dimension == DATE or other.dimension == DATE:
                both = one.dimension == other.dimension
                alike = both and dates.same(one.moment, other.moment)
            else:
                both = amounts.same_dimension(one.dimension, other.dimension)
                alike = both and amounts.equal(one.value, other.value)
            comparable[left, right] = comparable[right, left] = both
            same[left, right] = same[right, left] = alike
    return comparable, same
