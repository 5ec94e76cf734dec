"""Have a bulk edit applied or undone: a small one at once, a large one by a worker, whose progress everybody sees."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from facts.editing import reasoned
from facts.models import ChangeSet
from facts.models.choices import ChangeSetState
from facts.permissions import require
from sources.history import coming_by, current_path
from sources.keys import array_of

from .applying import RUNNING, RowsRefused, apply_bulk_edit, carry_out, lock_claims, mark_items, opened
from .previewing import look, prepare, preview_bulk_edit
from .progress import AT_ONCE
from .undoing import check_undoable, undo_bulk_edit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

#: How often a worker tries a bulk edit that something unforeseen stopped.
ATTEMPTS = 3


def edit_in_bulk(
    *,
    actor: User,
    rows: Collection[UUID],
    action: str,
    parameters: Mapping[str, Any],
    reason: str,
    atomic: bool = False,
    at_once: int = AT_ONCE,
) -> ChangeSet:
    """Edit rows without looking at a preview first; return the change set, which a worker applies of more than `at_once`.

    At once, rows are locked before they are looked at, and so looked at once. One that nothing can be changed by is
    kept as failed, like by `order_bulk_edit`; raises like `preview_bulk_edit` and `apply_bulk_edit` otherwise.
    """
    reason = reasoned(reason, what="A bulk edit")
    if len(rows) > at_once:
        changeset = preview_bulk_edit(actor=actor, rows=rows, action=action, parameters=parameters)
        return order_bulk_edit(
            changeset=changeset, actor=actor, reason=reason, atomic=atomic, at_once=at_once
        )
    with transaction.atomic():
        run, ids = prepare(actor=actor, rows=rows, action=action, parameters=parameters, reason=reason)
        lock_claims(
            run, run.model._default_manager.filter(pk__among=array_of(ids)).values("pk"), planned=True
        )
        changeset, planned = look(run, ids)
        # Rows whose foreign keys wait to be checked at the end slow every UPDATE after them down.
        connection.check_constraints()
        ready = [each for each in planned if not each.refused]
        try:
            return carry_out(run, changeset, ready, refused={}, atomic=atomic)
        except RowsRefused as error:
            changeset.reason, changeset.atomic = reason, atomic
            return _failed(changeset, error)


def order_bulk_edit(
    *, changeset: ChangeSet, actor: User, reason: str, atomic: bool = False, at_once: int | None = None
) -> ChangeSet:
    """Apply a bulk edit at once, or by a worker if it changes more than `at_once` rows; return it as it is now.

    `at_once` is `AT_ONCE` unless told. One that nothing can be changed by is kept as failed, with the rows that are
    refused. Raises `PermissionDenied` or `ValidationError` like `apply_bulk_edit` otherwise.
    """
    if changeset.changing <= (AT_ONCE if at_once is None else at_once):
        try:
            return apply_bulk_edit(changeset=changeset, actor=actor, reason=reason, atomic=atomic)
        except RowsRefused as error:
            changeset.reason, changeset.atomic = reason, atomic
            return _failed(changeset, error)
    with transaction.atomic():
        row = opened(changeset, ChangeSetState.PREVIEWED)
        require(actor, "edit in bulk")
        row.reason, row.atomic = reasoned(reason, what="A bulk edit"), atomic
        row.state, row.done = ChangeSetState.ORDERED, 0
        row.save(update_fields=["reason", "atomic", "state", "done"])
        run_ordered.defer(changeset_id=str(row.pk), path=current_path())
    return row


def order_undo(*, changeset: ChangeSet, actor: User, reason: str) -> ChangeSet:
    """Undo a bulk edit at once, or by a worker if it changed more than `AT_ONCE` rows; return it as it is now.

    Raises `PermissionDenied` or `ValidationError` like `undo_bulk_edit`.
    """
    if changeset.changing <= AT_ONCE:
        return undo_bulk_edit(changeset=changeset, actor=actor, reason=reason)
    with transaction.atomic():
        row = opened(changeset, ChangeSetState.APPLIED)
        check_undoable(row, actor=actor)
        row.undo_reason, row.undone_by = reasoned(reason, what="Undoing a bulk edit"), actor
        row.state, row.done = ChangeSetState.UNDOING, 0
        row.save(update_fields=["undo_reason", "undone_by", "state", "done"])
        run_ordered.defer(changeset_id=str(row.pk), path=current_path())
    return row


@app.task(queue="bulk", retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=5), pass_context=True)
def run_ordered(context: JobContext, changeset_id: str, path: str) -> None:
    """Apply, or undo, a bulk edit that was ordered; can be killed at any point and run again."""
    row = ChangeSet.objects.select_related("created_by", "undone_by").get(pk=changeset_id)
    if row.state not in (ChangeSetState.ORDERED, ChangeSetState.UNDOING):
        logger.warning("Bulk edit %s is %s already", row.pk, row.get_state_display())
        return
    try:
        with coming_by(path):
            _run(row)
    except (ValidationError, PermissionDenied) as error:
        if getattr(error, "code", "") == RUNNING:
            # The server has not noticed yet that the worker before this one died.
            raise
        _failed(row, error)
    except Exception as error:
        if context.job.attempts + 1 >= ATTEMPTS:
            _failed(row, error)
        raise


def _run(row: ChangeSet) -> None:
    if row.state == ChangeSetState.ORDERED:
        apply_bulk_edit(changeset=row, actor=row.created_by, reason=row.reason, atomic=row.atomic)
    elif row.undone_by is not None:
        undo_bulk_edit(changeset=row, actor=row.undone_by, reason=row.undo_reason)


@transaction.atomic
def _failed(changeset: ChangeSet, error: Exception) -> ChangeSet:
    """Keep why nothing was changed, with the rows that were refused; an undo that failed leaves the edit applied."""
    if isinstance(error, RowsRefused):
        mark_items(changeset, "refused", error.refused)
    if isinstance(error, ValidationError):
        changeset.failure = " ".join(error.messages)
    elif isinstance(error, PermissionDenied):
        changeset.failure = str(error)
    else:
        changeset.failure = f"Something unforeseen stopped it: {type(error).__name__}. Nothing was changed."
    if changeset.state == ChangeSetState.UNDOING:
        changeset.state, changeset.undone_by, changeset.undo_reason = ChangeSetState.APPLIED, None, ""
        changeset.done = changeset.changing
    else:
        changeset.state, changeset.done = ChangeSetState.FAILED, 0
    changeset.save()
    return changeset
