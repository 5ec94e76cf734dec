"""What others are compared with: a bare ASGI handler that has PostgreSQL build the JSON of every request.

No framework, no authentication, no counting: `granian --interface asgi bench.raw:app`, with `RAW_DSN` for libpq. It takes
the parameters `after` (published_at and number of the last row), `entity`, `rating`, `language`, `from` and `until`; a
search takes `q`.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl

from psycopg_pool import AsyncConnectionPool

VALUE = """CASE WHEN {0}.amount IS NOT NULL THEN (SELECT row_to_json(v) FROM (SELECT trim_scale({0}.amount)::text AS amount,
    {0}.unit, {0}.approx, trim_scale({0}.lower)::text AS lower, trim_scale({0}.upper)::text AS upper) v) END"""

#: A fact from the rows that it was made of; numbers, dates and origins stand nowhere but in the publication.
FACT = f"""
    SELECT p.number, p.version, p.event,
           to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS published_at,
           c.id AS claim, c.key, c.text, c.language, c.kind, c.status AS rating,
           (SELECT row_to_json(s) FROM (SELECT st.slug, st.title) s) AS story,
           po.stance, {VALUE.format("po")} AS value,
           array_to_json(ARRAY(
               SELECT row_to_json(e) FROM (
                   SELECT en.id, en.name, en.kind FROM facts_claimentity ce JOIN facts_entity en ON en.id = ce.entity_id
                   WHERE ce.claim_id = c.id ORDER BY en.name, en.id) e)) AS entities,
           cited.languages, cited.outlets, cited.sources, p.origins,
           EXISTS (SELECT 1 FROM facts_contradiction x WHERE x.claim_id = c.id AND x.state <> 'dismissed')
               AS contradicted,
           p.note, cited.citations
    FROM ({{chosen}}) p
    JOIN facts_claim c ON c.id = p.claim_id
    LEFT JOIN sources_story st ON st.id = c.story_id
    LEFT JOIN LATERAL (SELECT position_id FROM facts_review r WHERE r.claim_id = c.id AND r.status = c.status ORDER BY created_at DESC, id DESC
                       LIMIT 1) r ON true
    LEFT JOIN facts_position po ON po.id = r.position_id
    CROSS JOIN LATERAL (
        SELECT array_to_json(array_agg(DISTINCT language ORDER BY language)) AS languages,
               array_to_json(array_agg(DISTINCT outlet ORDER BY outlet)) AS outlets, count(DISTINCT key) AS sources,
               array_to_json(array_agg(row_to_json((
                   SELECT q FROM (SELECT outlet, url, language, published_on, quote, upheld) q
               )) ORDER BY upheld DESC, published_on, captured_at, source, start)) AS citations
        FROM (SELECT ci.start, so.id AS source, so.captured_at, so.key, o.name AS outlet, so.url, so.language, so.published_on, ci.quote,
                     coalesce(ci.position_id = r.position_id, false) AS upheld
              FROM facts_citation ci JOIN sources_source so ON so.id = ci.source_id
              LEFT JOIN sources_outlet o ON o.id = so.outlet_id
              WHERE ci.claim_id = c.id AND ci.state <> 'rejected') x) cited
    ORDER BY p.number DESC
"""
CHOSEN = """
    SELECT * FROM facts_publication p
    WHERE p.event IN ('published', 'corrected')
      AND NOT EXISTS (SELECT 1 FROM facts_publication l WHERE l.claim_id = p.claim_id AND l.version > p.version) {where}
    ORDER BY p.published_at DESC, p.number DESC LIMIT 100
"""
PAGE = "SELECT coalesce(string_agg(row_to_json(f)::text, ','), '') FROM ({facts}) f"

#: The newest claims, for the statement of claims, which the runner brings: ours and this write the same JSON by it.
NEWEST = """
    SELECT id, row_number() OVER (ORDER BY created_at DESC, id DESC) AS place
    FROM facts_claim WHERE merged_into_id IS NULL ORDER BY created_at DESC, id DESC LIMIT 100
"""
#: What stands behind positions, from the citations that the statement has read. That who says so tells origins apart holds
#: for the generated claims, whose sources lean on nobody; ours finds that out.
SUPPORT = """
    SELECT ci.position_id, count(DISTINCT so.key) AS sources,
           count(DISTINCT coalesce(nullif(ci.attribution_name, ''), so.key)) AS origins
    FROM cited ci JOIN cited_sources so ON so.id = ci.source_id
    WHERE so.live GROUP BY ci.position_id
"""
PAGE_OF_CLAIMS = "SELECT string_agg(told, ',') FROM ({claims}) f (told)"


#: Passages by their words, the newest 2,000 of them ranked, each with its source and the claims that cite words of it.
SEARCH = """
    SELECT coalesce(string_agg(row_to_json(f)::text, ','), '') FROM (
        SELECT (SELECT row_to_json(s) FROM (SELECT so.id, so.language, so.title, so.url, so.published_on,
                       (SELECT row_to_json(o) FROM (SELECT o.id, o.name) o) AS outlet) s) AS source,
               (SELECT row_to_json(s) FROM (SELECT st.id, st.slug, st.title) s) AS story,
               p.start, p."end", p.text, p.rank AS score,
               array_to_json(ARRAY(
                   SELECT row_to_json(c) FROM (
                       SELECT DISTINCT ON (c.created_at, c.id) c.id, c.text, c.language, c.kind, c.status
                       FROM facts_citation ci JOIN facts_claim c ON c.id = ci.claim_id
                       WHERE ci.source_id = p.source_id AND ci.start < p."end" AND p.start < ci."end"
                             AND ci.state <> 'rejected' AND c.merged_into_id IS NULL
                       ORDER BY c.created_at, c.id) c)) AS claims
        FROM (SELECT p.*, ts_rank_cd(p.search, q.q) AS rank
              FROM plainto_tsquery('simple', %(q)s) AS q (q)
              JOIN LATERAL (SELECT p.* FROM (SELECT p.* FROM sources_passage p WHERE p.search @@ q.q AND p.boilerplate = ''
                                             ORDER BY p.id DESC) p
                            JOIN sources_source so ON so.id = p.source_id
                            WHERE NOT EXISTS (SELECT FROM sources_source n WHERE n.key = so.key AND n.version > so.version)
                            ORDER BY p.id DESC LIMIT 2000) p ON true
              ORDER BY rank DESC, p.id DESC LIMIT 50) p
        JOIN sources_source so ON so.id = p.source_id
        LEFT JOIN sources_outlet o ON o.id = so.outlet_id
        LEFT JOIN sources_story st ON st.id = so.story_id
        ORDER BY p.rank DESC, p.id DESC) f
"""

pool: AsyncConnectionPool[Any] | None = None


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer `/facts`, `/claims` and `/search`."""
    if scope["type"] == "lifespan":
        return
    query = dict(parse_qsl(scope["query_string"].decode()))
    fixed = {"/claims": CLAIMS, "/search": SEARCH}.get(scope["path"])
    statement, values = (fixed, query) if fixed else facts(query)
    async with (await _pool()).connection() as connection:
        cursor = await connection.execute(statement, values, prepare=True)
        row = await cursor.fetchone()
    body = f'{{"results":[{row[0]}]}}'.encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


CLAIMS = PAGE_OF_CLAIMS.format(claims=os.environ.get("RAW_CLAIMS", "SELECT ''"))


def facts(query: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """Return the statement of a page of facts and its values."""
    where, values = [], dict(query)
    if "after" in query:
        values["time"], values["number"] = query["after"].rsplit(",", 1)
        where.append("AND (p.published_at, p.number) < (%(time)s::timestamptz, %(number)s::bigint)")
    if "entity" in query:
        where.append(
            "AND p.id = ANY (ARRAY(SELECT publication_id FROM facts_publicationentity WHERE entity_id = %(entity)s::uuid))"
        )
    if "rating" in query:
        where.append("AND p.rating = %(rating)s")
    if "language" in query:
        where.append("AND p.languages @> ARRAY[%(language)s::varchar]")
    if "from" in query:
        where.append(
            "AND p.published_at >= %(from)s::timestamptz AND p.published_at <= %(until)s::timestamptz"
        )
    chosen = CHOSEN.format(where=" ".join(where))
    return PAGE.format(facts=FACT.format(chosen=chosen)), values


async def _pool() -> AsyncConnectionPool[Any]:
    global pool
    if pool is None:
        pool = AsyncConnectionPool(os.environ["RAW_DSN"], min_size=4, max_size=4, open=False)
        await pool.open(wait=True)
    return pool
