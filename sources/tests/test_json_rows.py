"""Rows of JSON that PostgreSQL wrote."""

import datetime
import uuid

import pytest
from django.db import DataError, transaction

from sources.json_rows import json_rows

pytestmark = pytest.mark.django_db


def test_texts_are_bytes_in_utf_8_and_other_values_are_what_they_always_are():
    row = """SELECT '{"a":"桥 😀"}'::text, 7::bigint, 'b7a0c6de-3f5e-7c3b-9a54-2b2f4c1d5e6f'::uuid,
                    '2026-10-16 08:30:00+00'::timestamptz"""

    assert json_rows(row, []) == [
        (
            '{"a":"桥 😀"}'.encode(),
            7,
            uuid.UUID("b7a0c6de-3f5e-7c3b-9a54-2b2f4c1d5e6f"),
            datetime.datetime(2026, 10, 16, 8, 30, tzinfo=datetime.UTC),
        )
    ]


def test_values_are_given_by_place_or_by_name():
    assert json_rows("SELECT %s::text", ["桥"]) == [("桥".encode(),)]
    assert json_rows("SELECT %(bridge)s::text", {"bridge": "桥"}) == [("桥".encode(),)]


def test_a_statement_that_fails_raises_what_django_raises():
    with pytest.raises(DataError), transaction.atomic():
        json_rows("SELECT 1 / %s", [0])
