"""What every resource of the API shares: lists by pages, details by ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from rest_framework import viewsets
from rest_framework.exceptions import MethodNotAllowed, NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from .negotiation import JsonNegotiation
from .parameters import DETAIL_PARAMETERS, LIST_PARAMETERS, SHAPE_PARAMETERS, refuse_unknown
from .shaping import Shape, shape_of


class ReadOnlyResource(viewsets.ReadOnlyModelViewSet[Any]):
    """A resource that is read: a list by keyset pages and a detail by id.

    A resource names its `filterset_class`, the columns in `orderings`, the `default_ordering`, and what a list and a
    detail load in `for_list` and `for_detail`. What several rows share and no row holds, such as counts over all
    of them, comes from `shared` and reaches the serializers as context. `expandable` are members of the detail that
    rows of the list have on request; what they need is loaded for lists as well.
    """

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    detail_serializer_class: type[Any] | None = None
    orderings: tuple[str, ...] = ()
    default_ordering: str = ""
    shaped = True
    expandable: tuple[str, ...] = ()
    besides = LIST_PARAMETERS | SHAPE_PARAMETERS

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a method that the resource does not know before asking who calls."""
        # The router says which methods an address knows; OPTIONS is none of them.
        if str(request.method).lower() not in self.action_map:
            raise MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page, its rows with the members that are asked for."""
        members = self.get_serializer_class()().fields
        self.shape = shape_of(request, members=members, expandable=self.expandable)
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response(self._written(rows, many=True, shape=self.shape))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        row = self.get_object()
        return self.elsewhere(row) or Response(self._written([row], many=False))

    def get_queryset(self) -> QuerySet[Any]:
        """Return what the list chooses from, or the details."""
        return self.for_list() if self.action == "list" else self.for_detail()

    def get_serializer_class(self) -> type[Any]:
        """Return the serializer of the list or that of the detail."""
        if self.action != "list" and self.detail_serializer_class:
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

    def _written(self, rows: Sequence[Any], *, many: bool, shape: Shape | None = None) -> Any:
        context = {**self.get_serializer_context(), **self.shared(rows)}
        kind = self.get_serializer_class()
        if shape is not None and shape.expanded and self.detail_serializer_class:
            kind = self.detail_serializer_class
        serializer = kind(rows if many else rows[0], many=many, context=context)
        if shape is not None:
            shape.cut(serializer.child)
        return serializer.data
