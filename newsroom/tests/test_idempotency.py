"""Writes that can be sent again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from psycopg.errors import DeadlockDetected
from rest_framework.response import Response

from facts.models import Claim
from newsroom.idempotency import TRIES, forget_answers, tried_again
from newsroom.jobs import forget_kept_answers
from newsroom.models import KeptAnswer
from newsroom.problems import exception_handler
from newsroom.roles import synchronise
from newsroom.tokens import issue_token
from sources.models import Outlet, Source
from sources.tests.factories import StoryFactory, UserFactory

CLAIM = {"text": "It opened.", "language": "en", "kind": "event", "reason": "x"}


def token_of(role):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    return issue_token(user=user, name="Script", read_only=False)[1]


def post(secret, address, body, key, **headers):
    return Client().post(
        f"/api/v1/{address}",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key, **headers},
    )


@pytest.fixture
def secret(db):
    return token_of("editor")


def test_a_request_that_comes_again_gets_the_answer_of_the_first(secret):
    first = post(secret, "claims/", CLAIM, "key-1")
    again = post(secret, "claims/", dict(reversed(CLAIM.items())), "key-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert {name: again.headers[name] for name in ("Location", "ETag")} == {
        name: first.headers[name] for name in ("Location", "ETag")
    }
    assert (again.headers["Idempotent-Replayed"], "Idempotent-Replayed" in first.headers) == ("true", False)
    assert Claim.objects.count() == 1


def test_the_same_key_with_another_body_is_a_422(secret):
    post(secret, "claims/", CLAIM, "key-1")
    other = post(secret, "claims/", {**CLAIM, "text": "It closed."}, "key-1")
    assert (other.status_code, other.json()["type"]) == (422, "/api/v1/problems/key-reused/")
    elsewhere = post(secret, "outlets/", {"name": "Daily", "reason": "x"}, "key-1")
    assert elsewhere.status_code == 422
    assert (Claim.objects.count(), Outlet.objects.count()) == (1, 0)


def test_keys_of_two_people_are_two_keys(secret):
    assert post(secret, "claims/", CLAIM, "key-1").status_code == 201
    assert post(token_of("editor"), "claims/", CLAIM, "key-1").status_code == 201
    assert Claim.objects.count() == 2


def test_a_failure_is_not_kept(secret):
    assert post(secret, "claims/", {**CLAIM, "kind": "rumour"}, "key-1").status_code == 400
    assert post(secret, "claims/", CLAIM, "key-1").status_code == 201


def test_an_answer_and_what_it_tells_are_kept_together_or_not_at_all(secret, monkeypatch):
    monkeypatch.setattr("newsroom.idempotency._keep", lambda *_, **__: 1 / 0)
    client = Client(raise_request_exception=False)
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "key-1"}
    assert client.post("/api/v1/claims/", CLAIM, "application/json", headers=headers).status_code == 500
    assert not Claim.objects.exists()


def test_a_file_is_part_of_what_is_asked(secret):
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "key-1"}
    story = str(StoryFactory().pk)

    def send(words):
        body = {"story": story, "reason": "x", "file": SimpleUploadedFile("a.txt", words)}
        return Client().post("/api/v1/sources/", body, headers=headers)

    assert [send(b"The bridge opened.").status_code for _ in range(2)] == [202, 202]
    assert send(b"The bridge closed.").status_code == 422
    assert Source.objects.count() == 1


@pytest.mark.parametrize("key", ["", "a b", "ä", "x" * 256], ids=["empty", "blank", "not ASCII", "long"])
def test_a_key_that_is_none_is_refused(secret, key):
    answer = post(secret, "claims/", CLAIM, key)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "Idempotency-Key")


def test_only_post_takes_a_key(secret):
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "key-1", "If-Match": "*"}
    address = post(secret, "outlets/", {"name": "Daily", "reason": "x"}, "key-0").headers["Location"]
    answer = Client().patch(address, {"name": "New", "reason": "x"}, "application/json", headers=headers)
    assert answer.status_code == 400


def test_answers_are_forgotten_after_a_day(secret):
    post(secret, "claims/", CLAIM, "key-1")
    KeptAnswer.objects.update(created_at=KeptAnswer.objects.get().created_at - timedelta(days=1))
    assert post(secret, "claims/", CLAIM, "key-1").status_code == 201
    assert Claim.objects.count() == 2
    KeptAnswer.objects.update(created_at=KeptAnswer.objects.get().created_at - timedelta(days=1))
    forget_kept_answers(timestamp=0)
    assert (KeptAnswer.objects.count(), forget_answers()) == (0, 0)


def clash():
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockDetected()
    return error


def test_a_clash_is_tried_again(monkeypatch):
    monkeypatch.setattr("newsroom.idempotency.PAUSE", 0)
    clashes = [clash(), clash()]

    def work():
        if clashes:
            raise clashes.pop()
        return Response()

    assert tried_again(work).status_code == 200


def test_a_clash_without_end_is_a_503_that_says_when_to_come_again(monkeypatch, rf):
    monkeypatch.setattr("newsroom.idempotency.PAUSE", 0)
    tries = []

    def work():
        tries.append(1)
        raise clash()

    with pytest.raises(OperationalError) as caught:
        tried_again(work)
    assert len(tries) == TRIES
    answer = exception_handler(caught.value, {"request": rf.post("/api/v1/claims/")})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


@pytest.mark.django_db(transaction=True)
def test_the_same_request_sent_by_several_at_once_is_done_once():
    synchronise()
    secret = token_of("editor")

    def send(_):
        try:
            return post(secret, "claims/", CLAIM, "key-1")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == Claim.objects.count() == 1
