"""What the reader's tests share: reading without the model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from sources.reading.hearing import Sound
from sources.reading.reader import read
from sources.reading.types import AttributionKind, CueKind, Passage, Reading, Vector


def no_vectors(texts: Sequence[str]) -> Vector:
    """Stand in for the embedder: tests of words need no model."""
    return np.zeros((len(texts), 384), dtype=np.float32)


def nothing_heard(texts: Sequence[str]) -> list[Sound]:
    """Stand in for the model that hears: what the lexicon and the rules do without it."""
    return [Sound() for _ in texts]


def reading(text: str, language: str | None = None) -> Reading:
    """A Reading by words alone, with zero vectors."""
    return read(text, language=language, embed=no_vectors, hear=nothing_heard)


def only(text: str, language: str) -> Passage:
    """The single passage of a sentence."""
    (passage,) = reading(text, language).passages
    return passage


class Stance(StrEnum):
    """What a passage does with what it says; the first that holds counts."""

    DECLINES = "declines"
    DENIES = "denies"
    REPORTS = "reports"
    ASSERTS = "asserts"


def stance_of(passage: Passage) -> Stance:
    """What a passage does, by its cues and its speaker; what a quotation declines is not declined."""
    kinds = {cue.kind for cue in passage.cues}
    outside = {
        cue.kind
        for cue in passage.cues
        if not any(quote.start <= cue.start and cue.end <= quote.end for quote in passage.quotes)
    }
    if CueKind.DECLINE in outside:
        return Stance.DECLINES
    if CueKind.DENY in kinds:
        return Stance.DENIES
    return Stance.ASSERTS if passage.attribution.kind is AttributionKind.OWN else Stance.REPORTS
