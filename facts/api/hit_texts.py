"""Hits of a search as PostgreSQL writes them: source, story, words and the claims that cite them, without an object per row."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from sources.json_rows import json_rows
from sources.searching import Hit

from .claim_texts import SOURCE, STORY

_HITS = f"""
    SELECT chosen.id,
           (SELECT row_to_json(f)::text FROM (
               SELECT {SOURCE} AS source, {STORY} AS story, p.start, p."end", p.text) f),
           array_to_json(ARRAY(
               SELECT row_to_json(x) FROM (
                   SELECT c.id, c.text, c.language, c.kind, c.status
                   FROM facts_claim c
                   WHERE c.merged_into_id IS NULL AND c.id IN (
                       SELECT ci.claim_id FROM facts_citation ci
                       WHERE ci.source_id = p.source_id AND ci.state <> 'rejected'
                         AND ci.start < p."end" AND p.start < ci."end")
                   ORDER BY c.created_at, c.id) x))::text
    FROM unnest(%(passages)s::uuid[]) chosen (id)
    JOIN sources_passage p ON p.id = chosen.id
    JOIN sources_source so ON so.id = p.source_id
    LEFT JOIN sources_outlet o ON o.id = so.outlet_id
    LEFT JOIN sources_story st ON st.id = so.story_id
"""  # noqa: S608  (composed of literals)


def texts_of(hits: Sequence[Hit]) -> list[bytes]:
    """Return the JSON of these hits, in their order; one query. A passage that went meanwhile is none."""
    if not hits:
        return []
    found = json_rows(_HITS, {"passages": [hit.passage for hit in hits]})
    rows: dict[uuid.UUID, tuple[bytes, bytes]] = {pk: (told, claims) for pk, told, claims in found}
    return [_text(hit, *rows[hit.passage]) for hit in hits if hit.passage in rows]


def _text(hit: Hit, told: bytes, claims: bytes) -> bytes:
    found = {
        "highlights": [{"start": start, "end": end} for start, end in hit.highlights],
        "found_by": [way.value for way in hit.found_by],
        "score": hit.score,
    }
    # Between the members that PostgreSQL wrote stand those that only Python knows.
    return b'%s,%s,"claims":%s}' % (
        told[:-1],
        json.dumps(found, separators=(",", ":"))[1:-1].encode(),
        claims,
    )
