"""What a publication says: its columns, the summary that lists send, and the document with every word."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from .glosses import glosses_of
from .models import Citation, Claim, Contradiction, Position, Review
from .models.choices import EvidenceKind
from .origins import Support, cited_roots, is_live, origins_by_claim
from .summaries import summary_text
from .values import decimal_text, value_json, value_of

#: The version of the document's form; it goes up when a field changes its meaning.
SCHEMA = 1

#: How the summary of a fact that is gone begins; that of a fact begins with its claim.
TOMBSTONE = '{"schema":'


@dataclass(frozen=True, slots=True)
class Content:
    """All that a publication is going to hold about its claim; numbers and dates come with the publication itself."""

    columns: dict[str, Any]
    entities: tuple[uuid.UUID, ...]
    summary: str
    document: str

    def dumped(self) -> dict[str, Any]:
        """Return the content as JSON that `content_from` reads again."""
        amount, until = self.columns["amount"], self.columns["evidence_until"]
        columns = {
            **self.columns,
            "story_id": str(self.columns["story_id"]) if self.columns["story_id"] else None,
            "amount": None if amount is None else decimal_text(amount),
            "outlets": [str(pk) for pk in self.columns["outlets"]],
            "evidence_until": until.isoformat(),
        }
        return {
            "columns": columns,
            "entities": [str(pk) for pk in self.entities],
            "summary": self.summary,
            "document": self.document,
        }


def content_from(data: Mapping[str, Any]) -> Content:
    """Return the content that `Content.dumped` turned into `data`."""
    columns = {**data["columns"], "evidence_until": datetime.fromisoformat(data["columns"]["evidence_until"])}
    return Content(
        columns=columns,
        entities=tuple(uuid.UUID(pk) for pk in data["entities"]),
        summary=data["summary"],
        document=data["document"],
    )


def content_of(claim: Claim, *, review: Review, note: str) -> Content:
    """Return what is published of a claim with this verdict; a fixed number of queries.

    Staff's names, the rationale and confidential evidence stay with the desk; `note` is for the readers.
    """
    row = Claim.objects.for_answering().get(pk=claim.pk)
    until = timezone.now()
    roots = cited_roots([row])
    live = [citation for citation in row.citations.all() if is_live(citation, roots)]
    support = origins_by_claim([row], roots=roots)[row.pk]
    upheld = review.position
    value = value_of(upheld) if upheld else None
    outlets = {each.source.outlet.pk: each.source.outlet.name for each in live if each.source.outlet}
    origins = (
        support[upheld.pk].independent_origins
        if upheld
        else max((each.independent_origins for each in support.values()), default=0)
    )
    contradictions = list(row.contradictions.all())
    entities = sorted(row.entities.all(), key=lambda entity: (entity.name, entity.pk))
    columns = {
        "claim_version": row.version,
        "evidence_until": until,
        "story_id": row.story_id,
        "rating": review.status,
        "kind": row.kind,
        "amount": value.amount if value else None,
        "unit": value.unit if value else "",
        "languages": sorted({each.source.language for each in live}),
        "outlets": sorted(outlets),
        "origins": origins,
        "contradicted": bool(contradictions),
    }
    shared = {
        "claim": str(row.pk),
        "key": row.key,
        "text": row.text,
        "language": row.language,
        "kind": row.kind,
        "rating": review.status,
        "story": {"slug": row.story.slug, "title": row.story.title} if row.story else None,
        "stance": upheld.stance if upheld else None,
        "value": value_json(value),
        "entities": [{"id": str(each.pk), "name": each.name, "kind": each.kind} for each in entities],
        "languages": columns["languages"],
        "outlets": sorted(outlets.values()),
        "sources": len({each.source.key for each in live}),
        "origins": origins,
        "contradicted": bool(contradictions),
        "note": note,
    }
    detail = {
        "schema": SCHEMA,
        **shared,
        "claim_version": row.version,
        "signature": row.signature,
        "upheld": str(upheld.pk) if upheld else None,
        "positions": _positions(row, live, support, upheld),
        "contradictions": [_contradiction(each) for each in contradictions],
        "evidence": _evidence(review),
    }
    return Content(
        columns=columns,
        entities=tuple(each.pk for each in entities),
        summary=summary_text({**shared, "citations": _cited(live, upheld)}),
        document=dumped(detail),
    )


def farewell(claim: Claim, *, event: str, note: str, replaced_by: Claim | None = None) -> Content:
    """Return what is published when a fact goes: that it went, why, and what goes on in its place."""
    said = {
        "schema": SCHEMA,
        "claim": str(claim.pk),
        "key": claim.key,
        "event": event,
        "replaced_by": str(replaced_by.pk) if replaced_by else None,
        "note": note,
    }
    columns = {
        "claim_version": claim.version,
        "evidence_until": timezone.now(),
        "story_id": claim.story_id,
        "kind": claim.kind,
    }
    return Content(columns=columns, entities=(), summary=summary_text(said), document=dumped(said))


def dumped(data: Mapping[str, Any]) -> str:
    """Return JSON text, readable in any script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _positions(
    claim: Claim,
    live: list[Citation],
    support: Mapping[uuid.UUID, Support],
    upheld: Position | None,
) -> list[dict[str, Any]]:
    glosses = glosses_of(live)

    def gloss(citation: Citation) -> dict[str, Any] | None:
        found = glosses.get(citation.pk)
        by = "editor" if found and found.stated_by_id else "machine"
        return {"text": found.text, "language": found.language, "by": by} if found else None

    return [
        {
            "id": str(position.pk),
            "stance": position.stance,
            "value": value_json(value_of(position)),
            "upheld": upheld is not None and upheld.pk == position.pk,
            "sources": support[position.pk].sources,
            "origins": support[position.pk].independent_origins,
            "citations": [
                {**_citation(citation), "gloss": gloss(citation)}
                for citation in live
                if citation.position_id == position.pk
            ],
        }
        for position in claim.positions.all()
    ]


def _cited(live: Iterable[Citation], upheld: Position | None) -> list[dict[str, Any]]:
    """Return who says what in short, those first whom the verdict upholds."""
    told = [
        {
            "outlet": each.source.outlet.name if each.source.outlet else None,
            "url": each.source.url,
            "language": each.source.language,
            "published_on": each.source.published_on.isoformat() if each.source.published_on else None,
            "quote": each.quote,
            "upheld": upheld is not None and each.position_id == upheld.pk,
        }
        for each in live
    ]
    return sorted(told, key=lambda each: not each["upheld"])


def _citation(citation: Citation) -> dict[str, Any]:
    source = citation.source
    attribution = {
        "kind": citation.attribution_kind,
        "name": citation.attribution_name,
        "count": citation.attribution_count,
        "speaker": str(citation.speaker_id) if citation.speaker_id else None,
    }
    return {
        "id": str(citation.pk),
        "source": {
            "id": str(source.pk),
            "key": source.key,
            "version": source.version,
            "title": source.title,
            "url": source.url,
            "language": source.language,
            "outlet": source.outlet.name if source.outlet else None,
            "published_on": source.published_on.isoformat() if source.published_on else None,
        },
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "value": value_json(value_of(citation)),
        "original_value": citation.original_value,
        "as_of": citation.as_of,
        "attribution": attribution if citation.attribution_kind else None,
        "state": citation.state,
        "by": "editor" if citation.stated_by_id else "machine",
    }


def _contradiction(row: Contradiction) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "label": row.label,
        "list": row.list,
        "left": str(row.left_id),
        "right": str(row.right_id),
        "reason": row.reason,
        "state": row.state,
        "upheld": str(row.upheld_id) if row.upheld_id else None,
        "decision_reason": row.decision_reason,
    }


def _evidence(review: Review) -> list[dict[str, Any]]:
    shown: dict[str, Callable[[Any], Any]] = {
        EvidenceKind.URL: lambda item: {"url": item.url},
        EvidenceKind.SOURCE: lambda item: {
            "source": {"id": str(item.source.pk), "title": item.source.title, "url": item.source.url}
        },
        EvidenceKind.FILE: lambda item: {},
    }
    rows = review.evidence.filter(confidential=False).select_related("source").defer("source__text")
    return [{"kind": item.kind, **shown[item.kind](item), "note": item.note} for item in rows]
