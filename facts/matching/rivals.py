"""Figures of one measure that are each the nearest of it in the others' texts: rival answers to one matter.

“52 hospitals were cut off, the union counts” says little that “the ministry speaks of 37 hospitals” says; but each is
what the other's text has of hospitals. Few texts have their like by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np

from facts.matching import amounts, dates, features
from facts.matching.evidence import Evidence
from facts.matching.story import DATE, SET, Figure, Story


def rival(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether the figures of two groups without a text in common are rivals: near one another, and so their words."""
    texts = [_texts(story, rows) for rows in (left, right)]
    if sum(map(len, texts)) < features.RIVALS_TEXTS or not _near(story, left, right):
        return False
    shares = _nearest(story, weighed, left, right), _nearest(story, weighed, right, left)
    if min(shares) < features.RIVALS_NEAREST:
        return False
    # That the digits are the same is a sign of its own.
    sure = min(shares) == 1 or _slips(story, left, right)
    least = features.RIVALS if sure else features.RIVALS_ALIKE
    return context(story, weighed, left, right) >= least


def one_day(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int
) -> list[list[int]]:
    """The groups of dates with those merged of which two texts name one day, each as what comes nearest to the other."""
    merged = [list(rows) for rows in groups]
    while True:
        dated = [number for number, rows in enumerate(merged) if _dates(story, rows)]
        options = [
            (context(story, weighed, merged[left], merged[right]), -left, -right)
            for place, left in enumerate(dated)
            for right in dated[place + 1 :]
            if right >= fixed and _one_day(story, weighed, merged[left], merged[right])
        ]
        if not options:
            return merged
        _, left, right = max(options)
        merged[-left] = sorted(merged[-left] + merged[-right])
        del merged[-right]


def adopt(story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int) -> list[list[int]]:
    """The groups with figures that no other text of their group shares moved to the group that they rival.

    A text alone in giving a figure is clustered with other words of its sentence; where several texts agree on another
    figure, and each of the two is the nearest of its measure in the others' texts, it belongs with theirs.
    """
    merged = [list(rows) for rows in groups]
    for number, rows in enumerate(groups):
        if number < fixed:
            continue
        for row, alone in _odd(story, rows):
            if row not in merged[number]:
                continue
            homes = [
                (context(story, weighed, [row], other), -home)
                for home, other in enumerate(merged)
                if home != number and _adopts(story, weighed, other, row, alone=alone)
            ]
            if homes:
                home = -max(homes)[1]
                displaced = _by_chance(story, weighed, merged[home], row)
                joined = [other for other in merged[home] if other not in displaced]
                # The headline tells the figure of the lead, wherever it was clustered.
                for place in range(fixed, len(merged)):
                    if place != home:
                        moved = _astray(story, merged[place], row)
                        joined += moved
                        merged[place] = [other for other in merged[place] if other not in moved]
                merged[home] = sorted(joined)
                merged += [[other] for other in displaced]
    return [rows for number, rows in enumerate(merged) if rows or number < fixed]


def of_measure(story: Story, text: int, dimension: str) -> list[int]:
    """The units of a text that state a figure of this dimension."""
    return [
        row
        for row, unit in enumerate(story.units)
        if unit.text == text and unit.figure is not None and unit.figure.dimension == dimension
    ]


def context(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> float:
    """The mean score between two groups, between texts only and without what their figures add."""
    rows, columns = list(left), list(right)
    passages = np.array([story.units[row].passage for row in rows])
    others = np.array([story.units[column].passage for column in columns])
    near = (weighed.clauses[np.ix_(rows, columns)] + weighed.passages[np.ix_(passages, others)]) / 2
    texts = np.array([story.units[row].text for row in rows])
    apart = np.not_equal.outer(texts, np.array([story.units[column].text for column in columns]))
    return float(near[apart].mean()) if apart.any() else -1.0


def _odd(story: Story, rows: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """The units of a group with a figure that no other text of it has, and whether none has any of that measure."""
    for row, figure in _figures(story, rows):
        text = story.units[row].text
        others = [
            other
            for place, other in _figures(story, rows)
            if story.units[place].text != text and other.dimension == figure.dimension
        ]
        if figure.dimension not in (SET, amounts.COUNT) and not any(_same(figure, other) for other in others):
            yield row, not others


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one date, or one amount but for rounding and unit."""
    if DATE in (one.dimension, other.dimension):
        return one.dimension == other.dimension and dates.same(one.moment, other.moment)
    return amounts.equal(one.value, other.value)


def _repeated(story: Story, rows: Sequence[int], row: int) -> list[int]:
    """The units of a group in which one text gives one figure, as a headline and the lead do."""
    unit = story.units[row]
    return [
        other
        for other, figure in _figures(story, rows)
        if story.units[other].text == unit.text
        and unit.figure is not None
        and figure.dimension == unit.figure.dimension
        and _same(figure, unit.figure)
    ]


def _astray(story: Story, rows: Sequence[int], row: int) -> list[int]:
    """The units of a group that repeat the figure of a unit of their text, where no other text of the group has it."""
    odd = {other for other, _ in _odd(story, rows)}
    return [other for other in _repeated(story, rows, row) if other in odd]


def _adopts(story: Story, weighed: Evidence, rows: Sequence[int], row: int, *, alone: bool) -> bool:
    """Whether several texts agree on the figures of a group, which one unit rivals.

    One that is not `alone` in its measure where it stands has company there: its digits must be theirs in another order.
    """
    dimensions = {figure.dimension for _, figure in _figures(story, rows)}
    figure = story.units[row].figure
    if figure is None or figure.dimension not in dimensions or SET in dimensions:
        return False
    if DATE in dimensions:
        if _one_moment(story, rows, row):
            return context(story, weighed, rows, [row]) >= features.RIVALS
        return alone and dimensions == {DATE} and _other_day(story, weighed, rows, row)
    if not alone and not _slips(story, rows, [row]):
        return False
    displaced = _by_chance(story, weighed, rows, row)
    others = [other for other in rows if other not in displaced]
    if story.units[row].text in {story.units[other].text for other in others}:
        return False
    return len(_texts(story, others)) + 1 >= features.RIVALS_TEXTS and rival(story, weighed, others, [row])


def _one_moment(story: Story, rows: Sequence[int], row: int) -> bool:
    """Whether another text of a group gives a time of the day of which one unit gives a time, and both can be one moment."""
    figure = story.units[row].figure
    if figure is None or story.units[row].text in _texts(story, rows):
        return False
    return "T" in figure.moment and any(
        "T" in other.moment and _same(figure, other) for _, other in _figures(story, rows)
    )


def _other_day(story: Story, weighed: Evidence, rows: Sequence[int], row: int) -> bool:
    """Whether several texts name one date where one unit names another one, told as exactly."""
    figure = story.units[row].figure
    named = [other for _, other in _figures(story, rows)]
    texts = _texts(story, rows)
    if figure is None or story.units[row].text in texts or len(texts) + 1 < features.RIVALS_TEXTS:
        return False
    if any(len(other.value.date) != len(figure.value.date) or _same(figure, other) for other in named):
        return False
    if not all(_same(named[0], other) for other in named):
        return False
    nearest = min(_nearest(story, weighed, rows, [row]), _nearest(story, weighed, [row], rows))
    return (
        nearest >= features.OTHER_DAY_NEAREST
        and context(story, weighed, rows, [row]) >= features.OTHER_DAY_ALIKE
    )


def _by_chance(story: Story, weighed: Evidence, rows: Sequence[int], row: int) -> list[int]:
    """The unit of a group in the text of another unit that has its figure by chance, as words far less near tell.

    “Forty percent of the premiums” is not what others say of the share that this text puts at 30.
    """
    own = [other for other in rows if story.units[other].text == story.units[row].text]
    others = [other for other in rows if other not in own]
    if len(own) != 1 or not others or story.units[own[0]].passage == story.units[row].passage:
        return []
    figure = story.units[own[0]].figure
    if figure is None or figure.dimension in (DATE, SET):
        return []
    nearer = context(story, weighed, [row], others) - context(story, weighed, own, others)
    return own if nearer >= features.BY_CHANCE else []


def _one_day(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> bool:
    if not {story.units[row].text for row in left}.isdisjoint(story.units[row].text for row in right):
        return False
    if not any(
        dates.same(one.moment, other.moment)
        for (_, one), (_, other) in product(_figures(story, left), _figures(story, right))
    ):
        return False
    shares = _nearest(story, weighed, left, right), _nearest(story, weighed, right, left)
    return (
        min(shares) >= features.RIVALS_NEAREST
        and context(story, weighed, left, right) >= features.ONE_DAY_ALIKE
    )


def _dates(story: Story, rows: Sequence[int]) -> bool:
    """Whether all figures of a group are dates, and there are some."""
    return {figure.dimension for _, figure in _figures(story, rows)} == {DATE}


def _near(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether the amounts of two groups that are of one dimension differ, but lie near one another, or one is a slip of another.

    Sums in other currencies and numbers of what is not named are passed over; other measures speak against it.
    """
    compared = []
    for (_, one), (_, other) in product(_figures(story, left), _figures(story, right)):
        if one.dimension == other.dimension:
            compared.append((one, other))
        elif not (
            amounts.same_dimension(one.dimension, other.dimension)
            or (amounts.is_currency(one.dimension) and amounts.is_currency(other.dimension))
        ):
            return False
    little = bool(compared) and all(_differ_by_little(one, other) for one, other in compared)
    return little or _slips(story, left, right)


def _slips(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether some amount of one group is one of the other with its digits in another order."""
    return any(
        _slip(one, other) for (_, one), (_, other) in product(_figures(story, left), _figures(story, right))
    )


def _differ_by_little(one: Figure, other: Figure) -> bool:
    first, second = amounts.interval(one.value), amounts.interval(other.value)
    if first is None or second is None or amounts.equal(one.value, other.value):
        return False
    small, large = sorted((abs(first.point), abs(second.point)))
    return bool(small) and large <= features.RIVALS_WITHIN * small


def _slip(one: Figure, other: Figure) -> bool:
    """Whether the digits of two amounts in one unit are in another order."""
    mine, theirs = one.value.amount, other.value.amount
    if mine is None or theirs is None or one.value.unit != other.value.unit:
        return False
    return amounts.transposed(mine, theirs) > 0


def _nearest(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> float:
    """For how many figures of one group and texts of the other what is nearest of that measure is in the other group."""
    found = []
    for row, figure in _figures(story, left):
        for text in sorted({story.units[other].text for other, _ in _figures(story, right)}):
            options = of_measure(story, text, figure.dimension)
            if options:
                best = max(options, key=lambda other: context(story, weighed, [row], [other]))
                # The lead repeats the figure of the headline; what one sentence tells of two figures is near to both.
                beside = [other for other in right if story.units[other].passage == story.units[best].passage]
                near = [best, *_repeated(story, right, best), *beside]
                found.append(not set(right).isdisjoint(near))
    return sum(found) / len(found) if found else 0.0


def _texts(story: Story, rows: Iterable[int]) -> set[int]:
    """The texts of a group that state a figure."""
    return {story.units[row].text for row, _ in _figures(story, rows)}


def _figures(story: Story, rows: Iterable[int]) -> Iterator[tuple[int, Figure]]:
    for row in rows:
        figure = story.units[row].figure
        if figure is not None:
            yield row, figure
