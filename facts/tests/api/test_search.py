"""Search over the API."""

from __future__ import annotations

import pytest
from django.test import Client

from facts.models import Citation
from facts.tests.factories import CitationFactory
from newsroom.testing import assert_constant_queries
from sources.tests.factories import StoryFactory, UserFactory
from sources.tests.passages import passage_of

pytestmark = pytest.mark.django_db

URL = "/api/v1/search/"
TEXT = "A ponte custou 12 milhões de dólares."


def cited_passage(text=TEXT, **source):
    passage = passage_of(text, language="pt", **source)
    CitationFactory(source=passage.source, position__claim__text="What the bridge cost.")
    return passage


def answer(response):
    assert response.status_code == 200, response.content
    return response.json()


def test_a_hit_shows_words_source_and_claims(api):
    passage = cited_passage(story=StoryFactory(slug="bridge", title="The bridge"))
    source = passage.source
    claim = Citation.objects.get().claim
    body = answer(api.get(URL, {"q": "ponte dolares", "mode": "words"}))
    [hit] = body["results"]
    assert hit.pop("score") > 0
    assert hit == {
        "source": {
            "id": str(source.pk),
            "language": "pt",
            "title": None,
            "url": None,
            "published_on": None,
            "outlet": {"id": str(source.outlet_id), "name": source.outlet.name},
        },
        "story": {"id": str(source.story_id), "slug": "bridge", "title": "The bridge"},
        "start": 0,
        "end": len(TEXT),
        "text": TEXT,
        "highlights": [{"start": 2, "end": 7}, {"start": 29, "end": 36}],
        "found_by": ["words"],
        "claims": [
            {
                "id": str(claim.pk),
                "text": "What the bridge cost.",
                "language": "en",
                "kind": "event",
                "status": "unverified",
            }
        ],
    }
    assert body["more"] is False


def test_words_and_meaning_are_fused_unless_the_query_says_otherwise(api):
    cited_passage()
    assert answer(api.get(URL, {"q": "price of the bridge"}))["results"][0]["found_by"] == ["meaning"]
    assert answer(api.get(URL, {"q": "ponte"}))["results"][0]["found_by"] == ["words", "meaning"]


@pytest.mark.parametrize("mode", ["words", "meaning", "fused"])
@pytest.mark.parametrize("story", [False, True], ids=["everywhere", "in a story"])
def test_a_search_takes_as_many_queries_whatever_it_finds(api, mode, story):
    where = {"story": StoryFactory(slug="bridge").slug} if story else {}
    held = {"story": StoryFactory._meta.model.objects.get()} if story else {}
    assert_constant_queries(
        read=lambda: answer(api.get(URL, {"q": "ponte", "mode": mode, "limit": 50, **where})),
        grow=lambda: cited_passage(**held),
    )


def test_texts_of_sources_are_not_loaded(api, django_assert_max_num_queries):
    cited_passage()
    with django_assert_max_num_queries(12) as captured:
        answer(api.get(URL, {"q": "ponte"}))
    assert not any('"sources_source"."text"' in query["sql"] for query in captured.captured_queries)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": "?!"}, "q"),
        ({"q": "x" * 201}, "q"),
        ({"q": "a\x00b"}, "q"),
        ({"q": ["a", "b"]}, "q"),
        ({"q": "a", "mode": "both"}, "mode"),
        ({"q": "a", "story": "no-such"}, "story"),
        ({"q": "a", "language": "not a tag"}, "language"),
        ({"q": "a", "limit": "0"}, "limit"),
        ({"q": "a", "limit": "51"}, "limit"),
        ({"q": "a", "limit": "many"}, "limit"),
        ({"q": "a", "limit": ""}, "limit"),
        ({"q": "a", "source": "x"}, "source"),
        ({"q": "a", "cursor": "x"}, "cursor"),
    ],
    ids=str,
)  # fmt: skip
def test_a_bad_parameter_is_refused_by_its_name(api, query, field):
    response = api.get(URL, query)
    assert response.status_code == 400, response.content
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_an_unknown_parameter_is_refused_with_those_that_are_known(api):
    [error] = api.get(URL, {"q": "a", "page": "2"}).json()["errors"]
    assert error["allowed"] == ["format", "language", "limit", "mode", "q", "story"]


@pytest.mark.parametrize("role", ["reporter", "fact-checker", "editor", "administrator", "api-client"])
def test_every_role_searches(client_of_role, role):
    assert client_of_role(role).get(URL, {"q": "a"}).status_code == 200


def test_nobody_searches_unless_the_setting_says_so(settings):
    assert Client().get(URL, {"q": "a"}).status_code == 401
    settings.API_ANONYMOUS_READING = True
    assert Client().get(URL, {"q": "a"}).status_code == 200


def test_a_user_without_a_role_finds_nothing(client):
    client.force_login(UserFactory())
    assert client.get(URL, {"q": "a"}).status_code == 403


def test_a_full_text_cannot_be_paged_through(api):
    for n in range(51):
        passage_of(f"Bridge {n}.")
    body = answer(api.get(URL, {"q": "bridge", "limit": "50"}))
    assert (len(body["results"]), body["more"], set(body)) == (50, True, {"results", "more"})
