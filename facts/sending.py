"""How publications leave: as the texts that were stored when they were published, joined, row by row or as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import F, Func, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler
from psycopg import ClientCursor

from .documents import TOMBSTONE
from .models import Publication

# A tombstone names its event itself, and so does what was blanked for the law after it had been published. All but the
# first character by right(): substr() counts the characters of the whole text first, which took most of a page's time.
_SENT = f"""
    '{{"number":' || %s || ',"version":' || %s
    || CASE WHEN %s ^@ '{TOMBSTONE}' THEN '' ELSE ',"event":"' || %s || '"' END
    || ',"published_at":"' || to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",'
    || right(%s, -1)
"""

# One column and one row a line: neither character stands in JSON, so that nothing is quoted and nothing doubled, as
# COPY's own text format does with backslashes.
_AS_IT_IS = r"FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01'"
_AS_CSV = "FORMAT csv, HEADER"

_HELD = ("claim_id", "number", "version", "event", "published_at", "kind", "rating", "languages", "origins",
         "contradicted", "summary")  # fmt: skip


def _text(expression: str) -> str:
    """Return the expression of a text that no spreadsheet takes for a formula: an apostrophe keeps it a text."""
    return rf"regexp_replace({expression}, '^(?=[=+@\t\r-])', chr(39))"


#: The table around publications: what their columns hold, and what their summaries say.
_TABLE = f"""
    SELECT claim_id AS claim, number, version, event,
           to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS published_at,
           key, {_text('"text"')} AS "text", language, kind, rating, stance,
           value ->> 'amount' AS amount, {_text("value ->> 'unit'")} AS unit, value ->> 'date' AS date,
           {_text("value ->> 'role'")} AS role,
           {_text("(SELECT string_agg(each, '; ') FROM jsonb_array_elements_text(value -> 'members') each)")} AS members,
           story ->> 'slug' AS story,
           {_text("(SELECT string_agg(each ->> 'name', '; ') FROM jsonb_array_elements(entities) each)")} AS entities,
           array_to_string(languages, '; ') AS languages,
           {_text("(SELECT string_agg(each, '; ') FROM jsonb_array_elements_text(outlets) each)")} AS outlets,
           (SELECT string_agg(each ->> 'url', ' ') FROM jsonb_array_elements(citations) each WHERE each ->> 'url' <> '')
               AS urls,
           sources, origins, contradicted::text AS contradicted, {_text("note")} AS note
    FROM ({{}}) AS publication
    CROSS JOIN LATERAL jsonb_to_record(summary::jsonb) AS said (
        key text, "text" text, language text, stance text, value jsonb, story jsonb, entities jsonb, outlets jsonb, citations jsonb,
        sources integer, note text)
"""  # noqa: S608  (composed of literals of this module)


class Sent(Func):
    """The JSON text of a publication as clients get it: number, version, event and time before what it says.

    `column` is "summary" or "document".
    """

    output_field = TextField()

    def __init__(self, column: str = "summary", **_: Any) -> None:
        names = ("number", "version", "summary", "event", "published_at", column)
        super().__init__(*(F(name) for name in names))

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: Any, **_: Any
    ) -> tuple[str, list[Any]]:
        """Return the text's expression, which takes no parameters."""
        columns = [compiler.compile(expression)[0] for expression in self.get_source_expressions()]
        return _SENT % tuple(columns), []


def newest_number() -> QuerySet[Publication, int]:
    """Return the number of the newest publication, no row where there is none: whoever has it has seen everything."""
    return Publication.objects.order_by("-number").values_list("number", flat=True)[:1]


def last_number() -> int:
    """Return the number of the newest publication, 0 where there is none."""
    with connection.cursor() as cursor:
        # Every question with an ETag asks this: the manager would take longer than the database.
        cursor.execute("SELECT number FROM facts_publication ORDER BY number DESC LIMIT 1")
        return next(iter(cursor.fetchone() or ()), 0)


def changes_after(number: int) -> QuerySet[Publication]:
    """Return all publications after a number, in their order.

    Numbers are given under a lock that is held until they are committed, so that none can appear below one seen.
    """
    return Publication.objects.filter(number__gt=number).order_by("number")


def as_lines(publications: QuerySet[Publication]) -> Iterator[bytes]:
    """Yield the summaries of publications as lines of JSON, in blocks as the database sends them."""
    return _copied(publications.values_list(Sent()), how=_AS_IT_IS)


def as_table(publications: QuerySet[Publication]) -> Iterator[bytes]:
    """Yield publications as CSV with a header, in blocks; one row each, members of lists joined by `; `."""
    return _copied(publications.values_list(*_HELD), how=_AS_CSV, around=_TABLE)


def _copied(rows: QuerySet[Any, Any], *, how: str, around: str = "{}") -> Iterator[bytes]:
    statement, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        # COPY takes no parameters: they are written into the statement, quoted by the driver.
        whole = ClientCursor(connection.connection).mogrify(statement, values)
        with cursor.copy(f"COPY ({around.format(whole)}) TO STDOUT ({how})") as copy:
            for block in copy:
                yield bytes(block)
