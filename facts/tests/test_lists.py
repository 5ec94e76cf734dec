"""The lists of the desk: filters, pages, and what they do not understand."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts.tests.desk import ARABIC, LISTS, cite, everything, see
from facts.tests.factories import (
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
)
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def reader(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_eleven_rows_as_for_one(client, reader, name):
    assert_constant_queries(read=lambda: see(client, reverse(f"facts:{name}")), grow=everything)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_who_you_are(client, name):
    response = client.get(reverse(f"facts:{name}"))
    assert response.url == f"{reverse('account_login')}?next={reverse(f'facts:{name}')}"


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        pytest.param("claims", {"colour": "red"}, "Unknown filter", id="unknown filter"),
        pytest.param(
            "claims", {"status": "true"}, "true is not one of the available choices", id="bad choice"
        ),
        pytest.param(
            "claims", {"contradicted": "maybe"}, "maybe is not one of the available", id="bad answer"
        ),
        pytest.param("claims", {"story": "nowhere"}, "no story of this slug", id="unknown story"),
        pytest.param("claims", {"story": "a\x00b"}, "Null characters", id="NUL"),
        pytest.param("claims", {"language": "Klingonese!"}, "language tag", id="bad language"),
        pytest.param("claims", {"entity": "12"}, "not a valid UUID", id="bad id"),
        pytest.param("claims", {"q": ["a", "b"]}, "Give one value only", id="doubled"),
        pytest.param("claims", {"after": "yesterday"}, "no page of this list", id="bad cursor"),
        pytest.param("claims", {"before": "2025-01-01~1"}, "no page of this list", id="bad id in a cursor"),
        pytest.param(
            "claims", {"after": f"9999-12-31~{NOBODY}"}, "no page of this list", id="day in a cursor"
        ),
        pytest.param(
            "claims",
            {"after": f"2026-01-01T12:00:00~{NOBODY}"},
            "no page of this list",
            id="moment in no zone",
        ),
        pytest.param("contradictions", {"list": "secret"}, "secret is not one", id="contradictions"),
        pytest.param("contradictions", {"after": "nan~x"}, "no page of this list", id="score of a cursor"),
        pytest.param("stories", {"title": "x"}, "Unknown filter", id="stories"),
        pytest.param("sources", {"published_from": "1 May"}, "YYYY-MM-DD", id="sources"),
        pytest.param("entities", {"kind": "dog"}, "dog is not one", id="entities"),
    ],
)
def test_a_list_says_what_it_does_not_understand(client, reader, name, query, said):
    ClaimFactory(text="Never shown beside an error")
    response = client.get(reverse(f"facts:{name}"), query)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert "Never shown beside an error" not in response.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_so(client, reader, name):
    assert 'class="empty"' in see(client, reverse(f"facts:{name}"))


def test_claims_are_filtered_by_what_is_asked(client, reader):
    wanted = ClaimFactory(text="The bridge cost 12 million.", status="disputed", kind="value")
    cite(wanted, source=SourceFactory(language="ar", text=ARABIC))
    ContradictionFactory(claim=wanted)
    other = ClaimFactory(text="The mayor resigned.")
    for query in (
        {"q": "BRIDGE million"},
        {"q": "الجسر"},
        {"status": ["disputed", "refuted"]},
        {"kind": "value"},
        {"story": wanted.story.slug},
        {"language": "ar"},
        {"contradicted": "true"},
    ):
        shown = see(client, reverse("facts:claims"), **query)
        assert wanted.text in shown, query
        assert other.text not in shown, query
    assert other.text in see(client, reverse("facts:claims"), contradicted="false")


def test_a_page_of_claims_is_chosen_before_anything_is_counted_for_its_rows(client, reader):
    ContradictionFactory()
    with CaptureQueriesContext(connection) as captured:
        see(client, reverse("facts:claims"), status=["unverified", "verified"])
    statements = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    (chosen,) = [sql for sql in statements if 'FROM "facts_claim"' in sql and "LIMIT 26" in sql]
    assert "facts_contradiction" not in chosen
    assert "facts_citation" not in chosen
    assert "DISTINCT" not in chosen


def test_pages_follow_each_other_without_gap_or_repeat(client, reader):
    moment = ClaimFactory(text="Claim number 0").created_at
    # Equal times: the id has to break the tie.
    for number in range(1, 60):
        ClaimFactory(text=f"Claim number {number}", created_at=moment)
    seen, query = [], {}
    while query is not None:
        page = client.get(reverse("facts:claims"), query).context["page"]
        seen.append([row.pk for row in page.rows])
        query = {"after": page.after} if page.after else None
    assert [len(rows) for rows in seen] == [25, 25, 10]
    assert len({pk for rows in seen for pk in rows}) == 60
    back = client.get(reverse("facts:claims"), {"before": page.before}).context["page"]
    assert [row.pk for row in back.rows] == seen[1]
    first = client.get(reverse("facts:claims"), {"before": back.before}).context["page"]
    assert ([row.pk for row in first.rows], first.before) == (seen[0], None)


@pytest.mark.parametrize("name", ["contradictions", "entities"])
def test_a_list_by_score_or_name_turns_its_pages_too(client, reader, name):
    for number in range(60):
        ContradictionFactory(score=0.1 + 0.01 * (number % 7))
        EntityFactory(name=f"Name ~{number % 7}")
    seen, query = [], {}
    while query is not None:
        page = client.get(reverse(f"facts:{name}"), query).context["page"]
        seen += [row.pk for row in page.rows]
        query = {"after": page.after} if page.after else None
    assert len(seen) == len(set(seen)) == 60


def test_a_filter_that_the_form_does_not_show_is_kept(client, reader):
    entity = EntityFactory()
    shown = see(client, reverse("facts:claims"), entity=str(entity.pk))
    assert f'<input type="hidden" name="entity" value="{entity.pk}">' in shown
