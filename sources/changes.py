"""What happened to a row: its history as people read it, from the event tables of `sources.history`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

#: How many changes of one row are shown; the newest come first.
SHOWN = 100

#: Columns that follow from others; a change of theirs alone is nobody's edit.
COUNTED = frozenset({"updated_at", "version"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """This column held `before` and then `after`."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody changed or deleted the row at this time, by this path, for this reason."""

    at: datetime
    what: str
    who: str
    path: str
    reason: str
    fields: tuple[FieldChange, ...]


def has_history(model: type[models.Model]) -> bool:
    """Return whether the changes of the model's rows are kept."""
    return hasattr(model, "pgh_event_model")


def changes_of(row: models.Model, *, limit: int = SHOWN) -> list[Change]:
    """Return the changes of a row, newest first, at most `limit`; rows of untracked models have none.

    An event keeps the row as it was before; what it became stands in the next event, or in the row itself.
    """
    if not has_history(type(row)):
        return []
    events = list(_events(row)[:limit])
    columns = _columns(events)
    later: models.Model = row
    changes = []
    for event in events:
        changes.append(_change(event, later, columns))
        later = event
    return _with_names(changes, type(row))


def _events(row: models.Model) -> models.QuerySet[Any]:
    events = type(row).pgh_event_model.objects  # type: ignore[attr-defined]
    return events.filter(pgh_obj_id=row.pk).order_by("-pgh_id")


def _columns(events: list[Any]) -> list[str]:
    if not events:
        return []
    fields = events[0]._meta.concrete_fields
    return [field.attname for field in fields if not field.name.startswith("pgh_") and field.name != "id"]


def _change(event: Any, later: models.Model, columns: Iterable[str]) -> Change:
    context = event.pgh_context or {}
    fields = tuple(
        FieldChange(name=column, before=getattr(event, column), after=getattr(later, column))
        for column in columns
        if column not in COUNTED and getattr(event, column) != getattr(later, column)
    )
    return Change(
        at=event.pgh_created_at,
        what=event.pgh_label,
        who=context.get("name", ""),
        path=context.get("path", ""),
        reason=context.get("reason", ""),
        fields=fields,
    )


def _with_names(changes: list[Change], model: type[models.Model]) -> list[Change]:
    """Return the changes with the rows that foreign keys name in place of their ids: one query per key."""
    names: dict[str, dict[Any, str]] = {}
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey):
            continue
        touched = {
            value
            for change in changes
            for each in change.fields
            if each.name == field.attname
            for value in (each.before, each.after)
            if value is not None
        }
        if touched:
            rows = field.remote_field.model._base_manager.in_bulk(touched)
            names[field.attname] = {pk: str(row) for pk, row in rows.items()}
    return [
        Change(
            at=change.at,
            what=change.what,
            who=change.who,
            path=change.path,
            reason=change.reason,
            fields=tuple(_named(each, names, model) for each in change.fields),
        )
        for change in changes
    ]


def _named(change: FieldChange, names: dict[str, dict[Any, str]], model: type[models.Model]) -> FieldChange:
    known = names.get(change.name, {})
    return FieldChange(
        name=str(next(f.verbose_name for f in model._meta.concrete_fields if f.attname == change.name)),
        before=known.get(change.before, change.before),
        after=known.get(change.after, change.after),
    )
