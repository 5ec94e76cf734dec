"""The vectors of texts, by one model that is loaded once in a process."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache

import numpy as np

from sources.reading.types import Vector

from .encoder import Branch, Encoded, Encoder
from .pieces import Piece
from .weights import weights_path

DIMENSIONS = 384
#: What the model was taught to see before a text that may be looked for, and before what somebody looks for.
_PASSAGE, _QUERY = "passage: ", "query: "
#: Of so many texts the vectors are kept (1.5 MB): who says what in a sentence is heard before its meaning is asked for.
_KEPT = 1_000
_lock = threading.Lock()
_kept: dict[str, Vector] = {}


@cache
def _loaded() -> Encoder:
    return Encoder(weights_path())


def model() -> Encoder:
    """Return the model, loaded at first use."""
    with _lock:
        return _loaded()


def encode_passages(
    texts: Sequence[str], *, layers: Sequence[int] = (), branch: Branch | None = None
) -> list[Encoded]:
    """Return the pieces of each text with their vectors at these layers and in a branch, and the text's own vector."""
    found = model().encode(texts, prefix=_PASSAGE, layers=layers, branch=branch)
    with _lock:
        for text, encoded in zip(texts, found, strict=True):
            _kept[text] = encoded.whole
        for text in list(_kept)[:-_KEPT]:
            del _kept[text]
    return found


def lower_passages(texts: Sequence[str], *, after: int) -> list[tuple[list[Piece], Vector]]:
    """Return the pieces of each text, offsets into it, and all rows behind a layer.

    Rows begin with the mark of the beginning and end with that of the end; the pieces of what the model was taught to see before
    a text have no characters.
    """
    return [
        (
            [
                Piece(one.number, max(0, one.start - len(_PASSAGE)), max(0, one.end - len(_PASSAGE)))
                for one in pieces
            ],
            rows,
        )
        for pieces, rows in model().lower(texts, prefix=_PASSAGE, after=after)
    ]


def embed_passages(texts: Sequence[str]) -> Vector:
    """One vector of length 1 per text: float32 of shape (n, 384). Loads the model at first use."""
    with _lock:
        known = {text: _kept[text] for text in texts if text in _kept}
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    found = model().encode(missing, prefix=_PASSAGE) if missing else []
    known |= {text: encoded.whole for text, encoded in zip(missing, found, strict=True)}
    return np.stack([known[text] for text in texts]) if texts else np.empty((0, DIMENSIONS), dtype=np.float32)


def embed_query(text: str) -> Vector:
    """The vector of length 1 of what somebody looks for: float32 of shape (384,)."""
    return model().encode([text], prefix=_QUERY)[0].whole
