"""A second role, as which the application runs: it can do its work, and nothing about what guards it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from facts.bulk.applying import apply_bulk_edit
from facts.bulk.previewing import preview_bulk_edit
from facts.bulk.undoing import undo_bulk_edit
from facts.models import Claim
from facts.publishing import publish
from facts.redacting import redact_claim
from facts.tests.people import person, verified_claim
from newsroom.ownership import check_ownership, owned

pytestmark = pytest.mark.django_db

ROLE = "test_application"


@pytest.fixture
def role():
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("grant_application", ROLE, verbosity=0)
        yield ROLE
        cursor.execute("RESET ROLE")


def act_as(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")


def test_the_application_does_its_work_as_a_role_that_owns_nothing(role):
    with connection.cursor() as cursor:
        assert owned(cursor, role) == 0
    act_as(role)
    editor, administrator = person("editor"), person("administrator")
    claim, _ = verified_claim()
    publish(claim=claim, actor=editor)
    changeset = preview_bulk_edit(
        actor=editor, rows=[claim.pk], action="set fields", parameters={"story": None}
    )
    apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    undo_bulk_edit(changeset=changeset, actor=editor, reason="A mistake.")
    redact_claim(claim=claim, actor=administrator, reason="A court says so.")
    assert Claim.objects.get().text == "[redacted]"
    assert Claim.pgh_event_model.objects.filter(pgh_obj_id=claim.pk).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE facts_claim DISABLE TRIGGER ALL",
        "DROP TRIGGER pgtrigger_update_update_82661 ON facts_claim",
        "TRUNCATE facts_claimevent",
        "DROP TABLE facts_claimevent",
        "DELETE FROM facts_claimevent",
        "DELETE FROM facts_review",
        "DELETE FROM facts_publication",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id int)",
        "CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    ],
)
def test_it_cannot_touch_what_guards_the_rows(role, statement):
    act_as(role)
    with (
        pytest.raises(ProgrammingError, match=r"must be owner|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_role_that_nothing_can_be_kept_from_is_refused(role):
    with pytest.raises(CommandError, match="no role “nobody”"):
        call_command("grant_application", "nobody")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        with pytest.raises(CommandError, match="is a superuser"):
            call_command("grant_application", cursor.fetchone()[0])
        cursor.execute(f"ALTER TABLE facts_mention OWNER TO {role}")
    with pytest.raises(CommandError, match="owns 1 tables"):
        call_command("grant_application", role)


def test_the_site_says_so_when_it_owns_its_tables_on_a_server_of_its_own_choosing(settings):
    settings.EMBEDDED_DATABASE = False
    (said,) = check_ownership(app_configs=None, databases=["default"])
    assert said.id == "newsroom.W001"
    assert "can switch off what guards them" in said.msg
    settings.EMBEDDED_DATABASE = True
    assert check_ownership(app_configs=None, databases=["default"]) == []
