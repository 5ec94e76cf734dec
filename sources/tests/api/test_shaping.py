"""Rows of a list with the members that are asked for, and lookups of columns."""

from __future__ import annotations

import datetime

import pytest

from facts.tests.factories import ClaimFactory, ContradictionFactory, EntityFactory, PublicationFactory
from newsroom.testing import assert_constant_queries
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def rows(api, name, **query):
    response = api.get(f"/api/v1/{name}/", query)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def errors(api, name, **query):
    response = api.get(f"/api/v1/{name}/", query)
    assert response.status_code == 400, response.content
    return {error["field"]: error.get("allowed") for error in response.json()["errors"]}


def test_rows_have_the_fields_that_are_named_and_no_others(api):
    ClaimFactory(text="It opens.")
    [row] = rows(api, "claims", fields="text, status")
    assert row == {"text": "It opens.", "status": "unverified"}


def test_what_is_omitted_is_left_out(api):
    ClaimFactory()
    [whole], [row] = rows(api, "claims"), rows(api, "claims", omit="citations,positions")
    assert whole.keys() - row.keys() == {"citations", "positions"}
    assert [list(row) for row in rows(api, "claims", fields="id,text", omit="id")] == [["text"]]


def test_what_is_expanded_is_there_as_in_the_detail(api):
    claim = ContradictionFactory().claim
    [row] = rows(api, "claims", expand="contradictions")
    assert row["contradictions"] == api.get(f"/api/v1/claims/{claim.pk}/").json()["contradictions"]
    assert "contradictions" not in rows(api, "claims")[0]


def test_expanding_costs_no_query_a_row(api):
    assert_constant_queries(
        read=lambda: rows(api, "claims", expand="contradictions"), grow=ContradictionFactory
    )


def test_a_page_goes_on_in_another_shape(api):
    for _ in range(3):
        StoryFactory()
    page = api.get("/api/v1/stories/", {"page_size": 2, "fields": "id"}).json()
    assert "fields=id" in page["next"]
    whole = api.get(page["next"].replace("fields=id", "omit=id"))
    assert (whole.status_code, len(whole.json()["results"])) == (200, 1)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"fields": "colour"}, "fields"),
        ({"omit": "colour"}, "omit"),
        ({"expand": "text"}, "expand"),
        ({"fields": ""}, "fields"),
        ({"fields": ["id", "text"]}, "fields"),
        ({"fields": "id", "omit": "id"}, "omit"),
    ],
    ids=str,
)
def test_a_member_that_is_not_there_is_refused_by_name(api, query, field):
    assert field in errors(api, "claims", **query)


def test_the_refusal_names_the_members_that_there_are(api):
    assert errors(api, "stories", fields="colour") == {
        "fields": ["created_at", "id", "slug", "source_count", "title"]
    }
    assert errors(api, "claims", expand="story") == {"expand": ["contradictions"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"created_at__gte": "2026-03-02"}, "new"),
        ({"created_at__lte": "2026-03-01T12:00:00Z"}, "old"),
        ({"created_at__range": "2026-03-01,2026-03-01"}, "old"),
        ({"text__contains": "old"}, "old"),
        ({"text__contains": "OLD"}, ""),
        ({"text__in": "new,nothing"}, "new"),
        ({"status__in": "verified,refuted"}, "new"),
        ({"key__isnull": "false"}, "new"),
        ({"key__isnull": "true"}, "old"),
        ({"version__in": "1,7", "key__isnull": "true"}, "old"),
        ({"version__range": "2,3"}, ""),
        ({"version__gte": "1", "kind__in": "date"}, "new"),
    ],
    ids=str,
)
def test_a_column_is_looked_up(api, query, found):
    ClaimFactory(text="old", created_at=NOON)
    ClaimFactory(
        text="new", created_at=NOON + datetime.timedelta(days=1), key="k", status="verified", kind="date"
    )
    assert [row["text"] for row in rows(api, "claims", **query)] == ([found] if found else [])


@pytest.mark.parametrize(
    "query",
    [
        {"created_at__gte": "once"}, {"created_at__range": "2026-03-01"}, {"created_at__range": "a,b"},
        {"status__in": "done"}, {"key__isnull": "perhaps"}, {"version__in": "1,x"}, {"version__gte": "-1"},
        {"version__gte": "99999999999"}, {"text__contains": "\x00"}, {"text__in": "a\x00"}, {"text__startswith": "a"},
        {"version__in": ",".join("1" * 200)}, {"text__in": ""},
    ],
    ids=lambda query: str(query)[:40],
)  # fmt: skip
def test_a_bad_lookup_is_refused_by_name(api, query):
    assert errors(api, "claims", **query).keys() == query.keys()


def test_facts_are_looked_up_but_sent_whole(api):
    EntityFactory()
    PublicationFactory(origins=1)
    row = PublicationFactory(origins=3, rating="disputed", unit="USD", amount=5)
    for query in ({"origins__gte": "2"}, {"rating__in": "disputed,refuted"}, {"amount__range": "4,6"},
                  {"amount__isnull": "false"}, {"number__in": str(row.number)}, {"unit__in": "USD"}):  # fmt: skip
        assert [found["number"] for found in rows(api, "facts", **query)] == [row.number], query
    for name in ("fields", "omit", "expand"):
        assert errors(api, "facts", **{name: "number"}).keys() == {name}
