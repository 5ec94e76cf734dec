"""Look at what a bulk edit would do, row by row, before anything changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet

from facts.models import ChangeSet
from facts.permissions import refusal, require
from sources.history import remember
from sources.keys import array_of

from .actions import action_named
from .parameters import read_parameters, written
from .types import CHUNK, Action, Planned

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Each = TypeVar("Each")

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
    run, ids = prepare(actor=actor, rows=rows, action=action, parameters=parameters)
    return look(run, ids)[0]


def prepare(
    *,
    actor: User,
    rows: QuerySet[Any] | Collection[UUID],
    action: str,
    parameters: Mapping[str, Any] | None = None,
    reason: str = "",
) -> tuple[Action, list[UUID]]:
    """Return an action that this person may do in bulk, and the ids of its rows; raises like `preview_bulk_edit`."""
    kind = action_named(action)
    require(actor, "edit in bulk")
    if sentence := refusal(actor, kind.takes):
        raise PermissionDenied(sentence)
    run = kind(actor=actor, given=read_parameters(kind.parameters, parameters or {}), reason=reason)
    run.check()
    return run, _ids(rows, kind)


def look(run: Action, ids: Sequence[UUID]) -> tuple[ChangeSet, list[Planned]]:
    """Keep what the action would do to these rows, in a change set; return it with all rows that it looked at."""
    changeset = ChangeSet(
        model=run.model_name(),
        action=run.name,
        parameters=written(run.given),
        created_by=run.actor,
        total=len(ids),
    )
    remember(actor=run.actor, reason=f"Preview: {run.name}", context=changeset.pk)
    planned = list(plan_rows(run, ids).values())
    changeset.changing = sum(not each.refused for each in planned)
    changeset.full_clean()
    changeset.save()
    for part in chunks(planned):
        _keep(changeset, part)
    return changeset, planned


def _keep(changeset: ChangeSet, planned: Sequence[Planned]) -> None:
    """Write the items by one statement, as one document in which rows stand together to which the same happens."""
    alike: dict[tuple[int, int, int, str], list[Planned]] = {}
    for each in planned:
        # JSON that is shared is the same object; equal ones that are not shared are merely said again.
        alike.setdefault((each.version, id(each.before), id(each.after), each.refused), []).append(each)
    told = [
        {
            "rows": array_of(each.row for each in rows),
            "version": version,
            "before": rows[0].before,
            "after": rows[0].after,
            "refused": refused[:300],
        }
        for (version, _, _, refused), rows in alike.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO facts_changesetitem (changeset_id, row, version, before, after, refused, "left")
            SELECT %s, given.row, told.version, told.before, told.after, told.refused, ''
            FROM jsonb_to_recordset(%s::jsonb)
                 AS told (rows text, version integer, before jsonb, after jsonb, refused varchar(300))
            CROSS JOIN LATERAL unnest(told.rows::uuid[]) AS given (row)
            """,
            [changeset.pk, json.dumps(told)],
        )


def plan_rows(run: Action, rows: Sequence[UUID]) -> dict[UUID, Planned]:
    """Return what the action does to these rows as they are now, by row, in their order; those that are gone are refused."""
    return {each.row: each for planned in _planned(run, rows) for each in planned}


def _planned(run: Action, rows: Sequence[UUID]) -> Iterator[list[Planned]]:
    name = str(run.model._meta.verbose_name)
    for chunk in chunks(rows):
        known = {each.row: each for each in run.plan(chunk)}
        yield [
            known.get(row, Planned(row, 0, {}, {}, refused=f"There is no {name} of this id."))
            for row in chunk
        ]


def chunks(rows: Sequence[Each]) -> Iterator[list[Each]]:
    """Return the rows in parts, each of which is handled by a constant number of statements."""
    for start in range(0, len(rows), CHUNK):
        yield list(rows[start : start + CHUNK])


def _ids(rows: QuerySet[Any] | Collection[UUID], kind: type[Action]) -> list[UUID]:
    """Return the ids in one order, in which all bulk edits lock their rows."""
    found: Iterable[UUID] = rows
    if isinstance(rows, QuerySet):
        if rows.model is not kind.model:
            raise ValidationError(
                f"“{kind.name}” is for {kind.model._meta.verbose_name_plural}, not for "
                f"{rows.model._meta.verbose_name_plural}.",
                code="model",
            )
        found = rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1]
    ids = sorted(set(found), key=attrgetter("int"))
    if not ids:
        raise ValidationError("There are no rows to edit.", code="rows")
    if len(ids) > MOST:
        raise ValidationError(f"One bulk edit looks at {MOST:,} rows at most: filter for fewer.", code="rows")
    return ids
