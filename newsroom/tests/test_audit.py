"""Rows changed by every path there is: the history names who, why and by which path, and can itself not be changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.urls import reverse
from rest_framework.test import APIClient

from facts.bulk.applying import apply_bulk_edit
from facts.bulk.previewing import preview_bulk_edit
from facts.models import Claim, Contradiction, Position
from facts.review import take_up
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, PositionFactory
from facts.tests.people import person
from newsroom.tokens import issue_token
from sources.history import coming_by, remember
from sources.models import Source

pytestmark = pytest.mark.django_db

#: Another program sees only what was committed.
committed = pytest.mark.django_db(transaction=True)


def last_change(row):
    """Return who changed or deleted the row last, why, and by which path."""
    event = type(row).pgh_event_model.objects.filter(pgh_obj_id=row.pk).latest("pgh_id")
    said = event.pgh_context
    return said["name"], said["reason"], said["path"]


@pytest.fixture
def ada():
    return person("editor", username="ada", is_staff=True)


def psql(script, *, stdin=""):
    database = connection.settings_dict
    environment = os.environ | {
        "PGHOST": database["HOST"],
        "PGPORT": str(database["PORT"] or 5432),
        "PGUSER": database["USER"],
        "PGDATABASE": database["NAME"],
    }
    program = shutil.which("psql") or pytest.skip("no psql is installed")
    return subprocess.run(
        [program, "-X", "-v", "ON_ERROR_STOP=1", "-c", script],
        env=environment,
        input=stdin,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


CHANGE = "UPDATE facts_claim SET kind = 'value' WHERE id = '{}'"

SAYS_WHO = """
    BEGIN;
    SELECT set_config('pghistory.context_metadata',
                      '{"user": null, "name": "mai", "reason": "Ticket 7", "path": "psql"}', true);
"""


@committed
def test_psql_without_a_word_is_known_by_its_role_and_program():
    claim = ClaimFactory()
    psql(CHANGE.format(claim.pk))
    assert last_change(claim) == (connection.settings_dict["USER"], "", "raw SQL, psql")


@committed
def test_psql_can_say_who_and_why():
    claim = ClaimFactory()
    psql(f"{SAYS_WHO} {CHANGE.format(claim.pk)}; COMMIT")
    assert last_change(claim) == ("mai", "Ticket 7", "psql")


@committed
def test_what_raw_sql_said_ends_with_its_transaction(ada):
    claim = ClaimFactory()
    Claim.objects.filter(pk=claim.pk).update(kind="value")
    with transaction.atomic(), coming_by("test"):
        remember(actor=ada, reason="Tidying up.")
        Claim.objects.filter(pk=claim.pk).update(kind="date")
    assert last_change(claim) == ("ada", "Tidying up.", "test")
    Claim.objects.filter(pk=claim.pk).update(kind="set")
    assert last_change(claim) == (connection.settings_dict["USER"], "", "raw SQL, newsroom")


@committed
def test_rows_that_come_by_copy_move_their_claim(ada):
    claim = ClaimFactory()
    row = f"{Position().pk}\t{claim.pk}\taffirms\t\tf\t\t\t\t{ada.pk}\t2026-11-26\n"
    columns = "id, claim_id, stance, unit, approx, date, role, found_by, stated_by_id, created_at"
    psql(f"COPY facts_position ({columns}) FROM STDIN", stdin=row)
    assert last_change(claim) == (connection.settings_dict["USER"], "", "raw SQL, psql")
    assert Claim.objects.get().version == 2


def test_the_admin(ada, client):
    claim = ClaimFactory()
    client.force_login(ada)
    answer = client.post(
        reverse("admin:facts_claim_act", args=[claim.pk, "word-claim"]),
        {"text": "Anew", "language": "en", "kind": "event", "reason": "Clearer.", "version": "1"},
    )
    assert answer.status_code == 302, answer.content
    assert last_change(claim) == ("ada", "Clearer.", "admin")


def test_the_api_by_session_and_by_token(ada, client):
    claim = ClaimFactory()
    client.force_login(ada)
    sent = {"content_type": "application/json", "headers": {"If-Match": "*"}}
    address = f"/api/v1/claims/{claim.pk}/"
    answer = client.patch(address, json.dumps({"text": "Anew", "reason": "Clearer."}), **sent)
    assert answer.status_code == 200, answer.content
    assert last_change(claim) == ("ada", "Clearer.", "api")

    _, secret = issue_token(user=ada, name="the archive", read_only=False)
    answer = APIClient().patch(
        address,
        {"text": "Again", "reason": "Clearer still."},
        headers={"If-Match": "*", "Authorization": f"Bearer {secret}"},
    )
    assert answer.status_code == 200, answer.content
    assert last_change(claim) == ("ada", "Clearer still.", "api, token the archive")
    # The token names its own request, and none after it.
    client.patch(address, json.dumps({"text": "Anew", "reason": "Back."}), **sent)
    assert last_change(claim) == ("ada", "Back.", "api")


def test_a_command():
    claim = ClaimFactory(kind="value")
    sides = [PositionFactory(claim=claim, amount=amount, unit="USD") for amount in (12, 14)]
    for side in sides:
        CitationFactory(position=side, amount=side.amount, unit="USD")
    left, right = sorted(sides, key=lambda side: side.pk)
    known = ContradictionFactory(claim=claim, left=left, right=right, reason="As it was seen before")
    call_command("detect", verbosity=0)
    assert Contradiction.objects.get(pk=known.pk).reason != "As it was seen before"
    assert last_change(known) == ("", "Detected again by command", "command detect")


def test_a_bulk_edit(ada):
    claim = ClaimFactory()
    changeset = preview_bulk_edit(
        actor=ada, rows=[claim.pk], action="set fields", parameters={"kind": "value"}
    )
    with coming_by("admin"):
        apply_bulk_edit(changeset=changeset, actor=ada, reason="Tidying up.")
    assert last_change(claim) == ("ada", "Tidying up.", f"admin, bulk edit {changeset.pk}")


def test_a_cascade(ada):
    claim = ClaimFactory()
    contradiction = ContradictionFactory(claim=claim)
    kept = claim.pk, contradiction.pk
    claim.citations.all().delete()
    with transaction.atomic(), coming_by("test"):
        remember(actor=ada, reason="Never was a claim.")
        claim.delete()
    for model, pk in zip((Claim, Contradiction), kept, strict=True):
        assert last_change(model(pk=pk)) == ("ada", "Never was a claim.", "test")


@committed
@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_context = NULL", "DELETE FROM {}"])
def test_the_history_refuses_update_and_delete_from_psql(statement):
    claim = ClaimFactory()
    Claim.objects.filter(pk=claim.pk).update(kind="value")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        psql(statement.format("facts_claimevent"))
    assert "Cannot update or delete rows from" in refused.value.stderr


@pytest.mark.parametrize("statement", ["UPDATE {} SET rationale = 'x'", "DELETE FROM {}"])
def test_reviews_refuse_update_and_delete(statement, ada):
    take_up(claim=ClaimFactory(), actor=ada, rationale="Worth it.")
    with (
        pytest.raises((IntegrityError, InternalError), match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("facts_review"))


def making_of(row):
    """Return who made the row, why, and by which path."""
    said = type(row).pgh_event_model.objects.get(pgh_obj_id=row.pk, pgh_label="insert").pgh_context
    return said["name"], said["reason"], said["path"]


@committed
def test_a_row_that_comes_by_psql_or_copy_is_known_by_who_made_it(ada):
    claim = ClaimFactory()
    made = [Position(claim=claim), Position(claim=claim)]
    columns = "id, claim_id, stance, unit, approx, date, role, found_by, stated_by_id, created_at"
    values = ("affirms", "", "f", "", "", "", str(ada.pk), "2026-11-26")
    written = ", ".join(f"'{value}'" for value in (str(made[0].pk), str(claim.pk), *values))
    psql(f"{SAYS_WHO} INSERT INTO facts_position ({columns}) VALUES ({written}); COMMIT")  # noqa: S608  (literals of this test)
    line = "\t".join((str(made[1].pk), str(claim.pk), *values))
    psql(f"COPY facts_position ({columns}) FROM STDIN", stdin=f"{line}\n")
    assert making_of(made[0]) == ("mai", "Ticket 7", "psql")
    assert making_of(made[1]) == (connection.settings_dict["USER"], "", "raw SQL, psql")


def test_a_row_that_comes_by_the_api_or_a_command_is_known_by_who_made_it(ada, client, tmp_path):
    client.force_login(ada)
    body = {
        "text": "The bridge is closed.",
        "language": "en",
        "kind": "event",
        "reason": "Heard on the radio.",
    }
    answer = client.post("/api/v1/claims/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 201, answer.content
    assert making_of(Claim.objects.get()) == ("ada", "Heard on the radio.", "api")
    article = tmp_path / "bridge.txt"
    article.write_text("The new bridge cost 12 million dollars, the city said on Monday.")
    call_command("ingest", str(article), verbosity=0)
    name, _, path = making_of(Source.objects.get())
    assert (name, path) == ("", "command ingest")
