"""Times in the zone of whoever reads them, in pages and the admin; the API tells them in UTC."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from facts.models.notifications import time_zones
from facts.preferring import TIME_ZONE, preference_of


class TimeZoneMiddleware:
    """Lets times be told in the zone that the session keeps, else in the site's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = "" if request.path.startswith("/api/") else request.session.get(TIME_ZONE, "")
        # A name may be gone from a newer tz database.
        if not zone or zone not in time_zones():
            return self.get_response(request)
        with timezone.override(zone):
            return self.get_response(request)


def remember_zone(*, request: HttpRequest, user: User, **_: Any) -> None:
    """Put the zone of who logs in into their session."""
    request.session[TIME_ZONE] = preference_of(user).time_zone
