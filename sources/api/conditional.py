"""Answers that a client need not be sent again, and changes of what the client has seen only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.http import parse_etags
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.exceptions import APIException
from rest_framework.request import Request

#: How the schema describes the question and the short answer to it.
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", str, OpenApiParameter.HEADER, description="ETags of the answers that the client has."
)
UNCHANGED = OpenApiResponse(description="Unchanged since the answer with this ETag.")
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True,
    description="The ETag of the row as you have seen it, or `*` for however it stands.",
)  # fmt: skip


def is_known(request: Request, tag: str) -> bool:
    """Return whether the client has an answer of this ETag; weak and strong ones compare as the same (RFC 9110)."""
    known = [given.removeprefix("W/") for given in parse_etags(request.headers.get("If-None-Match", ""))]
    return "*" in known or tag.removeprefix("W/") in known


def validators(tag: str) -> dict[str, str]:
    """Return the headers by which a client may ask again: kept by itself only, and asked about every time."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


class PreconditionRequired(APIException):
    """The request changes something and does not say which state of it the client has seen."""

    status_code = 428
    default_code = "precondition_required"
    default_detail = (
        "Say what you have seen: send the ETag of the row's own address as If-Match, or If-Match: * to "
        "change it however it stands."
    )


class PreconditionFailed(APIException):
    """What the client has seen is not what stands; `more` holds members that the problem shows beside."""

    status_code = 412
    default_code = "precondition_failed"
    default_detail = "It has changed since. Read it again; nothing of yours was saved."

    def __init__(self, detail: str | None = None, *, more: Mapping[str, Any] | None = None) -> None:
        super().__init__(detail)
        self.more = dict(more or {})


def matched(request: Request, *, required: bool = True) -> list[str] | None:
    """Return the ETags of which one has to be that of the row; None for any, said by `*`.

    Raises `PreconditionRequired` for a request that says nothing, unless it need not.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header and required:
        raise PreconditionRequired
    if header in ("", "*"):
        return None
    return [tag.removeprefix("W/") for tag in parse_etags(header)]


def tag_of(answer: Any) -> str:
    """Return the ETag of an answer that has none of its own: a digest of what it says."""
    written = json.dumps(answer, sort_keys=True, default=str, ensure_ascii=True)
    return f'W/"{hashlib.sha256(written.encode()).hexdigest()[:24]}"'
