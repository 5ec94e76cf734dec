"""Writing to stories, outlets, sources, entities, contradictions and comments over the API."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob
from rest_framework.test import APIClient

from facts.jobs import read_article
from facts.models import Alias, Comment, Contradiction, Entity
from facts.tests.factories import (
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from facts.tests.folders import ARTICLES
from facts.tests.people import person
from sources.models import Outlet, Source, Story
from sources.tests.factories import OutletFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

API = "/api/v1"


def signed_in(user):
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def client():
    return signed_in(person("editor"))


def tag(client, address):
    """Return what a client sends that has just read the row."""
    return {"If-Match": client.get(address).headers["ETag"]}


@pytest.mark.parametrize(
    ("name", "model", "body", "change"),
    [
        ("outlets", Outlet, {"name": "Daily"}, {"name": "The Daily"}),
        ("stories", Story, {"slug": "bridge", "title": "Bridge"}, {"title": "The bridge"}),
        ("entities", Entity, {"name": "Bridge", "kind": "place"}, {"description": "Over the river."}),
    ],
    ids=["outlet", "story", "entity"],
)
def test_a_row_is_added_and_changed(client, name, model, body, change):
    added = client.post(f"{API}/{name}/", {**body, "reason": "x"})
    assert added.status_code == 201, added.content
    here = added.headers["Location"]
    assert client.get(here).json() == added.json()
    seen = {"If-Match": added.headers["ETag"]}
    changed = client.patch(here, {**change, "reason": "Better"}, headers=seen)
    assert changed.status_code == 200, changed.content
    assert change.items() <= changed.json().items()
    events = model.pgh_event_model.objects.order_by("pgh_id")
    assert [(event.pgh_label, event.pgh_context["reason"]) for event in events] == [
        ("insert", "x"),
        ("update", "Better"),
    ]
    stale = client.patch(here, {**change, "reason": "x"}, headers=seen)
    assert (stale.status_code, stale.json()["current"]) == (412, changed.json())
    same = client.patch(here, {**change, "reason": "x"}, headers={"If-Match": "*"})
    assert (same.status_code, same.json()["detail"]) == (409, "All of this is so already.")
    empty = client.patch(here, {"reason": "x"}, headers={"If-Match": "*"})
    assert (empty.status_code, empty.json()["detail"]) == (400, "Say what to change.")


def test_an_answer_that_the_client_has_is_a_304(client):
    here = f"{API}/outlets/{OutletFactory().pk}/"
    seen = client.get(here).headers["ETag"]
    assert client.get(here, headers={"If-None-Match": seen}).status_code == 304


def test_a_name_that_is_taken_is_refused_with_the_sentence_of_the_constraint(client):
    OutletFactory(name="Daily")
    answer = client.post(f"{API}/outlets/", {"name": "DAILY", "reason": "x"})
    assert (answer.status_code, answer.json()["detail"]) == (400, "There is already an outlet of this name.")


@pytest.mark.parametrize(
    "article",
    [
        {"text": ARTICLES["gazette.txt"]},
        {"html": f"<html><body><article><p>{ARTICLES['gazette.txt']}</p></article></body></html>"},
        {"file": SimpleUploadedFile("gazette.txt", ARTICLES["gazette.txt"].encode())},
    ],
    ids=["text", "page", "file"],
)
def test_an_article_is_sent_in_and_followed_until_it_is_read(client, article):
    story = StoryFactory()
    body = {
        **article,
        "story": str(story.pk),
        "outlet": "Gazette",
        "published_on": "2026-03-01",
        "reason": "x",
    }
    sent = client.post(f"{API}/sources/", body, format="multipart" if "file" in article else "json")
    assert sent.status_code == 202, sent.content
    source = Source.objects.get()
    assert (source.story, source.outlet.name, source.obtained, source.language) == (
        story,
        "Gazette",
        "api",
        "en",
    )
    job = client.get(sent.headers["Location"])
    assert job.json() == sent.json()["job"]
    assert (job.json()["state"], job.json()["source"]) == ("todo", str(source.pk))
    assert client.get(sent.headers["Content-Location"]).json()["id"] == str(source.pk)


def test_an_article_that_has_been_read_is_not_read_again(client):
    body = {"text": ARTICLES["gazette.txt"], "story": str(StoryFactory().pk), "key": "g", "reason": "x"}
    assert client.post(f"{API}/sources/", body).status_code == 202
    read_article(str(Source.objects.get().pk), "x")
    again = client.post(f"{API}/sources/", body)
    assert (again.status_code, again.json()["job"], again.json()["outcome"]) == (200, None, "unchanged")
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.parametrize(
    ("article", "says"),
    [
        ({}, "one of them"),
        ({"text": "a", "html": "b"}, "one of them"),
        ({"text": "\x07bell"}, "control character"),
        ({"text": "   "}, "no text"),
        ({"html": "<html></html>"}, "no article text"),
        ({"file": SimpleUploadedFile("a.txt", b"\xff\xfe\x00")}, "not UTF-8"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "no text"),
    ],
    ids=["nothing", "two", "binary", "blank", "empty page", "other encoding", "empty file"],
)
def test_what_is_no_article_is_refused(client, article, says):
    body = {**article, "story": str(StoryFactory().pk), "reason": "x"}
    answer = client.post(f"{API}/sources/", body, format="multipart" if "file" in article else "json")
    assert (answer.status_code, says in answer.json()["detail"]) == (400, True), answer.content
    assert not Source.objects.exists()


def test_people_say_what_a_source_retells(client):
    source, origin = SourceFactory(), SourceFactory()
    here = f"{API}/sources/{source.pk}/"
    answer = client.patch(
        here, {"derived_from": str(origin.pk), "outlet": None, "reason": "x"}, headers=tag(client, here)
    )
    assert (answer.status_code, answer.json()["derived_from"]) == (200, str(origin.pk))
    assert answer.json()["outlet"] is None
    own = client.patch(here, {"derived_from": str(source.pk), "reason": "x"}, headers={"If-Match": "*"})
    assert (own.status_code, own.json()["detail"]) == (
        400,
        "derived_from: That text goes back to this one: they cannot both be the origin.",
    )


def test_an_entity_is_named_merged_and_unmerged(client):
    bridge, ponte = EntityFactory(), EntityFactory()
    here = f"{API}/entities/{ponte.pk}/"
    named = client.post(f"{here}aliases/", {"name": "Ponte", "language": "pt", "reason": "x"})
    assert (named.status_code, Alias.objects.get().name) == (201, "Ponte")
    twice = client.post(f"{here}aliases/", {"name": "Ponte", "language": "pt", "reason": "x"})
    assert twice.status_code == 400
    merged = client.post(f"{here}merge/", {"into": str(bridge.pk), "reason": "x"}, headers=tag(client, here))
    assert (merged.status_code, merged.json()["id"]) == (200, str(bridge.pk))
    assert client.get(here).json() == {"merged_into": str(bridge.pk)}
    back = client.delete(f"{here}merge/?reason=x", headers={"If-Match": "*"})
    assert (back.status_code, client.get(here).status_code) == (200, 200)


def test_a_contradiction_is_recorded_decided_and_opened_again(client):
    left = PositionFactory()
    right = PositionFactory(claim=left.claim)
    body = {"left": str(left.pk), "right": str(right.pk), "kind": "value", "reason": "x"}
    made = client.post(f"{API}/contradictions/", body)
    assert made.status_code == 201, made.content
    here = made.headers["Location"]
    said = {"state": "explained", "upheld": str(right.pk), "reason": "An update."}
    decided = client.put(f"{here}resolution/", said, headers=tag(client, here))
    assert (decided.status_code, decided.json()["state"], decided.json()["upheld"]) == (
        200,
        "explained",
        str(right.pk),
    )
    twice = client.put(f"{here}resolution/", said, headers=tag(client, here))
    assert twice.status_code == 409
    opened = client.delete(f"{here}resolution/?reason=x", headers=tag(client, here))
    assert (opened.status_code, opened.json()["state"]) == (200, "open")
    assert client.post(f"{API}/contradictions/", body).status_code == 409


def test_what_is_dismissed_upholds_no_side(client):
    row = ContradictionFactory()
    here = f"{API}/contradictions/{row.pk}/resolution/"
    body = {"state": "dismissed", "upheld": str(row.left_id), "reason": "x"}
    assert client.put(here, body, headers={"If-Match": "*"}).status_code == 400
    body.pop("upheld")
    assert client.put(here, body, headers={"If-Match": "*"}).status_code == 200
    assert Contradiction.objects.get().state == "dismissed"


def test_people_talk_about_a_claim(client):
    claim, ada = ClaimFactory(), person("reporter", username="ada")
    here = f"{API}/claims/{claim.pk}/comments/"
    said = client.post(here, {"text": "@ada, who counted?"})
    assert (said.status_code, said.json()["mentions"]) == (201, ["ada"])
    answered = signed_in(ada).post(here, {"text": "I did.", "parent": said.json()["id"]})
    assert answered.json()["parent"] == said.json()["id"]
    assert [row["text"] for row in client.get(here).json()["results"]] == ["@ada, who counted?", "I did."]
    mine = said.headers["Location"]
    assert signed_in(ada).patch(mine, {"text": "x"}, headers=tag(client, mine)).status_code == 403
    assert client.patch(mine, {"text": "Who?"}, headers=tag(client, mine)).json()["text"] == "Who?"
    assert client.patch(mine, {"resolved": True}, headers=tag(client, mine)).json()["resolved_by"]
    assert client.patch(mine, {"resolved": False}, headers=tag(client, mine)).json()["resolved_at"] is None
    assert client.delete(mine, headers=tag(client, mine)).json()["text"] is None
    assert client.get(f"{API}/comments/?q=Who").json()["results"] == []
    assert Comment.objects.count() == 2


def test_what_people_say_to_each_other_is_not_for_machines_nor_for_everybody(settings):
    settings.API_ANONYMOUS_READING = True
    comment = CommentFactory()
    addresses = ["comments/", f"comments/{comment.pk}/", f"claims/{comment.claim_id}/comments/", "reviews/"]
    machine = signed_in(person("api-client"))
    assert [machine.get(f"{API}/{address}").status_code for address in addresses] == [403] * 4
    assert [APIClient().get(f"{API}/{address}").status_code for address in addresses] == [401] * 4
    assert APIClient().get(f"{API}/jobs/1/").status_code == 401
