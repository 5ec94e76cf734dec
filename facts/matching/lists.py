"""How near two lists are: by the members that they share, and by the passages around them."""

from __future__ import annotations

from collections import Counter

import numpy as np

from facts.matching import features
from facts.matching.members import correspond, fold, leftovers, remember
from facts.matching.story import SET, Floats, Story
from sources.reading.types import Embed


def agreement(
    story: Story, clauses: Floats, passages: Floats, embed: Embed | None
) -> tuple[list[int], Floats]:
    """The rows of the units that are lists, and the score of each two of them: shape (lists, lists).

    `clauses` are the scores of units without figures, `passages` those of passages. A list joins no other unit:
    its clause has a unit of its own for what else it says.
    """
    rows = [
        row
        for row, unit in enumerate(story.units)
        if unit.figure is not None and unit.figure.dimension == SET
    ]
    size = len(rows)
    scores = np.full((size, size), features.OTHER_MEASURE, dtype=np.float32)
    members = [_members(story, row) for row in rows]
    common = _common(story, rows, members)
    near = _around(story, passages)
    pairs = [
        (left, right)
        for left in range(size)
        for right in range(left + 1, size)
        if story.units[rows[left]].text != story.units[rows[right]].text
        and near[story.units[rows[left]].passage, story.units[rows[right]].passage] > features.LISTS_NEAR
    ]
    unmatched: list[str] = []
    for left, right in pairs:
        unmatched += leftovers(
            members[left],
            members[right],
            story.language(story.units[rows[left]].passage),
            story.language(story.units[rows[right]].passage),
        )
    remember(unmatched, embed)
    for left, right in pairs:
        one, other = story.units[rows[left]], story.units[rows[right]]
        same = correspond(
            members[left],
            members[right],
            left_language=story.language(one.passage),
            right_language=story.language(other.passage),
            embed=embed,
        )
        telling = sum(fold(members[left][row]) not in common for row, _ in same.pairs)
        share = telling / min(len(members[left]), len(members[right]))
        around = (float(clauses[rows[left], rows[right]]) + float(near[one.passage, other.passage])) / 2
        bonus = features.SHARED_MEMBERS * share if same.pairs else features.NO_SHARED_MEMBER
        scores[left, right] = scores[right, left] = around + bonus
    return rows, scores


def _members(story: Story, row: int) -> tuple[str, ...]:
    figure = story.units[row].figure
    return figure.value.members if figure is not None else ()


def _common(story: Story, rows: list[int], members: list[tuple[str, ...]]) -> set[str]:
    """Members that a text lists again and again: that two lists share them says little."""
    listed: Counter[tuple[int, str]] = Counter()
    for row, own in zip(rows, members, strict=True):
        listed.update((story.units[row].text, fold(member)) for member in set(own))
    return {member for (_, member), times in listed.items() if times > features.RARE_NAME_PASSAGES}


def _around(story: Story, passages: Floats) -> Floats:
    """The best score of two passages or of their neighbours: a list may stand a sentence away from what it lists for."""
    near = passages.copy()
    texts = np.array(story.passage_text)
    for shift in (-1, 1):
        moved = np.full_like(passages, -np.inf)
        same = (
            texts[max(0, shift) : len(texts) + min(0, shift)]
            == texts[max(0, -shift) : len(texts) + min(0, -shift)]
        )
        source = passages[max(0, -shift) : len(texts) + min(0, -shift)]
        moved[max(0, shift) : len(texts) + min(0, shift)] = np.where(same[:, None], source, -np.inf)
        near = np.maximum(near, np.maximum(moved, moved.T))
    result: Floats = near
    return result
