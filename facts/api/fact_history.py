"""How facts came to stand as they do: the versions of one, and the numbered changes of all."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from facts.models import Publication
from facts.sending import Sent, changes_after, last_number
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import LIST_PARAMETERS, refuse_unknown, whole_number
from sources.json_rows import json_rows

from .fact_pages import FactPagination, answered, joined, sealed, tag_of, tagged, unchanged
from .fact_shapes import ChangesSerializer, FactSerializer, VersionSerializer
from .published import claim_id

#: Numbers are PostgreSQL's bigint.
HIGHEST = 2**63 - 1
CHANGES, MOST_CHANGES = 100, 500


class FactVersions(GenericAPIView[Publication]):
    """All that was ever published of one claim."""

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    queryset = Publication.objects.none()
    serializer_class = FactSerializer
    filter_backends: Any = []
    pagination_class = FactPagination
    orderings = ("published_at",)
    default_ordering = "-published_at"

    @extend_schema(
        operation_id="facts_versions_list",
        summary="List the versions of a fact",
        description="All publications of a claim, the newest first: also of one that is retracted, merged or redacted.",
        parameters=[IF_NONE_MATCH, OpenApiParameter("pk", str, OpenApiParameter.PATH)],
        responses={200: VersionSerializer, 304: UNCHANGED},
    )
    def get(self, request: Request, pk: str) -> HttpResponse:
        """Return a page of versions, or 304 where the client has it."""
        refuse_unknown(request, LIST_PARAMETERS)
        versions = Publication.objects.filter(claim=claim_id(pk))
        tag = tag_of()
        if not versions.exists():
            raise NotFound("Nothing was ever published of a claim of this id.")
        if is_known(request, tag):
            return unchanged(tag)
        rows = self.paginate_queryset(versions) or []
        return answered(self.paginator.written(rows), tag)  # type: ignore[union-attr]


class FactChanges(APIView):
    """All publications by number, for clients that keep a copy."""

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    queryset = Publication.objects.none()

    @extend_schema(
        operation_id="facts_changes_list",
        summary="Follow all changes of facts",
        description="Publications, corrections, retractions, merges and redactions with a number above `after`, in "
        "their order and without gaps. Ask again with `after` of the answer (`next` is that address), at once while "
        "`more` is true. A copy that puts `published` and `corrected` in the place of what it has of the `claim`, and "
        "drops it at every other `event`, always equals the list of facts.",
        parameters=[
            OpenApiParameter(
                "after",
                {"type": "integer", "format": "int64", "minimum": 0, "maximum": HIGHEST, "default": 0},
                description="The last number that you have; 0 from the beginning.",
            ),
            OpenApiParameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": MOST_CHANGES, "default": CHANGES},
                description="Changes to give.",
            ),
            IF_NONE_MATCH,
        ],
        responses={200: ChangesSerializer, 304: UNCHANGED},
    )
    def get(self, request: Request) -> HttpResponse:
        """Return the changes after a number, or 304 where there was none since the client's ETag."""
        refuse_unknown(request, ("after", "format", "page_size"))
        after = whole_number(request, "after", default=0, low=0, high=HIGHEST)
        size = whole_number(request, "page_size", default=CHANGES, low=1, high=MOST_CHANGES)
        last = last_number()
        tag = tagged(last, sealed(request._request))
        if is_known(request, tag):
            return unchanged(tag)
        changes = changes_after(after).values_list("number", Sent())[: size + 1]
        rows = json_rows(*changes.query.sql_with_params())
        more, rows = len(rows) > size, rows[:size]
        # A number that was committed between the two statements is the newest known.
        reached = rows[-1][0] if rows else after
        page = {
            "next": replace_query_param(request.build_absolute_uri(), "after", reached),
            "after": reached,
            "more": more,
            "last": max(last, rows[-1][0]) if rows else last,
        }
        return answered(joined(page, (text for _, text in rows)), tag)
