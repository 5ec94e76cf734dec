"""Who must show a second factor, whether a session has, and what a session that has not may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from newsroom.problems import problem_response
from newsroom.roles import ADMINISTRATOR

#: What is open to somebody who must set a second factor up, and to somebody who has one and has not shown it.
SET_UP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "account_change_password",
    }
)
SHOW = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout"})


def factors_of(user: User | AnonymousUser) -> QuerySet[Authenticator]:
    """Return a user's apps and keys; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)


def must_have_one(user: User) -> bool:
    """Return whether a role of the user demands a second factor; a superuser counts as an administrator."""
    roles = settings.SECOND_FACTOR_ROLES
    if not roles:
        return False
    return (user.is_superuser and ADMINISTRATOR in roles) or user.groups.filter(name__in=roles).exists()


def has_shown_one(request: HttpRequest) -> bool:
    """Return whether the user of this session has shown a second factor in it."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def remember_new(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Count a factor that was just set up as shown: setting it up takes showing it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


class SecondFactorMiddleware:
    """Keeps every session that lacks the second factor it owes to the pages where that is shown or set up.

    It looks at sessions, not at doors: a way in that nobody thought of leads no further.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Answer instead of the view where the session may not see it."""
        # A request without a session is left alone, so that its answer does not depend on cookies.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        if has_shown_one(request):
            return None
        if factors_of(request.user).exists():
            return _confine(request, SHOW, "mfa_reauthenticate", "Show your second factor first")
        if must_have_one(request.user):
            return _confine(request, SET_UP, "mfa_index", "Your role needs a second factor: set one up first")
        return None


def _confine(request: HttpRequest, open_pages: frozenset[str], page: str, why: str) -> HttpResponse | None:
    match = request.resolver_match
    if match is not None and match.view_name in open_pages:
        # The page says why its reader has come there.
        request.second_factor_owed = f"{why}."  # type: ignore[attr-defined]
        return None
    if request.path.startswith("/api/"):
        return problem_response(request, status=403, detail=f"{why}.")
    response = redirect(
        reverse(page, query={"next": request.get_full_path()} if request.method == "GET" else None)
    )
    response.headers["Cache-Control"] = "no-store"
    return response
