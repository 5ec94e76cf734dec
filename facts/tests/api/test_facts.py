"""Facts over the API: as they were published, whatever became of the claim."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts.models import Entity, Publication, PublicationEntity
from facts.publishing import correct, publish, retract
from facts.redacting import redact_claim
from facts.review import judge
from facts.rewording import word_claim
from facts.tests.factories import ClaimFactory, EntityFactory, PublicationFactory
from facts.tests.people import ELSEWHERE, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import OutletFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/facts/"
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def get(api, path="", *, status=200, headers=None, **query):
    response = api.get(URL + path, query, headers=headers)
    assert response.status_code == status, response.content
    return response


def listed(api, **query):
    return [row["claim"] for row in get(api, **query).json()["results"]]


def fact(*, entities=(), **given):
    """A fact with columns of one's choice."""
    row = PublicationFactory(**{"published_at": NOON, **given})
    for entity in entities:
        PublicationEntity.objects.create(
            publication=row,
            entity=entity,
            rating=row.rating,
            published_at=row.published_at,
            number=row.number,
        )
    return str(row.claim.pk)


def published(**given):
    claim, position = verified_claim(**given)
    return claim, position, publish(claim=claim, actor=person("editor"))


class TestList:
    def test_a_fact_is_what_was_stored_with_number_and_time(self, api):
        claim, _, row = published(text='Says "ünïcode" \\ 桥')
        word_claim(claim=claim, text="Changed since", actor=person("editor"), reason="news")
        [told] = get(api).json()["results"]
        head = {name: told.pop(name) for name in ("number", "version", "event", "published_at")}
        assert told == json.loads(row.summary)
        assert told["text"] == 'Says "ünïcode" \\ 桥'
        assert head == {
            "number": row.number,
            "version": 1,
            "event": "published",
            "published_at": row.published_at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        }

    def test_the_newest_is_first_and_pages_join_without_loss(self, api):
        made = [fact(published_at=NOON + datetime.timedelta(seconds=n // 3)) for n in range(7)]
        walked, address = [], URL + "?page_size=3"
        while address:
            page = api.get(address).json()
            walked += [row["claim"] for row in page["results"]]
            address = page["next"]
        assert walked == made[::-1]
        assert listed(api, ordering="published_at") == made

    def test_only_the_latest_version_of_what_stands_is_listed(self, api):
        claim = ClaimFactory()
        fact(claim=claim, version=1)
        latest = PublicationFactory(claim=claim, version=2, event="corrected", note="Was wrong")
        gone = ClaimFactory()
        fact(claim=gone)
        PublicationFactory(claim=gone, version=2, event="retracted", note="Wrong")
        [row] = get(api).json()["results"]
        assert (row["claim"], row["number"], row["event"]) == (str(claim.pk), latest.number, "corrected")

    def test_it_takes_as_many_queries_whatever_its_length_and_loads_no_documents(self, api):
        with CaptureQueriesContext(connection) as captured:
            assert_constant_queries(read=lambda: get(api, page_size=500), grow=fact)
        assert not any(
            "document" in query["sql"] for query in captured.captured_queries if "SELECT" in query["sql"][:6]
        )

    def test_nothing_is_counted_unasked(self, api):
        fact()
        assert "count" not in get(api).json()
        assert get(api, count="true").json()["count"] == 1


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "columns"),
        [
            ({"kind": "value"}, {"kind": "value"}),
            ({"rating": ["refuted", "disputed"]}, {"rating": "refuted"}),
            ({"language": "vi"}, {"languages": ["en", "vi"]}),
            ({"unit": "USD"}, {"amount": Decimal(5), "unit": "USD"}),
            ({"amount_min": "5", "amount_max": "5"}, {"amount": Decimal(5)}),
            ({"origins_min": "2"}, {"origins": 2}),
            ({"contradicted": "true"}, {"contradicted": True}),
            ({"published_from": "2026-03-02"}, {"published_at": NOON + datetime.timedelta(days=1)}),
            ({"published_until": "2026-02-28"}, {"published_at": NOON - datetime.timedelta(days=1)}),
        ],
        ids=lambda value: "&".join(value) if isinstance(value, dict) else None,
    )
    def test_a_filter_judges_what_was_published(self, api, query, columns):
        fact()
        fits = fact(**columns)
        assert listed(api, **query) == [fits]

    def test_by_story_and_by_outlet(self, api):
        story, outlet = StoryFactory(), OutletFactory()
        fact(outlets=[OutletFactory().pk])
        mine = fact(story=story, outlets=[outlet.pk])
        assert listed(api, story=story.slug) == listed(api, outlet=outlet.pk) == [mine]

    def test_an_entity_is_followed_to_those_merged_with_it(self, api):
        gone, stays = EntityFactory(), EntityFactory()
        Entity.objects.filter(pk=gone.pk).update(merged_into=stays)
        both = [fact(entities=[gone]), fact(entities=[stays, gone])]
        fact(entities=[EntityFactory()])
        for entity in (gone, stays):
            assert listed(api, entity=entity.pk) == both[::-1]

    def test_an_earlier_version_that_fits_is_not_found(self, api):
        claim = ClaimFactory()
        fact(claim=claim, unit="USD")
        PublicationFactory(claim=claim, version=2, event="corrected", note="No", unit="EUR")
        assert listed(api, unit="USD") == []

    def test_as_of_a_time_the_list_is_what_it_was(self, api):
        claim = ClaimFactory()
        before = fact(claim=claim, published_at=NOON)
        later = NOON + datetime.timedelta(days=9)
        PublicationFactory(claim=claim, version=2, event="retracted", note="Wrong", published_at=later)
        assert listed(api) == []
        assert listed(api, at="2026-03-01") == listed(api, at="2026-03-05T00:00:00Z") == [before]
        assert listed(api, at="2026-02-28") == listed(api, at="2026-04-01") == []
        assert listed(api, at="2026-03-01", rating="refuted") == []

    @pytest.mark.parametrize(
        "query",
        [
            {"colour": "red"}, {"rating": "unverified"}, {"origins_min": "-1"}, {"origins_min": "many"}, {"at": "then"},
            {"entity": "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d"}, {"amount_min": "NaN"}, {"ordering": "number"},
            {"fields": "claim"}, {"kind": ""},
        ],
        ids=str,
    )  # fmt: skip
    def test_what_is_not_understood_is_refused_by_name(self, api, query):
        errors = get(api, status=400, **query).json()["errors"]
        assert {error["field"] for error in errors} == query.keys()


class TestDetail:
    def test_it_is_the_document_as_it_was_published(self, api):
        claim, _, row = published()
        told = get(api, f"{claim.pk}/").json()
        assert {name: told.pop(name) for name in ("number", "version", "event")} == {
            "number": row.number,
            "version": 1,
            "event": "published",
        }
        del told["published_at"]
        assert told == json.loads(row.document)

    def test_a_retracted_one_is_gone_and_says_why(self, api):
        claim, _, _ = published()
        retract(claim=claim, actor=person("editor"), reason="The registry was forged.")
        problem = get(api, f"{claim.pk}/", status=410).json()
        assert problem["type"] == "/api/v1/problems/gone/"
        assert "retracted" in problem["detail"]
        assert "The registry was forged." in problem["detail"]

    def test_a_merged_one_leads_on(self, api):
        claim, into = ClaimFactory(), ClaimFactory()
        fact(claim=claim)
        PublicationFactory(claim=claim, version=2, event="merged", note="The same", replaced_by=into)
        response = get(api, f"{claim.pk}/", status=308)
        assert response.headers["Location"].endswith(f"/facts/{into.pk}/")
        assert response.headers["Cache-Control"] == "no-store"

    def test_a_claim_merged_before_it_was_published_leads_on_too(self, api):
        into = ClaimFactory()
        claim = ClaimFactory(merged_into=into)
        assert get(api, f"{claim.pk}/", status=308).json() == {"merged_into": str(into.pk)}

    @pytest.mark.parametrize("pk", ["nonsense", "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d"])
    def test_what_was_never_published_is_a_404(self, api, pk):
        get(api, f"{ClaimFactory().pk}/", status=404)
        get(api, f"{pk}/", status=404)
        get(api, f"{pk}/versions/", status=404)

    def test_as_of_a_time_it_is_what_stood_then(self, api):
        claim = ClaimFactory()
        later = NOON + datetime.timedelta(days=9)
        fact(claim=claim)
        PublicationFactory(claim=claim, version=2, event="corrected", note="Wrong", published_at=later)
        assert get(api, f"{claim.pk}/", at="2026-03-05").json()["version"] == 1
        assert get(api, f"{claim.pk}/").json()["version"] == 2
        get(api, f"{claim.pk}/", at="2026-02-01", status=404)
        get(api, f"{claim.pk}/", at="once", status=400)


class TestRedacted:
    @pytest.fixture
    def claim(self):
        claim, _, _ = published(text="An unsayable thing")
        redact_claim(claim=claim, actor=person("administrator"), reason="Court order 7")
        return claim

    def test_it_is_gone_now_and_at_every_time(self, api, claim):
        row = Publication.objects.earliest("number")
        assert listed(api) == listed(api, at=row.published_at.isoformat()) == []
        assert "Court order 7" in get(api, f"{claim.pk}/", status=410).json()["detail"]
        get(api, f"{claim.pk}/", at=row.published_at.isoformat(), status=410)

    @pytest.mark.parametrize("path", ["{}/versions/", "changes/"])
    def test_its_versions_are_tombstones(self, api, claim, path):
        rows = get(api, path.format(claim.pk)).json()["results"]
        assert sorted((row["number"], row["event"]) for row in rows) == [(1, "redacted"), (2, "redacted")]
        assert all(list(row).count("event") == 1 for row in rows)
        assert b"unsayable" not in get(api, path.format(claim.pk)).content


def test_the_versions_of_a_fact_are_all_that_was_published_of_it(api):
    claim, position, _ = published()
    word_claim(claim=claim, text="Clearer", actor=person("fact-checker"), reason="clearer")
    judge(claim=claim, status="verified", position=position, actor=person("fact-checker"), rationale="Still.",
          evidence=[ELSEWHERE])  # fmt: skip
    correct(claim=claim, actor=person("editor"), note="The wording was unclear.")
    retract(claim=claim, actor=person("editor"), reason="It was wrong.")
    fact()
    rows = get(api, f"{claim.pk}/versions/").json()["results"]
    assert [(row["version"], row["event"], row["note"]) for row in rows] == [
        (3, "retracted", "It was wrong."),
        (2, "corrected", "The wording was unclear."),
        (1, "published", ""),
    ]


class TestChanges:
    def test_they_are_all_publications_by_number_page_by_page(self, api):
        for _ in range(5):
            fact()
        numbers = list(Publication.objects.order_by("number").values_list("number", flat=True))
        page = get(api, "changes/", page_size=2).json()
        seen = []
        while True:
            seen += [row["number"] for row in page["results"]]
            if not page["more"]:
                break
            page = api.get(page["next"]).json()
        assert seen == numbers
        assert (page["after"], page["last"]) == (numbers[-1], numbers[-1])
        assert api.get(page["next"]).json()["results"] == []

    @pytest.mark.parametrize("after", ["-1", "x", "", "9223372036854775808", "1.5", "٣"])
    def test_a_number_that_is_none_is_refused(self, api, after):
        [error] = get(api, "changes/", after=after, status=400).json()["errors"]
        assert error["field"] == "after"

    def test_it_takes_as_many_queries_whatever_has_changed(self, api):
        assert_constant_queries(read=lambda: get(api, "changes/", page_size=500), grow=fact)


class TestUnchanged:
    @pytest.mark.parametrize("path", ["", "?rating=verified", "?ordering=published_at", "changes/", "{}/", "{}/versions/",
                                      "export.ndjson", "export.csv"])  # fmt: skip
    def test_what_the_client_has_is_a_304_that_loads_no_rows(self, api, path):
        path = path.format(fact())
        tag = get(api, path).headers["ETag"]
        with CaptureQueriesContext(connection) as captured:
            response = get(api, path, status=304, headers={"If-None-Match": tag})
        assert response.content == b""
        assert not any(
            "substr" in query["sql"] or "COPY" in query["sql"] for query in captured.captured_queries
        )

    @pytest.mark.parametrize("path", ["", "?rating=verified", "changes/", "export.ndjson"])
    def test_a_publication_changes_every_list(self, api, path):
        tag = get(api, path).headers["ETag"]
        fact()
        get(api, path, headers={"If-None-Match": tag})

    def test_a_merge_of_entities_changes_the_list_of_one(self, api):
        entity, other = EntityFactory(), EntityFactory()
        fact(entities=[other])
        tag = get(api, entity=entity.pk).headers["ETag"]
        Entity.objects.filter(pk=other.pk).update(merged_into=entity)
        assert len(get(api, headers={"If-None-Match": tag}, entity=entity.pk).json()["results"]) == 1

    def test_who_may_not_read_learns_nothing(self, api, client, settings):
        tag = get(api).headers["ETag"]
        client.force_login(UserFactory())
        assert client.get(URL, headers={"If-None-Match": tag}).status_code == 403
        assert Client().get(URL, headers={"If-None-Match": tag}).status_code == 401
        settings.API_ANONYMOUS_READING = True
        assert Client().get(URL, headers={"If-None-Match": tag}).status_code == 304
