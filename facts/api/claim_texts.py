"""Claims of a list as PostgreSQL writes them: what `ClaimSerializer` says of each, without an object per row."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from psycopg.types.json import Jsonb

from facts.origins import support_by_position
from sources.json_rows import json_rows

# Nothing newer has come of the source `so`.
_NEWEST = """NOT EXISTS (
    SELECT FROM sources_source newer WHERE newer.key = so.key AND newer.version > so.version)"""

_VALUE = """CASE
    WHEN {0}.amount IS NOT NULL THEN (SELECT row_to_json(v) FROM (
        SELECT trim_scale({0}.amount)::text AS amount, {0}.unit, {0}.approx,
               trim_scale({0}.lower)::text AS lower, trim_scale({0}.upper)::text AS upper) v)
    WHEN {0}.date <> '' THEN (SELECT row_to_json(v) FROM (SELECT {0}.date) v)
    WHEN {0}.role <> '' THEN (SELECT row_to_json(v) FROM (SELECT {0}.role) v)
    WHEN {0}.members IS NOT NULL THEN (SELECT row_to_json(v) FROM (SELECT {0}.members) v)
    END"""

#: The story `st` of a row, named.
STORY = """CASE WHEN st.id IS NOT NULL THEN
    (SELECT row_to_json(s) FROM (SELECT st.id, st.slug, st.title) s) END"""

#: The source `so` of a row with its outlet `o`, named.
SOURCE = """(SELECT row_to_json(s) FROM (
    SELECT so.id, nullif(so.language, '') AS language, nullif(so.title, '') AS title, nullif(so.url, '') AS url,
           so.published_on,
           CASE WHEN o.id IS NOT NULL THEN
               (SELECT row_to_json(t) FROM (SELECT o.id, o.name) t) END AS outlet) s)"""

_ENTITIES = """array_to_json(ARRAY(
    SELECT row_to_json(e) FROM (
        SELECT en.id, en.name, en.kind
        FROM facts_claimentity ce JOIN facts_entity en ON en.id = ce.entity_id
        WHERE ce.claim_id = c.id ORDER BY en.name, en.id) e))"""

_SIDE = f"""EXISTS (
    SELECT FROM facts_citation ci JOIN sources_source so ON so.id = ci.source_id
    WHERE ci.position_id = x.{{}}_id AND ci.state <> 'rejected' AND {_NEWEST})"""

_CONTRADICTED = f"""EXISTS (
    SELECT FROM facts_contradiction x
    WHERE x.claim_id = c.id AND x.state <> 'dismissed' AND {_SIDE.format("left")} AND {_SIDE.format("right")})"""

_POSITIONS = f"""array_to_json(ARRAY(
    SELECT row_to_json(p) FROM (
        SELECT po.id, po.stance, {_VALUE.format("po")} AS value,
               coalesce((%(support)s::jsonb -> po.id::text ->> 0)::integer, 0) AS sources,
               coalesce((%(support)s::jsonb -> po.id::text ->> 1)::integer, 0) AS independent_origins
        FROM facts_position po
        WHERE po.claim_id = c.id AND po.merged_into_id IS NULL ORDER BY po.created_at, po.id) p))"""  # noqa: S608

# The gloss with the words nearest to the citation's, of those that overlap it by half of the shorter.
_GLOSS = """(
    SELECT row_to_json(g) FROM (
        SELECT gl.text, gl.language, CASE WHEN gl.stated_by_id IS NULL THEN 'machine' ELSE 'editor' END AS by
        FROM sources_gloss gl
        WHERE gl.source_id = ci.source_id
          AND 2 * (least(gl."end", ci."end") - greatest(gl.start, ci.start))
              >= least(gl."end" - gl.start, ci."end" - ci.start)
        ORDER BY abs(gl.start - ci.start) + abs(gl."end" - ci."end"), gl.language <> 'en', gl.language, gl.start
        LIMIT 1) g)"""

_CITATIONS = f"""array_to_json(ARRAY(
    SELECT row_to_json(x) FROM (
        SELECT ci.id, ci.position_id AS position,
               {SOURCE} AS source,
               nullif(so.language, '') AS language, ci.start, ci."end", ci.quote, {_GLOSS} AS gloss,
               CASE WHEN ci.attribution_kind <> '' THEN (SELECT row_to_json(a) FROM (
                   SELECT ci.attribution_kind AS kind, nullif(ci.attribution_name, '') AS name,
                          ci.attribution_count AS count,
                          CASE WHEN sp.id IS NOT NULL THEN
                              (SELECT row_to_json(t) FROM (SELECT sp.id, sp.name, sp.kind) t) END AS speaker) a)
                   END AS attribution,
               {_VALUE.format("ci")} AS value, nullif(ci.original_value, '') AS original_value,
               nullif(ci.as_of, '') AS as_of, nullif(ci.found_by, '') AS found_by,
               CASE WHEN ci.stated_by_id IS NULL THEN NULL WHEN %(known)s THEN u.username ELSE 'editor' END
                   AS stated_by,
               ci.state, {_NEWEST} AS live, ci.found -> 'score' AS score
        FROM facts_citation ci
        JOIN sources_source so ON so.id = ci.source_id
        LEFT JOIN sources_outlet o ON o.id = so.outlet_id
        LEFT JOIN facts_entity sp ON sp.id = ci.speaker_id
        LEFT JOIN auth_user u ON u.id = ci.stated_by_id
        WHERE ci.claim_id = c.id AND ci.state <> 'rejected'
        ORDER BY so.published_on, so.captured_at, ci.source_id, ci.start) x))"""  # noqa: S608

# The facts that were found to be alike and still stand, as they are published now.
_CHECKED = """CASE WHEN c.checked_before IS NOT NULL THEN array_to_json(ARRAY(
    SELECT row_to_json(f) FROM (
        SELECT p.claim_id AS claim, p.number, {} AS published_at, p.rating, p.said ->> 'text' AS text,
               p.said ->> 'language' AS language, p.said -> 'story' AS story,
               alike.said -> 'score' AS score,
               array_to_json(ARRAY(
                   SELECT row_to_json(r) FROM (
                       SELECT reason ->> 'name' AS name, reason -> 'weight' AS weight, reason ->> 'detail' AS detail
                       FROM jsonb_array_elements(alike.said -> 'features') WITH ORDINALITY reasons (reason, place)
                       ORDER BY place) r)) AS features
        FROM jsonb_array_elements(c.checked_before) WITH ORDINALITY alike (said, place)
        JOIN LATERAL (
            SELECT *, summary::json AS said FROM facts_publication
            WHERE claim_id = (alike.said ->> 'claim')::uuid ORDER BY version DESC LIMIT 1) p
            ON p.event IN ('published', 'corrected')
        ORDER BY alike.place) f)) END"""

_MOMENT = """replace(to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')"""

#: How each member of a claim is written, in their order.
MEMBERS = {
    "id": "c.id",
    "key": "c.key",
    "text": "c.text",
    "language": "c.language",
    "kind": "c.kind",
    "status": "c.status",
    "signature": "nullif(c.signature, '')",
    "worded_by_editor": "c.worded_by_id IS NOT NULL",
    "story": STORY,
    "entities": _ENTITIES,
    "contradicted": _CONTRADICTED,
    "positions": _POSITIONS,
    "citations": _CITATIONS,
    "checked_before": _CHECKED.format(_MOMENT.format("p.published_at")),
    "version": "c.version",
    "created_at": _MOMENT.format("c.created_at"),
    "updated_at": _MOMENT.format("c.updated_at"),
}


def texts_of(
    claims: Sequence[uuid.UUID], *, members: Collection[str] = frozenset(MEMBERS), known: bool
) -> list[bytes]:
    """Return the JSON of these claims, in their order, with these members.

    `known` readers are told who stated a citation. One query, and those of independent origins.
    """
    if not claims:
        return []
    # One text instead of a list, of which each id would be written for itself.
    listed = f"{{{','.join(map(str, claims))}}}"
    values: dict[str, Any] = {"claims": listed}
    if "positions" in members:
        values["support"] = Jsonb(
            {
                position: [support.sources, support.independent_origins]
                for position, support in support_by_position(listed).items()
            }
        )
    if "citations" in members:
        values["known"] = known
    return [text for (text,) in json_rows(_statement(frozenset(members)), values)]


@cache
def _statement(members: frozenset[str]) -> str:
    chosen = ", ".join(f"{sql} AS {name}" for name, sql in MEMBERS.items() if name in members)
    return f"""
        SELECT row_to_json(f)::text FROM (
            SELECT {chosen}
            FROM unnest(%(claims)s::uuid[]) WITH ORDINALITY chosen (id, place)
            JOIN facts_claim c ON c.id = chosen.id
            LEFT JOIN sources_story st ON st.id = c.story_id
            ORDER BY chosen.place) f
    """  # noqa: S608  (composed of literals of this module)
