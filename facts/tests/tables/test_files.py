"""Files that are no tables, and what is said of them."""

from __future__ import annotations

import pytest

from facts.tables import files
from facts.tables.files import format_of, read_file
from facts.tables.types import TableError
from facts.tests.tables.sheets import file_of


@pytest.mark.parametrize(
    ("file_format", "data", "sentence"),
    [
        ("csv", b"", "empty"),
        ("csv", b"id,name\n", "no rows"),
        ("csv", b"id,name\n,\n", "no rows"),
        ("csv", b"id,name,name\n1,2,3\n", "More than one column is named name"),
        ("csv", b"id,,name\n1,2,3\n", "Column 2 has no name"),
        ("csv", b"id,name\n1,2,3\n", "Row 2 has more cells than the 2 columns"),
        ("csv", b'id,name\n"1,2\n', "no CSV"),
        ("csv", "id,näme\n1,2\n".encode("latin-1"), "not UTF-8"),
        ("csv", b"id\n\x00\n", "NUL"),
        ("xlsx", b"PK no", "no XLSX"),
        ("xlsx", b"id,name\n", "no XLSX"),
        ("json", b"{", "no JSON"),
        ("json", b"{}", "A list of objects"),
        ("json", b"[1]", "A list of objects"),
        ("json", b"[]", "no rows"),
        ("json", b'[{"id": 1, "id": 2}]', "More than one column is named id"),
        ("json", b"[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_table_is_refused_with_what_is_wrong(file_format, data, sentence):
    with pytest.raises(TableError, match=sentence):
        read_file(data, file_format=file_format)


def test_files_that_are_too_large_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 1)
    with pytest.raises(TableError, match="has 2 rows: at most 1"):
        read_file(b"id\n1\n2\n", file_format="csv")
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(TableError, match="4 bytes: at most 3"):
        read_file(b"id\n1", file_format="csv")


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_rows_know_their_numbers_and_blank_ones_are_passed_over(file_format):
    rows = [{"id": "a"}, {"id": ""}, {"id": "c"}] if file_format != "json" else [{"id": "a"}, {}, {"id": "c"}]
    sheet = read_file(file_of(rows, file_format), file_format=file_format)
    assert [row.cells["id"] for row in sheet.rows] == ["a", "c"]
    assert [row.number for row in sheet.rows] == ([1, 3] if file_format == "json" else [2, 4])


def test_the_ending_tells_the_format():
    assert format_of("Claims.XLSX") == "xlsx"
    with pytest.raises(TableError, match=r"claims\.ods: tables are csv, xlsx, json"):
        format_of("claims.ods")
