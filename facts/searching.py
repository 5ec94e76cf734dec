"""Search of passages together with the claims that cite them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.matching.background import language_mean
from facts.models import Citation
from sources.models import Passage
from sources.searching import Found, Hit, Mode, search

if TYPE_CHECKING:
    from facts.models import Claim
    from sources.models import Story


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that a search found, with its source, outlet and story, and the claims that cite words of it."""

    hit: Hit
    passage: Passage
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """The hits of a search with their claims, the best first, and whether there were more than were asked for."""

    hits: tuple[FoundPassage, ...]
    more: bool


def find(*, query: str, mode: Mode, story: Story | None = None, language: str = "", limit: int = 20) -> Found:
    """Return the passages that a query finds, by their ids.

    Raises `ValueError` as `sources.searching.search` does.
    """
    return search(query, mode=mode, mean=language_mean, story=story, language=language, limit=limit)


def with_claims(found: Found) -> FoundPassages:
    """Return what was found with the claims that cite words of it; two queries. A passage that went meanwhile is none."""
    passages = Passage.objects.for_hits().in_bulk([hit.passage for hit in found.hits])
    claims = citing(passages.values())
    return FoundPassages(
        hits=tuple(
            FoundPassage(hit=hit, passage=passages[hit.passage], claims=claims[hit.passage])
            for hit in found.hits
            if hit.passage in passages
        ),
        more=found.more,
    )


def citing(passages: Collection[Passage]) -> dict[uuid.UUID, tuple[Claim, ...]]:
    """Return, by id of the passage, the claims that cite words of each; one query."""
    claims: dict[uuid.UUID, dict[uuid.UUID, Claim]] = {passage.pk: {} for passage in passages}
    rows = Citation.objects.overlapping(claims) if claims else ()
    for row in rows:
        for passage in passages:
            if passage.source_id == row.source_id and passage.start < row.end and row.start < passage.end:
                claims[passage.pk].setdefault(row.claim_id, row.claim)
    return {pk: tuple(found.values()) for pk, found in claims.items()}
