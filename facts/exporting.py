"""One story as one JSON document, schema 1 (docs/story-format.md)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q

from facts.models import Alias, Citation, Claim, Contradiction, Entity, Mention, Position
from sources.models import Source, Story

from .origins import Support, origins_by_claim
from .values import value_json, value_of

#: The version of the format; a reader of another number must refuse.
SCHEMA = 1


def export_story(*, story: Story) -> str:
    """Return the document of a story: canonical, so that the same rows always give the same bytes.

    Lists are sorted by id (UUIDv7, so by age). Offsets count code points of a source's `text`.
    """
    sources = list(story.sources.select_related("outlet").order_by("pk"))
    claims = list(
        story.claims.current()
        .order_by("pk")
        .prefetch_related(
            Prefetch("positions", Position.objects.standing().order_by("pk")),
            Prefetch(
                "citations",
                Citation.objects.order_by("pk")
                .select_related("source", "speaker", "stated_by")
                .defer("source__text", "source__raw"),
            ),
        )
    )
    support = origins_by_claim(claims)
    document = {
        "schema": SCHEMA,
        "story": {"slug": story.slug, "title": story.title},
        "sources": [_source(source) for source in sources],
        "claims": [_claim(claim, support[claim.pk]) for claim in claims],
        "contradictions": _contradictions(story),
        "entities": _entities(story),
        "quantities": [
            {"source": str(source.pk), **_quantity(found)}
            for source in sources
            for found in source.findings.get("quantities", ())
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": str(source.pk),
        "key": source.key,
        "version": source.version,
        "file": source.file,
        "sha256": source.sha256 or None,
        "text": source.text,
        "language": source.language,
        "published_on": source.published_on.isoformat() if source.published_on else None,
        "outlet": source.outlet.name if source.outlet else None,
        "url": source.url,
        "derived_from": _id(source.derived_from_id),
        "derived_from_proposed": _id(source.derived_from_proposed_id),
        "independent": source.independent,
    }


def _claim(claim: Claim, support: Mapping[UUID, Support]) -> dict[str, Any]:
    return {
        "id": str(claim.pk),
        "key": claim.key,
        "text": claim.text,
        "language": claim.language,
        "kind": claim.kind,
        "status": claim.status,
        "positions": [
            {
                "id": str(position.pk),
                "stance": position.stance,
                "value": value_json(value_of(position)),
                "independent_origins": support[position.pk].independent_origins,
            }
            for position in claim.positions.all()
        ],
        "citations": [
            _citation(citation) for citation in claim.citations.all() if citation.state != "rejected"
        ],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    attribution = None
    if citation.attribution_kind:
        attribution = {
            "kind": citation.attribution_kind,
            "name": citation.attribution_name,
            "count": citation.attribution_count,
        }
    return {
        "id": str(citation.pk),
        "position": str(citation.position_id),
        "source": str(citation.source_id),
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "attribution": attribution,
        "value": value_json(value_of(citation)),
        "original_value": citation.original_value,
        "found_by": citation.found_by or None,
        "stated_by": citation.stated_by.get_username() if citation.stated_by else None,
    }


def _contradictions(story: Story) -> list[dict[str, Any]]:
    rows = list(
        Contradiction.objects.filter(claim__story=story, claim__merged_into=None)
        .filter(pk__in=Contradiction.objects.shown().values("pk"))
        .order_by("pk")
    )
    sides = {row.left_id for row in rows} | {row.right_id for row in rows}
    oldest: dict[UUID, UUID] = {}
    for citation, position in (
        Citation.objects.live().filter(position__in=sides).order_by("pk").values_list("pk", "position_id")
    ):
        oldest.setdefault(position, citation)
    return [
        {
            "id": str(row.pk),
            "kind": row.kind,
            "list": row.list,
            "label": row.label,
            "left": str(oldest[row.left_id]),
            "right": str(oldest[row.right_id]),
            "left_position": str(row.left_id),
            "right_position": str(row.right_id),
            "reason": row.reason,
            "score": row.score,
            "state": row.state,
        }
        for row in rows
    ]


def _entities(story: Story) -> list[dict[str, Any]]:
    mentions: dict[UUID, list[Mention]] = defaultdict(list)
    for mention in Mention.objects.filter(source__story=story, entity__isnull=False).order_by(
        "source", "start", "end"
    ):
        if mention.entity_id is not None:
            mentions[mention.entity_id].append(mention)
    rows = (
        Entity.objects.filter(Q(pk__in=mentions) | Q(claims__story=story))
        .distinct()
        .order_by("pk")
        .prefetch_related(Prefetch("aliases", Alias.objects.order_by("language", "name", "pk")))
    )
    return [
        {
            "id": str(entity.pk),
            "name": entity.name,
            "kind": entity.kind,
            "aliases": [{"name": alias.name, "language": alias.language} for alias in entity.aliases.all()],
            "mentions": [
                {"source": str(row.source_id), "start": row.start, "end": row.end, "text": row.text}
                for row in mentions[entity.pk]
            ],
        }
        for entity in rows
    ]


def _quantity(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "start": found["start"],
        "end": found["end"],
        "text": found["text"],
        "amount": found["amount"],
        "unit": found["unit"],
        "approx": found.get("approx", False),
    }


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)
