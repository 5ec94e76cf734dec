"""Rows that cells name: by slug, name or id, or an error of the column that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from facts.models import Entity
from sources.models import Story

#: The pattern of the columns that name one row by its id.
ONE_ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

Found = TypeVar("Found", bound=Model)


def row_named(rows: QuerySet[Found], column: str, text: str, *, by: str = "pk") -> Found:
    """Return the row that a cell names. Raises `ValidationError` of the column."""
    row = rows.filter(**{by: text}).first() if text else None
    if row is None:
        said = (
            f"There is no {rows.model._meta.verbose_name} “{text[:100]}”."
            if text
            else "This column says what it belongs to."
        )
        raise ValidationError({column: said})
    return row


def story_named(slug: str) -> Story | None:
    """Return the story of a slug, None for an empty one. Raises `ValidationError` of the column `story`."""
    return row_named(Story.objects.all(), "story", slug, by="slug") if slug else None


def entities_with(ids: Sequence[UUID], column: str = "entities") -> list[Entity]:
    """Return the entities with these ids. Raises `ValidationError` of the column."""
    found = {row.pk: row for row in Entity.objects.filter(pk__in=ids)}
    if missing := [str(pk) for pk in ids if pk not in found]:
        raise ValidationError({column: f"There is no entity {', '.join(missing)}."})
    return list(found.values())


def moment(sql: str) -> str:
    """Return SQL for a time as exports write it: 2026-03-02T08:15:30.120045Z."""
    return f"""to_char({sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def given(values: Any, *names: str) -> dict[str, Any]:
    """Return some of the values, by name."""
    return {name: values[name] for name in names}
