"""Groups whose passages are each other's nearest, in all texts of both, are one claim.

The mean score between two groups says how alike their words are. Where words differ much (a saying, a short sentence without
names), it is low for what is the same; that in every text just these passages are the nearest says it as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from facts.matching import features
from facts.matching.evidence import Evidence
from facts.matching.story import SET, Story

Flags = npt.NDArray[np.bool_]


def join(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int = 0
) -> list[list[int]]:
    """The groups with those merged that are each other's nearest, the nearest first; the first `fixed` stay apart."""
    nearest = _nearest(story, weighed)
    merged: list[list[int]] = [list(group) for group in groups]
    passages = [_passages(story, rows) for rows in merged]
    together = {(one, other) for own in passages for one in own for other in own}
    options = []
    for left, right in sorted(_meeting(nearest, passages)):
        if left < fixed and right < fixed:
            continue
        score = _score(story, weighed, nearest, (merged[left], merged[right]), together)
        if score is not None:
            options.append((-score, left, right))
    gone: set[int] = set()
    for _, left, right in sorted(options):
        # A group that has grown is no longer what was compared.
        if left not in gone and right not in gone:
            merged[left] = sorted(merged[left] + merged[right])
            gone |= {left, right}
            merged[right] = []
    return [rows for number, rows in enumerate(merged) if rows or number < fixed]


def _meeting(nearest: Flags, passages: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The pairs of groups that have two passages which are each other's nearest."""
    homes: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(passages):
        for passage in own:
            homes[passage].append(number)
    return {
        (min(left, right), max(left, right))
        for one, other in np.argwhere(nearest | nearest.T)
        for left in homes[int(one)]
        for right in homes[int(other)]
        if left != right
    }


def _passages(story: Story, rows: Sequence[int]) -> list[int]:
    """The passages of a group's units; [] for lists, headlines and questions."""
    units = [story.units[row] for row in rows]
    if any(unit.figure is not None and unit.figure.dimension == SET for unit in units):
        return []
    found = sorted({unit.passage for unit in units})
    plain = [story.passages[place] for place in found]
    return [] if any(passage.heading or passage.question for passage in plain) else found


def _nearest(story: Story, weighed: Evidence) -> Flags:
    """Which passage of each other text is the nearest to a passage: shape (passages, passages), from rows to columns."""
    texts = np.array(story.passage_text, dtype=np.intp)
    best = np.zeros(weighed.passages.shape, dtype=bool)
    for label in np.unique(texts):
        columns = np.flatnonzero(texts == label)
        rows = np.flatnonzero(texts != label)
        best[rows, columns[weighed.passages[np.ix_(rows, columns)].argmax(axis=1)]] = True
    return best


def _score(
    story: Story,
    weighed: Evidence,
    nearest: Flags,
    groups: tuple[Sequence[int], Sequence[int]],
    together: set[tuple[int, int]],
) -> float | None:
    """The mean score of the passages of two groups, None where they are not each other's nearest or figures differ."""
    one, other = ({story.units[row].passage for row in rows} for rows in groups)
    if {story.passage_text[place] for place in one} & {story.passage_text[place] for place in other}:
        return None
    pairs = [(first, second) for first in one for second in other]
    if all(pair in together for pair in pairs):
        return None
    if not _belong(story, nearest, one, other):
        return None
    units = np.ix_(*groups)
    if float(weighed.units[units].mean()) < features.MUTUAL_UNITS:
        return None
    if float(weighed.figure_agreement[units].mean()) < features.MUTUAL_FIGURES:
        return None
    score = float(np.mean([weighed.passages[pair] for pair in pairs]))
    return score if score >= features.MUTUAL else None


def _belong(story: Story, nearest: Flags, one: set[int], other: set[int]) -> bool:
    """Whether the passages of two groups are each other's nearest, or those of many texts nearest to those of one text.

    A sentence that says several things may be what many are nearest to, and be nearer to something else itself.
    """
    there = bool(nearest[np.ix_(sorted(one), sorted(other))].all())
    back = bool(nearest[np.ix_(sorted(other), sorted(one))].all())
    if there and back:
        return True
    texts = [len({story.passage_text[place] for place in own}) for own in (one, other)]
    many = max(texts) >= features.MUTUAL_ONE_WAY and min(texts) == 1
    return many and (there if texts[0] > texts[1] else back)
