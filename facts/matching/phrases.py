"""How near two short phrases are in meaning, across languages."""

from __future__ import annotations

from facts.matching.members import fold, meaning
from sources.reading.types import Embed


def phrase_likeness(
    left: str, left_language: str, right: str, right_language: str, *, embed: Embed | None = None
) -> float:
    """Cosine of two phrases with the mean of their languages taken out; 1 for the same words."""
    if fold(left) == fold(right):
        return 1.0
    return float(meaning([left], [right], left_language, right_language, embed)[0, 0])
