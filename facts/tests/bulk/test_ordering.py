"""Large bulk edits, which a worker applies and undoes."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.bulk import applying, ordering, progress
from facts.bulk.ordering import edit_in_bulk, order_bulk_edit, order_undo, run_ordered
from facts.commenting import assign
from facts.models import ChangeSet, Claim
from facts.tests.bulk.test_applying import preview
from facts.tests.factories import ClaimFactory
from facts.tests.people import person
from facts.tests.processes import start_manage
from sources.history import coming_by

pytestmark = pytest.mark.django_db


class Context:
    """What a worker hands to a job at its `attempts + 1`th attempt."""

    def __init__(self, attempts=0):
        self.job = type("Job", (), {"attempts": attempts})


@pytest.fixture
def everything_is_large(monkeypatch):
    monkeypatch.setattr(ordering, "AT_ONCE", 0)


def run(changeset, attempts=0):
    run_ordered.func(Context(attempts), str(changeset.pk), "admin")
    changeset.refresh_from_db()
    return changeset


def test_a_small_one_is_applied_and_undone_at_once(editor):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    assert order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.").state == "applied"
    assert order_undo(changeset=changeset, actor=editor, reason="A mistake.").state == "undone"
    assert not ProcrastinateJob.objects.exists()


def test_a_large_one_is_ordered_and_applied_by_the_job(editor, everything_is_large):
    claim = ClaimFactory()
    changeset = preview(editor, [claim], kind="value")
    with coming_by("admin"):
        changeset = order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    assert (changeset.state, changeset.reason) == ("ordered", "Tidying up.")
    assert ProcrastinateJob.objects.get().args == {"changeset_id": str(changeset.pk), "path": "admin"}
    assert Claim.objects.get().kind == "event"

    assert run(changeset).state == "applied"

    event = Claim.pgh_event_model.objects.get(pgh_obj_id=claim.pk, pgh_label="update")
    assert event.pgh_context["path"] == f"admin, bulk edit {changeset.pk}"
    order_undo(changeset=changeset, actor=editor, reason="A mistake.")
    assert (run(changeset).state, Claim.objects.get().kind) == ("undone", "event")


def test_a_job_that_runs_again_does_nothing(editor, everything_is_large):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    run(changeset)
    assert run(changeset).state == "applied"
    assert Claim.objects.get().version == 2


def test_it_is_ordered_once(editor, everything_is_large):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    with pytest.raises(ValidationError, match="is being applied already"):
        order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")


@pytest.mark.parametrize("large", [True, False], ids=["by the job", "at once"])
def test_one_that_nothing_can_be_changed_by_is_kept_as_failed_with_the_refusals(editor, large, monkeypatch):
    monkeypatch.setattr(ordering, "AT_ONCE", 0 if large else 1_000)
    edited, other = ClaimFactory(), ClaimFactory()
    changeset = preview(editor, [edited, other], kind="value")
    assign(claim=edited, assignee=editor, actor=editor)

    changeset = order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.", atomic=True)
    if large:
        run(changeset)

    assert (changeset.state, changeset.failure) == (
        "failed",
        "1 of 2 rows are refused, so nothing was changed.",
    )
    assert changeset.items.exclude(refused="").get().row == edited.pk
    assert set(Claim.objects.values_list("kind", flat=True)) == {"event"}


def test_rows_edited_without_a_preview_are_locked_and_looked_at_once(editor):
    claim = ClaimFactory()
    with CaptureQueriesContext(connection) as captured:
        edit_in_bulk(actor=editor, rows=[claim.pk], action="take up", parameters={}, reason="A busy day.")
    # What the row is comes with its lock.
    looks = [each["sql"] for each in captured if each["sql"].startswith('SELECT "facts_claim"')]
    assert ["FOR NO KEY UPDATE" in sql for sql in looks] == [True]
    assert ChangeSet.objects.get().items.get().before == {"status": "unverified"}
    assert Claim.pgh_event_model.objects.get(pgh_label="update").pgh_context_id == ChangeSet.objects.get().pk


def test_an_edit_without_a_preview_that_is_refused_is_kept_as_failed(editor):
    fresh, judged = ClaimFactory(), ClaimFactory(status="verified")
    changeset = edit_in_bulk(
        actor=editor,
        rows=[fresh.pk, judged.pk],
        action="take up",
        parameters={},
        reason="A busy day.",
        atomic=True,
    )
    assert (changeset.state, changeset.reason, changeset.atomic, changeset.failure) == (
        "failed",
        "A busy day.",
        True,
        "1 of 2 rows are refused, so nothing was changed.",
    )
    assert changeset.items.exclude(refused="").get().row == judged.pk
    assert set(Claim.objects.values_list("status", flat=True)) == {"unverified", "verified"}


def test_an_undo_that_is_refused_leaves_the_bulk_edit_applied(editor, everything_is_large):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    run(changeset)
    order_undo(changeset=changeset, actor=editor, reason="A mistake.")
    editor.groups.clear()

    run(changeset)

    assert (changeset.state, changeset.undone_by, changeset.done) == ("applied", None, 1)
    assert "may not undo bulk edits" in changeset.failure


def test_what_nobody_foresaw_is_tried_again_and_then_told(editor, everything_is_large, monkeypatch):
    def broken(**_):
        raise RuntimeError("out of luck")

    changeset = preview(editor, [ClaimFactory()], kind="value")
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    monkeypatch.setattr(ordering, "apply_bulk_edit", broken)
    for attempts, state in enumerate(["ordered", "ordered", "failed"]):
        with pytest.raises(RuntimeError):
            run(changeset, attempts)
        changeset.refresh_from_db()
        assert changeset.state == state
    assert changeset.failure == "Something unforeseen stopped it: RuntimeError. Nothing was changed."


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_the_transaction_runs(monkeypatch):
    editor = person("editor")
    seen, other = [], connections.create_connection("default")
    monkeypatch.setattr(progress, "AT_ONCE", 0)
    monkeypatch.setattr("facts.bulk.previewing.CHUNK", 2)
    changeset = preview(editor, [ClaimFactory() for _ in range(5)], kind="value")
    mark = applying.mark_items

    def look(*given):
        with other.cursor() as cursor:
            cursor.execute("SELECT done, state FROM facts_changeset")
            seen.append(cursor.fetchone())
            cursor.execute("SELECT count(*) FROM facts_claim WHERE kind = 'value'")
            seen.append(cursor.fetchone()[0])
        mark(*given)

    monkeypatch.setattr(applying, "mark_items", look)
    try:
        applying.apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    finally:
        other.close()
    # The last two rows and the state are told together, at the end.
    assert seen == [(4, "previewed"), 0]
    assert ChangeSet.objects.get().state == "applied"


@pytest.mark.django_db(transaction=True)
def test_two_cannot_apply_it_at_once():
    editor = person("editor")
    changeset = preview(editor, [ClaimFactory()], kind="value")
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [applying._CHANGESETS, str(changeset.pk)]
            )
        with pytest.raises(ValidationError, match="Somebody is applying"):
            applying.apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
        other.rollback()
    finally:
        other.close()
    assert applying.apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.").changing == 1


@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_edits_while_its_lock_is_waited_for_is_refused(monkeypatch):
    editor = person("editor")
    edited, other = ClaimFactory(), ClaimFactory()
    changeset = preview(editor, [edited, other], kind="value")
    monkeypatch.setattr(ordering, "AT_ONCE", 0)
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    with transaction.atomic():
        assign(claim=edited, assignee=editor, actor=editor)
        worker = start_manage("procrastinate", "worker", "--one-shot", "--queues", "bulk")
        assert eventually(backends_waiting)
    worker.communicate(timeout=120)

    changeset.refresh_from_db()
    assert (changeset.state, changeset.changing) == ("applied", 1)
    refused = changeset.items.exclude(refused="").get()
    assert (refused.row, refused.refused) == (
        edited.pk,
        "Edited after the preview: version 1 was previewed, it is now at 2.",
    )
    assert set(Claim.objects.values_list("pk", "kind")) == {(edited.pk, "event"), (other.pk, "value")}


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_half_way_leaves_nothing_and_the_job_runs_again(monkeypatch):
    editor, reporter = person("editor"), person("reporter")
    changeset = preview(editor, [ClaimFactory() for _ in range(3)], assignee=reporter.username)
    monkeypatch.setattr(ordering, "AT_ONCE", 0)
    order_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    with transaction.atomic():
        # The worker changes the claims, and waits where it would tell the assignee.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE facts_notification IN EXCLUSIVE MODE")
        worker = start_manage("procrastinate", "worker", "--one-shot", "--queues", "bulk")
        assert eventually(backends_waiting)
        worker.kill()
        worker.communicate(timeout=120)

    assert not Claim.objects.exclude(assignee=None).exists()
    assert ChangeSet.objects.get().state == "ordered"
    assert eventually(lambda: not backends_waiting() and tried(changeset))
    assert run(changeset).state == "applied"
    assert set(Claim.objects.values_list("assignee", flat=True)) == {reporter.pk}


def eventually(happens):
    """Wait up to half a minute until `happens()`."""
    return any(happens() or time.sleep(0.1) for _ in range(300))


def backends_waiting():
    with connection.cursor() as cursor:
        # Within a transaction the server shows what it showed before.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def tried(changeset):
    """Run the job; the server may still hold the change set for the worker that died."""
    try:
        run(changeset)
    except ValidationError:
        return False
    return True
