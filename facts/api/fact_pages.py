"""Pages of publications: their stored texts, joined; no object per row."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, Subquery
from django.http import HttpResponse

from facts.published import facts
from facts.sending import Sent, last_number, newest_number
from sources.api.conditional import is_known, validators
from sources.api.pagination import KeysetPagination, Place, in_order
from sources.api.parameters import LIST_PARAMETERS
from sources.json_rows import json_rows

# Which JavaScript takes for ends of lines, and as the renderer of all other answers writes them.
_LINE_ENDS = (("\u2028".encode(), rb"\u2028"), ("\u2029".encode(), rb"\u2029"))


class Unchanged(Exception):
    """The client has this page: `tag` is its ETag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class FactPagination(KeysetPagination):
    """Pages of publications in the order in which they were published; a row is its text.

    `newest` is the number of the newest publication when the page was read, for its ETag; `asked` tells apart by a
    digest what was asked of the database. Raises `Unchanged` in the place of a page that the client has.
    """

    tie = "number"
    newest: int
    asked = ""

    def load(self, queryset: QuerySet[Any]) -> Sequence[bytes]:
        """Return the texts of a page."""
        sql, values = _told(queryset).query.sql_with_params()
        self.asked = _digest(sql, values)
        return self.read(sql, values)

    def read(self, sql: str, values: Sequence[Any]) -> Sequence[bytes]:
        """Return the texts that a statement gives, each beside the newest number."""
        if "If-None-Match" in self.request.headers and is_known(self.request, tag := self.tag(last_number())):
            raise Unchanged(tag)
        rows = json_rows(sql, values)
        if rows:
            self.newest = rows[0][1]
        else:
            # No row says the number, which has to be older than the page that it stands for.
            self.newest = last_number()
            rows = json_rows(sql, values)
        return [text for text, _ in rows]

    def tag(self, newest: int | None = None) -> str:
        """Return the ETag of the page that was read, or of the same with another newest number."""
        number = self.newest if newest is None else newest
        return f'W/"{number}-{self.asked}"' if self.asked else f'W/"{number}"'

    def key_of(self, row: bytes) -> tuple[Any, Any]:
        """Return where a row stands."""
        said = json.loads(row)
        return said["published_at"], said["number"]

    def written(self, rows: Iterable[bytes]) -> bytes:
        """Return the page as JSON."""
        return joined(self.members(), rows)


class AllFactsPagination(FactPagination):
    """Pages of all facts: unless a filter is asked for, their statement is made once, which takes longer than to run it."""

    def fetch(self, queryset: QuerySet[Any], *, down: bool, place: Place | None) -> Sequence[bytes]:
        """Return the texts of a page, and one more."""
        if not LIST_PARAMETERS.issuperset(self.request.query_params):
            return super().fetch(queryset, down=down, place=place)
        column = self.ordering.removeprefix("-")
        sql, values = _statement(column, down=down, placed=place is not None, size=self.size + 1)
        return self.read(sql, [_given(value, place) for value in values])


def _told(publications: QuerySet[Any]) -> QuerySet[Any]:
    return publications.values_list(Sent(), Subquery(newest_number()))


#: Stands for the place in a statement that is made once; facts are ordered by a time, and a number breaks ties.
_PLACE = Place(datetime.datetime(1, 1, 1, tzinfo=datetime.UTC), -1, backwards=False)


@lru_cache(maxsize=1024)
def _statement(column: str, *, down: bool, placed: bool, size: int) -> tuple[str, tuple[Any, ...]]:
    """Return the statement of a page of all facts, with `_PLACE` among its values if it begins at a place."""
    chosen = in_order(facts(), column, FactPagination.tie, down=down, place=_PLACE if placed else None)
    return _told(chosen)[:size].query.sql_with_params()


def _given(value: Any, place: Place | None) -> Any:
    if place is None:
        return value
    return place.value if value == _PLACE.value else place.tie if value == _PLACE.tie else value


def joined(page: dict[str, Any], texts: Iterable[bytes]) -> bytes:
    """Return a page as JSON: its members, and after them `results`, which are JSON already."""
    head = json.dumps(page, ensure_ascii=False, separators=(",", ":"))[:-1]
    rows = b",".join(texts)
    for end, told in _LINE_ENDS:
        rows = rows.replace(end, told)
    return b'%s,"results":[%s]}' % (head.encode(), rows)


def tag_of(publications: QuerySet[Any, Any] | None = None) -> str:
    """Return the ETag of a list of publications: the number of the newest, and what is asked of the database.

    Taken before the rows are read: a publication in between makes the next question a 200, never a stale 304. What is
    asked tells apart what no publication does: a story's new slug, entities that were merged since.
    """
    number = last_number()
    if publications is None:
        return f'W/"{number}"'
    return f'W/"{number}-{_digest(*publications.query.sql_with_params())}"'


def _digest(sql: str, values: Sequence[Any]) -> str:
    return hashlib.sha256(repr((sql, values)).encode()).hexdigest()[:12]


def unchanged(tag: str) -> HttpResponse:
    """Return the answer for a client that has this already."""
    return HttpResponse(status=304, headers=validators(tag))


def answered(body: bytes | str, tag: str, *, content_type: str = "application/json") -> HttpResponse:
    """Return a body with its ETag."""
    return HttpResponse(body, content_type=content_type, headers=validators(tag))
