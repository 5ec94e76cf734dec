"""Outlets, stories and sources over the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import viewsets
from rest_framework.exceptions import MethodNotAllowed, NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from sources.filters import OutletFilter, SourceFilter, StoryFilter
from sources.models import Outlet, Source, Story

from .access import may_read_full_text
from .negotiation import JsonNegotiation
from .parameters import DETAIL_PARAMETERS, refuse_unknown
from .serializers import OutletSerializer, SourceDetailSerializer, SourceSerializer, StorySerializer


class ReadOnlyResource(viewsets.ReadOnlyModelViewSet[Any]):
    """A resource that is read: a list by keyset pages and a detail by id.

    A resource names its `filterset_class`, the columns in `orderings`, the `default_ordering`, and what a list and a
    detail load in `for_list` and `for_detail`. What several rows share and no row holds, such as counts over all
    of them, comes from `shared` and reaches the serializers as context.
    """

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    detail_serializer_class: type[Any] | None = None
    orderings: tuple[str, ...] = ()
    default_ordering: str = ""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a method that the resource does not know before asking who calls."""
        if str(request.method).lower() not in self.http_method_names:
            raise MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response(self._written(rows, many=True))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        row = self.get_object()
        return self.elsewhere(row) or Response(self._written([row], many=False))

    def get_queryset(self) -> QuerySet[Any]:
        """Return what the list chooses from, or the details."""
        return self.for_detail() if self.action == "retrieve" else self.for_list()

    def get_serializer_class(self) -> type[Any]:
        """Return the serializer of the list or that of the detail."""
        if self.action == "retrieve" and self.detail_serializer_class:
            return self.detail_serializer_class
        return super().get_serializer_class()

    def get_object(self) -> Any:
        """Return the row of the address's id; raise 404 for anything else."""
        try:
            pk = UUID(self.kwargs["pk"])
            row = self.get_queryset().get(pk=pk)
        except (ValueError, self.get_queryset().model.DoesNotExist):
            raise NotFound(f"There is no {self.noun} of this id.") from None
        self.check_object_permissions(self.request, row)
        return row

    @property
    def noun(self) -> str:
        """Return what a row is called."""
        return str(self.get_queryset().model._meta.verbose_name)

    def for_list(self) -> QuerySet[Any]:
        """Return the rows that the list chooses from, with what it shows."""
        raise NotImplementedError

    def for_detail(self) -> QuerySet[Any]:
        """Return the rows that have a detail, with what it shows."""
        return self.for_list()

    def shared(self, rows: Sequence[Any]) -> dict[str, Any]:
        """Return what the serializers need beside the rows, loaded once for all of them."""
        return {}

    def elsewhere(self, row: Model) -> Response | None:
        """Return a redirect when another row goes on in this one's place."""
        return None

    def _written(self, rows: Sequence[Any], *, many: bool) -> Any:
        context = {**self.get_serializer_context(), **self.shared(rows)}
        return self.get_serializer_class()(rows if many else rows[0], many=many, context=context).data


@extend_schema_view(
    list=extend_schema(summary="List outlets"),
    retrieve=extend_schema(summary="Read one outlet"),
)
class OutletViewSet(ReadOnlyResource):
    """Who publishes."""

    queryset = Outlet.objects.all()
    serializer_class = OutletSerializer
    filterset_class = OutletFilter
    orderings = ("name", "id")
    default_ordering = "name"

    def for_list(self) -> QuerySet[Outlet]:
        """Return all outlets."""
        return Outlet.objects.all()


@extend_schema_view(
    list=extend_schema(summary="List stories"),
    retrieve=extend_schema(summary="Read one story"),
)
class StoryViewSet(ReadOnlyResource):
    """Runs of events that several sources report."""

    queryset = Story.objects.all()
    serializer_class = StorySerializer
    filterset_class = StoryFilter
    orderings = ("created_at", "slug", "title")
    default_ordering = "-created_at"

    def for_list(self) -> QuerySet[Story]:
        """Return all stories with the number of their sources."""
        return Story.objects.with_counts()


@extend_schema_view(
    list=extend_schema(
        summary="List sources",
        description="Captured texts, newest first, without the texts themselves. A changed article is the next "
        "`version` of the same `key`.",
    ),
    retrieve=extend_schema(
        summary="Read one source",
        description="With its text, for users who have the permission to read full texts.",
    ),
)
class SourceViewSet(ReadOnlyResource):
    """Captured texts, and origins that are known but not held."""

    queryset = Source.objects.all()
    serializer_class = SourceSerializer
    detail_serializer_class = SourceDetailSerializer
    filterset_class = SourceFilter
    orderings = ("captured_at", "key")
    default_ordering = "-captured_at"

    def for_list(self) -> QuerySet[Source]:
        """Return all sources without their texts."""
        return Source.objects.for_listing().with_newest()

    def for_detail(self) -> QuerySet[Source]:
        """Return all sources, with their texts for those who may read them."""
        sources = self.for_list()
        return sources.defer(None).defer("raw") if may_read_full_text(self.request) else sources
