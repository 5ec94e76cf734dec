"""Quotations that are one saying, whatever stands around them, are one claim.

A saying is short and names nobody; the sentence around it may name whoever says it, and be nearer to all that tells of
him. The words between the marks alone are compared: in ten stories each pair of them that reaches the likeness, and is the
nearest of the two texts, is one saying, once names and slogans of a few letters are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from facts.matching import features
from facts.matching.evidence import Evidence
from facts.matching.members import centred, remember
from facts.matching.speech import quoted
from facts.matching.story import SET, Floats, Story
from sources.reading.types import Embed

#: Letters that a quotation has at least, and for how many a letter of a script counts that writes syllables or words.
_LETTERS: Final = 18
_FIRST_WIDE: Final = "\u2e80"
_WIDE: Final = 3


@dataclass(frozen=True, slots=True)
class _Saying:
    """A quotation: its words, the passage and the text in which it stands, and the unit in which it begins."""

    words: str
    passage: int
    text: int
    row: int


def join(
    story: Story,
    weighed: Evidence,
    groups: Sequence[Sequence[int]],
    *,
    fixed: int = 0,
    embed: Embed | None = None,
) -> list[list[int]]:
    """The groups with the units of one saying in one of them, and without quotations of something else.

    Units of the first `fixed` groups stay.
    """
    merged = [list(rows) for rows in groups]
    said = _sayings(story, {row for rows in groups for row in rows})
    near = _near(story, said, embed)
    alike = _alike(said, near)
    for place, one in enumerate(said):
        for other_place in np.flatnonzero(alike[place]):
            if other_place > place:
                _bring_together(story, merged, one.row, said[int(other_place)].row, fixed)
    for number in range(fixed, len(merged)):
        strangers = _strangers(weighed, merged[number], said, near)
        merged[number] = [row for row in merged[number] if row not in strangers]
        merged += [[row] for row in strangers]
    return [rows for number, rows in enumerate(merged) if rows or number < fixed]


def _strangers(weighed: Evidence, rows: Sequence[int], said: Sequence[_Saying], near: Floats) -> list[int]:
    """The units of a group around one saying that quote something else: the sentences around it were a little alike."""
    places = [place for place, one in enumerate(said) if one.row in rows]
    own = near[np.ix_(places, places)]
    saying = [
        place
        for place, best in zip(places, own.max(axis=1, initial=0), strict=True)
        if best >= features.ONE_SAYING
    ]
    found = []
    for place in places:
        others = [row for row in rows if row != said[place].row]
        if (
            saying
            and float(near[place, saying].max()) < features.OTHER_SAYING
            and float(weighed.units[said[place].row, others].mean()) < features.OTHER_SAYING_AROUND
        ):
            found.append(said[place].row)
    return sorted(set(found))


def _bring_together(story: Story, merged: list[list[int]], left: int, right: int, fixed: int) -> None:
    """Move the unit of the group of fewer texts to that of more, unless a text would say the saying twice there."""
    homes = [next(number for number, rows in enumerate(merged) if row in rows) for row in (left, right)]
    if homes[0] == homes[1]:
        return
    sizes = [len({story.units[row].text for row in merged[home]}) for home in homes]
    options = [(-sizes[1], homes[1], left, homes[0]), (-sizes[0], homes[0], right, homes[1])]
    for _, home, row, own in sorted(options):
        texts = {story.units[other].text for other in merged[home]}
        if own >= fixed and story.units[row].text not in texts:
            merged[own].remove(row)
            merged[home] = sorted([*merged[home], row])
            return


def _sayings(story: Story, rows: set[int]) -> list[_Saying]:
    found = []
    by_passage: dict[int, list[int]] = {}
    for row in sorted(rows):
        figure = story.units[row].figure
        if figure is None or figure.dimension != SET:
            by_passage.setdefault(story.units[row].passage, []).append(row)
    for index, passage in enumerate(story.passages):
        for quote in quoted(passage) if not passage.heading else ():
            words = passage.text[quote.start - passage.start : quote.end - passage.start]
            begun = [row for row in by_passage.get(index, ()) if story.units[row].start <= quote.start + 1]
            if begun and _long_enough(words):
                found.append(_Saying(words, index, story.passage_text[index], begun[-1]))
    return found


def _long_enough(words: str) -> bool:
    letters = (_WIDE if letter >= _FIRST_WIDE else 1 for letter in words if letter.isalnum())
    return sum(letters) >= _LETTERS


def _near(story: Story, said: Sequence[_Saying], embed: Embed | None) -> Floats:
    """How alike the words of two quotations of two texts are, 0 within one text: shape (said, said)."""
    size = len(said)
    if size < 2 or len({one.text for one in said}) < 2:
        return np.zeros((size, size), dtype=np.float32)
    remember([one.words for one in said], embed)
    vectors = np.concatenate([centred([one.words], story.language(one.passage), embed) for one in said])
    texts = np.array([one.text for one in said])
    result: Floats = np.where(np.equal.outer(texts, texts), 0, vectors @ vectors.T).astype(np.float32)
    return result


def _alike(said: Sequence[_Saying], near: Floats) -> Floats:
    """Which quotations of two texts are one saying: shape (said, said)."""
    texts = np.array([one.text for one in said])
    best = np.zeros(near.shape, dtype=bool)
    for label in np.unique(texts):
        columns = np.flatnonzero(texts == label)
        rows = np.flatnonzero(texts != label)
        best[rows, columns[near[np.ix_(rows, columns)].argmax(axis=1)]] = True
    result: Floats = np.where(best & best.T & (near >= features.ONE_SAYING), near, 0).astype(np.float32)
    return result
