"""Look at what a bulk edit would do, row by row, before anything changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from facts.models import ChangeSet, ChangeSetItem
from facts.permissions import refusal, require
from sources.history import remember

from .actions import action_named
from .parameters import read_parameters, written
from .types import CHUNK, Action, Planned

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Rows that one bulk edit looks at, at most.
MOST = 100_000


@transaction.atomic
def preview_bulk_edit(
    *,
    actor: User,
    rows: QuerySet[Any] | Collection[UUID],
    action: str,
    parameters: Mapping[str, Any] | None = None,
) -> ChangeSet:
    """Keep which rows an action would change, at which version, from what to what, and which it refuses, and why.

    `rows` are those of a query, or named by their ids; `parameters` are told as JSON holds them, null included.
    Raises `PermissionDenied`, or `ValidationError` for an action or parameter that there is not, for no rows, and for
    more than `MOST`.
    """
    kind = action_named(action)
    require(actor, "edit in bulk")
    if sentence := refusal(actor, kind.takes):
        raise PermissionDenied(sentence)
    given = read_parameters(kind.parameters, parameters or {})
    run = kind(actor=actor, given=given)
    run.check()
    ids = _ids(rows, kind)
    changeset = ChangeSet(
        model=kind.model_name(),
        action=kind.name,
        parameters=written(given),
        created_by=actor,
        total=len(ids),
    )
    remember(actor=actor, reason=f"Preview: {kind.name}", context=changeset.pk)
    changeset.full_clean()
    changeset.save()
    for planned in _planned(run, ids):
        changeset.changing += sum(not each.refused for each in planned)
        ChangeSetItem.objects.bulk_create(
            [
                ChangeSetItem(
                    changeset=changeset,
                    row=each.row,
                    version=each.version,
                    before=each.before,
                    after=each.after,
                    refused=each.refused[:300],
                )
                for each in planned
            ]
        )
    changeset.save(update_fields=["changing"])
    return changeset


def plan_again(run: Action, rows: Sequence[UUID]) -> dict[UUID, Planned]:
    """Return what the action does to these rows as they are now, by row; those that are gone are refused."""
    return {each.row: each for planned in _planned(run, rows) for each in planned}


def _planned(run: Action, rows: Sequence[UUID]) -> Iterator[list[Planned]]:
    name = str(run.model._meta.verbose_name)
    for chunk in chunks(rows):
        known = {each.row: each for each in run.plan(chunk)}
        yield [
            known.get(row, Planned(row, 0, {}, {}, refused=f"There is no {name} of this id."))
            for row in chunk
        ]


def chunks(rows: Sequence[UUID]) -> Iterator[list[UUID]]:
    """Return the rows in parts, each of which is handled by a constant number of statements."""
    for start in range(0, len(rows), CHUNK):
        yield list(rows[start : start + CHUNK])


def _ids(rows: QuerySet[Any] | Collection[UUID], kind: type[Action]) -> list[UUID]:
    """Return the ids in one order, in which all bulk edits lock their rows."""
    if isinstance(rows, QuerySet):
        if rows.model is not kind.model:
            raise ValidationError(
                f"“{kind.name}” is for {kind.model._meta.verbose_name_plural}, not for "
                f"{rows.model._meta.verbose_name_plural}.",
                code="model",
            )
        ids = sorted(set(rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1]))
    else:
        ids = sorted(set(rows))
    if not ids:
        raise ValidationError("There are no rows to edit.", code="rows")
    if len(ids) > MOST:
        raise ValidationError(f"One bulk edit looks at {MOST:,} rows at most: filter for fewer.", code="rows")
    return ids
