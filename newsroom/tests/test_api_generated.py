"""Requests that nobody thought of: made from the API's description, each answer held against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from facts.identity import tell_apart
from facts.models import Evidence
from facts.publishing import publish
from facts.tests.factories import CommentFactory, ContradictionFactory, EntityFactory
from facts.tests.people import person, verified_claim
from newsroom.tokens import issue_token
from newsroom.wsgi import application
from sources.tests.factories import GlossFactory, OutletFactory

EXAMPLES = 6
UUID_TEXT = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

CONFIG = {
    "seed": 20260302,
    "generation": {
        # A text may not hold a NUL, which JSON Schema has no short way to say; test_api_nasty.py sends them.
        "allow-x00": False,
        "deterministic": True,
    },
    "phases": {"coverage": {"enabled": False}, "examples": {"enabled": True}},
    "checks": {
        # What the description allows may still meet a state that does not: a row that is not there, or has changed.
        "positive_data_acceptance": {
            "expected-statuses": ["2xx", "3xx", "400", "401", "403", "404", "405", "409", "410", "412", "422"]
        },
        "negative_data_rejection": {
            "expected-statuses": ["400", "401", "403", "404", "405", "406", "409", "412", "415", "422", "428"]
        },
        "missing_required_header": {"expected-statuses": ["400", "401", "403", "404", "406", "428"]},
    },
}
schema = schemathesis.openapi.from_path(
    Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml", config=SchemathesisConfig.from_dict(CONFIG)
)
schema.app = application


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """A row of everything, and the headers of an editor's token, for all operations."""
    with django_db_blocker.unblock(), transaction.atomic():
        editor = person("editor")
        claim, position = verified_claim()
        publish(claim=claim, actor=editor)
        contradiction, comment = ContradictionFactory(), CommentFactory(claim=claim)
        entity, gloss = EntityFactory(), GlossFactory()
        judgement = tell_apart(entity=entity, other=EntityFactory(), actor=editor, reason="Two places.")
        ids = {
            "claims": claim.pk,
            "entities": entity.pk,
            "contradictions": contradiction.pk,
            "comments": comment.pk,
            "reviews": claim.reviews.first().pk,
            "publications": claim.publications.first().pk,
            "outlets": OutletFactory().pk,
            "entity": entity.pk,
            "judgements": judgement.pk,
            "source": gloss.source_id,
            "glosses": gloss.pk,
            "evidence": Evidence.objects.get(review__claim=claim).pk,
            "stories": claim.story_id,
            "sources": claim.citations.first().source_id,
            "facts": claim.pk,
            "claim": claim.pk,
            "position": position.pk,
            "citation": claim.citations.first().pk,
        }
        _, secret = issue_token(user=editor, name="Generated", read_only=False)
        yield ids, {"Authorization": f"Bearer {secret}"}
        transaction.set_rollback(True)


@pytest.fixture
def world(rows, db, settings):
    """The rows and headers, where one may ask as often as one likes; what a test changes of them is undone."""
    # The test's transaction outlives every request, as with Django's own client.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    settings.API_RATES = {"token": ((10**8, 60), (10**8, 3600)), "address": ((10**8, 60), (10**8, 3600))}
    yield rows
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_every_answer_is_as_described(case, world):
    rows, headers = world
    names = case.path_parameters or {}
    for name in names:
        # Half of the requests with a well-formed id are about rows that are there.
        row = rows.get(case.path.partition("/{id}")[0].rpartition("/")[2] if name == "id" else name)
        if row is not None and UUID_TEXT.fullmatch(str(names[name])) and str(names[name])[0] < "8":
            names[name] = str(row)
    case.call_and_validate(headers=headers)
