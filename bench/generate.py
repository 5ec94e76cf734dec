"""Make a database of so many claims, a quarter of them published: `python -m bench.generate 10000`.

Deterministic but for ids and times of the 32 claims that are copied. They are made and published by the use cases;
their copies, of summaries and documents too, differ from them in ids, names, wording and time.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from bench.database import address, create, setup

#: Tables whose rows are copied, with the condition that ties a row `r` to the template claim `t.claim`.
PER_CLAIM = {
    "facts_claim": "r.id = t.claim",
    "facts_position": "r.claim_id = t.claim",
    "facts_claimentity": "r.claim_id = t.claim",
    "facts_citation": "r.claim_id = t.claim",
    "facts_contradiction": "r.claim_id = t.claim",
    "facts_review": "r.claim_id = t.claim",
    "facts_evidence": "r.review_id IN (SELECT id FROM facts_review WHERE claim_id = t.claim)",
    "facts_publication": "r.claim_id = t.claim",
    "facts_publicationentity": "r.publication_id IN (SELECT id FROM facts_publication WHERE claim_id = t.claim)",
}
#: Tables whose rows several claims share, with the rows that are copied.
PER_GROUP = {"sources_story": "true", "sources_source": "true", "sources_passage": "true"}

#: Claims that share their entities, and that share their sources. Of the sources there is more than one passage for every
#: claim, as in newsrooms: the articles of the seeds have 204 for their 63 annotated ones.
ENTITY_GROUP, SOURCE_GROUP = 2_500, 400

BORN = "timestamptz '2024-01-01Z'"

#: What was copied is older than its copies, as its numbers are.
AGED = (
    f"UPDATE facts_claim SET created_at = {BORN}, updated_at = {BORN} WHERE id IN (SELECT claim FROM templates)",
    f"UPDATE facts_publication SET published_at = {BORN} + number * interval '1 second' "
    "WHERE claim_id IN (SELECT claim FROM templates)",
    f"UPDATE facts_publicationentity SET published_at = {BORN} + number * interval '1 second' "
    "WHERE number <= (SELECT count(*) FROM templates WHERE published)",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("claims", type=int, help="how many claims, such as 10000")
    claims = parser.parse_args().claims
    name = f"bench_{claims}"
    create(name)
    os.environ["DATABASE_URL"] = address(name)
    setup()
    began = time.monotonic()
    fill(claims)
    print(f"{name}: {claims:,} claims in {time.monotonic() - began:.0f} s")


def fill(claims: int) -> None:
    """Migrate the database, make the templates and copy them until there are `claims`."""
    from django.core.management import call_command
    from django.db import connection

    from bench.templates import build

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        templates = build()
        # No triggers and no foreign keys while copying: the rows are copies of ones that passed them.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("CREATE TEMP TABLE templates (claim uuid, place int, published boolean, of int)")
        for published in (True, False):
            kind = [claim.pk for claim, stands in templates if stands is published]
            for place, pk in enumerate(kind):
                cursor.execute(
                    "INSERT INTO templates VALUES (%s, %s, %s, %s)", [pk, place, published, len(kind)]
                )
        for statement in statements(claims, columns=_columns(cursor)):
            cursor.execute(statement)
        for statement in AGED:
            cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")


def _columns(cursor: CursorWrapper) -> dict[str, list[tuple[str, str]]]:
    """Return the columns of every table that can be written, with their types."""
    cursor.execute(
        "SELECT table_name, column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND is_generated = 'NEVER' AND is_identity = 'NO' ORDER BY table_name, ordinal_position"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in cursor.fetchall():
        found.setdefault(table, []).append((column, kind))
    return found


def statements(claims: int, *, columns: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """Yield the statements that copy the templates."""
    published = claims // 4
    groups = {"facts_entity": 1 + claims // ENTITY_GROUP} | dict.fromkeys(
        PER_GROUP, 1 + claims // SOURCE_GROUP
    )
    for table, amount in groups.items():
        yield (
            f"INSERT INTO {table} ({_names(columns[table])}) "
            f"SELECT {', '.join(_copied(table, *column, group=True) for column in columns[table])} "
            f"FROM {table} r CROSS JOIN generate_series(1, {amount}) AS k"
        )
    for table, tied in PER_CLAIM.items():
        for stands, first, last in ((True, 1, published), (False, published + 1, claims)):
            yield (
                f"INSERT INTO {table} ({_names(columns[table])}) "
                f"SELECT {', '.join(_copied(table, *column) for column in columns[table])} "
                f"FROM generate_series({first}, {last}) AS k "
                f"JOIN templates t ON t.published = {stands} AND t.place = k % t.of "
                f"JOIN {table} r ON {tied}"
            )


def _names(columns: list[tuple[str, str]]) -> str:
    return ", ".join(f'"{name}"' for name, _ in columns)


def _copied(table: str, column: str, kind: str, *, group: bool = False) -> str:
    """Return the expression of a column in the copy number k."""
    if (table, column) == ("facts_publication", "number") or (table, column) == (
        "facts_publicationentity",
        "number",
    ):
        return "(SELECT count(*) FROM templates WHERE published) + k"
    if (table, column) == ("facts_review", "created_at"):
        return f"{BORN} + k * interval '50 seconds' + (r.created_at - (SELECT created_at FROM facts_claim WHERE id = t.claim))"
    if column in ("published_at", "created_at", "updated_at", "evidence_until"):
        return f"{BORN} + k * interval '50 seconds'"
    if table in ("facts_review", "facts_evidence", "facts_publication", "facts_publicationentity") and (
        column in ("id", "review_id", "publication_id") and kind == "uuid"
    ):
        return f"md5(k::text || r.{column})::uuid"
    if kind not in ("uuid", "text", "varchar"):
        return f'r."{column}"'
    replaced = f'r."{column}"::text'
    markers = (
        {"eeeeeeee": "k", "dddddddd": "k"}
        if group
        else {
            "bbbbbbbb": "k",
            "eeeeeeee": f"(1 + k / {ENTITY_GROUP})",
            "dddddddd": f"(1 + k / {SOURCE_GROUP})",
        }
    )
    for marker, number in markers.items():
        replaced = f"replace({replaced}, '{marker}-0000', lpad(to_hex({number}::int), 8, '0') || '-0001')"
    return f"({replaced})::{kind}" if kind == "uuid" else replaced


if __name__ == "__main__":
    main()
