"""What a change set did or would do, as people read it: rows by their words, columns by the names of what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count

from facts.models import ChangeSet, ChangeSetItem, Citation, Claim, Contradiction, Entity, Position
from facts.models.changesets import model_named
from facts.models.choices import CitationState, ClaimKind, ContradictionState, Status
from facts.values import value_of
from facts.wording import value_in_words
from sources.models import Story

#: Columns whose values are words of a closed list -> the words.
_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "claim": {"status": dict(Status.choices), "kind": dict(ClaimKind.choices)},
    "citation": {"state": dict(CitationState.choices)},
    "contradiction": {"state": dict(ContradictionState.choices)},
}

#: Columns that name rows -> the model.
_ROWS: dict[str, type[models.Model]] = {
    "story": Story,
    "assignee": get_user_model(),
    "entities": Entity,
    "position": Position,
}

#: What columns are called; the others bear their own names.
_NAMES = {
    "due_on": "due",
    "entities": "about",
    "position": "upheld",
    "number": "fact",
    "published": "published as",
}

#: So many different reasons of refusals are told, the most frequent first.
REASONS = 10


@dataclass(frozen=True, slots=True)
class ShownChange:
    """This column holds `before` and is going to hold `after`, in words; "" for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One row of a change set: in its words, None where it is gone, and with what changes."""

    item: ChangeSetItem
    row: Any
    changes: tuple[ShownChange, ...]


def show_items(changeset: ChangeSet, items: Sequence[ChangeSetItem]) -> list[ShownItem]:
    """Return these rows of a change set as pages show them, in a constant number of queries."""
    rows = _rows(changeset.model, [item.row for item in items])
    names = _names(items)
    return [
        ShownItem(item=item, row=rows.get(item.row), changes=_changes(changeset.model, item, names))
        for item in items
    ]


def refusals_of(changeset: ChangeSet) -> list[tuple[str, int]]:
    """Return why rows are refused, and how many for each reason, the most frequent first."""
    refused = changeset.items.exclude(refused="").values("refused").annotate(amount=Count("pk"))
    return list(refused.order_by("-amount", "refused").values_list("refused", "amount")[:REASONS])


def told(changeset: ChangeSet) -> list[tuple[str, str]]:
    """Return what the action was told, as (name, words)."""
    kept = {name: value for name, value in changeset.parameters.items() if value not in ("", [])}
    named = {name: _known(_row_model(name), value) for name, value in kept.items()}
    return [(name.replace("_", " "), named[name] or _plain(value)) for name, value in kept.items()]


def _row_model(name: str) -> type[models.Model] | None:
    return _ROWS.get("entities" if name.endswith("_entities") else name)


def _known(model: type[models.Model] | None, value: Any) -> str:
    if model is None or value is None:
        return ""
    keys = value if isinstance(value, list) else [value]
    return ", ".join(str(row) for row in model._default_manager.filter(pk__in=keys))


def _plain(value: Any) -> str:
    return "none" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(model: str, keys: Sequence[Any]) -> dict[Any, Any]:
    """Return the rows themselves, with what they are known by."""
    if model == "claim":
        return Claim.objects.only("text", "language").in_bulk(keys)
    if model == "citation":
        citations = Citation.objects.select_related("claim", "source")
        return citations.only(
            "quote", "claim__text", "claim__language", "source__language", "source__title"
        ).in_bulk(keys)
    if model != "contradiction":
        rows = model_named(model)._default_manager.all()
        return (rows.defer("text", "raw", "findings") if model == "source" else rows).in_bulk(keys)
    contradictions = Contradiction.objects.select_related("claim")
    return contradictions.only("reason", "claim__text", "claim__language").in_bulk(keys)


def _names(items: Iterable[ChangeSetItem]) -> dict[str, dict[str, str]]:
    """Return the names of all rows that the items name, by column and id: a query for each column that occurs."""
    wanted: dict[str, set[str]] = {}
    for item in items:
        for held in (item.before, item.after):
            for column in held.keys() & _ROWS.keys():
                value = held[column]
                wanted.setdefault(column, set()).update(
                    value if isinstance(value, list) else [] if value is None else [value]
                )
    return {
        column: {str(row.pk): _name_of(row) for row in _ROWS[column]._default_manager.filter(pk__in=keys)}
        for column, keys in wanted.items()
    }


def _name_of(row: Any) -> str:
    if isinstance(row, Position):
        return f"{row.get_stance_display()} {value_in_words(value_of(row)) or ''}".strip()
    return str(row)


def _changes(model: str, item: ChangeSetItem, names: dict[str, dict[str, str]]) -> tuple[ShownChange, ...]:
    columns = dict.fromkeys([*item.before, *item.after])
    return tuple(
        ShownChange(
            name=_NAMES.get(column, column),
            before=_in_words(model, column, item.before.get(column), names),
            after=_in_words(model, column, item.after.get(column), names),
        )
        for column in columns
    )


def _in_words(model: str, column: str, value: Any, names: dict[str, dict[str, str]]) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_in_words(model, column, each, names) for each in value)
    if column in names:
        return names[column].get(str(value), str(value))
    return _WORDS.get(model, {}).get(column, {}).get(value, str(value))
