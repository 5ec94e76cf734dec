"""What happened to rows: their history as people read it, from the event tables of `sources.history`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from .models import Source

#: How many changes a page shows; the newest come first.
SHOWN = 50

#: Columns that follow from others, or from when a row was made; a change of theirs alone is nobody's edit.
COUNTED = frozenset({"created_at", "updated_at", "version", "edited_by_id"})

#: What an event of the history says happened.
WHAT = {"insert": "added", "update": "changed", "delete": "deleted"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """This column held `before` and then `after`."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody added, changed or deleted the row at this time, by this path, for this reason.

    `row` is what the row is called, `noun` what it is; `unit` is the id that all changes of one use case or bulk edit
    share. A change without a path came past the application.
    """

    at: datetime
    what: str
    noun: str
    row: str
    who: str
    path: str
    reason: str
    unit: uuid.UUID | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows whose changes belong to a history: `belongs` is a condition on their event table.

    Columns of `known` say only to whose history they belong.
    """

    model: type[models.Model]
    belongs: Q
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class History:
    """Changes, the newest first; `next` continues with the older ones, "" at the end."""

    changes: tuple[Change, ...]
    next: str


def has_history(model: type[models.Model]) -> bool:
    """Return whether the changes of the model's rows are kept."""
    return hasattr(model, "pgh_event_model")


def own(model: type[models.Model], pk: Any) -> Part:
    """Return the part of a history that is the row's own, which may be gone."""
    return Part(model, Q(pgh_obj_id=pk))


def changes_of(row: models.Model, *, limit: int = SHOWN) -> list[Change]:
    """Return the changes of one row, newest first, at most `limit`; rows of untracked models have none."""
    return list(history_of([own(type(row), row.pk)], size=limit).changes)


def history_of(
    parts: Sequence[Part], *, after: str = "", since: datetime | None = None, size: int = SHOWN
) -> History:
    """Return the changes of all parts together, newest first, from `after` on (the `next` of an earlier page).

    With `since`, only those from this time on.

    An event keeps a row as it was before; what it became stands in the next event of the row, or in the row itself.
    Queries: at most three for each part and one for each model that foreign keys name. Raises `ValueError` for an
    `after` that no page gave.
    """
    parts = [part for part in parts if has_history(part.model)]
    events = sorted(_events(parts, after=after, since=since, size=size + 1), key=lambda found: _place(*found))
    page, more = events[:size], len(events) > size
    changes: dict[tuple[int, int], tuple[Change, type[models.Model]]] = {}
    for index, part in enumerate(parts):
        mine = [event for number, event in page if number == index]
        for event, change in zip(mine, _changes(part, mine), strict=True):
            if change.fields or event.pgh_label != "update":
                changes[index, event.pgh_id] = (change, part.model)
    shown = [changes[index, event.pgh_id] for index, event in page if (index, event.pgh_id) in changes]
    return History(changes=tuple(_with_names(shown)), next=_cursor(*page[-1]) if more else "")


def last_state(model: type[models.Model], pk: Any) -> models.Model | None:
    """Return a deleted row as it was when it was deleted, unsaved; None where no history tells of it."""
    if not has_history(model):
        return None
    events = model.pgh_event_model.objects  # type: ignore[attr-defined]
    event = events.filter(pgh_obj_id=pk, pgh_label="delete").order_by("-pgh_id").first()
    return None if event is None else _as_row(event, model)


def _events(
    parts: Sequence[Part], *, after: str, since: datetime | None, size: int
) -> Iterator[tuple[int, Any]]:
    for index, part in enumerate(parts):
        rows = part.model.pgh_event_model.objects.filter(part.belongs)  # type: ignore[attr-defined]
        if after:
            rows = rows.filter(_older(after, index))
        if since is not None:
            rows = rows.filter(pgh_created_at__gte=since)
        for event in rows.order_by("-pgh_created_at", "-pgh_id")[:size]:
            yield index, event


def _place(index: int, event: Any) -> tuple[float, int, int]:
    return (-event.pgh_created_at.timestamp(), index, -event.pgh_id)


def _cursor(index: int, event: Any) -> str:
    return f"{event.pgh_created_at.isoformat()},{index},{event.pgh_id}"


def _older(cursor: str, index: int) -> Q:
    """Return the condition on the events of part `index` that come after the cursor's."""
    at, number, pgh_id = cursor.split(",")
    when = datetime.fromisoformat(at)
    if when.tzinfo is None:
        raise ValueError("A place in a history has a time zone.")
    if index < int(number):
        return Q(pgh_created_at__lt=when)
    if index > int(number):
        return Q(pgh_created_at__lte=when)
    return Q(pgh_created_at__lt=when) | Q(pgh_created_at=when, pgh_id__lt=int(pgh_id))


def _changes(part: Part, events: Sequence[Any]) -> Iterator[Change]:
    """Yield what each event of one part did."""
    if not events:
        return
    model: Any = part.model
    table = model.pgh_event_model.objects
    following = table.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    with_next = table.filter(pk__in=[event.pk for event in events]).annotate(
        later=Subquery(following.order_by("pgh_id").values("pgh_id")[:1])
    )
    later = dict(with_next.values_list("pgh_id", "later"))
    states = table.in_bulk({pk for pk in later.values() if pk is not None})
    columns = [
        field.attname
        for field in events[0]._meta.concrete_fields
        if not field.name.startswith("pgh_") and field.name != "id"
    ]
    kept = {field.attname for field in events[0]._meta.concrete_fields}
    left_out = [field.name for field in model._meta.concrete_fields if field.attname not in kept]
    rows = model._base_manager.defer(*left_out).in_bulk({event.pgh_obj_id for event in events})
    for event in events:
        became = states.get(later[event.pgh_id]) or rows.get(event.pgh_obj_id)
        fields = _fields(event, became, [name for name in columns if name not in COUNTED | part.known])
        yield _change(event, fields, model, rows.get(event.pgh_obj_id) or _as_row(event, model))


def _fields(event: Any, became: Any, columns: Iterable[str]) -> tuple[FieldChange, ...]:
    if event.pgh_label == "update":
        pairs = ((name, getattr(event, name), getattr(became, name, None)) for name in columns)
        return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
    held = ((name, getattr(event, name)) for name in columns)
    told = [(name, value) for name, value in held if value not in (None, "", [], False)]
    if event.pgh_label == "delete":
        return tuple(FieldChange(name, value, None) for name, value in told)
    return tuple(FieldChange(name, None, value) for name, value in told)


def _change(event: Any, fields: tuple[FieldChange, ...], model: type[models.Model], row: Any) -> Change:
    context = event.pgh_context or {}
    return Change(
        at=event.pgh_created_at,
        what=WHAT.get(event.pgh_label, event.pgh_label),
        noun=str(model._meta.verbose_name),
        row=str(row),
        who=context.get("name") or ("the machine" if context.get("path") else "unknown"),
        path=context.get("path", ""),
        reason=context.get("reason", ""),
        unit=event.pgh_context_id,
        fields=fields,
    )


def _as_row(event: Any, model: type[models.Model]) -> models.Model:
    names = {field.attname for field in event._meta.concrete_fields}
    columns = {field.attname for field in model._meta.concrete_fields}
    return model(**{name: getattr(event, name) for name in names & columns})


def _with_names(found: Sequence[tuple[Change, type[models.Model]]]) -> Iterator[Change]:
    """Yield the changes with the rows that foreign keys name in place of their ids: one query for each model named."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for change, model in found:
        for field, each in _fields_of(change, model):
            if isinstance(field, models.ForeignKey):
                wanted[field.remote_field.model] |= {each.before, each.after} - {None}
    names = {model: _names(model, pks) for model, pks in wanted.items()}
    for change, model in found:
        yield replace(
            change, fields=tuple(_told(field, each, names) for field, each in _fields_of(change, model))
        )


def _fields_of(change: Change, model: type[models.Model]) -> Iterator[tuple[Any, FieldChange]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return ((fields[each.name], each) for each in change.fields)


def _names(model: Any, pks: set[Any]) -> dict[Any, str]:
    rows = model._base_manager.all()
    if model is Source:
        # Its name has the outlet's in it; its text is none of a name's business.
        rows = rows.select_related("outlet").defer("text", "raw", "findings")
    return {pk: str(row) for pk, row in rows.in_bulk(pks).items()}


def _told(field: Any, change: FieldChange, names: dict[Any, dict[Any, str]]) -> FieldChange:
    return FieldChange(
        name=str(field.verbose_name),
        before=_value(field, change.before, names),
        after=_value(field, change.after, names),
    )


def _value(field: Any, value: Any, names: dict[Any, dict[Any, str]]) -> Any:
    """Return a value as people read it; what is not told in other words stays as it is."""
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return names.get(field.remote_field.model, {}).get(value, value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return ", ".join(map(str, value)) if isinstance(value, list) else value
