"""Whom a later mention means ("the scientist", "she"): a small model over the vectors that the ear hears by.

A choice among all that were named before and nobody of them: a layer of rectified units over how alike the two are, in
meaning and in letters, and how long ago the other was named (features after Lee et al. 2017, "End-to-end Neural Coreference
Resolution"). `build_following.py` makes `following.npz` from `articles/`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sources.reading.embedding import DIMENSIONS
from sources.reading.types import Vector

WEIGHTS = Path(__file__).parent / "following.npz"
_BARE = re.compile(r"[\W_]+")
#: Sentences back beyond which it makes no difference how long ago somebody was named.
_LONG_AGO = 5
_FAR = 40
#: So many of the first directions of a vector are seen by themselves, the others only where two are alike in them.
_SEEN = 16


class Mention(NamedTuple):
    """Words that mean somebody: in which sentence, which in the text, their vector, and whether these speak there."""

    sentence: int
    order: int
    text: str
    vector: Vector
    speaks: bool


@dataclass(frozen=True, slots=True)
class Following:
    """What was learnt: the middle and the main directions of vectors of mentions, and the weights."""

    middle: Vector
    directions: Vector
    inner: Vector
    inner_bias: Vector
    outer: Vector
    direct: Vector
    nobody: Vector

    def meant(self, mention: Mention, known: Sequence[Sequence[Mention]], last: int) -> Vector:
        """Return how likely a mention means each of those known, who was named at which places, and at last nobody of them.

        `last` is the index of who spoke last, -1 for nobody.
        """
        if not known:
            return np.ones(1, dtype=np.float32)
        seen = self.pairs(mention, known, last)
        scores = np.maximum(seen @ self.inner + self.inner_bias, 0) @ self.outer + seen @ self.direct
        every: Vector = np.append(scores, self.nobody).astype(np.float32)
        shares: Vector = np.exp(every - every.max())
        shares /= shares.sum()
        return shares

    def pairs(self, mention: Mention, known: Sequence[Sequence[Mention]], last: int) -> Vector:
        """Return the features of a mention with each of those known: shape (known, features)."""
        by_age = sorted(range(len(known)), key=lambda index: -known[index][-1].order)
        ages = {index: age for age, index in enumerate(by_age)}
        letters = _letters(mention.text)
        here = self._main(mention.vector)
        rows = []
        for index, named in enumerate(known):
            latest = named[-1]
            full = max(named, key=lambda one: len(one.text))
            shared = len(letters & _letters(full.text)) / len(letters)
            there = self._main(full.vector)
            ago = mention.sentence - latest.sentence
            told = (
                self._alike(mention.vector, full.vector, slice(DIMENSIONS)),
                self._alike(mention.vector, full.vector, slice(DIMENSIONS, None)),
                self._alike(mention.vector, latest.vector, slice(DIMENSIONS, None)),
                max(self._alike(mention.vector, one.vector, slice(DIMENSIONS)) for one in named),
                shared,
                float(shared > 0.9),
                min(ago, _LONG_AGO) / _LONG_AGO,
                ages[index] / 4,
                float(ages[index] == 0),
                float(index == last),
                len(named) / 4,
                float(any(one.speaks for one in named)),
                min(len(mention.text), _FAR) / _FAR,
                float(ago == 0),
            )
            rows.append([*told, *(here * there / 4), *(here[:_SEEN] / 4), *(there[:_SEEN] / 4)])
        return np.array(rows, dtype=np.float32)

    def _main(self, vector: Vector) -> Vector:
        return np.asarray((vector - self.middle) @ self.directions, dtype=np.float32)

    def _alike(self, left: Vector, right: Vector, part: slice) -> float:
        return _cosine((left - self.middle)[part], (right - self.middle)[part])


def _cosine(left: Vector, right: Vector) -> float:
    return float(left @ right / np.sqrt((left @ left) * (right @ right) + 1e-9))


def _letters(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a text."""
    bare = _BARE.sub("", text.lower())
    return frozenset(bare[index : index + 2] for index in range(len(bare) - 1)) or frozenset((bare,))


@cache
def load() -> Following:
    """Return the model that was trained."""
    with np.load(WEIGHTS) as saved:
        return Following(**{field.name: saved[field.name].astype(np.float32) for field in fields(Following)})
