"""Groups of one measure that complete each other: what some texts put at 127, others put at 94 or 172.

Clustering joins equal figures first; those who differ end up among themselves. Where the texts of two such groups
hardly overlap and say the same around their figures, they are two answers to one matter. So they are where several texts
have figures near one another, and each text's words are of all words about such things the nearest to the others'
(`facts.matching.rivals`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Self

from facts.matching import amounts, features
from facts.matching.evidence import Evidence
from facts.matching.rivals import adopt, context, one_day, rival
from facts.matching.story import DATE, SET, Story, Unit


def complete(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int = 0
) -> list[list[int]]:
    """The groups with those merged that complete each other, the nearest first; the first `fixed` stay apart."""
    merged = adopt(story, weighed, groups, fixed=fixed)
    while True:
        sides = [_Side.of(story, rows) for rows in merged]
        stating = [index for index, side in enumerate(sides) if side.units]
        options = [
            (score, left, right)
            for left, right in combinations(stating, 2)
            if not right < fixed
            and (score := _completes(story, weighed, sides[left], sides[right])) is not None
        ]
        if not options:
            break
        _, left, right = max(options, key=lambda option: (option[0], -option[1], -option[2]))
        merged[left] = sorted(merged[left] + merged[right])
        del merged[right]
    return one_day(story, weighed, merged, fixed=fixed)


@dataclass(frozen=True, slots=True)
class _Side:
    """A group of units, those of them that state an amount, and the texts that these stand in."""

    rows: Sequence[int]
    units: Sequence[Unit]
    texts: frozenset[int]

    @classmethod
    def of(cls, story: Story, rows: Sequence[int]) -> Self:
        stated = _stated(story, rows)
        return cls(rows, stated, frozenset(unit.text for unit in stated))


def _completes(story: Story, weighed: Evidence, left: _Side, right: _Side) -> float | None:
    """How alike two groups are apart from their figures, None where they are not two answers to one matter."""
    shared = left.texts & right.texts
    fewer = min(len(left.texts), len(right.texts))
    if left.texts <= right.texts or right.texts <= left.texts or 2 * len(shared) > fewer:
        return None
    if not shared and rival(story, weighed, left.rows, right.rows):
        return max(features.COMPLETES, context(story, weighed, left.rows, right.rows))
    if not _one_measure(left.units, right.units):
        return None
    for text in shared:
        # A text that gives both figures gives them in one breath: before and after.
        mine, theirs = ({unit.passage for unit in side.units if unit.text == text} for side in (left, right))
        if not mine & theirs:
            return None
    score = context(story, weighed, left.rows, right.rows)
    return score if score >= features.COMPLETES else None


def _stated(story: Story, rows: Sequence[int]) -> list[Unit]:
    """The units of a group that state amounts; [] for groups of dates and lists."""
    units = [story.units[row] for row in rows]
    stated = [unit for unit in units if unit.figure is not None]
    if any(unit.figure is not None and unit.figure.dimension in (DATE, SET) for unit in stated):
        return []
    return stated


def _one_measure(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether figures of two groups measure one thing within a power of ten; groups may call it by several names."""
    alike = False
    for one in left:
        for other in right:
            if one.figure is None or other.figure is None:
                return False
            alike |= amounts.same_dimension(one.figure.dimension, other.figure.dimension)
            first, second = amounts.interval(one.figure.value), amounts.interval(other.figure.value)
            if first is None or second is None or not first.point or not second.point:
                return False
            if not _one_sort(first.dimension, second.dimension):
                return False
            if abs(abs(first.point).log10() - abs(second.point).log10()) > features.COMPLETES_WITHIN:
                return False
    return alike


def _one_sort(left: str, right: str) -> bool:
    """Whether two dimensions are the same, or both of them counts of something."""
    return amounts.same_dimension(left, right) or (
        left.startswith(amounts.COUNT) and right.startswith(amounts.COUNT)
    )
