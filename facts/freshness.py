"""Whether what is said of a claim has changed: told from the row versions of all that it is made of."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import connection

# xmin and ctid together are new with every version of a row, whoever wrote it. Users are known by their names alone:
# their rows change with every login. Sources and entities are followed to where `origins` follows them.
MARKS = """
    WITH RECURSIVE cited AS MATERIALIZED (
        SELECT id, source_id, speaker_id, stated_by_id, concat(xmin, ctid) AS mark
        FROM facts_citation WHERE claim_id = %(claim)s
    ), chain (key) AS (
        SELECT key FROM sources_source WHERE id IN (SELECT source_id FROM cited)
        UNION
        SELECT origin.key
        FROM chain
        JOIN sources_source echo ON echo.key = chain.key
        JOIN sources_source origin ON origin.id IN (echo.derived_from_id, echo.derived_from_proposed_id)
    ), named (id) AS (
        SELECT id FROM (
            SELECT entity_id AS id FROM facts_claimentity WHERE claim_id = %(claim)s
            UNION ALL SELECT speaker_id FROM cited WHERE speaker_id IS NOT NULL
        ) AS first
        UNION
        SELECT entity.merged_into_id
        FROM named JOIN facts_entity entity ON entity.id = named.id
        WHERE entity.merged_into_id IS NOT NULL
    ), source AS MATERIALIZED (
        SELECT id, outlet_id, concat(xmin, ctid) AS mark FROM sources_source WHERE key IN (SELECT key FROM chain)
    ), part (kind, id, mark) AS (
        SELECT 'citation', id::text, mark FROM cited
        UNION ALL SELECT 'position', id::text, concat(xmin, ctid) FROM facts_position WHERE claim_id = %(claim)s
        UNION ALL SELECT 'contradiction', id::text, concat(xmin, ctid) FROM facts_contradiction
                  WHERE claim_id = %(claim)s
        UNION ALL SELECT 'about', id::text, concat(xmin, ctid) FROM facts_claimentity WHERE claim_id = %(claim)s
        UNION ALL SELECT 'entity', id::text, concat(xmin, ctid) FROM facts_entity WHERE id IN (SELECT id FROM named)
        UNION ALL SELECT 'source', id::text, mark FROM source
        UNION ALL SELECT 'outlet', id::text, concat(xmin, ctid) FROM sources_outlet
                  WHERE id IN (SELECT outlet_id FROM source)
        UNION ALL SELECT 'gloss', id::text, concat(xmin, ctid) FROM sources_gloss
                  WHERE source_id IN (SELECT source_id FROM cited)
        UNION ALL SELECT 'fact', id::text, concat(xmin, ctid) FROM facts_publication
                  WHERE claim_id IN (SELECT (alike ->> 'claim')::uuid
                                     FROM facts_claim, jsonb_array_elements(checked_before) alike
                                     WHERE facts_claim.id = %(claim)s)
        UNION ALL SELECT 'user', id::text, username FROM auth_user WHERE id IN (SELECT stated_by_id FROM cited)
    )
    SELECT claim.version, claim.merged_into_id IS NOT NULL,
           md5(concat(claim.xmin, claim.ctid, ' ', story.xmin, story.ctid, ' ',
                      (SELECT string_agg(concat_ws(' ', kind, id, mark), ',' ORDER BY kind, id) FROM part)))
    FROM facts_claim claim LEFT JOIN sources_story story ON story.id = claim.story_id
    WHERE claim.id = %(claim)s
"""


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a claim stands at: its version, which people's edits move, and a digest that any change moves.

    The digest covers the claim, its story, positions, citations, contradictions and entities, the cited sources with
    their other versions and origins, outlets and glosses, and the facts that may settle it: everything that the API says of a claim.
    """

    version: int
    merged: bool
    digest: str


def freshness(claim_id: uuid.UUID) -> Freshness | None:
    """Return what a claim stands at, None for a claim that is not there; one query, which reads no text."""
    with connection.cursor() as cursor:
        cursor.execute(MARKS, {"claim": claim_id})
        row = cursor.fetchone()
    return None if row is None else Freshness(version=row[0], merged=row[1], digest=row[2])
