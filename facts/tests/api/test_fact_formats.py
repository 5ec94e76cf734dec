"""Facts in other forms: streams, tables, feeds, ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest

from facts.models import Entity
from facts.publishing import publish, retract
from facts.tests.factories import EntityFactory, PublicationFactory
from facts.tests.people import person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.models import Source

pytestmark = pytest.mark.django_db

URL = "/api/v1/facts/"
ATOM = "{http://www.w3.org/2005/Atom}"


def streamed(api, path, **query):
    response = api.get(URL + path, query)
    assert response.status_code == 200, response.content
    return response, b"".join(response.streaming_content).decode()


@pytest.fixture
def claim():
    """A published claim about an entity, with everything in its words that a format could trip over."""
    claim, _ = verified_claim(text='=cmd "\\n" a\ttab, a\nline; 桥 \x01\x02')
    claim.entities.add(EntityFactory(name="River, Bridge"))
    Source.objects.update(url="https://outlet.example.org/bridge")
    publish(claim=claim, actor=person("editor"))
    return claim


def test_the_lines_are_the_rows_of_the_list(api, claim):
    PublicationFactory()
    response, text = streamed(api, "export.ndjson")
    assert response.headers["Content-Type"] == "application/x-ndjson"
    rows = [json.loads(line) for line in text.splitlines()]
    listed = api.get(URL).json()["results"]
    assert sorted(rows, key=lambda row: row["number"]) == listed[::-1]
    assert text.count("\n") == 2


def test_the_table_has_a_row_for_each_and_no_formula(api, claim):
    response, text = streamed(api, "export.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="facts-export.csv"'
    [row] = csv.DictReader(io.StringIO(text))
    told = api.get(URL).json()["results"][0]
    assert row["text"] == "'" + told["text"]
    assert (row["claim"], row["number"]) == (told["claim"], str(told["number"]))
    assert (row["amount"], row["unit"], row["entities"], row["contradicted"]) == (
        "12",
        "USD",
        "River, Bridge",
        "false",
    )
    assert row["story"] == claim.story.slug
    assert row["urls"] == "https://outlet.example.org/bridge"
    assert row["published_at"] == told["published_at"]


@pytest.mark.parametrize("path", ["export.ndjson", "export.csv"])
def test_an_export_is_filtered_like_the_list(api, claim, path):
    assert claim.text[1:4] in streamed(api, path, rating="verified")[1]
    assert "cmd" not in streamed(api, path, rating="refuted")[1]
    response = api.get(URL + path, {"rating": "done"})
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, "rating")
    assert api.get(URL + path, {"page_size": "5"}).status_code == 400


@pytest.mark.parametrize("path", ["export.ndjson", "export.csv"])
def test_the_head_of_an_export_costs_no_export(api, claim, path):
    response = api.head(URL + path)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"]


def test_a_fact_is_a_claim_review_with_all_that_is_required(api, claim):
    response = api.get(f"{URL}{claim.pk}/", headers={"Accept": "application/ld+json"})
    assert response.headers["Content-Type"] == "application/ld+json"
    review = response.json()
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == claim.text
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Verified", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert review["url"] == f"http://testserver/api/v1/facts/{claim.pk}/"
    assert review["author"] == {"@type": "Organization", "name": "Newsroom", "url": "http://testserver/"}
    assert review["itemReviewed"]["@type"] == "Claim"
    assert len(review["itemReviewed"]["appearance"]) == 1


def test_the_site_says_where_readers_find_a_fact_and_who_publishes(api, claim, settings):
    settings.FACT_URL, settings.PUBLISHER_NAME = "https://facts.example.org/{id}.html", "Harbour Daily"
    review = api.get(f"{URL}{claim.pk}/", {"format": "jsonld"}).json()
    assert review["url"] == f"https://facts.example.org/{claim.pk}.html"
    assert review["author"]["name"] == "Harbour Daily"


def test_the_two_forms_of_a_fact_have_tags_of_their_own(api, claim):
    tag = api.get(f"{URL}{claim.pk}/").headers["ETag"]
    response = api.get(f"{URL}{claim.pk}/", headers={"Accept": "application/ld+json", "If-None-Match": tag})
    assert response.status_code == 200


def test_a_list_is_no_claim_review(api):
    assert api.get(URL, headers={"Accept": "application/ld+json"}).status_code == 406
    [error] = api.get(URL, {"format": "jsonld"}).json()["errors"]
    assert error["allowed"] == ["json"]


def feed_of(api, **query):
    response = api.get(f"{URL}feed.atom", query)
    assert response.status_code == 200, response.content
    return ET.fromstring(response.content)  # noqa: S314  (our own)


class TestFeed:
    def test_an_entry_names_the_fact_and_where_it_is(self, api, claim):
        for query in ({"story": claim.story.slug}, {"entity": claim.entities.get().pk}):
            feed = feed_of(api, **query)
            [entry] = feed.findall(f"{ATOM}entry")
            assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{claim.pk}"
            assert entry.findtext(f"{ATOM}title").startswith("Verified: =cmd")
            assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/api/v1/facts/{claim.pk}/"
            assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")

    def test_a_retraction_is_told_to_who_follows_the_entity(self, api, claim):
        retract(claim=claim, actor=person("editor"), reason="Forged.")
        [entry] = feed_of(api, entity=claim.entities.get().pk).findall(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == "Retracted: Forged."

    def test_merged_entities_are_followed_and_others_are_not(self, api, claim):
        entity = claim.entities.get()
        other = EntityFactory()
        assert feed_of(api, entity=other.pk).findall(f"{ATOM}entry") == []
        Entity.objects.filter(pk=entity.pk).update(merged_into=other)
        assert len(feed_of(api, entity=other.pk).findall(f"{ATOM}entry")) == 1

    @pytest.mark.parametrize("query", [{}, {"story": "no-such"}, {"story": ""}, {"colour": "red"}], ids=str)
    def test_a_feed_of_nothing_is_refused(self, api, query):
        assert api.get(f"{URL}feed.atom", query).status_code == 400

    def test_an_unchanged_feed_is_a_304_and_its_length_costs_no_queries(self, api, claim):
        tag = api.get(f"{URL}feed.atom", {"story": claim.story.slug}).headers["ETag"]
        again = api.get(f"{URL}feed.atom", {"story": claim.story.slug}, headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert_constant_queries(
            read=lambda: feed_of(api, story=claim.story.slug),
            grow=lambda: PublicationFactory(story=claim.story),
        )
