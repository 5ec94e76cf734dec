"""Lists of the desk: filtered strictly, turned page by page without counting or skipping rows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, F, QuerySet, UUIDField, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views import View

from .api.pagination import RowCompare
from .filters import SourceFilter, StrictFilterSet
from .models import Source, Story

#: Parameters of a list beside its filters: the cursors of the next and the previous page.
CURSORS = frozenset({"after", "before"})


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the cursors of the pages after and before them, None at the ends."""

    rows: Sequence[Any]
    after: str | None
    before: str | None


def page_of(queryset: QuerySet[Any], *, ordering: str, size: int, after: str = "", before: str = "") -> Page:
    """Return the rows after or before a cursor, by `ordering` ("name", "-created_at", an annotation) and then id.

    A cursor names the last row seen, by its value and id, so pages neither skip nor repeat rows while others come
    in. Raises `ValidationError` for a cursor that is none.
    """
    column, descending = ordering.removeprefix("-"), ordering.startswith("-")
    backwards = bool(before) and not after
    down = descending != backwards
    sign = "-" if down else ""
    rows_after = queryset.order_by(f"{sign}{column}", f"{sign}pk")
    if cursor := after or before:
        rows_after = rows_after.filter(_beyond(queryset, column, cursor, "<" if down else ">"))
    rows = list(rows_after[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows=rows,
        after=_cursor(rows[-1], column) if rows and (more or backwards) else None,
        before=_cursor(rows[0], column) if rows and (bool(after) or (backwards and more)) else None,
    )


def page_asked(
    request: HttpRequest, queryset: QuerySet[Any], *, ordering: str, size: int
) -> tuple[Page, dict[str, Any]]:
    """Return the page that the address asks for by `after` or `before`; an empty one, and why, for no page of the list."""
    after, before = (request.GET.get(name, "") for name in ("after", "before"))
    try:
        return page_of(queryset, ordering=ordering, size=size, after=after, before=before), {}
    except ValidationError as error:
        return Page(rows=(), after=None, before=None), {"after" if after else "before": error.messages}


def _beyond(queryset: QuerySet[Any], column: str, cursor: str, operator: str) -> RowCompare:
    annotation = queryset.query.annotations.get(column)
    field = annotation.output_field if annotation else queryset.model._meta.get_field(column)
    written, _, pk = cursor.rpartition("~")
    try:
        # A moment that is written as a day would be taken for one in no zone.
        value = parse_datetime(written) if isinstance(field, DateTimeField) else field.to_python(written)
        row = uuid.UUID(pk)
    except (ValueError, ValidationError):
        value = row = None
    if value is None or "\x00" in written or (isinstance(value, datetime) and timezone.is_naive(value)):
        raise ValidationError("This is no page of this list: begin again without it.")
    return RowCompare(
        F(column),
        F("pk"),
        Value(value, output_field=field),
        Value(row, output_field=UUIDField()),
        operator=operator,
    )


def _cursor(row: Any, column: str) -> str:
    value = getattr(row, column)
    return f"{value.isoformat() if hasattr(value, 'isoformat') else value}~{row.pk}"


class DeskList(LoginRequiredMixin, View):
    """A list of rows with filters; what the filters do not know is a clear 400, never ignored."""

    filterset_class: ClassVar[type[StrictFilterSet]]
    template_name: ClassVar[str]
    #: What the page is called.
    title: ClassVar[str]
    #: The noun by which the rows are edited in bulk from here, "" where they are not.
    bulk: ClassVar[str] = ""
    ordering: ClassVar[str] = "-created_at"
    #: What a reader may order by: the word in the address -> the ordering.
    orderings: ClassVar[dict[str, str]] = {}
    page_size: ClassVar[int] = 25
    #: The filters that the form on the page shows; it keeps the others as they are.
    fields: ClassVar[tuple[str, ...]] = ("q",)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows of the unfiltered list, with all that a row shows."""
        raise NotImplementedError

    def get_context(self) -> dict[str, Any]:
        """Return what the page shows beside the rows."""
        return {}

    def present(self, rows: Sequence[Any]) -> Any:
        """Return the rows as the template shows them."""
        return rows

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with one page of the list, or with what is wrong with the address."""
        besides = CURSORS | {"order"} if self.orderings else CURSORS
        filterset = self.filterset_class(
            request.GET, queryset=self.get_queryset(), request=request, besides=besides
        )
        errors: dict[str, Any] = dict(filterset.form.errors.items())
        order = request.GET.get("order", "") if self.orderings else ""
        if order and order not in self.orderings:
            errors["order"] = [f"Order by one of: {', '.join(self.orderings)}."]
        page = Page(rows=(), after=None, before=None)
        if not errors:
            ordering = self.orderings.get(order, self.ordering)
            page, errors = page_asked(request, filterset.qs, ordering=ordering, size=self.page_size)
        context = {
            "title": self.title,
            "bulk": self.bulk,
            "form": filterset.form,
            "errors": errors,
            "order": order,
            "kept": [
                (name, value)
                for name, values in request.GET.lists()
                if name in filterset.form.fields and name not in self.fields
                for value in values
            ],
            "filtered": any(value for name, value in request.GET.items() if name not in besides),
            "page": page,
            "rows": self.present(page.rows),
            "stories": Story.objects.newest_titles(),
            "languages": Source.objects.recent_languages(),
            **self.get_context(),
        }
        return render(request, self.template_name, context, status=400 if errors else 200)


class SourceList(DeskList):
    """The captured texts, newest first."""

    filterset_class = SourceFilter
    template_name = "sources/source_list.html"
    title = "Sources"
    fields = ("q", "story", "language", "held", "independent")
    ordering = "-captured_at"

    def get_queryset(self) -> QuerySet[Any]:
        """Return sources with outlet and story, without their texts."""
        return Source.objects.for_listing().with_superseded()
