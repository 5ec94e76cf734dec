"""Clients of the facts who have seen everything: told so before any framework is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS

from facts.api.fact_pages import sealed, tagged, unchanged
from facts.models import Publication
from newsroom.throttling import counted, wait_for
from newsroom.tokens import API, SCHEMES, known_by, note_use, refuse_beyond
from sources.api.access import MayRead

#: What of the API a mirror and a site ask for again and again, and what it takes to read it, as its views say.
ASKED_OFTEN = frozenset((f"{API}facts/", f"{API}facts/changes/"))
PERMISSIONS = MayRead().get_required_permissions("GET", Publication)


class UnchangedFactsMiddleware:
    """Answers 304 to a token that has the list as it stands; lets every other request go on, counted already or not.

    An ETag that holds the seal of this very request was given with a 200 to it, so that the number alone decides.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.META.get("HTTP_IF_NONE_MATCH", "")
        if known and request.path_info in ASKED_OFTEN and request.method in SAFE_METHODS:
            seal = sealed(request)
            if known.endswith(f'-{seal}"') and known == tagged(_newest_for(request), seal):
                return unchanged(known)
        return self.get_response(request)


def _newest_for(request: HttpRequest) -> int | None:
    """The newest publication, None where no token lets this request read facts: it is refused on the usual way."""
    scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() not in SCHEMES:
        return None
    try:
        token, newest = known_by(secret.strip(), request)
        refuse_beyond(token, request)
    except APIException:
        return None
    if wait_for(counted(request)) is not None or not token.user.has_perms(PERMISSIONS):
        return None
    note_use(token)
    return newest
