"""The site's own middleware: the content security policy, and honest answers to what cannot be served."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import BadRequest, ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import HttpRequest, HttpResponse

from newsroom.health import is_away, unavailable
from newsroom.problems import problem_response

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


class ContentSecurityPolicyMiddleware:
    """Sends the policy of `SECURE_CSP` with every answer that brings none of its own (decision 0002)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class CleanCookiesMiddleware:
    """Drops cookies that hold a NUL character: none of ours does, and the database refuses to look for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if "\0" in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class CleanAdminMiddleware:
    """Answers 400 to what the admin would ask the database as it is: NUL in an address, ticked rows that are no ids."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Raise `BadRequest` where the view is one of the admin and the request is such."""
        match = request.resolver_match
        if match is None or match.app_name != "admin":
            return
        # The search says itself what it does not take.
        asked = [(name, *values) for name, values in request.GET.lists() if name != SEARCH_VAR]
        if any("\0" in text for each in (*asked, [request.path]) for text in each):
            raise BadRequest("There is a NUL character in the address.")
        # Django says of a list and a row whose they are.
        owner: ModelAdmin[Any] | None = getattr(view, "model_admin", None)
        if owner is None or request.method != "POST":
            return
        for ticked in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                ProhibitNullCharactersValidator()(ticked)
                owner.opts.pk.to_python(ticked)
            except ValidationError:
                raise BadRequest("A row that is ticked is named by no id.") from None


class LengthRequiredMiddleware:
    """Answers 411 to a body without `Content-Length`: a server reads none of it, and nobody should be told it was empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
            detail = "Say how long the body is: send it with Content-Length, not in chunks."
            return problem_response(request, status=411, detail=detail)
        return self.get_response(request)


class DatabaseAwayMiddleware:
    """Answers 503 with Retry-After, not 500, when the database cannot be reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if is_away(exception) else None
