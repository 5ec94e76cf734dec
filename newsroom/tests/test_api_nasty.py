"""Bodies that no client should send, sent to every operation that takes one: a problem, and never our mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from rest_framework.test import APIClient

from facts.models import Claim
from facts.tests.factories import EntityFactory
from facts.tests.people import person, verified_claim

SCHEMA = yaml.safe_load((Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml").read_text())
JSON = "application/json"

NASTY = [
    pytest.param(b"{", JSON, 400, id="cut off"),
    pytest.param(b'{"reason": "\xff\xfe"}', JSON, 400, id="not UTF-8"),
    pytest.param('{"reason": "ä"}'.encode("utf-16"), f"{JSON}; charset=utf-16", 415, id="another encoding"),
    pytest.param(b'{"reason": "x"}', f"{JSON}; charset=no-such", 415, id="an encoding that there is not"),
    pytest.param(b'{"a": NaN}', JSON, 400, id="not a number"),
    pytest.param(b"[" * 100_000, JSON, 400, id="deep, cut off"),
    pytest.param(b"[" * 900 + b"]" * 900, JSON, 400, id="deep"),
    pytest.param(b'{"reason": "x", "reason": "y"}', JSON, 400, id="doubled"),
    pytest.param(b'{"reason": "a\\u0000b", "text": "\\u0000", "name": "\\u0000"}', JSON, 400, id="NUL"),
    pytest.param(b'{"\\ud800": 1, "reason": "\\udfff"}', JSON, 400, id="half a character"),
    pytest.param(b'{"reason": ' + b"9" * 5_000 + b"}", JSON, 400, id="a number without end"),
    pytest.param(b'{"reason": 1e999, "text": -1e999}', JSON, 400, id="infinite"),
    pytest.param(b"null", JSON, 400, id="null"),
    pytest.param(b"[]", JSON, 400, id="list"),
    pytest.param(b'"x"', JSON, 400, id="text"),
    pytest.param(b"a,b", "text/csv", 415, id="another kind"),
    pytest.param(b"x" * 2_000, JSON, 413, id="too large"),
    pytest.param(b"--x\r\nnonsense", "multipart/form-data; boundary=x", (400, 415), id="a broken form"),
]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """An editor, and the ids of a claim, its position and its citation, for all of these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        claim, position = verified_claim()
        citation = claim.citations.first()
        ids = {
            "claim": claim.pk,
            "position": position.pk,
            "citation": citation.pk,
            "source": citation.source_id,
            "entity": EntityFactory().pk,
            "pk": claim.pk,
        }
        yield person("editor"), ids
        transaction.set_rollback(True)


def operations(ids):
    """Yield method and address of every operation that takes a body, about rows that are there where that can be."""
    names = {"id": ids["claim"], **ids}
    for path, item in SCHEMA["paths"].items():
        for method, operation in item.items():
            if "requestBody" in operation and "tokens" not in path:
                yield method, re.sub(r"\{(\w+)\}", lambda found: str(names[found[1]]), path)


@pytest.mark.parametrize(("body", "kind", "expected"), NASTY)
@pytest.mark.django_db
def test_a_body_that_makes_no_sense_is_a_problem(world, body, kind, expected, settings):
    editor, ids = world
    settings.API_BODY_BYTES = 2_000_000 if expected != 413 else 1_000
    client = APIClient()
    client.force_authenticate(editor)
    seen = set()
    for method, address in operations(ids):
        answer = client.generic(method.upper(), address, body, kind, headers={"If-Match": "*"})
        seen.add((answer.status_code, answer.headers["Content-Type"]))
        assert answer.status_code in (*(expected if isinstance(expected, tuple) else (expected,)), 404), (
            method,
            address,
            answer.content[:300],
        )
        assert json.loads(answer.content)["status"] == answer.status_code
    assert {content_type for _, content_type in seen} == {"application/problem+json"}
    assert {status for status, _ in seen} != {404}
    assert Claim.objects.count() == 1


def test_every_kind_of_operation_is_among_them(world):
    assert len(list(operations(world[1]))) > 25
