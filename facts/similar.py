"""Checked before? Published facts of other stories that may settle the matter of a claim already."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from facts.matching.types import Feature
from sources.models import Passage
from sources.searching import MOST, Mode

from .merged import family
from .models import Claim, Entity, Publication, PublicationEntity
from .published import facts
from .searching import citing, find
from .values import decimal_text

#: What a feature adds to the score; likeness of meaning adds its cosine times this.
MEANING, ENTITY, VALUE = 0.6, 0.2, 0.4

#: Shared entities beyond these add nothing: who is in all the news settles nothing.
ENTITIES = 2

#: Below this nothing is said.
FLOOR = 0.4

#: Newest publications about the claim's entities that are looked at.
RECENT = 200


@dataclass(frozen=True, slots=True)
class SimilarFact:
    """A fact that may settle the matter, how much speaks for that (0 to 1), and what."""

    fact: Publication
    score: float
    features: tuple[Feature, ...]

    @property
    def said(self) -> dict[str, Any]:
        """Return what was published: the members of its summary."""
        return dict(json.loads(self.fact.summary))


def similar_facts(claim: Claim, *, limit: int = 10) -> list[SimilarFact]:
    """Return facts of other stories that may settle a claim's matter already, the likeliest first.

    A fixed number of queries and of rows, whatever is in the archive: passages near in meaning come from their index, and
    of the claim's entities the newest publications are looked at.
    """
    alike = _alike(claim)
    kin = set().union(*(family(Entity, pk) for pk in _entities(claim)))
    about = PublicationEntity.objects.filter(entity__in=kin).order_by("-published_at", "-number")
    recent = about.values_list("publication__claim", flat=True)[:RECENT] if kin else ()
    others = facts().filter(claim__in={*alike, *recent} - {claim.pk})
    if claim.story_id is not None:
        others = others.exclude(story=claim.story_id)
    rows = list(others.defer("document"))
    shared = _shared(rows, kin)
    values = {
        (position.amount, position.unit)
        for position in claim.positions.filter(merged_into=None, amount__isnull=False)
    }
    found = (_compared(row, alike=alike, shared=shared[row.pk], values=values) for row in rows)
    likely = [each for each in found if each.score >= FLOOR]
    return sorted(likely, key=lambda each: (-each.score, -each.fact.number))[:limit]


def _alike(claim: Claim) -> dict[uuid.UUID, float]:
    """Return how near in meaning the words are that other claims cite, for the nearest."""
    hits = find(query=claim.text, mode=Mode.MEANING, limit=MOST).hits
    likeness: dict[uuid.UUID, float] = defaultdict(float)
    claims = citing(Passage.objects.spans().filter(pk__in=[hit.passage for hit in hits]))
    for hit in hits:
        for other in claims.get(hit.passage, ()):
            likeness[other.pk] = max(likeness[other.pk], hit.score)
    return dict(likeness)


def _entities(claim: Claim) -> list[uuid.UUID]:
    return list(claim.entities.order_by("pk").values_list("pk", flat=True)[:5])


def _shared(rows: Iterable[Publication], kin: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    names: dict[uuid.UUID, list[str]] = defaultdict(list)
    about = PublicationEntity.objects.filter(publication__in=[row.pk for row in rows], entity__in=kin)
    for publication, name in about.order_by("entity__name").values_list("publication", "entity__name"):
        names[publication].append(name)
    return names


def _compared(
    row: Publication,
    *,
    alike: dict[uuid.UUID, float],
    shared: list[str],
    values: set[tuple[Decimal | None, str]],
) -> SimilarFact:
    features = []
    if cosine := alike.get(row.claim_id):
        detail = f"likeness {cosine:.2f} of the cited words"
        features.append(Feature(name="close meaning", weight=round(MEANING * cosine, 3), detail=detail))
    if shared:
        weight = ENTITY * min(len(shared), ENTITIES)
        features.append(Feature(name="shared entities", weight=weight, detail=", ".join(shared)))
    if row.amount is not None and (row.amount, row.unit) in values:
        detail = f"{decimal_text(row.amount)} {row.unit} in both".replace("  ", " ")
        features.append(Feature(name="equal value", weight=VALUE, detail=detail))
    score = min(1.0, sum(feature.weight for feature in features))
    return SimilarFact(fact=row, score=round(score, 3), features=tuple(features))
