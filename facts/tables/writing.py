"""Tables written to files, in memory that does not grow with them: COPY gives the rows, a generator hands them on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .rows import select
from .types import Table, TableError

#: The most rows of an XLSX file, and the most characters of a cell of it.
MOST_IN_XLSX, LONGEST_IN_XLSX = 50_000, 32_767

#: Spreadsheets take a CSV for UTF-8 by this.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_CHUNK = 64 * 1024


def write_table(table: Table, *, file_format: str, rows: QuerySet[Any] | None = None) -> Iterator[bytes]:
    """Return a file of a table piece by piece: of these rows of its model, else of all.

    Raises `TableError` at once for what the format cannot hold, before the first piece.
    """
    where = "true" if rows is None else f"t.id IN ({_merged(rows)})"
    return {"csv": _csv, "json": _json, "xlsx": _xlsx}[file_format](table, where)


def _csv(table: Table, where: str) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK
    with (
        connection.cursor() as cursor,
        cursor.copy(
            f"COPY ({select(table, guarded=True, where=where)}) TO STDOUT (FORMAT csv, HEADER)"
        ) as copied,
    ):
        yield from _in_chunks(bytes(piece) for piece in copied)


def _json(table: Table, where: str) -> Iterator[bytes]:
    rows = select(table, guarded=False, where=where)
    with (
        connection.cursor() as cursor,
        cursor.copy(
            f"COPY (SELECT row_to_json(r)::text FROM ({rows}) r) TO STDOUT"  # noqa: S608  (literals of this package)
        ) as copied,
    ):
        copied.set_types(["text"])
        yield from _in_chunks(_as_list(row[0] for row in copied.rows()))


def _as_list(objects: Iterator[str]) -> Iterator[bytes]:
    before = "[\n"
    for each in objects:
        yield f"{before}{each}".encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _xlsx(table: Table, where: str) -> Iterator[bytes]:
    """Make the whole file before the first piece goes out: it is a ZIP, whose end holds its contents."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table.source} WHERE {where}")  # noqa: S608  (literals of this package)
        [count] = cursor.fetchone() or [0]
    if count > MOST_IN_XLSX:
        raise TableError(
            f"XLSX holds at most {MOST_IN_XLSX:,} rows here, these are {count:,}: take CSV or JSON."
        )
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.noun)
    sheet.append(table.names)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({select(table, guarded=True, where=where)}) TO STDOUT") as copied,
    ):
        copied.set_types(["text"] * len(table.columns))
        try:
            for row in copied.rows():
                _append(sheet, row)
        except TableError:
            # openpyxl keeps rows in a file of its own until it is saved.
            with tempfile.TemporaryFile() as unwanted:
                book.save(unwanted)
            raise
    file = tempfile.TemporaryFile()  # noqa: SIM115  (closed by the generator)
    book.save(file)
    file.seek(0)
    return _pieces(file)


def _append(sheet: Any, row: tuple[str | None, ...]) -> None:
    """Add a row. Raises `TableError` for a text that XLSX would not give back as it is."""
    refused = next(filter(None, (_beyond_xlsx(cell) for cell in row if cell is not None)), "")
    if refused:
        raise TableError(f"Row {row[0]} has {refused}: take CSV or JSON.")
    sheet.append(row)


def _beyond_xlsx(cell: str) -> str:
    if len(cell) > LONGEST_IN_XLSX:
        return f"a text of {len(cell):,} characters; a cell of XLSX holds {LONGEST_IN_XLSX:,}"
    if "\r" in cell:
        return "a carriage return, which XLSX turns into a line feed"
    if ILLEGAL_CHARACTERS_RE.search(cell):
        return "a control character, which XLSX cannot hold"
    return ""


def _pieces(file: Any) -> Iterator[bytes]:
    with file:
        while piece := file.read(_CHUNK):
            yield piece


def _in_chunks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Return the pieces, gathered: the server sends them row by row."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) >= _CHUNK:
            yield bytes(gathered)
            gathered.clear()
    yield bytes(gathered)


def _merged(rows: QuerySet[Any]) -> str:
    """Return the SQL of the ids of these rows, its parameters written into it: COPY takes none."""
    from psycopg import ClientCursor

    sql, parameters = rows.order_by().values("pk").query.sql_with_params()
    connection.ensure_connection()
    return ClientCursor(connection.connection).mogrify(sql, parameters)
