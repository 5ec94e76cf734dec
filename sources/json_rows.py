"""Rows of JSON that PostgreSQL wrote and that is sent as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg.pq import Format
from psycopg.types.string import ByteaBinaryLoader


def json_rows(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement, its texts as bytes in UTF-8: none is decoded only to be encoded again."""
    with connection.cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", ByteaBinaryLoader)
        cursor.cursor.format = Format.BINARY
        cursor.execute(sql, values)
        return cursor.fetchall()
