"""When two spans mean the same words."""

from __future__ import annotations

from .types import Place

#: Two spans mean the same words when they share this part of the shorter one.
SHARED = 0.5


def overlap(left: Place, right: Place) -> int:
    """Return how many characters two spans share."""
    if left.file != right.file:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def holds(outer: Place, inner: Place) -> bool:
    """Return whether a span has at least half of another one in it."""
    return overlap(outer, inner) >= SHARED * (inner.end - inner.start)


def same_words(left: Place, right: Place) -> bool:
    """Return whether two spans share at least half of the shorter one."""
    shorter = min(left.end - left.start, right.end - right.start)
    return shorter > 0 and overlap(left, right) >= SHARED * shorter
