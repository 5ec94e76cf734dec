"""The page that searches passages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from facts.tests.factories import CitationFactory
from newsroom.testing import assert_constant_queries
from sources.tests.factories import UserFactory
from sources.tests.passages import passage_of

pytestmark = pytest.mark.django_db

ARABIC = "كلف الجسر 12 مليون دولار."


@pytest.fixture(autouse=True)
def reader(client):
    client.force_login(UserFactory())


def see(client, status=200, **query):
    response = client.get(reverse("facts:search"), query)
    assert response.status_code == status, response.content.decode()[-2000:]
    return response.content.decode()


def test_nobody_searches_without_logging_in(client):
    client.logout()
    assert client.get(reverse("facts:search")).status_code == 302


def test_the_page_begins_with_an_empty_form_and_is_in_the_navigation(client):
    page = see(client)
    assert 'role="search"' in page
    assert "Nothing was found" not in page
    assert f'<a href="{reverse("facts:search")}" aria-current="page">Search</a>' in page


def test_a_hit_stands_in_its_own_language_and_direction_with_the_words_marked(client):
    citation = CitationFactory(source=passage_of(ARABIC, language="ar").source)
    page = see(client, q="دولار", mode="words", story="", language="")
    assert re.search(r'<blockquote[^>]+lang="ar" dir="rtl"', page)
    assert "<p>كلف الجسر 12 مليون <mark>دولار</mark>.</p>" in page
    assert reverse("facts:claim", args=[citation.claim_id]) in page
    assert "1 claim cites these words" in page


def test_what_stands_in_a_text_is_shown_as_text(client):
    passage_of("<script>alert(1)</script> bridge")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>bridge</mark>" in see(client, q="bridge")


def test_a_search_that_finds_nothing_says_so(client):
    assert "Nothing was found" in see(client, q="bridge")


@pytest.mark.parametrize(
    "query", [{"q": ""}, {"q": "?"}, {"q": "a", "mode": "x"}, {"q": "a", "page": "2"}], ids=str
)
def test_what_the_page_does_not_know_is_refused(client, query):
    assert 'role="alert"' in see(client, status=400, **query)


def test_the_page_takes_as_many_queries_whatever_it_finds(client):
    assert_constant_queries(
        read=lambda: see(client, q="دولار"),
        grow=lambda: CitationFactory(source=passage_of(ARABIC, language="ar").source),
    )
