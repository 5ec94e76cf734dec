"""Rows of a table as SQL gives them: one definition for what is exported and for what an import compares with."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from .types import Cell, Column, Kind, Mode, Table

#: Characters before which a mark is put, as a regular expression of PostgreSQL; `cells.FORMULA` in another spelling.
FORMULA = r"^[=+@＝＋－＠\t\r\n''-]"


def select(table: Table, *, guarded: bool, where: str = "true") -> str:
    """Return a SELECT of all columns as text, in the order of the ids; `guarded` puts marks where spreadsheets need them."""
    columns = ", ".join(
        f'{_guarded(column, sql) if guarded else sql} AS "{column.name}"'
        for column, sql in _expressions(table)
    )
    return f"SELECT {columns} FROM {table.source} WHERE {where} ORDER BY t.id"  # noqa: S608  (literals of this package)


def current(table: Table, ids: Collection[str]) -> dict[str, dict[str, Cell]]:
    """Return the rows with these ids as they are now, by id; one that is not there is left out."""
    with connection.cursor() as cursor:
        cursor.execute(select(table, guarded=False, where="t.id = ANY(%s::uuid[])"), [list(ids)])
        return {row[0]: dict(zip(table.names, row, strict=True)) for row in cursor.fetchall()}


def lock(table: Table, ids: Collection[str]) -> None:
    """Lock what the rows with these ids hang on until the transaction ends, in one order."""
    with connection.cursor() as cursor:
        cursor.execute(table.lock, [list(ids)])


def fingerprint(columns: Collection[Column]) -> str:
    """Return SQL for a short text that changes with any of what people may change in a row."""
    parts = ", ".join(column.sql for column in columns if column.mode == Mode.ALWAYS)
    return f"left(md5(jsonb_build_array({parts})::text), 12)"


def _expressions(table: Table) -> list[tuple[Column, str]]:
    return [(column, column.sql) for column in table.columns]


def _guarded(column: Column, sql: str) -> str:
    if column.kind in (Kind.DECIMAL, Kind.INTEGER):
        return sql
    empty = "WHEN {0} = '' THEN '''' " if column.nullable else ""
    return ("CASE " + empty + "WHEN {0} ~ E'{1}' THEN '''' || {0} ELSE {0} END").format(sql, FORMULA)
