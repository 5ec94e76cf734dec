"""SQL that writes JSON writes what `json.loads` reads as the values that went in."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from sources.json_texts import (
    Json,
    Plain,
    as_is,
    given,
    listed,
    plain_or_null,
    text,
    text_or_null,
    when,
    written,
)

pytestmark = pytest.mark.django_db

ESCAPED = 'a "b" \\ \n \t \x01 \u2028 桥 😀'


def selected(sql: str, values=()) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({sql})::text", values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        pytest.param(text("'x'::varchar"), "x", id="a text"),
        pytest.param(text("''::text"), "", id="an empty text"),
        pytest.param(text("ARRAY['a \"b\"', 'c']"), ['a "b"', "c"], id="an array"),
        pytest.param(given("''::text"), None, id="an empty text that stands for none"),
        pytest.param(given("'x'::text"), "x", id="a text that may be empty"),
        pytest.param(text_or_null("NULL::text"), None, id="no text"),
        pytest.param(plain_or_null("NULL::date"), None, id="no day"),
        pytest.param(plain_or_null("'2026-03-01'::date"), "2026-03-01", id="a day"),
        pytest.param(as_is("NULL::integer"), None, id="no number"),
        pytest.param(as_is("7"), 7, id="a number"),
        pytest.param(as_is("1 > 2"), False, id="a truth"),
        pytest.param(as_is("'{\"a\": [1.0]}'::jsonb"), {"a": [1.0]}, id="JSON"),
        pytest.param(listed("NULL::text"), [], id="an empty list"),
        pytest.param(listed("'1,2'"), [1, 2], id="a list"),
        pytest.param(when(("false", Json("'1'")), ("true", Json("'2'"))), 2, id="the first that holds"),
        pytest.param(when(("false", Json("'1'"))), None, id="nothing holds"),
        pytest.param(written({"a": Plain("'x'")}), {"a": "x"}, id="an object that ends plainly"),
        pytest.param(
            written(
                {"a": Json("1"), "b": Plain("'x'"), "c": text("'y'::text"), "d": Plain("2"), "e": Plain("3")}
            ),
            {"a": 1, "b": "x", "c": "y", "d": "2", "e": "3"},
            id="an object of all sorts",
        ),
        pytest.param(
            written({"a": Plain("1")}, closing="""'"b":', 2, '}'"""),
            {"a": "1", "b": 2},
            id="an object whose last members are written otherwise",
        ),
    ],
)
def test_a_value(sql, value):
    assert json.loads(selected(sql)) == value


def test_what_json_escapes():
    assert json.loads(selected(written({"a": text("%s::text")}), [ESCAPED])) == {"a": ESCAPED}


def test_nothing_stands_between_members():
    ours = selected(written({"a": Json("1"), "b": text("'x'::text"), "c": plain_or_null("NULL::uuid")}))
    assert ours == '{"a":1,"b":"x","c":null}'
