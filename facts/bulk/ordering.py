"""Have a bulk edit applied or undone: a small one at once, a large one by a worker, whose progress everybody sees."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from facts.editing import reasoned
from facts.models import ChangeSet
from facts.models.choices import ChangeSetState
from facts.permissions import require
from sources.history import coming_by, current_path

from .applying import RUNNING, RowsRefused, apply_bulk_edit, mark_items, opened
from .progress import AT_ONCE
from .undoing import check_undoable, undo_bulk_edit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

#: How often a worker tries a bulk edit that something unforeseen stopped.
ATTEMPTS = 3


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
