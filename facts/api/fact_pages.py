"""Pages of publications: their stored texts, joined; no object per row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from facts.sending import Sent, last_number
from sources.api.conditional import validators
from sources.api.pagination import KeysetPagination


class FactPagination(KeysetPagination):
    """Pages of publications in the order in which they were published; a row is (published_at, number, text)."""

    tie = "number"

    def load(self, queryset: QuerySet[Any]) -> Sequence[Any]:
        """Return the texts of a page with their places."""
        return list(queryset.values_list("published_at", "number", Sent()))

    def key_of(self, row: Any) -> tuple[Any, Any]:
        """Return where a row stands."""
        return row[0], row[1]

    def written(self, rows: Iterable[Any]) -> bytes:
        """Return the page as JSON."""
        return joined(self.members(), (text for *_, text in rows))


def joined(page: dict[str, Any], texts: Iterable[str]) -> bytes:
    """Return a page as JSON: its members, and after them `results`, which are JSON already."""
    head = json.dumps(page, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{head},"results":[{",".join(texts)}]}}'.encode()


def tag_of(publications: QuerySet[Any, Any] | None = None) -> str:
    """Return the ETag of a list of publications: the newest number, and what is asked of the database.

    Take it before the rows: a publication in between makes the next question a 200, never a stale 304. What is asked
    tells apart what no publication does: a story's new slug, entities that were merged since.
    """
    number = last_number()
    if publications is None:
        return f'W/"{number}"'
    asked = repr(publications.query.sql_with_params()).encode()
    return f'W/"{number}-{hashlib.sha256(asked).hexdigest()[:12]}"'


def unchanged(tag: str) -> HttpResponse:
    """Return the answer for a client that has this already."""
    return HttpResponse(status=304, headers=validators(tag))


def answered(body: bytes | str, tag: str, *, content_type: str = "application/json") -> HttpResponse:
    """Return a body with its ETag."""
    return HttpResponse(body, content_type=content_type, headers=validators(tag))
