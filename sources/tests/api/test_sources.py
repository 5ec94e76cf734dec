"""Outlets, stories and sources over the API."""

from __future__ import annotations

import datetime

import pytest

from newsroom.testing import assert_constant_queries
from sources.tests.factories import OutletFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

SOURCES = "/api/v1/sources/"


def results(response):
    assert response.status_code == 200, response.content
    return response.json()["results"]


@pytest.mark.parametrize(
    ("address", "grow"),
    [
        ("/api/v1/outlets/", OutletFactory),
        ("/api/v1/stories/", SourceFactory),
        (SOURCES, lambda: SourceFactory(derived_from=SourceFactory())),
    ],
    ids=["outlets", "stories", "sources"],
)
def test_a_list_takes_as_many_queries_whatever_its_length(api, address, grow):
    assert_constant_queries(read=lambda: results(api.get(address, {"page_size": 500})), grow=grow)


def test_an_outlet(api):
    outlet = OutletFactory(name="Kurier", homepage="https://kurier.example.org/")
    assert api.get(f"/api/v1/outlets/{outlet.pk}/").json() == {
        "id": str(outlet.pk),
        "name": "Kurier",
        "homepage": "https://kurier.example.org/",
    }


def test_a_story_counts_a_source_once_over_its_versions(api):
    story = StoryFactory(slug="bridge", title="The bridge")
    for key, version in (("a", 1), ("a", 2), ("b", 1)):
        SourceFactory(story=story, key=key, version=version)
    body = api.get(f"/api/v1/stories/{story.pk}/").json()
    assert (body["slug"], body["title"], body["source_count"]) == ("bridge", "The bridge", 2)


def test_a_source_is_shown_with_where_it_comes_from(api):
    origin = SourceFactory(text=None)
    source = SourceFactory(
        key="a",
        language="pt",
        published_on=datetime.date(2026, 3, 1),
        derived_from_proposed=origin,
        derivation_reasons=["It credits the other."],
    )
    SourceFactory(key="a", version=2)
    body = api.get(f"{SOURCES}{source.pk}/").json()
    shown = {
        "key": "a",
        "version": 1,
        "newest": False,
        "language": "pt",
        "title": None,
        "published_on": "2026-03-01",
        "held": True,
        "independent": False,
        "derived_from": None,
        "derived_from_proposed": str(origin.pk),
        "derivation_reasons": ["It credits the other."],
        "outlet": {"id": str(source.outlet_id), "name": source.outlet.name},
    }
    assert {name: body[name] for name in shown} == shown


def test_an_origin_that_is_not_held_has_neither_text_nor_language(api, client_of_role):
    source = SourceFactory(text=None, language="", outlet=None)
    body = client_of_role("editor").get(f"{SOURCES}{source.pk}/").json()
    assert (body["held"], body["text"], body["text_withheld"]) == (False, None, False)
    assert (body["language"], body["outlet"], body["sha256"]) == (None, None, None)


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("api-client", False),
        ("reporter", True),
        ("fact-checker", True),
        ("editor", True),
        ("administrator", True),
    ],
)
def test_full_texts_are_for_those_with_the_permission(client_of_role, role, reads):
    source = SourceFactory(text="Words. More words.")
    body = client_of_role(role).get(f"{SOURCES}{source.pk}/").json()
    assert (body["text"], body["text_withheld"]) == (("Words. More words.", False) if reads else (None, True))


def test_no_list_sends_texts_or_loads_them(client_of_role, django_assert_max_num_queries):
    SourceFactory(text="Words.", raw="<p>Words.</p>")
    with django_assert_max_num_queries(10) as captured:
        response = client_of_role("editor").get(SOURCES)
    assert not {"text", "raw"} & results(response)[0].keys()
    assert not any('"sources_source"."text"' in query["sql"] for query in captured.captured_queries)


@pytest.mark.parametrize(
    "query",
    [{"held": "false"}, {"language": "sw"}, {"key": "k"}, {"q": "KURIER"}, {"obtained": "none"}, {"newest": "true", "key": "k"}],
    ids=str,
)  # fmt: skip
def test_sources_are_filtered(api, query):
    SourceFactory()
    wanted = SourceFactory(
        key="k",
        text=None,
        language="sw",
        outlet=OutletFactory(name="Kurier"),
        published_on=datetime.date(2026, 1, 1),
    )
    assert [row["id"] for row in results(api.get(SOURCES, query))] == [str(wanted.pk)]


def test_sources_are_filtered_by_story_outlet_and_day(api):
    SourceFactory()
    wanted = SourceFactory(published_on=datetime.date(2026, 3, 1))
    for query in (
        {"story": wanted.story.slug},
        {"outlet": wanted.outlet_id},
        {"published_from": "2026-03-01", "published_until": "2026-03-01"},
    ):
        assert [row["id"] for row in results(api.get(SOURCES, query))] == [str(wanted.pk)]
