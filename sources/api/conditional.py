"""Answers that a client need not be sent again."""

from __future__ import annotations

from django.utils.http import parse_etags
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request

#: How the schema describes the question and the short answer to it.
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", str, OpenApiParameter.HEADER, description="ETags of the answers that the client has."
)
UNCHANGED = OpenApiResponse(description="Unchanged since the answer with this ETag.")


def is_known(request: Request, tag: str) -> bool:
    """Return whether the client has an answer of this ETag; weak and strong ones compare as the same (RFC 9110)."""
    known = [given.removeprefix("W/") for given in parse_etags(request.headers.get("If-None-Match", ""))]
    return "*" in known or tag.removeprefix("W/") in known


def validators(tag: str) -> dict[str, str]:
    """Return the headers by which a client may ask again: kept by itself only, and asked about every time."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}
