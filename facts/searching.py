"""Search of passages together with the claims that cite them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.matching.background import language_mean
from facts.models import Citation
from sources.searching import Hit, Mode, search

if TYPE_CHECKING:
    from facts.models import Claim
    from sources.models import Story


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that a search found, and the claims that cite words of it."""

    hit: Hit
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """The hits of a search with their claims, the best first, and whether there were more than were asked for."""

    hits: tuple[FoundPassage, ...]
    more: bool


def search_cited(
    *, query: str, mode: Mode, story: Story | None = None, language: str = "", limit: int = 20
) -> FoundPassages:
    """Return the passages that a query finds, each with the claims that cite words of it, in a fixed number of queries.

    Raises `ValueError` as `sources.searching.search` does.
    """
    found = search(query, mode=mode, mean=language_mean, story=story, language=language, limit=limit)
    claims = citing(found.hits)
    return FoundPassages(
        hits=tuple(FoundPassage(hit=hit, claims=claims[hit.passage.pk]) for hit in found.hits),
        more=found.more,
    )


def citing(hits: Sequence[Hit]) -> dict[uuid.UUID, tuple[Claim, ...]]:
    """Return, by id of the passage, the claims that cite words of each hit; one query."""
    claims: dict[uuid.UUID, dict[uuid.UUID, Claim]] = {hit.passage.pk: {} for hit in hits}
    rows = Citation.objects.overlapping([hit.passage.pk for hit in hits]) if hits else ()
    for row in rows:
        for hit in hits:
            passage = hit.passage
            if passage.source_id == row.source_id and passage.start < row.end and row.start < passage.end:
                claims[passage.pk].setdefault(row.claim_id, row.claim)
    return {pk: tuple(found.values()) for pk, found in claims.items()}
