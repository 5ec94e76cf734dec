"""What the API says of itself: its resources, its kinds of failure, and that there is nothing at an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.encoding import escape_uri_path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from newsroom.problems import PROBLEMS, ProblemType
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

#: Lists that the table of contents names.
LISTS = tuple(
    "stories outlets sources entities claims contradictions facts reviews comments publications changesets".split()
)


class ProblemTypeSerializer(serializers.Serializer[ProblemType]):
    """A kind of failure."""

    type = serializers.CharField(source="uri", help_text="What the member `type` of a problem says.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    meaning = serializers.CharField(help_text="What a client can do about it.")


class OpenPage(APIView):
    """A page of the API about the API, open to everybody; it costs nothing, so that nobody counts."""

    http_method_names = ["get", "head"]
    throttle_classes: list[Any] = []
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    content_negotiation_class = JsonNegotiation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse unknown parameters."""
        super().initial(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            refuse_unknown(request, DETAIL_PARAMETERS)


class Contents(OpenPage):
    """The addresses of all lists."""

    @extend_schema(
        operation_id="contents",
        summary="List the resources",
        responses={
            200: {
                "type": "object",
                "additionalProperties": {"type": "string", "format": "uri"},
                "examples": [{"claims": "https://newsroom.example.org/api/v1/claims/"}],
            }
        },
    )
    def get(self, request: Request) -> Response:
        """Return the addresses of all lists, of the search, of tokens, of the schema and of the documentation."""
        names = {name: f"api:{name}" for name in ("schema", "docs", "problems", "search", "tokens")}
        names |= {name: f"api:{name}-list" for name in LISTS}
        return Response(
            {name: request.build_absolute_uri(reverse(view)) for name, view in sorted(names.items())}
        )


class Problems(OpenPage):
    """All kinds of failure."""

    @extend_schema(
        operation_id="problems_list",
        summary="List the kinds of failure",
        responses=ProblemTypeSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Return the kinds of failure, by status."""
        kinds = [PROBLEMS[status] for status in sorted(PROBLEMS)]
        return Response([ProblemTypeSerializer(kind).data for kind in kinds])


class Problem(OpenPage):
    """One kind of failure."""

    @extend_schema(
        operation_id="problems_retrieve", summary="Read one kind of failure", responses=ProblemTypeSerializer
    )
    def get(self, request: Request, name: str) -> Response:
        """Return the kind of failure that the member `type` of a problem names."""
        kind = next((kind for kind in PROBLEMS.values() if kind.name == name), None)
        if kind is None:
            raise NotFound("There is no kind of failure of this name.")
        return Response(ProblemTypeSerializer(kind).data)


class Nothing(APIView):
    """Any other address: a problem that says so, or the way to the address with the slash that is missing."""

    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    throttle_classes: list[Any] = []
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Answer every method alike."""
        raise NotFound("There is nothing at this address; /api/v1/ lists what there is.")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Lead an address that lacks its slash to the one that has it."""
        return _with_slash(request) or super().dispatch(request, *args, **kwargs)


def _with_slash(request: HttpRequest) -> HttpResponse | None:
    if request.path.endswith("/"):
        return None
    try:
        match = resolve(f"{request.path_info}/")
    except Resolver404:
        return None
    if match.view_name == "api:nothing":
        return None
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    # 308 keeps the method; Django's own redirect would turn it into GET, or raise on a POST in debugging.
    return HttpResponse(status=308, headers={"Location": f"{escape_uri_path(request.path)}/{query}"})
