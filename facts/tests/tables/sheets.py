"""Tables out and in again, for tests."""

from __future__ import annotations

import csv
import io
import json

from openpyxl import Workbook, load_workbook

from facts.tables import TABLES
from facts.tables.files import read_file
from facts.tables.importing import import_table
from facts.tables.writing import write_table


def exported(noun, file_format="csv", rows=None):
    """Return the bytes of a file of a table."""
    return b"".join(write_table(TABLES[noun], file_format=file_format, rows=rows))


def rows_of(data, file_format="csv"):
    """Return the rows of a file as dictionaries, as a spreadsheet would see them."""
    if file_format == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    if file_format == "json":
        return json.loads(data)
    header, *lines = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def file_of(rows, file_format="csv"):
    """Return the bytes of a file with these rows; the first names the columns."""
    if file_format == "json":
        return json.dumps(rows).encode()
    header = list(rows[0])
    if file_format == "csv":
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, header)
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue().encode()
    book = Workbook()
    book.active.append(header)
    for row in rows:
        book.active.append([row[name] for name in header])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring_in(noun, data, actor, *, file_format="csv", **options):
    """Return the report of an import of these bytes."""
    sheet = read_file(data, file_format=file_format)
    return import_table(table=TABLES[noun], sheet=sheet, actor=actor, **{"reason": "Tidied up", **options})


def bring_in_rows(noun, rows, actor, **options):
    """Return the report of an import of these rows as CSV."""
    return bring_in(noun, file_of(rows), actor, **options)


def row_for(noun, row):
    """Return the exported row of a model's row."""
    [found] = rows_of(exported(noun, rows=type(row).objects.filter(pk=row.pk)))
    return found
