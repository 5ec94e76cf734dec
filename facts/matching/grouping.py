"""Which story an article belongs to: what it is about, and which unusual figures it shares with the story's articles.

What an article is about is the mean of its passages, without what its language has in common. Articles of one language stay
alike for that alone. A story's figures are its signature: over seven stories in 21 languages every two articles of one
story share at least two, articles of two stories at most one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from facts.matching import amounts
from facts.matching.anchors import distinctive, figure_key
from facts.matching.background import language_mean
from facts.matching.story import Figure, Floats, as_value, telling
from sources.reading.types import Reading

#: What a shared figure adds to the cosine of two topics, and how many count.
SHARED_FIGURE: Final = 0.10
FIGURES_AT_MOST: Final = 4
#: What two articles lose that are of one language.
ONE_LANGUAGE: Final = 0.14
#: An article joins the story of the article that it is most like from this likeness on, and where the next story is
#: this much less like it. Over seven stories the right one reaches 1.03, a wrong one .81, and they lie .35 apart.
JOINS: Final = 0.90
MARGIN: Final = 0.10


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: a vector of length 1, its language, and its unusual figures, alike in all units."""

    vector: Floats
    language: str
    figures: frozenset[str]


def topic(reading: Reading) -> Topic | None:
    """The topic of an article; None without embedded passages."""
    passages = [passage for passage in reading.passages if not passage.boilerplate]
    vectors = [passage.embedding for passage in passages if passage.embedding is not None]
    if not vectors:
        return None
    about = np.mean(vectors, axis=0) - language_mean(reading.language)
    figures = set()
    for passage in passages:
        for quantity in passage.quantities:
            value = as_value(quantity)
            dimension = amounts.to_base(quantity.amount, value.unit)[1]
            figure = Figure(quantity.start, quantity.end, quantity.text, value, dimension)
            if telling(quantity) and distinctive(figure):
                figures.add(figure_key(figure))
    unit: Floats = (about / max(float(np.linalg.norm(about)), 1e-6)).astype(np.float32)
    return Topic(unit, reading.language.partition("-")[0], frozenset(figures))


def likeness(left: Topic, right: Topic) -> float:
    """How likely two articles tell of one story: the cosine of their topics and what their figures add."""
    shared = min(FIGURES_AT_MOST, len(left.figures & right.figures))
    penalty = ONE_LANGUAGE if left.language == right.language else 0.0
    return float(left.vector @ right.vector) - penalty + SHARED_FIGURE * shared


def choose(scores: dict[str, float]) -> str:
    """The story that an article joins, of the best likeness by story; "" where none is like it, or two are."""
    ranked = sorted(scores, key=lambda story: (-scores[story], story))
    if not ranked or scores[ranked[0]] < JOINS:
        return ""
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
        return ""
    return ranked[0]
