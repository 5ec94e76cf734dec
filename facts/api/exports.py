"""All facts in one answer: streamed as the database sends them, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from facts.models import Publication
from facts.published import facts
from facts.sending import as_lines, as_table
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS

from .fact_filters import FactFilter
from .fact_pages import tag_of, unchanged
from .fact_shapes import FactSerializer


class LinesRenderer(BaseRenderer):
    """Names the format of one JSON object a line; the database writes it."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class TableRenderer(BaseRenderer):
    """Names the format of comma-separated values with a header; the database writes it."""

    media_type = "text/csv"
    format = "csv"


class Export(ListAPIView[Publication]):
    """Facts as a file, filtered like their list; the order is the database's own."""

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    queryset = Publication.objects.none()
    serializer_class = FactSerializer
    filterset_class = FactFilter
    pagination_class = None
    besides = DETAIL_PARAMETERS
    content_type: str
    written: Callable[[QuerySet[Publication]], Iterator[bytes]]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Return the stream, or 304 where the client has it."""
        publications = self.filter_queryset(facts())
        tag = tag_of(publications if request.query_params else None)
        if is_known(request, tag):
            return unchanged(tag)
        name = request.path_info.rpartition("/")[2]
        headers = {**validators(tag), "Content-Disposition": f'attachment; filename="facts-{name}"'}
        if request.method == "HEAD":
            return HttpResponse(content_type=self.content_type, headers=headers)
        return StreamingHttpResponse(
            self.written(publications), content_type=self.content_type, headers=headers
        )


class LinesExport(Export):
    """Facts as NDJSON."""

    renderer_classes = [LinesRenderer]
    content_type = LinesRenderer.media_type
    written = staticmethod(as_lines)

    @extend_schema(
        operation_id="facts_export_ndjson",
        summary="Export facts as NDJSON",
        description="One fact a line, as in the list, in no particular order, of one moment. To keep a copy, follow "
        "`changes/` after the highest `number` among them.",
        parameters=[IF_NONE_MATCH],
        responses={(200, LinesRenderer.media_type): {"type": "string"}, 304: UNCHANGED},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Return the stream."""
        return self.list(request)


class TableExport(Export):
    """Facts as CSV."""

    renderer_classes = [TableRenderer]
    content_type = f"{TableRenderer.media_type}; charset=utf-8"
    written = staticmethod(as_table)

    @extend_schema(
        operation_id="facts_export_csv",
        summary="Export facts as CSV",
        description="One fact a row, in UTF-8, with a header; members of lists are joined by `; `. A text that a "
        "spreadsheet would take for a formula begins with an apostrophe.",
        parameters=[IF_NONE_MATCH],
        responses={(200, TableRenderer.media_type): {"type": "string"}, 304: UNCHANGED},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Return the stream."""
        return self.list(request)
