"""Name the path and the id of every request, for the history of the rows that it changes."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import HttpHeaders

from sources.history import coming_by
from sources.keys import new_id

HEADER = "X-Request-ID"
SENT = HttpHeaders.to_wsgi_name(HEADER)

#: What a client may call its request: enough for UUIDs, ULIDs and trace ids, nothing that could forge a log line.
REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,99}")

#: First part of a request's path -> the path by which its changes come in; all else is the desk.
PATHS = {"admin": "admin", "api": "api"}


def request_id(sent: str | None) -> str:
    """Return the id that the client sent, or a fresh UUIDv7 when it sent none or one that is not acceptable."""
    return sent if sent and REQUEST_ID.fullmatch(sent) else str(new_id())


def path_of(request: HttpRequest) -> str:
    """Return by which face a request comes in: "admin", "api" or "desk"."""
    return PATHS.get(request.path_info.strip("/").split("/")[0], "desk")


class RequestContextMiddleware:
    """Gives every request an id, tells the history its path, and sends the id back as X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = request_id(request.META.get(SENT))
        request.META["REQUEST_ID"] = name
        with coming_by(path_of(request), request_id=name):
            response = self.get_response(request)
        response.headers[HEADER] = name
        return response
