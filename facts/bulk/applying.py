"""Apply a previewed bulk edit, in one transaction, to exactly the rows that were previewed and have not changed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from facts.editing import reasoned
from facts.models import ChangeSet, ChangeSetItem, Claim
from facts.models.choices import ChangeSetState
from facts.permissions import require
from sources.history import as_unit, remember

from .actions import action_named
from .parameters import read_parameters
from .previewing import chunks, plan_rows
from .progress import reporting
from .types import Action, Planned

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Any number that no other advisory lock of the project uses.
_CHANGESETS = 4_203

#: The code of the refusal while another transaction holds the change set.
RUNNING = "running"


class RowsRefused(ValidationError):
    """Rows cannot be changed, and so nothing was; `refused` says which of them, and why."""

    def __init__(self, message: str, *, refused: Mapping[UUID, str]) -> None:
        self.refused = dict(refused)
        super().__init__(message, code="refused")


@transaction.atomic
def apply_bulk_edit(*, changeset: ChangeSet, actor: User, reason: str, atomic: bool = False) -> ChangeSet:
    """Change the previewed rows, all in one transaction whose history context is the change set's id.

    Rows that somebody edited since the preview are refused and listed, never overwritten; with `atomic`, one refused
    row keeps all the others from being changed. Raises `PermissionDenied` (also for who did not preview it),
    `RowsRefused` where nothing can be changed or, with `atomic`, not everything, or `ValidationError` without a reason
    and for one that is not open.
    """
    reason = reasoned(reason, what="A bulk edit")
    row = opened(changeset, ChangeSetState.PREVIEWED, ChangeSetState.ORDERED)
    require(actor, "edit in bulk")
    if row.created_by_id != actor.pk:
        raise PermissionDenied(
            f"{row.created_by.get_username()} previewed this, by their own rights: preview it yourself."
        )
    kind = action_named(row.action)
    run = kind(actor=actor, given=read_parameters(kind.parameters, row.parameters), reason=reason)
    run.check()
    open_items = row.items.filter(refused="")
    lock_claims(run, open_items.values("row"), planned=True)
    ready, refused = _checked(run, _previewed(open_items))
    with reporting(row, total=len(ready)) as report:
        return carry_out(run, row, ready, refused=refused, atomic=atomic, report=report)


def carry_out(
    run: Action,
    changeset: ChangeSet,
    ready: Sequence[Planned],
    *,
    refused: Mapping[UUID, str],
    atomic: bool,
    report: Callable[[int], None] = lambda done: None,
) -> ChangeSet:
    """Change the rows that are ready, which are locked, and keep what became of the change set.

    `refused` are rows that its items do not refuse yet; `report` is told how many rows are done. Raises `RowsRefused`
    before anything is changed.
    """
    unfit = changeset.total - len(ready)
    if not ready or (atomic and unfit):
        raise RowsRefused(_nothing_changed(changeset, unfit), refused=refused)
    on_the_way: dict[UUID, str] = {}
    with as_unit(changeset.pk, name=f"bulk edit {changeset.pk}"):
        remember(actor=run.actor, reason=run.reason)
        done = 0
        for chunk in chunks(ready):
            on_the_way |= run.write(chunk)
            done += len(chunk)
            report(done)
        run.finish(changeset)
    mark_items(changeset, "refused", {**refused, **on_the_way})
    changed = len(ready) - len(on_the_way)
    return _closed(
        changeset,
        state=ChangeSetState.APPLIED,
        reason=run.reason,
        atomic=atomic,
        applied_at=timezone.now(),
        changing=changed,
        done=changed,
        failure="",
    )


def opened(changeset: ChangeSet, *states: str) -> ChangeSet:
    """Return the change set as it is now, held for this transaction alone; `ValidationError` unless it is in a state.

    Its row is not locked: progress is written into it over another connection.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [_CHANGESETS, str(changeset.pk)])
        if not cursor.fetchone()[0]:
            raise ValidationError("Somebody is applying or undoing this bulk edit now.", code=RUNNING)
    row = ChangeSet.objects.select_related("created_by").get(pk=changeset.pk)
    if row.state not in states:
        raise ValidationError(f"This bulk edit is {row.get_state_display()} already.", code="state")
    return row


def lock_claims(run: Action, rows: QuerySet[Any], *, planned: bool = False) -> None:
    """Lock the claims of the rows whose ids a query finds, in the order in which everybody locks claims.

    If they are `planned` afterwards, what is needed for that is read with the locks.
    """
    found = run.claims(rows)
    claims = (found if found.model is Claim else Claim.objects.filter(pk__in=found)).order_by("pk")
    claims = claims.select_for_update(no_key=True)
    if planned and run.looked_at:
        run.locked = {row[0]: row for row in claims.values_list("pk", "version", *run.looked_at)}
        return
    with connection.cursor() as cursor:
        # What it finds is looked at afterwards.
        cursor.execute(*claims.values("pk").query.sql_with_params())


def _previewed(items: QuerySet[ChangeSetItem]) -> list[Planned]:
    """Return the items as they were planned, each different JSON of them read once."""
    read = cache(json.loads)
    columns = ("row", "version", Cast("before", TextField()), Cast("after", TextField()))
    return [
        Planned(row, version, read(before), read(after))
        for row, version, before, after in items.order_by("row").values_list(*columns)
    ]


def _checked(run: Action, items: Sequence[Planned]) -> tuple[list[Planned], dict[UUID, str]]:
    """Return what is done to rows that are as they were at the preview, and why the others are refused."""
    planned = plan_rows(run, [item.row for item in items])
    refused: dict[UUID, str] = {}
    ready: list[Planned] = []
    for item in items:
        now = planned[item.row]
        if now.version != item.version or now.before != item.before:
            refused[item.row] = _edited(item, now)
        elif now.refused:
            refused[item.row] = now.refused[:300]
        elif now.after != item.after:
            refused[item.row] = "It would not become what the preview showed: preview it again."
        else:
            ready.append(now)
    return ready, refused


def _edited(item: Planned, now: Planned) -> str:
    if now.version == 0 < item.version:
        return "It was deleted after the preview."
    if now.version != item.version:
        return f"Edited after the preview: version {item.version} was previewed, it is now at {now.version}."
    return "Edited after the preview."


def mark_items(changeset: ChangeSet, column: str, sentences: Mapping[UUID, str]) -> None:
    """Write why rows were refused, or left, each in its item: one statement."""
    if not sentences:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE facts_changesetitem item SET "{column}" = given.sentence
            FROM unnest(%s::uuid[], %s::text[]) AS given (row, sentence)
            WHERE item.changeset_id = %s AND item.row = given.row
            """,  # noqa: S608  (the column is named by this package)
            [list(sentences), [each[:300] for each in sentences.values()], changeset.pk],
        )


def _nothing_changed(changeset: ChangeSet, refused: int) -> str:
    return f"{refused:,} of {changeset.total:,} rows are refused, so nothing was changed."


def _closed(changeset: ChangeSet, **columns: object) -> ChangeSet:
    ChangeSet.objects.filter(pk=changeset.pk).update(**columns)
    changeset.refresh_from_db()
    return changeset
