"""What goes wrong around a request: a database that goes away amid a write, a body whose length nobody says."""

from __future__ import annotations

import pytest
from django.db import connection
from rest_framework.test import APIClient

from facts.models import Claim
from facts.tests.people import person

CLAIM = {"text": "The bridge is open.", "language": "en", "kind": "event", "reason": "Seen."}


@pytest.fixture
def editor():
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(person("editor"))
    return client


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "words", ['INSERT INTO "facts_claim"', 'INSERT INTO "newsroom_keptanswer"'], ids=["amid", "at the end"]
)
def test_a_database_that_goes_away_amid_a_write_leaves_nothing_and_the_same_key_writes_once(editor, words):
    def sent():
        return editor.post("/api/v1/claims/", CLAIM, format="json", headers={"Idempotency-Key": "once"})

    def break_off(execute, sql, params, many, context):
        if sql.startswith(words):
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid]
                )
            other.close()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(break_off):
        answer = sent()
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0
    connection.close()
    assert not Claim.objects.exists()
    assert [sent().status_code, sent().status_code] == [201, 201]
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("address", ["/api/v1/claims/", "/queue/"])
def test_a_body_whose_length_nobody_says_is_refused_instead_of_taken_for_an_empty_one(client, address):
    answer = client.generic("POST", address, headers={"Transfer-Encoding": "chunked"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (411, "application/problem+json")
    assert "Content-Length" in answer.json()["detail"]
