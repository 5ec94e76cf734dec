"""Hits of a search as PostgreSQL writes them: source, story, words and the claims that cite them, without an object per row."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sources.json_rows import json_rows
from sources.json_texts import Json, Members, Plain, listed, text, written
from sources.searching import Hit

from .claim_sql import SOURCE, STORY

_TOLD: Members = {
    "source": SOURCE,
    "story": STORY,
    "start": Json("p.start"),
    "end": Json('p."end"'),
    "text": text("p.text"),
}
_CITING: Members = {
    "id": Plain("c.id"),
    "text": text("c.text"),
    "language": Plain("c.language"),
    "kind": Plain("c.kind"),
    "status": Plain("c.status"),
}
_CLAIMS = f"""(
    SELECT string_agg({written(_CITING)}, ',' ORDER BY c.created_at, c.id)
    FROM facts_claim c
    WHERE c.merged_into_id IS NULL AND c.id IN (
        SELECT ci.claim_id FROM facts_citation ci
        WHERE ci.source_id = p.source_id AND ci.state <> 'rejected'
          AND ci.start < p."end" AND p.start < ci."end"))"""  # noqa: S608  (composed of literals)
_HITS = f"""
    SELECT chosen.id, {written(_TOLD)}, {listed(_CLAIMS)}
    FROM unnest(%(passages)s::uuid[]) chosen (id)
    JOIN sources_passage p ON p.id = chosen.id
    JOIN sources_source so ON so.id = p.source_id
    LEFT JOIN sources_outlet o ON o.id = so.outlet_id
    LEFT JOIN sources_story st ON st.id = so.story_id
"""  # noqa: S608


def texts_of(hits: Sequence[Hit]) -> list[bytes]:
    """Return the JSON of these hits, in their order; one query. A passage that went meanwhile is none."""
    if not hits:
        return []
    found = json_rows(_HITS, {"passages": [hit.passage for hit in hits]})
    rows: dict[uuid.UUID, tuple[bytes, bytes]] = {pk: (told, claims) for pk, told, claims in found}
    return [_text(hit, *rows[hit.passage]) for hit in hits if hit.passage in rows]


def _text(hit: Hit, told: bytes, claims: bytes) -> bytes:
    highlights = ",".join([f'{{"start":{start},"end":{end}}}' for start, end in hit.highlights])
    ways = ",".join([f'"{way.value}"' for way in hit.found_by])
    # Between the members that PostgreSQL wrote stand those that only Python knows.
    found = f',"highlights":[{highlights}],"found_by":[{ways}],"score":{hit.score!r},"claims":'
    return b"%s%s%s}" % (told[:-1], found.encode(), claims)
