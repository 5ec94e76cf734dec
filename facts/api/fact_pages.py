"""Pages of publications: their stored texts, joined; no object per row."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse

from facts.published import facts
from facts.sending import Sent, last_number, newest_number
from sources.api.conditional import is_known, validators
from sources.api.pagination import MadeOncePagination, Place
from sources.json_rows import json_rows


class Unchanged(Exception):
    """The client has this page: `tag` is its ETag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class FactPagination(MadeOncePagination):
    """Pages of publications in the order in which they were published; a row is its text.

    `newest` is the number of the newest publication when the page was read, for its ETag; `asked` tells apart by a
    digest what was asked of the database, of a page without filters what was asked of us. Raises `Unchanged` in the place of a page that the client has.
    """

    tie = "number"
    nowhere = Place(datetime.datetime(1, 1, 1, tzinfo=datetime.UTC), -1, backwards=False)
    newest: int
    asked = ""

    @classmethod
    def told(cls, queryset: QuerySet[Any], column: str) -> QuerySet[Any]:
        """Return the texts of publications, each beside the newest number."""
        return queryset.values_list(Sent(), Subquery(newest_number()))

    def load(self, queryset: QuerySet[Any]) -> Sequence[bytes]:
        """Return the texts of a page."""
        sql, values = self.told(queryset, self.ordering).query.sql_with_params()
        self.asked = _digest(sql, values)
        return self.read(sql, values)

    def read(self, sql: str, values: Sequence[Any]) -> Sequence[bytes]:
        """Return the texts that a statement gives, each beside the newest number."""
        self.asked = self.asked or sealed(self.request._request)
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
        return tagged(self.newest if newest is None else newest, self.asked)

    def key_of(self, row: bytes) -> tuple[Any, Any]:
        """Return where a row stands."""
        said = json.loads(row)
        return said["published_at"], said["number"]

    def written(self, rows: Iterable[bytes]) -> bytes:
        """Return the page as JSON."""
        return joined(self.members(), rows)


class AllFactsPagination(FactPagination):
    """Pages of the facts that stand."""

    everything = staticmethod(facts)


def joined(page: dict[str, Any], texts: Iterable[bytes]) -> bytes:
    """Return a page as JSON: its members, and after them `results`, which are JSON already."""
    head = json.dumps(page, ensure_ascii=False, separators=(",", ":"))[:-1]
    return b'%s,"results":[%s]}' % (head.encode(), b",".join(texts))


def sealed(request: HttpRequest) -> str:
    """Return what stands for a request in the ETag of an answer that nothing but it and publications decide.

    A digest of address, format and how a publication is told: whoever has it was answered this very question.
    """
    asked = f"{request.get_full_path()} {request.META.get('HTTP_ACCEPT', '')} {_told()}"
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


@cache
def _told() -> str:
    return _digest(*facts().values_list(Sent()).query.sql_with_params())


def tagged(number: int | None, asked: str) -> str:
    """Return the ETag of an answer to what was asked, as of the publication of a number."""
    return f'W/"{number}-{asked}"'


def tag_of(publications: QuerySet[Any, Any] | None = None) -> str:
    """Return the ETag of a list of publications: the number of the newest, and what is asked of the database.

    Taken before the rows are read: a publication in between makes the next question a 200, never a stale 304. What is
    asked tells apart what no publication does: a story's new slug, entities that were merged since.
    """
    number = last_number()
    if publications is None:
        return f'W/"{number}"'
    return tagged(number, _digest(*publications.query.sql_with_params()))


def _digest(sql: str, values: Sequence[Any]) -> str:
    return hashlib.sha256(repr((sql, values)).encode()).hexdigest()[:12]


def unchanged(tag: str) -> HttpResponse:
    """Return the answer for a client that has this already."""
    return HttpResponse(status=304, headers=validators(tag))


def answered(body: bytes | str, tag: str, *, content_type: str = "application/json") -> HttpResponse:
    """Return a body with its ETag."""
    return HttpResponse(body, content_type=content_type, headers=validators(tag))
