"""Pages by keyset: complete, stable, and strict about what they are asked."""

from __future__ import annotations

import datetime
from itertools import chain
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.tests.factories import ContradictionFactory, EntityFactory
from sources.api.pagination import SALT
from sources.models import Outlet, Source, Story
from sources.tests.factories import OutletFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

STORIES = "/api/v1/stories/"
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def page(api, address, **query):
    response = api.get(address, query)
    assert response.status_code == 200, response.content
    return response.json()


def walk(api, address, *, link="next", **query):
    """Return the ids of all pages from here on, page by page."""
    pages, body = [], page(api, address, **query)
    while True:
        pages.append([row["id"] for row in body["results"]])
        if body[link] is None:
            return pages, body
        body = page(api, body[link])


def joined(pages):
    return list(chain.from_iterable(pages))


def stories(*seconds):
    return [StoryFactory(created_at=NOON + datetime.timedelta(seconds=second)) for second in seconds]


def test_the_pages_together_are_the_list(api):
    made = stories(*range(7))
    pages, _ = walk(api, STORIES, page_size=3)
    assert [len(rows) for rows in pages] == [3, 3, 1]
    assert joined(pages) == [str(story.pk) for story in reversed(made)]


def test_the_way_back_is_the_way_there(api):
    stories(*range(8))
    there, last = walk(api, STORIES, page_size=3)
    back, _ = walk(api, last["previous"], link="previous")
    assert back == [there[1], there[0]]
    again = page(api, page(api, last["previous"])["next"])
    assert [row["id"] for row in again["results"]] == there[2]


def test_rows_of_one_moment_are_neither_lost_nor_repeated(api):
    made = stories(*[0] * 7)
    pages, _ = walk(api, STORIES, page_size=2)
    assert sorted(joined(pages)) == sorted(str(story.pk) for story in made)


def test_microseconds_count(api):
    made = [StoryFactory(created_at=NOON + datetime.timedelta(microseconds=n)) for n in (3, 1, 2)]
    pages, _ = walk(api, STORIES, page_size=1, ordering="created_at")
    assert joined(pages) == [str(made[n].pk) for n in (1, 2, 0)]


def test_a_cursor_keeps_its_place_while_rows_come_and_go(api):
    made = stories(*range(6))
    first = page(api, STORIES, page_size=2)
    stories(10, 11)
    Story.objects.filter(pk__in=[made[4].pk, made[3].pk]).delete()
    assert [row["id"] for row in page(api, first["next"])["results"]] == [str(made[2].pk), str(made[1].pk)]


def test_an_empty_list_and_a_single_page_have_no_neighbours(api):
    assert page(api, STORIES) == {"next": None, "previous": None, "results": []}
    StoryFactory()
    body = page(api, STORIES, page_size=1)
    assert (body["next"], body["previous"], len(body["results"])) == (None, None, 1)


@pytest.mark.parametrize(
    ("address", "ordering", "make"),
    [
        pytest.param("outlets", "name", lambda n: OutletFactory(name=f"Ö{n % 3}-{n}"), id="text"),
        pytest.param("outlets", "-id", lambda _: OutletFactory(), id="the id alone"),
        pytest.param("entities", "-name", lambda n: EntityFactory(name=f"名{n % 2}"), id="equal texts"),
        pytest.param("sources", "-captured_at", lambda _: SourceFactory(captured_at=NOON), id="moment"),
        pytest.param(
            "contradictions", "-score", lambda n: ContradictionFactory(score=0.1 * (n % 3)), id="float"
        ),
    ],
)
def test_every_type_of_column_can_be_walked(api, address, ordering, make):
    for n in range(7):
        make(n)
    in_one, _ = walk(api, f"/api/v1/{address}/", ordering=ordering)
    in_steps, last = walk(api, f"/api/v1/{address}/", ordering=ordering, page_size=2)
    assert joined(in_steps) == in_one[0]
    assert len(in_one[0]) == 7
    back, _ = walk(api, last["previous"], link="previous")
    assert back == in_steps[-2::-1]


def test_a_page_is_found_by_comparing_rows_never_by_skipping_them(api):
    stories(*range(5))
    first = page(api, STORIES, page_size=2)
    with CaptureQueriesContext(connection) as captured:
        page(api, first["next"])
    sql = " ".join(query["sql"] for query in captured.captured_queries)
    assert '("sources_story"."created_at", "sources_story"."id") < (' in sql
    assert "OFFSET" not in sql
    assert "COUNT(*)" not in sql


def test_the_number_of_rows_comes_only_when_asked_for_and_is_capped(api, monkeypatch):
    stories(*range(5))
    assert "count" not in page(api, STORIES)
    assert "count" not in page(api, STORIES, count="false")
    body = page(api, STORIES, count="true", page_size=2)
    assert (body["count"], body["count_is"]) == (5, "exact")
    assert page(api, body["next"])["count"] == 5
    monkeypatch.setattr("sources.api.pagination.KeysetPagination.max_count", 4)
    body = page(api, STORIES, count="true")
    assert (body["count"], body["count_is"]) == (4, "at_least")


def test_the_count_is_that_of_the_filters(api):
    wanted = StoryFactory()
    StoryFactory()
    assert page(api, STORIES, count="true", slug=wanted.slug)["count"] == 1


def refused(api, address, query):
    response = api.get(address, query)
    assert response.status_code == 400, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    return {error["field"]: error for error in response.json()["errors"]}


@pytest.mark.parametrize(
    "size", ["0", "501", "-1", "ten", "", "1.5", "٣", "9" * 5000, "1\x00", "²"],
    ids=["none", "too many", "negative", "word", "empty", "fraction", "other digits", "huge", "nul", "superscript"],
)  # fmt: skip
def test_a_page_size_out_of_range_is_refused(api, size):
    assert refused(api, STORIES, {"page_size": size}) == {
        "page_size": {"field": "page_size", "detail": "Give one whole number from 1 to 500."}
    }


def test_an_unknown_ordering_is_refused_with_those_that_are_known(api):
    error = refused(api, STORIES, {"ordering": "password"})["ordering"]
    assert error["allowed"] == ["created_at", "-created_at", "slug", "-slug", "title", "-title"]


@pytest.mark.parametrize("name", ["page_size", "ordering", "count", "cursor"])
def test_a_parameter_given_twice_is_refused(api, name):
    assert name in refused(api, STORIES, {name: ["1", "1"]})


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "\x00", "a:b:c", signing.dumps([1, 2, 3, 4], salt="another"), "é" * 10],
    ids=["empty", "word", "nul", "unsigned", "signed for something else", "not ascii"],
)
def test_a_cursor_that_is_not_ours_is_refused(api, cursor):
    assert "no cursor of ours" in refused(api, STORIES, {"cursor": cursor})["cursor"]["detail"]


def test_a_cursor_holds_for_its_filters_its_ordering_and_its_list_only(api):
    stories(*range(3))
    OutletFactory()
    cursor = parse_qs(urlsplit(page(api, STORIES, page_size=1)["next"]).query)["cursor"][0]
    assert page(api, STORIES, cursor=cursor, page_size=2)["results"]
    for address, query in (
        (STORIES, {"q": "a"}),
        (STORIES, {"ordering": "created_at"}),
        ("/api/v1/outlets/", {}),
    ):
        detail = refused(api, address, {**query, "cursor": cursor})["cursor"]["detail"]
        assert "other filters or another ordering" in detail


def test_a_changed_cursor_is_refused(api):
    stories(*range(3))
    cursor = parse_qs(urlsplit(page(api, STORIES, page_size=1)["next"]).query)["cursor"][0]
    changed = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    assert "cursor" in refused(api, STORIES, {"cursor": changed})
    assert len(signing.loads(cursor, salt=SALT)) == 4


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(moments=st.lists(st.integers(0, 3), max_size=8), size=st.integers(1, 4), down=st.booleans())
def test_any_list_walked_in_any_steps_is_complete_and_in_order(api, moments, size, down):
    Story.objects.all().delete()
    made = stories(*moments)
    pages, last = walk(api, STORIES, page_size=size, ordering="-created_at" if down else "created_at")
    expected = sorted(((story.created_at, story.pk) for story in made), reverse=down)
    assert joined(pages) == [str(pk) for _, pk in expected]
    if len(pages) > 1:
        back, _ = walk(api, last["previous"], link="previous")
        assert back == pages[-2::-1]


def test_the_orderings_offered_are_columns_that_are_never_null():
    from newsroom.api import router

    for _, view, _ in router.registry:
        model = view.queryset.model
        assert view.default_ordering.removeprefix("-") in view.orderings
        assert not any(model._meta.get_field(name).null for name in view.orderings)
    assert {Outlet, Source, Story} <= {view.queryset.model for _, view, _ in router.registry}
