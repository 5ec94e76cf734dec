"""What the reader's tests share: reading without the model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sources.reading.reader import read
from sources.reading.types import Passage, Reading, Vector


def no_vectors(texts: Sequence[str]) -> Vector:
    """Stand in for the embedder: tests of words need no model."""
    return np.zeros((len(texts), 384), dtype=np.float32)


def reading(text: str, language: str | None = None) -> Reading:
    """A Reading with zero vectors."""
    return read(text, language=language, embed=no_vectors)


def only(text: str, language: str) -> Passage:
    """The single passage of a sentence."""
    (passage,) = reading(text, language).passages
    return passage
