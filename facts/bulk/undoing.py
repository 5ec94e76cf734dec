"""Undo a bulk edit: put back what nobody touched since, list the rest and leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from facts.editing import reasoned
from facts.models import ChangeSet
from facts.models.choices import ChangeSetState
from facts.permissions import refusal, require
from sources.history import as_unit, remember
from sources.keys import new_id

from .actions import FINAL, action_named
from .applying import lock_claims, mark_items, opened
from .previewing import chunks
from .progress import reporting

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def undo_bulk_edit(*, changeset: ChangeSet, actor: User, reason: str) -> ChangeSet:
    """Put the rows back that nobody touched since, in one transaction; the others are listed and left.

    What was published is retracted. Raises `PermissionDenied`, or `ValidationError` without a reason, for one that is
    not applied, and for what cannot be undone.
    """
    reason = reasoned(reason, what="Undoing a bulk edit")
    row = opened(changeset, ChangeSetState.APPLIED, ChangeSetState.UNDOING)
    check_undoable(row, actor=actor)
    # What it was told plays no part any more, and may name rows that are gone.
    run = action_named(row.action)(actor=actor, given={}, reason=reason)
    # A context of its own: that of the change set tells what there is to undo.
    with as_unit(new_id(), name=f"undo of bulk edit {row.pk}"):
        remember(actor=actor, reason=reason)
        items = row.items.filter(refused="")
        lock_claims(run, items.values("row"))
        rows = list(items.order_by("row").values_list("row", flat=True))
        left: dict[UUID, str] = {}
        # All are looked at before any is put back: rows of one claim may stand in two chunks.
        for chunk in chunks(rows):
            left |= run.left(row, chunk)
        kept = [each for each in rows if each not in left]
        done = 0
        with reporting(row, total=len(kept)) as report:
            for chunk in chunks(kept):
                run.restore(row, chunk)
                done += len(chunk)
                report(done)
        run.finish(row)
    mark_items(row, "left", left)
    ChangeSet.objects.filter(pk=row.pk).update(
        state=ChangeSetState.UNDONE,
        undone_at=timezone.now(),
        undone_by=actor,
        undo_reason=reason,
        done=len(kept),
        failure="",
    )
    row.refresh_from_db()
    return row


def check_undoable(changeset: ChangeSet, *, actor: User) -> None:
    """Raise `PermissionDenied` or `ValidationError` where this person cannot undo the bulk edit, or nobody can."""
    require(actor, "undo bulk edit")
    if changeset.action in FINAL:
        raise ValidationError(FINAL[changeset.action], code="final")
    if sentence := refusal(actor, action_named(changeset.action).takes):
        raise PermissionDenied(sentence)
