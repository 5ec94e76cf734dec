"""Negation as a direction of the embedding: how negated a clause is, and how near clauses are without it.

A negated sentence is nearer to other negated sentences than to the one it denies. With that one direction taken
out, "no alert was issued" stands beside "an alert was issued and lifted".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from facts.matching.story import Floats

DIRECTION: Final = Path(__file__).with_name("negation.npy")


@cache
def direction() -> Floats:
    """The direction in which negation moves a sentence: 384 floats of length 1 (see `build_negation`)."""
    stored: Floats = np.load(DIRECTION)
    return stored


def strength(centred: Floats) -> Floats:
    """How far each centred embedding lies in the direction of negation: about 0 for plain statements, .2 and more."""
    if centred.shape[1] != len(direction()):
        return np.zeros(len(centred), dtype=np.float32)
    measured: Floats = centred @ direction()
    return measured


def without(centred: Floats) -> Floats:
    """Centred embeddings of length 1 with the direction of negation taken out."""
    if centred.shape[1] != len(direction()):
        return centred
    bare = centred - np.outer(centred @ direction(), direction())
    unit: Floats = (bare / np.maximum(np.linalg.norm(bare, axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return unit
