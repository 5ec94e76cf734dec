"""How much of one text another holds, in which order, and what odd things they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from facts.lineage import features
from facts.matching import anchors, evidence
from facts.matching.evidence import Relations
from facts.matching.story import Story, lay_out
from facts.matching.types import Feature, StoryText


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common: how many passages, which share of the shorter, in which order (-1..1)."""

    matched: int
    containment: float
    order: float
    verbatim: float
    odd_figures: tuple[str, ...]
    quotes: int

    @property
    def likeness(self) -> float:
        """Containment x order x length, 0..1: many passages in one order are no coincidence, few are."""
        return self.containment * max(0.0, self.order) * min(1.0, self.matched / features.LONG)

    @property
    def copied(self) -> bool:
        """Whether more than the matter is shared: words as they stand, or figures that all others have otherwise."""
        return self.verbatim >= features.VERBATIM_SHARE or bool(self.odd_figures)

    def reasons(self) -> tuple[Feature, ...]:
        """The signs with their weights, in words."""
        found = [
            Feature(
                "the same passages in the same order",
                round(features.SAME_PASSAGES_IN_ORDER * self.likeness, 3),
                f"{self.matched} passages, {self.containment:.0%} of the shorter text, order {self.order:.2f}",
            )
        ]
        if self.verbatim >= features.VERBATIM_SHARE:
            found.append(Feature("word for word", features.VERBATIM, f"{self.verbatim:.0%}"))
        if self.odd_figures:
            weight = min(
                features.SHARED_ODD_FIGURE * len(self.odd_figures), features.SHARED_ODD_FIGURES_AT_MOST
            )
            found.append(Feature("figures that no other text has", weight, ", ".join(self.odd_figures)))
        if self.quotes:
            weight = min(features.SHARED_QUOTE * self.quotes, features.SHARED_QUOTES_AT_MOST)
            found.append(Feature("the same words quoted", weight, f"{self.quotes} passages"))
        return tuple(found)


def overlaps(texts: Sequence[StoryText]) -> dict[tuple[str, str], Overlap]:
    """The overlap of every pair of texts, under both orders of their keys."""
    story = lay_out(texts)
    if not story.passages:
        return {}
    related = evidence.relate(story, evidence.understand(story), {})
    rows: list[list[int]] = [[] for _ in story.texts]
    for row, text in enumerate(story.passage_text):
        if not story.passages[row].heading:
            rows[text].append(row)
    found = {}
    for left in range(len(story.texts)):
        for right in range(left + 1, len(story.texts)):
            overlap = _overlap(story, related, rows, left, right)
            one, other = story.texts[left].key, story.texts[right].key
            found[one, other] = found[other, one] = overlap
    return found


def _overlap(story: Story, related: Relations, rows: list[list[int]], left: int, right: int) -> Overlap:
    matched = list(_matched(related, rows[left], rows[right]))
    shorter = min(len(rows[left]), len(rows[right]))
    same = sum(
        fuzz.ratio(story.passages[one].text, story.passages[other].text) >= features.SAME_SENTENCE
        for one, other in matched
    )
    return Overlap(
        matched=len(matched),
        containment=len(matched) / shorter if shorter else 0.0,
        order=_order(matched),
        verbatim=same / shorter if shorter else 0.0,
        odd_figures=tuple(sorted(_odd_figures(story, related, rows, matched, {left, right}))),
        quotes=sum(
            bool(story.passages[one].quotes) and bool(story.passages[other].quotes) for one, other in matched
        ),
    )


def _matched(related: Relations, left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    """Passages that are each other's best."""
    if not left or not right:
        return
    scores = related.passages[np.ix_(left, right)]
    for row, column in enumerate(scores.argmax(axis=1)):
        if scores[row, column] >= features.ALIGNED and int(scores[:, column].argmax()) == row:
            yield left[row], right[int(column)]


def _order(matched: Sequence[tuple[int, int]]) -> float:
    """Spearman's correlation of the places of matched passages; 0 for fewer than four."""
    if len(matched) < 4:
        return 0.0
    one = np.argsort(np.argsort([pair[0] for pair in matched]))
    other = np.argsort(np.argsort([pair[1] for pair in matched]))
    return float(np.corrcoef(one, other)[0, 1])


def _odd_figures(
    story: Story,
    related: Relations,
    rows: list[list[int]],
    matched: Sequence[tuple[int, int]],
    pair: set[int],
) -> Iterator[str]:
    """Unusual figures that two texts alone share, where a third that says the same has others."""
    keys = anchors.passage_figures(story)
    holders: dict[str, set[int]] = defaultdict(set)
    for row, own in enumerate(keys):
        for key in own:
            holders[key].add(story.passage_text[row])
    for one, other in matched:
        for key in keys[one] & keys[other]:
            if holders[key] == pair and any(
                _has_rival(related, keys, own, key, (one, other))
                for text, own in enumerate(rows)
                if text not in pair and own
            ):
                yield key


def _has_rival(
    related: Relations, keys: list[frozenset[str]], own: list[int], key: str, pair: tuple[int, int]
) -> bool:
    """Whether the passage of a third text that says the same has another figure of the same measure."""
    third = own[int(related.passages[pair[0], own].argmax())]
    near = min(related.passages[row, third] for row in pair)
    return near >= features.ALIGNED and any(rival.split()[0] == key.split()[0] for rival in keys[third])
