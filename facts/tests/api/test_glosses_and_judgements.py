"""Glosses of sources and judgements of entities over the API."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from facts.models import EntityJudgement
from facts.tests.factories import CitationFactory, EntityFactory
from facts.tests.people import person
from newsroom.testing import assert_constant_queries
from sources.models import Gloss
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "A ponte custou 12 milhões. Abriu em março."


def signed_in(role):
    client = APIClient()
    client.force_authenticate(person(role))
    return client


@pytest.fixture
def client():
    return signed_in("editor")


def glosses(source):
    return f"/api/v1/sources/{source.pk}/glosses/"


def test_a_gloss_is_written_worded_anew_and_not_written_over(client):
    source = SourceFactory(text=TEXT, language="pt")
    body = {"start": 0, "end": 26, "text": "The bridge cost 12 million.", "reason": "For the desk."}
    made = client.post(glosses(source), body, format="json")
    assert made.status_code == 201, made.content
    here = made.headers["Location"]
    assert client.get(here).json() == made.json()
    assert (made.json()["language"], made.json()["by"]) == ("en", "editor")
    again = client.post(glosses(source), {**body, "text": "Other words."}, format="json")
    assert again.status_code == 409, again.content
    change = {"text": "The bridge cost twelve million.", "reason": "Clearer."}
    assert client.patch(here, change, format="json").status_code == 428
    changed = client.patch(here, change, format="json", headers={"If-Match": made.headers["ETag"]})
    assert changed.json()["text"] == "The bridge cost twelve million."
    stale = client.patch(here, change, format="json", headers={"If-Match": made.headers["ETag"]})
    assert stale.status_code == 412
    assert Gloss.objects.get().text == "The bridge cost twelve million."


def test_words_that_the_source_has_not_are_refused(client):
    source = SourceFactory(text=TEXT)
    body = {"start": 10, "end": 900, "text": "x", "reason": "x"}
    assert client.post(glosses(source), body, format="json").status_code == 400
    assert not Gloss.objects.exists()


def test_who_may_not_read_full_texts_reads_glosses_of_cited_words_only():
    citation = CitationFactory()
    source = citation.source
    Gloss.objects.create(
        source=source, start=citation.start, end=citation.end, language="en", text="Cited", found_by="m"
    )
    Gloss.objects.create(
        source=source, start=citation.end, end=citation.end + 1, language="en", text="Not cited", found_by="m"
    )
    read = {
        role: [row["text"] for row in signed_in(role).get(glosses(source)).json()["results"]]
        for role in ("editor", "api-client")
    }
    assert read["api-client"] == ["Cited"]
    assert len(read["editor"]) == 2


def test_the_list_takes_as_many_queries_for_eleven_as_for_one(client):
    source = SourceFactory(text=TEXT)
    places = iter(range(20))

    def grow():
        place = next(places)
        Gloss.objects.create(source=source, start=place, end=place + 1, language="en", text="x", found_by="m")

    assert_constant_queries(read=lambda: client.get(glosses(source)), grow=grow)


def test_two_entities_are_told_apart_and_the_judgement_withdrawn(client):
    left, right = EntityFactory(), EntityFactory()
    here = f"/api/v1/entities/{left.pk}/judgements/"
    made = client.post(here, {"other": str(right.pk), "reason": "One is in Porto."}, format="json")
    assert made.status_code == 201, made.content
    assert {each["id"] for each in made.json()["entities"]} == {str(left.pk), str(right.pk)}
    other = client.get(f"/api/v1/entities/{right.pk}/judgements/").json()["results"]
    assert [row["id"] for row in other] == [made.json()["id"]]
    address = made.headers["Location"]
    assert client.delete(f"{address}?reason=Mistaken").status_code == 428
    gone = client.delete(f"{address}?reason=Mistaken", headers={"If-Match": made.headers["ETag"]})
    assert gone.status_code == 200, gone.content
    assert gone.json()["withdrawn_at"]
    assert EntityJudgement.objects.get().withdrawn_at is not None


def test_an_entity_is_not_told_apart_from_itself_and_one_that_is_none_is_named(client):
    entity = EntityFactory()
    here = f"/api/v1/entities/{entity.pk}/judgements/"
    assert client.post(here, {"other": str(entity.pk), "reason": "x"}, format="json").status_code in (
        400,
        409,
    )
    unknown = client.post(
        here, {"other": "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d", "reason": "x"}, format="json"
    )
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (400, "other")
    assert client.get(f"{here}?colour=red").status_code == 400
    assert not EntityJudgement.objects.exists()
