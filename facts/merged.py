"""Merged rows stay, and point at the row that goes on in their place."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import connection, models


def survivors(model: type[models.Model], ids: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Return, for every id that is there, the id of the row into which it was merged in the end, else its own.

    `model` has a column `merged_into`. One query whatever the number of ids and of merges in a row.
    """
    if not ids:
        return {}
    table = model._meta.db_table
    # A merge in a circle ends where it began: the first id of the circle, so that every member agrees.
    statement = f"""
        WITH RECURSIVE steps (start, id, merged_into, path) AS (
            SELECT id, id, merged_into_id, ARRAY[id] FROM {table} WHERE id = ANY(%s)
            UNION ALL
            SELECT steps.start, row.id, row.merged_into_id, path || row.id
            FROM steps JOIN {table} row ON row.id = steps.merged_into
            WHERE row.id <> ALL (path)
        )
        SELECT DISTINCT ON (start) start,
               CASE WHEN merged_into IS NULL THEN id
                    ELSE (SELECT x FROM unnest(path[array_position(path, merged_into):]) x ORDER BY x LIMIT 1) END
        FROM steps ORDER BY start, cardinality(path) DESC
    """  # noqa: S608  (the table's name comes from the model)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(ids)])
        return dict(cursor.fetchall())


def family(model: type[models.Model], pk: uuid.UUID) -> set[uuid.UUID]:
    """Return the ids of all rows that are the same thing as `pk` by merges, `pk` included; one query."""
    table = model._meta.db_table
    statement = f"""
        WITH RECURSIVE kin (id) AS (
            SELECT %s::uuid
            UNION
            SELECT CASE WHEN row.id = kin.id THEN row.merged_into_id ELSE row.id END
            FROM kin JOIN {table} row ON row.merged_into_id = kin.id
                OR (row.id = kin.id AND row.merged_into_id IS NOT NULL)
        )
        SELECT id FROM kin
    """  # noqa: S608  (the table's name comes from the model)
    with connection.cursor() as cursor:
        cursor.execute(statement, [pk])
        return {row[0] for row in cursor.fetchall()}
