"""Writing to claims over the API: the use cases, on the version that was seen, and nothing else."""

from __future__ import annotations

import json

import pytest
from rest_framework.test import APIClient

from facts.models import Claim, Review
from facts.rewording import word_claim
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    EntityFactory,
    PositionFactory,
)
from facts.tests.people import ELSEWHERE, cited_claim, person, verified_claim
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

NOBODY = "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d"


def signed_in(user):
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def editor():
    return person("editor")


@pytest.fixture
def client(editor):
    return signed_in(editor)


def at(claim, part=""):
    return f"/api/v1/claims/{claim.pk}/{part}"


def tag(claim):
    """Return what a client sends that has just read the claim."""
    return {"If-Match": f'"{Claim.objects.get(pk=claim.pk).version}"'}


def test_a_claim_is_stated_with_whom_it_is_about(client, editor):
    story, entity = StoryFactory(), EntityFactory()
    answer = client.post(
        "/api/v1/claims/",
        {"text": " It opened. ", "language": "en", "kind": "event", "story": str(story.pk),
         "entities": [str(entity.pk)], "reason": "Seen it."},
    )  # fmt: skip
    assert answer.status_code == 201, answer.content
    claim = Claim.objects.get()
    assert (claim.text, claim.worded_by, claim.story) == ("It opened.", editor, story)
    assert list(claim.entities.all()) == [entity]
    assert answer.headers["Location"] == f"http://testserver{at(claim)}"
    assert answer.headers["ETag"] == client.get(at(claim)).headers["ETag"]
    assert answer.json() == client.get(at(claim)).json()


def test_the_etag_of_an_answer_opens_the_next_write(client):
    claim = ClaimFactory()
    first = client.patch(at(claim), {"text": "Better.", "reason": "x"}, headers={"If-Match": "*"})
    assert first.status_code == 200, first.content
    second = client.patch(
        at(claim), {"text": "Best.", "reason": "x"}, headers={"If-Match": first.headers["ETag"]}
    )
    assert (second.status_code, second.json()["text"]) == (200, "Best.")


def test_a_write_that_does_not_say_what_was_seen_is_a_428(client):
    claim = ClaimFactory(text="As it was.")
    answer = client.patch(at(claim), {"text": "New.", "reason": "x"})
    assert (answer.status_code, answer.json()["type"]) == (428, "/api/v1/problems/precondition-required/")
    assert Claim.objects.get().text == "As it was."


def test_a_stale_write_is_a_412_that_shows_who_changed_what(client):
    claim, other = ClaimFactory(text="First."), person("reporter", username="ada")
    seen = tag(claim)
    word_claim(claim=claim, text="Second.", actor=other, reason="Clearer")
    answer = client.patch(at(claim), {"text": "Third.", "reason": "x"}, headers=seen)
    assert (answer.status_code, answer.json()["version"]) == (412, 2)
    [change] = answer.json()["changes"]
    assert (change["who"], change["reason"]) == ("ada", "Clearer")
    assert change["changed"] == [{"what": "wording", "before": "First.", "after": "Second."}]
    assert Claim.objects.get().text == "Second."


@pytest.mark.parametrize("given", ['"nonsense"', "W/nonsense", '"0"', '"1", "2"'])
def test_an_if_match_of_no_version_matches_nothing(client, given):
    answer = client.patch(at(ClaimFactory()), {"text": "x", "reason": "x"}, headers={"If-Match": given})
    assert answer.status_code == 412


def test_a_claim_is_given_to_somebody_and_back(client):
    claim, ada = ClaimFactory(), person("reporter", username="ada")
    given = client.put(
        at(claim, "assignment/"), {"assignee": "ada", "due_on": "2027-01-01"}, headers=tag(claim)
    )
    assert given.status_code == 200, given.content
    claim.refresh_from_db()
    assert (claim.assignee, claim.due_on.isoformat()) == (ada, "2027-01-01")
    assert client.put(at(claim, "assignment/"), {"assignee": None}, headers=tag(claim)).status_code == 200
    assert Claim.objects.get().assignee is None


def test_a_claim_is_filed_under_a_story_and_entities(client):
    claim, story, entity = ClaimFactory(), StoryFactory(), EntityFactory()
    body = {"story": str(story.pk), "entities": [str(entity.pk)], "reason": "x"}
    filed = client.put(at(claim, "filing/"), body, headers=tag(claim))
    assert filed.status_code == 200, filed.content
    assert (filed.json()["story"]["id"], filed.json()["entities"][0]["id"]) == (str(story.pk), str(entity.pk))
    assert client.put(at(claim, "filing/"), body, headers=tag(claim)).status_code == 409


def test_positions_are_added_changed_merged_and_split(client):
    claim, position = cited_claim()
    citation = CitationFactory(position=position)
    amount = {"amount": "14.5", "unit": "USD", "approx": True, "lower": None, "upper": "15"}
    added = client.post(at(claim, "positions/"), {"value": amount, "reason": "x"}, headers=tag(claim))
    assert added.status_code == 201, added.content
    [new] = [row for row in added.json()["positions"] if row["id"] != str(position.pk)]
    assert new["value"] == amount
    changed = client.patch(
        at(claim, f"positions/{new['id']}/"), {"stance": "denies", "reason": "x"}, headers=tag(claim)
    )
    [row] = [row for row in changed.json()["positions"] if row["id"] == new["id"]]
    assert (row["stance"], row["value"]) == ("denies", amount)
    split = client.post(
        at(claim, f"positions/{position.pk}/split/"),
        {"citations": [str(citation.pk)], "value": {"role": "chair"}, "reason": "x"},
        headers=tag(claim),
    )
    assert (split.status_code, len(split.json()["positions"])) == (201, 3)
    merged = client.post(
        at(claim, f"positions/{new['id']}/merge/"),
        {"into": str(position.pk), "reason": "x"},
        headers=tag(claim),
    )
    assert (merged.status_code, len(merged.json()["positions"])) == (200, 2)


def test_words_are_cited_and_decided_on(client):
    position, source = PositionFactory(), SourceFactory()
    claim = position.claim
    body = {
        "position": str(position.pk), "source": str(source.pk), "start": 0, "end": 10, "as_of": "2026-03",
        "attribution": {"kind": "named", "name": "Lee"}, "reason": "x",
    }  # fmt: skip
    answer = client.post(at(claim, "citations/"), body, headers=tag(claim))
    assert answer.status_code == 201, answer.content
    [citation] = answer.json()["citations"]
    assert (citation["quote"], citation["attribution"]["name"], citation["as_of"]) == (
        "The bridge",
        "Lee",
        "2026-03",
    )
    here = at(claim, f"citations/{citation['id']}/")
    anchored = client.patch(here, {"start": 4, "end": 10, "reason": "x"}, headers=tag(claim))
    assert anchored.json()["citations"][0]["quote"] == "bridge"
    valued = client.patch(here, {"value": {"date": "2026-05"}, "reason": "x"}, headers=tag(claim))
    assert valued.json()["citations"][0]["value"] == {"date": "2026-05"}
    rejected = client.patch(here, {"state": "rejected", "reason": "x"}, headers=tag(claim))
    assert (rejected.status_code, rejected.json()["citations"]) == (200, [])
    again = client.patch(here, {"state": "rejected", "reason": "x"}, headers=tag(claim))
    assert (again.status_code, again.json()["detail"]) == (409, "This citation is rejected already.")


def test_one_request_changes_one_thing_of_a_citation(client):
    citation = CitationFactory()
    body = {"state": "accepted", "start": 0, "end": 4, "reason": "x"}
    answer = client.patch(at(citation.claim, f"citations/{citation.pk}/"), body, headers=tag(citation.claim))
    assert (answer.status_code, "one thing at a time" in answer.json()["detail"]) == (400, True)


def test_a_part_of_another_claim_is_a_404(client):
    citation, claim = CitationFactory(), ClaimFactory()
    for part in (f"citations/{citation.pk}/", f"positions/{citation.position_id}/", "citations/nonsense/"):
        answer = client.patch(at(claim, part), {"state": "accepted", "reason": "x"}, headers=tag(claim))
        assert answer.status_code == 404


def test_a_claim_goes_from_review_to_publication_correction_and_retraction(client, editor):
    claim, position = cited_claim()
    checker = signed_in(person("fact-checker"))
    taken = checker.post(at(claim, "reviews/"), {"status": "in_review", "rationale": "x"}, headers=tag(claim))
    assert taken.status_code == 201, taken.content
    verdict = {
        "status": "verified", "position": str(position.pk), "rationale": "x",
        "evidence": [{"url": ELSEWHERE.url, "note": "p. 12"}],
    }  # fmt: skip
    judged = checker.post(at(claim, "reviews/"), verdict, headers=tag(claim))
    assert (judged.status_code, judged.json()["evidence"][0]["note"]) == (201, "p. 12")
    assert checker.get(judged.headers["Location"]).json() == judged.json()
    published = client.post(at(claim, "publication/"), {"note": "Now."}, headers=tag(claim))
    assert (published.status_code, published.json()["published"]) == (201, True)
    assert published.json()["latest"]["published_by"] == editor.username
    again = client.post(at(claim, "publication/"), {"note": "x"}, headers=tag(claim))
    assert (again.status_code, again.json()["type"]) == (409, "/api/v1/problems/conflict/")
    retracted = client.delete(at(claim, "publication/?reason=Wrong+after+all"))
    assert (retracted.status_code, retracted.json()["published"]) == (200, False)
    assert retracted.json()["latest"]["note"] == "Wrong after all"
    assert [row["event"] for row in client.get("/api/v1/publications/").json()["results"]] == [
        "retracted",
        "published",
    ]


def test_the_one_who_judged_does_not_publish(editor):
    claim, _ = verified_claim(checker=editor)
    answer = signed_in(editor).post(at(claim, "publication/"), {}, headers=tag(claim))
    assert (answer.status_code, "second person" in answer.json()["detail"]) == (403, True)


def test_a_publication_is_ordered_and_cancelled(client):
    claim, _ = verified_claim()
    ordered = client.post(
        at(claim, "publication/"), {"publish_at": "2999-01-01T00:00:00Z"}, headers=tag(claim)
    )
    assert (ordered.status_code, ordered.json()["published"]) == (202, False)
    assert ordered.json()["ordered"]["publish_at"].startswith("2999")
    machine = signed_in(person("api-client")).get(at(claim, "publication/"))
    assert machine.json()["ordered"] is None
    cancelled = client.delete(at(claim, "publication/order/?reason=Later"))
    assert (cancelled.status_code, cancelled.json()["ordered"]) == (200, None)
    assert client.delete(at(claim, "publication/order/?reason=Later")).status_code == 404


def test_a_retraction_needs_no_version_but_heeds_one(client):
    claim, _ = verified_claim()
    client.post(at(claim, "publication/"), {}, headers=tag(claim))
    assert client.delete(at(claim, "publication/?reason=x"), headers={"If-Match": '"1"'}).status_code == 412
    assert client.delete(at(claim, "publication/?reason=x")).status_code == 200


@pytest.mark.parametrize("query", ["", "?reason=", "?reason=%00", "?reason=a&reason=b", "?why=a"])
def test_what_is_taken_back_says_why(client, query):
    answer = client.delete(at(ClaimFactory(), f"publication/{query}"))
    assert answer.status_code == 400


def test_confidential_evidence_is_shown_to_its_reviewer_and_whom_they_name():
    claim, position = cited_claim()
    checker, named, other = person("fact-checker"), person("reporter"), person("administrator")
    mine = signed_in(checker)
    mine.post(at(claim, "reviews/"), {"status": "in_review", "rationale": "x"}, headers=tag(claim))
    body = {
        "status": "verified", "position": str(position.pk), "rationale": "x",
        "evidence": [{"url": ELSEWHERE.url, "confidential": True, "visible_to": [named.username]}],
    }  # fmt: skip
    judged = mine.post(at(claim, "reviews/"), body, headers=tag(claim))
    assert len(judged.json()["evidence"]) == 1
    seen = {
        user: {
            len(signed_in(user).get(address).json()["evidence"] if "results" not in address else [])
            for address in [judged.headers["Location"]]
        }
        for user in (checker, named, other)
    }
    assert seen == {checker: {1}, named: {1}, other: {0}}
    lists = signed_in(other).get(at(claim, "reviews/")).json()["results"]
    assert [row["evidence"] for row in lists] == [[], []]
    assert Review.objects.count() == 2


def test_claims_are_merged_and_split(client):
    position = PositionFactory()
    first, second = CitationFactory(position=position), CitationFactory(position=position)
    claim = position.claim
    split = client.post(
        at(claim, "split/"),
        {"citations": [str(first.pk)], "text": "Another.", "reason": "x"},
        headers=tag(claim),
    )
    assert split.status_code == 201, split.content
    new = Claim.objects.get(pk=split.json()["id"])
    merged = client.post(at(new, "merge/"), {"into": str(claim.pk), "reason": "x"}, headers=tag(new))
    assert (merged.status_code, merged.json()["id"]) == (200, str(claim.pk))
    assert {row["id"] for row in merged.json()["citations"]} == {str(first.pk), str(second.pk)}
    assert client.get(at(new)).status_code == 308
    gone = client.patch(at(new), {"text": "x", "reason": "x"}, headers={"If-Match": "*"})
    assert (gone.status_code, str(claim.pk) in gone.json()["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": "x", "language": "en", "kind": "event"}, "reason"),
        ({"text": " ", "language": "en", "kind": "event", "reason": "x"}, "text"),
        ({"text": 1, "language": "en", "kind": "event", "reason": "x"}, "text"),
        ({"text": "x", "language": "English", "kind": "event", "reason": "x"}, "language"),
        ({"text": "x", "language": "en", "kind": "rumour", "reason": "x"}, "kind"),
        ({"text": "x", "language": "en", "kind": "event", "reason": "x", "colour": "red"}, "colour"),
        ({"text": "x", "language": "en", "kind": "event", "reason": "x", "story": NOBODY}, "story"),
        ({"text": "x", "language": "en", "kind": "event", "reason": "x", "entities": [NOBODY]}, "entities"),
        ({"text": "x", "language": "en", "kind": "event", "reason": "x", "entities": "all"}, "entities"),
        ({"text": "a\x00b", "language": "en", "kind": "event", "reason": "x"}, "text"),
        ({"text": "a\ud800b", "language": "en", "kind": "event", "reason": "x"}, "text"),
    ],
    ids=str,
)
def test_a_bad_member_is_refused_by_its_name(client, body, field):
    answer = client.post("/api/v1/claims/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 400
    assert {error["field"] for error in answer.json()["errors"]} == {field}
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    "value",
    [
        1, "12", [], {}, {"amount": 12}, {"amount": "1e9"}, {"amount": "1", "date": "2025"}, {"date": "May"},
        {"amount": "1" * 29}, {"role": ""}, {"members": []}, {"members": [1]}, {"amount": "5", "lower": "9", "upper": "2"},
        {"amount": "1", "unit": "x" * 61}, {"role": "x" * 301},
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_value_that_is_none_is_refused(client, value):
    claim = ClaimFactory()
    answer = client.post(at(claim, "positions/"), {"value": value, "reason": "x"}, headers=tag(claim))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"].startswith("value")


def test_the_history_knows_who_why_by_which_path_and_by_which_request(client, editor):
    claim = ClaimFactory()
    client.patch(
        at(claim), {"text": "New.", "reason": "Clearer"}, headers={"If-Match": "*", "X-Request-ID": "call-7"}
    )
    [event] = Claim.pgh_event_model.objects.filter(pgh_obj_id=claim.pk, pgh_label="update")
    assert event.pgh_context == {
        "user": editor.pk, "name": editor.username, "reason": "Clearer", "path": "api", "request": "call-7",
    }  # fmt: skip
