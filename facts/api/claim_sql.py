"""The statement that writes claims as JSON: what all of them cite is read once, and every source of it written once."""

from __future__ import annotations

from functools import cache

from sources.json_texts import (
    Json,
    Members,
    Plain,
    as_is,
    given,
    listed,
    plain_or_null,
    text,
    text_or_null,
    when,
    written,
)
from sources.origins import CHAIN, ROOTS

# Nothing newer has come of the source `so`.
_NEWEST = """NOT EXISTS (
    SELECT FROM sources_source newer WHERE newer.key = so.key AND newer.version > so.version)"""


def _value(row: str) -> Json:
    amount: Members = {
        "amount": Plain(f"trim_scale({row}.amount)"),
        "unit": text(f"{row}.unit"),
        "approx": as_is(f"{row}.approx"),
        "lower": plain_or_null(f"trim_scale({row}.lower)"),
        "upper": plain_or_null(f"trim_scale({row}.upper)"),
    }
    return when(
        (f"{row}.amount IS NOT NULL", written(amount)),
        (f"{row}.date <> ''", written({"date": Plain(f"{row}.date")})),
        (f"{row}.role <> ''", written({"role": text(f"{row}.role")})),
        (f"{row}.members IS NOT NULL", written({"members": text(f"{row}.members")})),
    )


#: The story `st` of a row, named.
STORY = when(
    (
        "st.id IS NOT NULL",
        written({"id": Plain("st.id"), "slug": text("st.slug"), "title": text("st.title")}),
    )
)

#: The source `so` of a row with its outlet `o`, named.
SOURCE = written(
    {
        "id": Plain("so.id"),
        "language": given("so.language"),
        "title": given("so.title"),
        "url": given("so.url"),
        "published_on": plain_or_null("so.published_on"),
        "outlet": when(("o.id IS NOT NULL", written({"id": Plain("o.id"), "name": text("o.name")}))),
    }
)


def _entity(row: str) -> Json:
    return written({"id": Plain(f"{row}.id"), "name": text(f"{row}.name"), "kind": Plain(f"{row}.kind")})


_SIDE = f"""EXISTS (
    SELECT FROM facts_citation ci JOIN sources_source so ON so.id = ci.source_id
    WHERE ci.position_id = x.{{}}_id AND ci.state <> 'rejected' AND {_NEWEST})"""

_CONTRADICTED = f"""EXISTS (
    SELECT FROM facts_contradiction x
    WHERE x.claim_id = c.id AND x.state <> 'dismissed' AND {_SIDE.format("left")} AND {_SIDE.format("right")})"""

_WORDED: Members = {
    "text": text("gl.text"),
    "language": Plain("gl.language"),
    "by": Plain("CASE WHEN gl.stated_by_id IS NULL THEN 'machine' ELSE 'editor' END"),
}

# The gloss with the words nearest to the citation's, of those that overlap it by half of the shorter.
_GLOSS = f"""(
    SELECT {written(_WORDED)}
    FROM sources_gloss gl
    WHERE gl.source_id = ci.source_id
      AND 2 * (least(gl."end", ci."end") - greatest(gl.start, ci.start))
          >= least(gl."end" - gl.start, ci."end" - ci.start)
    ORDER BY abs(gl.start - ci.start) + abs(gl."end" - ci."end"), gl.language <> 'en', gl.language, gl.start
    LIMIT 1)"""  # noqa: S608  (composed of literals)

_ATTRIBUTION: Members = {
    "kind": Plain("ci.attribution_kind"),
    "name": given("ci.attribution_name"),
    "count": as_is("ci.attribution_count"),
    "speaker": when(("sp.id IS NOT NULL", _entity("sp"))),
}

# Of a citation `ci` of a source `so` of `cited_sources`; `{known}` says whether the reader is told who stated it.
_CITATION = written(
    {
        "id": Plain("ci.id"),
        "position": Plain("ci.position_id"),
        "source": Json("so.told"),
        "language": Json("so.language"),
        "start": Json("ci.start"),
        "end": Json('ci."end"'),
        "quote": text("ci.quote"),
        "gloss": as_is(_GLOSS),
        "attribution": when(("ci.attribution_kind <> ''", written(_ATTRIBUTION))),
        "value": _value("ci"),
        "original_value": given("ci.original_value"),
        "as_of": given("ci.as_of"),
        "found_by": given("ci.found_by"),
        "stated_by": text_or_null(
            "CASE WHEN ci.stated_by_id IS NULL THEN NULL WHEN {known} THEN u.username ELSE 'editor' END"
        ),
        "state": Plain("ci.state"),
        "live": as_is("so.live"),
        "score": as_is("ci.found -> 'score'"),
    }
)

# What a citation tells of its origin, as `facts.origins.Said` takes it.
_SPOKEN = f"""concat('["', ci.position_id, '",', so.key_told, ',"', ci.attribution_kind, '",', {text("ci.attribution_name")}, ',',
    {plain_or_null("ci.speaker_id")}, ',', {text_or_null("sp.name")}, ',', {plain_or_null("sp.merged_into_id")}, ']')"""

_MOMENT = """replace(to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')"""

# The facts that were found to be alike and still stand, as they are published now.
_CHECKED = f"""CASE WHEN c.checked_before IS NOT NULL THEN array_to_json(ARRAY(
    SELECT row_to_json(f) FROM (
        SELECT p.claim_id AS claim, p.number, {_MOMENT.format("p.published_at")} AS published_at, p.rating,
               p.said ->> 'text' AS text, p.said ->> 'language' AS language, p.said -> 'story' AS story,
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
        ORDER BY alike.place) f)) END"""  # noqa: S608  (composed of literals)

#: How each member of a claim `c` is written, in their order.
MEMBERS: Members = {
    "id": Plain("c.id"),
    "key": text_or_null("c.key"),
    "text": text("c.text"),
    "language": Plain("c.language"),
    "kind": Plain("c.kind"),
    "status": Plain("c.status"),
    "signature": given("c.signature"),
    "worded_by_editor": as_is("c.worded_by_id IS NOT NULL"),
    "story": STORY,
    "entities": listed("named.entities"),
    "contradicted": as_is(_CONTRADICTED),
    "positions": listed("taken.positions"),
    "citations": listed("said.citations"),
    "checked_before": as_is(_CHECKED),
    "version": Json("c.version"),
    "created_at": Plain(_MOMENT.format("c.created_at")),
    "updated_at": Plain(_MOMENT.format("c.updated_at")),
}

#: Stands in a position, before its id and in the place of its support: a control character, which JSON writes otherwise.
MARK = "\x01"
_MARKED = "E'\\x01', po.id"
_SUPPORTED = (
    """'"sources":', coalesce(su.sources, 0), ',"independent_origins":', coalesce(su.origins, 0), '}'"""
)

# The citations that were not rejected, and their sources, of which a page has few.
_CITED = f"""
    cited AS MATERIALIZED (
        SELECT ci.* FROM chosen JOIN facts_citation ci ON ci.claim_id = chosen.id WHERE ci.state <> 'rejected'),
    cited_sources AS MATERIALIZED (
        SELECT so.id, so.key, so.published_on, so.captured_at, {SOURCE} AS told, {given("so.language")} AS language,
               to_json(so.key) AS key_told, {_NEWEST} AS live
        FROM sources_source so LEFT JOIN sources_outlet o ON o.id = so.outlet_id
        WHERE so.id = ANY (ARRAY(SELECT DISTINCT source_id FROM cited)))"""  # noqa: S608

_SAID = """
    said AS MATERIALIZED (
        SELECT ci.claim_id, {told}
        FROM cited ci
        JOIN cited_sources so ON so.id = ci.source_id
        LEFT JOIN facts_entity sp ON sp.id = ci.speaker_id
        LEFT JOIN auth_user u ON u.id = ci.stated_by_id
        GROUP BY ci.claim_id)"""
_CITATIONS = f"""string_agg({_CITATION}, ',' ORDER BY so.published_on, so.captured_at, ci.source_id, ci.start, ci.id)
            AS citations"""
_ALL_SPOKEN = f"string_agg({_SPOKEN}, ',') FILTER (WHERE so.live) AS spoken"

_NAMED = f"""
    named AS MATERIALIZED (
        SELECT ce.claim_id, string_agg({_entity("en")}, ',' ORDER BY en.name, en.id) AS entities
        FROM chosen JOIN facts_claimentity ce ON ce.claim_id = chosen.id JOIN facts_entity en ON en.id = ce.entity_id
        GROUP BY ce.claim_id)"""  # noqa: S608

_POSITION: Members = {"id": Plain("po.id"), "stance": Plain("po.stance"), "value": _value("po")}
_TAKEN = """
    taken AS MATERIALIZED (
        SELECT po.claim_id, string_agg({told}, ',' ORDER BY po.created_at, po.id) AS positions
        FROM chosen JOIN facts_position po ON po.claim_id = chosen.id {supported}
        WHERE po.merged_into_id IS NULL GROUP BY po.claim_id)"""

_CHAIN = CHAIN.format(begins="SELECT key FROM cited_sources")
_ALL_ROOTS = f"""(
    SELECT json_agg(json_build_array(key, newest, origin, outlet))::text
    FROM ({ROOTS}) roots (key, newest, origin, outlet))"""  # noqa: S608

#: The claims of an array of ids, in its order.
GIVEN = "SELECT id, place FROM unnest(%(claims)s::uuid[]) WITH ORDINALITY given (id, place)"


@cache
def statement(
    members: frozenset[str], *, chosen: str = GIVEN, known: str = "%(known)s", support: str = ""
) -> str:
    """Return the statement that writes claims with these members: a row has the text of one.

    `chosen` says which, in which order; `known`, whether the reader is told who stated a citation. Where `support` does not
    give the support of positions (`position_id`, `sources`, `origins`, from `cited` and `cited_sources`), MARK stands in its
    place, and rows have two more columns: what its live citations tell of their origins, and in the first the roots of all
    their sources; both are JSON, the former without brackets, or null.
    """
    asked = {name: sql for name, sql in MEMBERS.items() if name in members}
    marked = "positions" in members and not support
    parts = [f"chosen AS MATERIALIZED ({chosen})"]
    joins: list[str] = []
    columns: list[str] = [written(asked)]
    if members & {"positions", "citations"}:
        told = [_CITATIONS.replace("{known}", known)] * ("citations" in members) + [_ALL_SPOKEN] * marked
        parts += [_CITED, _SAID.format(told=", ".join(told))] if told else [_CITED]
        joins += ["said"] if told else []
    if marked:
        parts.append(f"chain (key) AS ({_CHAIN})")
        columns += ["said.spoken", f"CASE WHEN chosen.place = 1 THEN {_ALL_ROOTS} END"]
    if "positions" in members:
        parts += [f"support AS MATERIALIZED ({support})"] if support else []
        position = written(_POSITION, closing=_SUPPORTED if support else _MARKED)
        supported = "LEFT JOIN support su ON su.position_id = po.id" if support else ""
        parts.append(_TAKEN.format(told=position, supported=supported))
        joins.append("taken")
    if "entities" in members:
        parts.append(_NAMED)
        joins.append("named")
    joined = " ".join(f"LEFT JOIN {name} ON {name}.claim_id = c.id" for name in joins)
    return f"""
        WITH RECURSIVE {", ".join(parts)}
        SELECT {", ".join(columns)}
        FROM chosen
        JOIN facts_claim c ON c.id = chosen.id
        LEFT JOIN sources_story st ON st.id = c.story_id
        {joined}
        ORDER BY chosen.place
    """  # noqa: S608  (composed of literals)
