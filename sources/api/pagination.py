"""Pages of a list by keyset: every cursor names a row's place, never a number of rows to skip."""

from __future__ import annotations

import datetime
import decimal
import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from sources.json_rows import json_rows

from .parameters import LIST_PARAMETERS, SHAPE_PARAMETERS, InvalidParameter, one_of, whole_number

SALT = "newsroom.api.cursor"

#: Parameters that may change from page to page; all others belong to the list that a cursor was made for.
FREE = frozenset({"cursor", "page_size", "count", "format", "ordering", *SHAPE_PARAMETERS})


class RowCompare(Func):
    """`(left, right) > (value, value)`: one comparison of rows, which one index answers."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, *expressions: Any, operator: str = ">", **extra: Any) -> None:
        super().__init__(*expressions, operator=operator, **extra)

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: Any, **_: Any
    ) -> tuple[str, list[Any]]:
        """Return the comparison of the first half of the expressions with the second half."""
        parts = [compiler.compile(expression) for expression in self.get_source_expressions()]
        half = len(parts) // 2
        left, right = (", ".join(sql for sql, _ in side) for side in (parts[:half], parts[half:]))
        return f"({left}) {self.extra['operator']} ({right})", [
            value for _, values in parts for value in values
        ]


class Later(Func):
    """A value that the statement looks at when it runs, not when it is planned: then any plan of it is as good for another."""

    template = "(SELECT %(expressions)s)"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one row in one list: the value of the ordering's column, and that of the column that breaks ties.

    `backwards` asks for the rows before it.
    """

    value: Any
    tie: Any
    backwards: bool


class KeysetPagination(BasePagination):
    """Pages of a view's `orderings`: columns that are never null, each with the id to break ties.

    The view names what a client may order by in `orderings` ("created_at", "name") and the usual one in
    `default_ordering` ("-created_at"). A cursor is signed and bound to filters and ordering; it holds its place
    while rows come and go. `page_size` reaches from 1 to 500; `count=true` counts up to 10,000 rows.
    A list of something else than whole rows says in `load` and `key_of` how they are loaded and where they stand.
    """

    #: The unique column that breaks ties.
    tie = "pk"
    page_size = 50
    max_page_size = 500
    max_count = 10_000

    def paginate_queryset(  # type: ignore[override]
        self, queryset: QuerySet[Any], request: Request, view: APIView | None = None
    ) -> list[Any]:
        """Return the rows of the page asked for; raise `InvalidParameter` for a bad cursor, ordering or size."""
        self.request = request
        self.size = whole_number(request, "page_size", default=self.page_size, low=1, high=self.max_page_size)
        self.ordering = one_of(
            request,
            "ordering",
            [sign + name for name in view.orderings for sign in ("", "-")],  # type: ignore[union-attr]
            default=view.default_ordering,  # type: ignore[union-attr]
        )
        self.fingerprint = _fingerprint(request, self.ordering)
        self.count = (
            self._count(queryset)
            if one_of(request, "count", ["true", "false"], default="false") == "true"
            else None
        )
        place = self._place(request, queryset.model)
        return self._rows(queryset, place)

    def fetch(self, queryset: QuerySet[Any], *, down: bool, place: Place | None) -> Sequence[Any]:
        """Return the rows of a page, and one more, as they are shown."""
        column = self.ordering.removeprefix("-")
        return self.load(in_order(queryset, column, self.tie, down=down, place=place)[: self.size + 1])

    def load(self, queryset: QuerySet[Any]) -> Sequence[Any]:
        """Return rows as they are shown."""
        return list(queryset)

    def key_of(self, row: Any) -> tuple[Any, Any]:
        """Return where a row stands: its values of the ordering's column and of `tie`."""
        return getattr(row, self.ordering.removeprefix("-")), getattr(row, self.tie)

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of its neighbours, and the count when it was asked for."""
        return Response({**self.members(), "results": data})

    def members(self) -> dict[str, Any]:
        """Return what a page says beside its results."""
        page: dict[str, Any] = {"next": self.next, "previous": self.previous}
        if self.count is not None:
            page["count"] = min(self.count, self.max_count)
            page["count_is"] = "exact" if self.count <= self.max_count else "at_least"
        return page

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the description of a page."""
        address = {"type": ["string", "null"], "format": "uri"}
        shown = "https://newsroom.example.org/api/v1/claims/?cursor=WyJ4Il0:1x:y"
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": {**address, "description": "The next page, or null on the last.", "example": shown},
                "previous": {
                    **address,
                    "description": "The page before, or null on the first.",
                    "example": None,
                },
                "count": {
                    "type": "integer",
                    "minimum": 0,
                    "maximum": self.max_count,
                    "description": "Number of rows; only with `count=true`.",
                    "example": 1204,
                },
                "count_is": {
                    "type": "string",
                    "enum": ["exact", "at_least"],
                    "description": f"`at_least` when there are more than {self.max_count:,} rows.",
                    "example": "exact",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the description of the parameters."""
        orderings = [sign + name for name in view.orderings for sign in ("", "-")]
        return [
            _parameter(
                "cursor",
                {"type": "string", "minLength": 1},
                "Where the page begins: take it from `next` or `previous`.",
            ),
            _parameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": self.max_page_size, "default": self.page_size},
                "Rows per page.",
            ),
            _parameter(
                "ordering",
                {"type": "string", "enum": orderings, "default": view.default_ordering},
                "What the list is ordered by; `-` for descending.",
            ),
            _parameter(
                "count",
                {"type": "string", "enum": ["true", "false"], "default": "false"},
                f"Whether to count the rows, up to {self.max_count:,}.",
            ),
        ]

    def _count(self, queryset: QuerySet[Any]) -> int:
        return queryset.order_by()[: self.max_count + 1].count()

    def _rows(self, queryset: QuerySet[Any], place: Place | None) -> list[Any]:
        backwards = place is not None and place.backwards
        down = self.ordering.startswith("-") != backwards
        rows = list(self.fetch(queryset, down=down, place=place))
        more, rows = len(rows) > self.size, rows[: self.size]
        if backwards:
            rows.reverse()
        self.next = self._link(rows[-1:], backwards=False) if (more or backwards) else None
        self.previous = (
            self._link(rows[:1], backwards=True)
            if (more and backwards) or (place and not backwards)
            else None
        )
        return rows

    def _link(self, rows: Sequence[Any], *, backwards: bool) -> str | None:
        if not rows:
            return None
        value, tie = self.key_of(rows[0])
        token = [self.fingerprint, _written(value), _written(tie), int(backwards)]
        cursor = signing.dumps(token, salt=SALT, compress=False)
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _place(self, request: Request, model: type[models.Model]) -> Place | None:
        values = request.query_params.getlist("cursor")
        if not values:
            return None
        if len(values) > 1:
            _refuse("Give one cursor only.")
        try:
            fingerprint, value, tie, backwards = signing.loads(values[0], salt=SALT)
        except (signing.BadSignature, ValueError, UnicodeError):
            _refuse("This is no cursor of ours: take it unchanged from `next` or `previous`.")
        if fingerprint != self.fingerprint:
            _refuse(
                "This cursor belongs to a list with other filters or another ordering; begin without a cursor."
            )
        field = _field(model, self.ordering.removeprefix("-"))
        return Place(
            value=field.to_python(value),
            tie=_field(model, self.tie).to_python(tie),
            backwards=bool(backwards),
        )


class MadeOncePagination(KeysetPagination):
    """Pages whose statement is made once, unless a filter is asked for: to make it takes longer than to run it.

    So does to plan it. PostgreSQL plans a prepared statement once only if that seems no worse than to plan it for the
    values of every request; where a page begins is kept from it, or it would find that each time.
    """

    #: Parameters that are no filters.
    besides = LIST_PARAMETERS
    #: Stands in a statement for the place where a page begins: values that no row has.
    nowhere: Place
    #: Returns the rows of the list when no filter is asked for; None where they always hang on something.
    everything: Callable[[], QuerySet[Any]] | None = None

    @classmethod
    def told(cls, queryset: QuerySet[Any], column: str) -> QuerySet[Any]:
        """Return what is read of rows that are ordered by a column."""
        raise NotImplementedError

    def read(self, sql: str, values: Sequence[Any]) -> Sequence[Any]:
        """Return the rows that a statement gives, as they are shown."""
        return json_rows(sql, values)

    def load(self, queryset: QuerySet[Any]) -> Sequence[Any]:
        """Return rows as they are shown."""
        return self.read(*self.told(queryset, self.ordering.removeprefix("-")).query.sql_with_params())

    def fetch(self, queryset: QuerySet[Any], *, down: bool, place: Place | None) -> Sequence[Any]:
        """Return the rows of a page, and one more, as they are shown."""
        everything = self.everything
        if everything is None or not self.besides.issuperset(self.request.query_params):
            return super().fetch(queryset, down=down, place=place)
        column = self.ordering.removeprefix("-")
        sql, values = self._statement(
            everything, column, down=down, placed=place is not None, size=self.size + 1
        )
        if place is None:
            return self.read(sql, values)
        given = {self.nowhere.value: place.value, self.nowhere.tie: place.tie}
        return self.read(sql, [given.get(value, value) for value in values])

    @classmethod
    @lru_cache(maxsize=1024)
    def _statement(
        cls, everything: Callable[[], QuerySet[Any]], column: str, *, down: bool, placed: bool, size: int
    ) -> tuple[str, tuple[Any, ...]]:
        nowhere = cls.nowhere if placed else None
        rows = in_order(everything(), column, cls.tie, down=down, place=nowhere, later=True)
        return cls.told(rows, column)[:size].query.sql_with_params()


def in_order(
    queryset: QuerySet[Any],
    column: str,
    tie: str,
    *,
    down: bool,
    place: Place | None,
    later: bool = False,
) -> QuerySet[Any]:
    """Return the rows by a column and the one that breaks ties, those after a place only; `later`, as `Later` is."""
    direction = "-" if down else ""
    queryset = queryset.order_by(f"{direction}{column}", f"{direction}{tie}")
    if place is None:
        return queryset
    after = RowCompare(
        F(column),
        F(tie),
        _given(place.value, _field(queryset.model, column), later=later),
        _given(place.tie, _field(queryset.model, tie), later=later),
        operator="<" if down else ">",
    )
    return queryset.filter(after)


def _given(value: Any, field: models.Field[Any, Any], *, later: bool) -> Value | Later:
    given = Value(value, output_field=field)
    return Later(Cast(given, field)) if later else given


def _refuse(sentence: str) -> NoReturn:
    raise InvalidParameter({"cursor": sentence})


def _field(model: type[models.Model], column: str) -> models.Field[Any, Any]:
    field = model._meta.pk if column == "pk" else model._meta.get_field(column)
    if not isinstance(field, models.Field) or field.null:
        raise FieldDoesNotExist(
            f"{model.__name__}.{column} can be null: a keyset needs a column that cannot."
        )
    return field


def _written(value: Any) -> Any:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, decimal.Decimal | uuid.UUID) else value


def _fingerprint(request: Request, ordering: str) -> str:
    query: Mapping[str, list[str]] = {
        name: sorted(values) for name, values in sorted(request.query_params.lists()) if name not in FREE
    }
    text = f"{request.path}?{urlencode(query, doseq=True)}&ordering={ordering}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}
