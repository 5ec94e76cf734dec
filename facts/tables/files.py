"""Files of tables, read: CSV, XLSX and JSON into rows of raw cells."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from facts.capturing import decode

from .types import TableError

#: What can be read and written.
FORMATS = ("csv", "xlsx", "json")

#: The most rows that one import takes.
MOST_ROWS = 20_000

#: The largest file, in bytes.
LARGEST = 50_000_000

#: What an XLSX file may hold when it is unpacked: it is a ZIP, and a small one can hold very much.
LARGEST_UNPACKED = 500_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its number there (the header of CSV and XLSX is 1), and its cells by column."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds: its columns, and its rows that are not blank. `guarded` says that its texts bear marks."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    guarded: bool


def read_file(data: bytes, *, file_format: str) -> Sheet:
    """Return what a file holds. Raises `TableError` that says what is wrong with it and where."""
    if len(data) > LARGEST:
        raise TableError(f"The file has {len(data):,} bytes: at most {LARGEST:,} are read. Split it.")
    sheet = {"csv": _read_csv, "xlsx": _read_xlsx, "json": _read_json}[file_format](data)
    if not sheet.rows:
        raise TableError("There are no rows in the file.")
    if len(sheet.rows) > MOST_ROWS:
        raise TableError(
            f"The file has {len(sheet.rows):,} rows: at most {MOST_ROWS:,} are taken at once. Split it."
        )
    return sheet


def format_of(name: str) -> str:
    """Return the format that the ending of a file's name tells. Raises `TableError` for another one."""
    ending = name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        raise TableError(f"{name}: tables are {', '.join(FORMATS)}; the ending says which.")
    return ending


def _read_csv(data: bytes) -> Sheet:
    try:
        text = decode(data)
    except ValidationError as error:
        raise TableError(f"The file is {error.messages[0]}") from None
    if "\0" in text:
        raise TableError("The file holds NUL characters: it is no CSV.")
    first = text.split("\n", 1)[0]
    # Spreadsheets write semicolons or tabs where the comma is the decimal mark.
    delimiter = max(",;\t", key=first.count)
    # The longest text of a cell; Python's own limit is smaller than a description may be.
    csv.field_size_limit(LARGEST)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise TableError(f"The file is no CSV: {error}.") from None
    return _from_lines(lines)


def _read_xlsx(data: bytes) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise TableError(
                f"The file unpacks to {unpacked:,} bytes: at most {LARGEST_UNPACKED:,} are read. Split it."
            )
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        lines = [list(line) for line in book.worksheets[0].iter_rows(values_only=True)]
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        IndexError,
        SyntaxError,
    ) as error:
        raise TableError(f"The file is no XLSX ({type(error).__name__}).") from None
    return _from_lines(lines)


def _from_lines(lines: Sequence[Sequence[Any]]) -> Sheet:
    if not lines:
        raise TableError("The file is empty: its first row names the columns.")
    header = [str(name).strip() if name is not None else "" for name in lines[0]]
    while header and not header[-1]:
        header.pop()
    _refuse_doubled(header)
    if "" in header:
        raise TableError(f"Column {header.index('') + 1} has no name: the first row names the columns.")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if all(cell is None or cell == "" for cell in line):
            continue
        if any(cell not in (None, "") for cell in line[len(header) :]):
            raise TableError(f"Row {number} has more cells than the {len(header)} columns that are named.")
        padded = [*line, *[None] * (len(header) - len(line))]
        rows.append(Row(number, dict(zip(header, padded, strict=False))))
    return Sheet(tuple(header), tuple(rows), guarded=True)


def _read_json(data: bytes) -> Sheet:
    try:
        found = json.loads(decode(data), object_pairs_hook=_once, parse_float=str)
    except ValidationError as error:
        raise TableError(f"The file is {error.messages[0]}") from None
    except (ValueError, RecursionError) as error:
        raise TableError(f"The file is no JSON: {error}") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise TableError("A list of objects is wanted, each a row with its columns by name.")
    names = dict.fromkeys(name for row in found for name in row)
    rows = (Row(number, row) for number, row in enumerate(found, start=1) if row)
    return Sheet(tuple(names), tuple(rows), guarded=False)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    _refuse_doubled([name for name, _ in pairs])
    return dict(pairs)


def _refuse_doubled(names: Sequence[str]) -> None:
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if doubled:
        raise TableError(f"More than one column is named {', '.join(doubled)}.")
