"""Groups whose passages are each other's nearest, in all texts of both, are one claim.

The mean score between two groups says how alike their words are. Where words differ much (a saying, a short sentence without
names), it is low for what is the same; that in every text just these passages are the nearest says it as well. Clauses of
one sentence may have gone to two groups that tell of one matter: what these hold besides tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from facts.matching import features, rivals
from facts.matching.evidence import Evidence
from facts.matching.story import SET, Story

Flags = npt.NDArray[np.bool_]


def join(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], *, fixed: int = 0
) -> list[list[int]]:
    """The groups with those merged that are each other's nearest, the nearest first; the first `fixed` stay apart."""
    nearest = _nearest(story, weighed)
    merged: list[list[int]] = [list(group) for group in groups]
    grown = _joined(story, weighed, nearest, merged, fixed)
    while grown:
        # What has grown joins more only by a sentence that it shares: other company is nearest to it by chance.
        grown = _joined(story, weighed, nearest, merged, fixed, tied=True)
    return [rows for number, rows in enumerate(merged) if rows or number < fixed]


def _joined(
    story: Story,
    weighed: Evidence,
    nearest: Flags,
    merged: list[list[int]],
    fixed: int,
    *,
    tied: bool = False,
) -> bool:
    """Whether groups could be merged, each once; where `tied`, only such as hold parts of one sentence."""
    passages = [_passages(story, rows) for rows in merged]
    together = {(one, other) for own in passages for one in own for other in own}
    options = []
    for left, right in sorted(_meeting(nearest, passages)):
        if left < fixed and right < fixed:
            continue
        if tied and not set(passages[left]) & set(passages[right]):
            continue
        score = _score(story, weighed, nearest, (merged[left], merged[right]), together)
        if score is not None:
            options.append((-score, left, right))
    grown: set[int] = set()
    for _, left, right in sorted(options):
        if left not in grown and right not in grown:
            merged[left] = sorted(merged[left] + merged[right])
            merged[right] = []
            grown |= {left, right}
    return bool(grown)


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
    """The mean score of the passages of two groups, None where they are not each other's nearest or figures differ.

    Two groups may hold parts of the same sentences; then the passages that only one of them holds are compared.
    """
    one, other = ({story.units[row].passage for row in rows} for rows in groups)
    left, right = one - other, other - one
    if not left or not right or _meet(story, one, right) or _meet(story, left, other):
        return None
    pairs = [(first, second) for first in left for second in right]
    if all(pair in together for pair in pairs):
        return None
    if not _belong(story, nearest, left, right, tied=bool(one & other)):
        return None
    if not _fit(story, weighed, groups, (left, right)):
        return None
    score = float(np.mean([weighed.passages[pair] for pair in pairs]))
    return score if score >= features.MUTUAL else None


def _meet(story: Story, one: set[int], other: set[int]) -> bool:
    """Whether two sets of passages have a text in common."""
    return not {story.passage_text[place] for place in one}.isdisjoint(
        story.passage_text[place] for place in other
    )


def _fit(
    story: Story,
    weighed: Evidence,
    groups: tuple[Sequence[int], Sequence[int]],
    apart: tuple[set[int], set[int]],
) -> bool:
    """Whether neither the units of two groups nor their figures speak against it; `apart` are the passages of one alone."""
    differ = float(weighed.figure_agreement[np.ix_(*groups)].mean()) < features.MUTUAL_FIGURES
    rows = [
        [row for row in group if story.units[row].passage in own]
        for group, own in zip(groups, apart, strict=True)
    ]
    if sum(map(len, rows)) == sum(map(len, groups)):
        return not differ and float(weighed.units[np.ix_(*groups)].mean()) >= features.MUTUAL_UNITS
    # A sentence that both hold has figures for each: they are two matters where several texts of each state its own.
    if differ and all(_measures(story, group) for group in groups):
        return False
    return rivals.context(story, weighed, *rows) >= features.MUTUAL_UNITS


def _measures(story: Story, rows: Sequence[int]) -> bool:
    """Whether several texts of a group state a figure."""
    return len({story.units[row].text for row in rows if story.units[row].figure is not None}) > 1


def _belong(story: Story, nearest: Flags, one: set[int], other: set[int], *, tied: bool) -> bool:
    """Whether the passages of two groups are each other's nearest, or those of many texts nearest to those of one text.

    A sentence that says several things may be what many are nearest to, and be nearer to something else itself. Where
    the groups are `tied` by a sentence that both hold, one side is enough.
    """
    there = bool(nearest[np.ix_(sorted(one), sorted(other))].all())
    back = bool(nearest[np.ix_(sorted(other), sorted(one))].all())
    if (there and back) or (tied and (there or back)):
        return True
    texts = [len({story.passage_text[place] for place in own}) for own in (one, other)]
    many = max(texts) >= features.MUTUAL_ONE_WAY and min(texts) == 1
    return many and (there if texts[0] > texts[1] else back)
