"""Groups of one measure that complete each other: what some texts put at 127, others put at 94 or 172.

Clustering joins equal figures first; those who differ end up among themselves. Where the texts of two such groups
hardly overlap and say the same around their figures, they are two answers to one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from facts.matching import amounts, features
from facts.matching.evidence import Evidence
from facts.matching.story import DATE, SET, Story, Unit


def complete(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int = 0
) -> list[list[int]]:
    """The groups with those merged that complete each other, the nearest first; the first `fixed` stay apart."""
    merged: list[list[int]] = [list(group) for group in groups]
    while True:
        options = [
            (score, left, right)
            for left, right in combinations(range(len(merged)), 2)
            if not right < fixed
            and (score := _completes(story, weighed, merged[left], merged[right])) is not None
        ]
        if not options:
            return merged
        _, left, right = max(options, key=lambda option: (option[0], -option[1], -option[2]))
        merged[left] = sorted(merged[left] + merged[right])
        del merged[right]


def _completes(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> float | None:
    """How alike two groups are apart from their figures, None where they are not two answers to one matter."""
    mine, theirs = _stated(story, left), _stated(story, right)
    if not mine or not theirs or not _one_measure(mine, theirs):
        return None
    one, other = {unit.text for unit in mine}, {unit.text for unit in theirs}
    shared = one & other
    if len(one - other) < 1 or len(other - one) < 1 or len(shared) >= min(len(one), len(other)):
        return None
    if 2 * len(shared) > min(len(one), len(other)):
        return None
    for text in shared:
        # A text that gives both figures gives them in one breath: before and after.
        if not {u.passage for u in mine if u.text == text} & {u.passage for u in theirs if u.text == text}:
            return None
    score = _context(story, weighed, left, right)
    return score if score >= features.COMPLETES else None


def _stated(story: Story, rows: Sequence[int]) -> list[Unit]:
    """The units of a group that state amounts; [] for groups of dates and lists."""
    units = [story.units[row] for row in rows]
    stated = [unit for unit in units if unit.figure is not None]
    if any(unit.figure is not None and unit.figure.dimension in (DATE, SET) for unit in stated):
        return []
    return stated


def _one_measure(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    for one in left:
        for other in right:
            if one.figure is None or other.figure is None:
                return False
            if not amounts.same_dimension(one.figure.dimension, other.figure.dimension):
                return False
            first, second = amounts.interval(one.figure.value), amounts.interval(other.figure.value)
            if first is None or second is None or not first.point or not second.point:
                return False
            if abs(abs(first.point).log10() - abs(second.point).log10()) > features.COMPLETES_WITHIN:
                return False
    return True


def _context(story: Story, weighed: Evidence, left: Sequence[int], right: Sequence[int]) -> float:
    """The mean score between two groups, between texts only and without what their figures add."""
    rows, columns = list(left), list(right)
    passages = np.array([story.units[row].passage for row in rows])
    others = np.array([story.units[column].passage for column in columns])
    near = (weighed.clauses[np.ix_(rows, columns)] + weighed.passages[np.ix_(passages, others)]) / 2
    texts = np.array([story.units[row].text for row in rows])
    apart = np.not_equal.outer(texts, np.array([story.units[column].text for column in columns]))
    return float(near[apart].mean()) if apart.any() else -1.0
