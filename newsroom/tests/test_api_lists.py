"""Every list of the API pages by its place: no rows are skipped, and none are counted unless a client asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from facts.commenting import add_comment
from facts.identity import tell_apart
from facts.publishing import publish, retract
from facts.tests.factories import ClaimFactory, ContradictionFactory, EntityFactory
from facts.tests.people import person, verified_claim
from sources.tests.factories import GlossFactory

SCHEMA = yaml.safe_load((Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml").read_text())
LISTS = [
    path
    for path, item in SCHEMA["paths"].items()
    if re.search(r"/Paginated\w+List", str(item.get("get", {}).get("responses", {}).get("200")))
]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Return an editor, and the ids that addresses name, with two rows or more in every list."""
    with django_db_blocker.unblock(), transaction.atomic():
        editor = person("editor")
        client = APIClient()
        client.force_authenticate(editor)
        claims = [verified_claim()[0] for _ in range(3)]
        entities = [EntityFactory() for _ in range(3)]
        for claim in claims:
            publish(claim=claim, actor=editor)
            ContradictionFactory(claim=claim)
            add_comment(claim=claims[0], author=editor, text="Who counted?")
        retract(claim=claims[0], actor=editor, reason="Forged.")
        for entity in entities[1:]:
            tell_apart(entity=entities[0], other=entity, actor=editor, reason="Two places.")
        source = claims[0].citations.first().source
        for start in (0, 1):
            GlossFactory(source=source, start=start, end=len(source.text or ""))
        for _ in range(2):
            body = {"ids": [str(ClaimFactory().pk)], "action": "take up", "reason": "x"}
            assert client.patch("/api/v1/claims/", body, format="json").status_code == 200
        yield (
            client,
            {"claim": claims[0].pk, "id": claims[0].pk, "entity": entities[0].pk, "source": source.pk},
        )
        transaction.set_rollback(True)


def test_the_description_names_the_lists():
    assert len(LISTS) >= 16


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.django_db
def test_a_page_is_found_by_its_place(world, path):
    client, ids = world
    first = client.get(path.format(**ids), {"page_size": 1}).json()
    assert first["next"], first
    with CaptureQueriesContext(connection) as captured:
        second = client.get(first["next"]).json()
    statements = [query["sql"] for query in captured.captured_queries]
    assert second["results"]
    assert second["results"] != first["results"]
    assert [sql for sql in statements if re.search(r"\bOFFSET\b", sql, re.IGNORECASE)] == []
    # Rows of other tables that belong to a row on the page may be counted; the list itself may not.
    assert [sql for sql in statements if re.match(r"SELECT COUNT\(", sql, re.IGNORECASE)] == []
    places = [sql for sql in statements if re.search(r"\) < \(|\) > \(|\bnumber\" [<>]|version\" [<>]", sql)]
    assert places, statements


@pytest.mark.parametrize("path", ["/api/v1/facts/", "/api/v1/claims/"])
@pytest.mark.django_db
def test_one_plan_serves_all_pages_further_down(world, path):
    client, _ = world
    further = client.get(path, {"page_size": 1}).json()["next"]
    with CaptureQueriesContext(connection) as captured:
        assert client.get(further).status_code == 200
    (statement,) = [query["sql"] for query in captured.captured_queries if ") < (" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        plan = [line for (line,) in cursor.fetchall()]
    # Where the page begins is looked up by the plan, not written in it.
    (begins,) = [line for line in plan if "(ROW(" in line]
    assert begins.count("(InitPlan ") == 2, plan
