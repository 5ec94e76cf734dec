"""Queries taken apart, written for the database, and found again in texts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast
from hypothesis import given
from hypothesis import strategies as st

from sources.terms import ranges, spelled_alike, terms_of, tsquery


@pytest.mark.parametrize(
    ("query", "written"),
    [
        pytest.param("Bridge COST", "('bridge') & ('cost')", id="words"),
        pytest.param('"the bridge" cost', "('the' <-> 'bridge') & ('cost')", id="phrase"),
        pytest.param("«le pont»", "('le' <-> 'pont')", id="phrase in french quotes"),
        pytest.param("143亿美元", "('143' <-> '亿美' <-> '美元')", id="han by pairs, in order"),
        pytest.param("亿", "('亿':*)", id="one han character begins a pair"),
        pytest.param("invest*", "('invest':*)", id="any ending"),
        pytest.param("O'Brien's", "('o' <-> 'brien' <-> 's')", id="apostrophes"),
        pytest.param("đường", "('duong')", id="vietnamese folded"),
        pytest.param("!!! ** “”", "", id="nothing to look for"),
    ],
)
def test_a_query_is_written_as_terms(query, written):
    assert tsquery(terms_of(query)) == written


def test_a_korean_word_matches_with_its_particle():
    assert ranges("정부가 말했다", terms_of("정부")) == ((0, 3),)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        pytest.param("bridge", "The Bridge cost 12.", ["Bridge"], id="case"),
        pytest.param("12 bridge", "The bridge cost 12.", ["bridge", "12"], id="in the order of the text"),
        pytest.param('"cost 12"', "It cost 12. The 12 cost.", ["cost 12"], id="phrase"),
        pytest.param("do la", "12 triệu đô la", ["đô", "la"], id="accents folded"),
        pytest.param("دولار", "كلف 12 مليون والدولار قوي", ["والدولار"], id="arabic article and conjunction"),
        pytest.param("الجسر", "كلف جسر المدينة", ["جسر"], id="arabic without the article"),
        pytest.param("ממשלה", "אמרה הממשלה היום", ["הממשלה"], id="hebrew article"),
        pytest.param("美元", "耗资143亿美元。", ["美元"], id="han"),
        pytest.param("亿美", "耗资143亿美元。", ["亿美"], id="han within a run"),
        pytest.param("亿美元", "耗资143亿美元。", ["亿美元"], id="overlapping pairs are one range"),
        pytest.param("प्रधान", "भारत के प्रधान मंत्री", ["प्रधान"], id="devanagari"),
        pytest.param("สะพาน", "เปิดสะพานใหม่", ["สะพาน"], id="thai"),
        pytest.param("brid*", "Bridges of Bridgetown", ["Bridges", "Bridgetown"], id="any ending"),
        pytest.param("tower", "The bridge", [], id="absent"),
    ],
)
def test_words_are_found_where_they_stand(query, text, found):
    assert [text[start:end] for start, end in ranges(text, terms_of(query))] == found


def test_the_accents_of_the_query_tell_words_apart():
    terms = terms_of("má")
    assert (spelled_alike("Cô ấy có má hồng", terms), spelled_alike("Nhưng mà không", terms)) == (1, 0)


@given(st.text(max_size=40), st.text(max_size=80))
def test_ranges_lie_in_the_text_in_order_and_apart(query, text):
    found = ranges(text, terms_of(query))
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["a & !b | (c)", "'); DROP TABLE x; --", "\\'", "a\\", "a:*b", "<->", "x_y", "‿a", "ﷺ", "İ", "1:A"],
)
def test_no_query_is_an_error_of_the_database(query):
    terms = terms_of(query)
    asked = SearchQuery(tsquery(terms) or "'none'", config="simple", search_type="raw")
    with connection.cursor() as cursor:
        rows = User.objects.annotate(asked=Cast(asked, TextField())).values("asked").query
        cursor.execute(*rows.sql_with_params())
        assert cursor.fetchall() == []
