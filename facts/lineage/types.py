"""What lineage returns: a proposal per source, with reasons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """The source `source` seems to retell `origin`.

    `origin` is the key of another source of the story, or "" when the origin is not held; then `outlet` names
    whose report it is, as the texts credit it. `score` is in 0..1; `reasons` are sentences.
    """

    source: str
    origin: str
    outlet: str
    score: float
    reasons: tuple[str, ...]
