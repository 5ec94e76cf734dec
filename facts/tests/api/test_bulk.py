"""Bulk edits over the API."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from facts.models import ChangeSet, Claim
from facts.tests.factories import ClaimFactory, ContradictionFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db

URL = "/api/v1/claims/"
NOBODY = "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d"


@pytest.fixture
def client():
    client = APIClient()
    client.force_authenticate(person("editor"))
    return client


def take_up(client, claims, query="", **more):
    body = {"ids": [str(getattr(row, "pk", row)) for row in claims], "action": "take up", "reason": "x"}
    return client.patch(f"{URL}{query}", {**body, **more})


def test_many_claims_are_changed_and_each_row_is_accounted_for(client):
    fresh, judged = ClaimFactory(), ClaimFactory(status="verified")
    answer = take_up(client, [fresh, judged, NOBODY])
    assert answer.status_code == 200, answer.content
    told = {row["id"]: (row["outcome"], row["detail"]) for row in answer.json()["results"]}
    assert told[str(fresh.pk)] == ("changed", None)
    assert told[NOBODY] == ("refused", "There is no claim of this id.")
    assert told[str(judged.pk)][0] == "refused"
    assert answer.json()["changeset"] == client.get(answer.headers["Content-Location"]).json()
    assert Claim.objects.get(pk=fresh.pk).status == "in_review"


def test_a_dry_run_changes_nothing_and_can_be_applied_to_what_was_seen(client):
    first, second = ClaimFactory(), ClaimFactory()
    looked = take_up(client, [first, second], "?dry_run=true")
    assert {row["outcome"] for row in looked.json()["results"]} == {"would_change"}
    assert set(Claim.objects.values_list("status", flat=True)) == {"unverified"}
    Claim.objects.filter(pk=second.pk).update(text="Edited since.")
    here = looked.headers["Content-Location"]
    seen = {"If-Match": client.get(here).headers["ETag"]}
    applied = client.put(f"{here}application/", {"reason": "x"}, headers=seen)
    assert applied.status_code == 200, applied.content
    assert [row["outcome"] for row in applied.json()["results"]] == ["changed", "refused"]
    assert client.get(f"{here}application/").json()["results"] == applied.json()["results"]
    undone = client.delete(f"{here}application/?reason=Wrong", headers={"If-Match": "*"})
    assert (undone.status_code, undone.json()["state"], undone.json()["undo_reason"]) == (
        200,
        "undone",
        "Wrong",
    )
    assert set(Claim.objects.values_list("status", flat=True)) == {"unverified"}


def test_atomic_means_all_or_nothing(client):
    fresh = ClaimFactory()
    answer = take_up(client, [fresh, NOBODY], "?atomic=true")
    assert (answer.status_code, answer.json()["type"]) == (409, "/api/v1/problems/conflict/")
    assert {row["id"]: row["outcome"] for row in answer.json()["results"]}[NOBODY] == "refused"
    assert Claim.objects.get().status == "unverified"


def test_a_change_set_is_looked_at_by_its_own_resource_too(client):
    row = ContradictionFactory()
    body = {"ids": [str(row.pk)], "action": "dismiss contradiction", "reason": "x"}
    looked = client.post("/api/v1/changesets/", body)
    assert (looked.status_code, looked.json()["changeset"]["model"]) == (201, "contradiction")
    assert client.get(looked.headers["Location"]).json()["state"] == "previewed"
    applied = client.patch("/api/v1/contradictions/", body)
    assert (applied.status_code, applied.json()["changeset"]["done"]) == (200, 1)


def test_more_rows_than_a_client_waits_for_are_ordered(client, monkeypatch):
    monkeypatch.setattr("facts.api.bulk.WHILE_WAITING", 1)
    answer = take_up(client, [ClaimFactory(), ClaimFactory()])
    assert (answer.status_code, answer.json()["changeset"]["state"]) == (202, "ordered")
    assert {row["outcome"] for row in answer.json()["results"]} == {"ordered"}


@pytest.mark.parametrize(
    ("more", "query", "field"),
    [
        ({"ids": []}, "", "ids"),
        ({"ids": ["x"]}, "", "ids"),
        ({"ids": "all"}, "", "ids"),
        ({"action": "delete"}, "", "action"),
        ({"action": "dismiss contradiction"}, "", "action"),
        ({"parameters": []}, "", "parameters"),
        ({"parameters": {"colour": "red"}}, "", "colour"),
        ({"action": "set fields", "parameters": {"due_on": "soon"}}, "", "due_on"),
        ({"reason": ""}, "", "reason"),
        ({}, "?dry_run=yes", "dry_run"),
        ({}, "?atomic=1", "atomic"),
        ({}, "?force=true", "force"),
    ],
    ids=str,
)
def test_what_is_no_bulk_edit_is_refused_by_name(client, more, query, field):
    answer = take_up(client, [ClaimFactory()], query, **more)
    assert answer.status_code == 400
    assert field in {error["field"] for error in answer.json()["errors"]}
    assert not ChangeSet.objects.exists()


def test_nothing_is_deleted_in_bulk(client):
    answer = client.delete(URL)
    assert (answer.status_code, "PATCH" in answer.headers["Allow"]) == (405, True)


def test_many_rows_take_as_many_statements_as_few(client):
    def statements(count):
        claims = ClaimFactory.create_batch(count)
        with CaptureQueriesContext(connection) as captured:
            assert take_up(client, claims).json()["changeset"]["done"] == count
        return len(captured)

    statements(1)
    assert statements(2) == statements(40)


GOOD = {"text": "It opened.", "language": "en", "kind": "event"}
BAD = {**GOOD, "kind": "rumour"}


def test_many_claims_are_stated_and_each_is_told_its_fate(client):
    story = ClaimFactory().story
    body = {"claims": [{**GOOD, "story": str(story.pk)}, BAD, GOOD], "reason": "From the list."}
    answer = client.post(URL, body)
    assert answer.status_code == 200, answer.content
    first, second, third = answer.json()["results"]
    assert Claim.objects.get(pk=first["id"]).story == story
    assert (third["outcome"], Claim.objects.get(pk=third["id"]).story) == ("stated", None)
    assert (second["outcome"], list(second["errors"])) == ("refused", ["kind"])
    changeset = ChangeSet.objects.get()
    assert (changeset.action, changeset.total, changeset.reason) == ("state claims", 2, "From the list.")
    undo = client.delete(
        f"{answer.headers['Content-Location']}application/?reason=x", headers={"If-Match": "*"}
    )
    assert (undo.status_code, "never deleted" in undo.json()["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("claims", "query", "status"),
    [([GOOD, BAD], "?atomic=true", 409), ([BAD], "", 409), ([GOOD], "?dry_run=true", 200), ([], "", 400)],
    ids=["all or nothing", "all bad", "a dry run", "none"],
)
def test_no_claim_is_stated(client, claims, query, status):
    answer = client.post(f"{URL}{query}", {"claims": claims, "reason": "x"})
    assert answer.status_code == status
    assert Claim.objects.count() == 0


def test_a_reporter_states_one_claim_and_not_many():
    reporter = APIClient()
    reporter.force_authenticate(person("reporter"))
    assert reporter.post(URL, {**GOOD, "reason": "x"}).status_code == 201
    assert reporter.post(URL, {"claims": [GOOD], "reason": "x"}).status_code == 403
    assert reporter.post(f"{URL}?dry_run=true", {**GOOD, "reason": "x"}).status_code == 400


def test_stating_many_takes_as_many_statements_as_few(client):
    story = str(ClaimFactory().story_id)

    def statements(count):
        with CaptureQueriesContext(connection) as captured:
            client.post(URL, {"claims": [{**GOOD, "story": story}] * count, "reason": "x"})
        return len(captured)

    statements(1)
    assert statements(2) == statements(40)
