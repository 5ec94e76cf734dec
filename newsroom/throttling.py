"""How many requests a token and an address may make: counted in the database by one statement a request."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

#: Counts one request for each subject, starting anew where its window is over. A machine whose clock is behind counts
#: into the window that the others have begun.
COUNT = """
    INSERT INTO newsroom_requests AS kept (subject, short_from, short_count, long_from, long_count)
    SELECT subject, short_from, 1, long_from, 1
    FROM unnest(%s::text[], %s::bigint[], %s::bigint[]) AS asked (subject, short_from, long_from)
    ON CONFLICT (subject) DO UPDATE SET
        short_count = CASE WHEN excluded.short_from > kept.short_from THEN 1 ELSE kept.short_count + 1 END,
        short_from = GREATEST(excluded.short_from, kept.short_from),
        long_count = CASE WHEN excluded.long_from > kept.long_from THEN 1 ELSE kept.long_count + 1 END,
        long_from = GREATEST(excluded.long_from, kept.long_from)
    RETURNING subject, short_from, short_count, long_from, long_count, xmax = 0
"""

#: A new subject takes two that nobody has heard of for a day with it, so that the table does not grow for ever.
FORGET = """
    DELETE FROM newsroom_requests WHERE subject IN (
        SELECT subject FROM newsroom_requests WHERE long_from < %s ORDER BY long_from LIMIT 2 FOR UPDATE SKIP LOCKED
    )
"""
FORGOTTEN_AFTER = 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """What a client has left of one window: `allowed` requests in `seconds`, `left` of them, `reset` seconds to go."""

    name: str
    allowed: int
    seconds: int
    left: int
    reset: int

    @property
    def exceeded(self) -> bool:
        """Return whether more were asked than are allowed."""
        return self.left < 0


def count(subjects: Sequence[tuple[str, str]], *, now: float) -> list[Limit]:
    """Count one request for each (kind, name) and return where its windows stand, two for each.

    `kind` is a key of the setting `API_RATES`. One statement, whatever the number of subjects; a second one where a
    subject is new.
    """
    rates = {f"{kind}:{name}": settings.API_RATES[kind] for kind, name in subjects}
    kinds = {f"{kind}:{name}": kind for kind, name in subjects}
    # Sorted, so that two requests of the same two subjects never wait for each other.
    names = sorted(rates, reverse=True)
    begun = [
        [int(now // rates[name][place][1]) * rates[name][place][1] for name in names] for place in (0, 1)
    ]
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [names, *begun])
        rows = cursor.fetchall()
        if any(new for *_, new in rows):
            cursor.execute(FORGET, [int(now) - FORGOTTEN_AFTER])
    limits = []
    for name, short_from, short_count, long_from, long_count, _ in rows:
        for (allowed, seconds), start, counted in zip(
            rates[name], (short_from, long_from), (short_count, long_count), strict=True
        ):
            limits.append(
                Limit(
                    name=f"{kinds[name]}-{seconds}",
                    allowed=allowed,
                    seconds=seconds,
                    left=allowed - counted,
                    reset=max(1, math.ceil(start + seconds - now)),
                )
            )
    return limits


def wait_for(limits: Sequence[Limit]) -> int | None:
    """Return how many seconds to wait before the next request, None where there is something left of every window."""
    return max((limit.reset for limit in limits if limit.exceeded), default=None)


class Throttle(BaseThrottle):
    """Counts a request for its token, or the user who is logged in, and for its address."""

    limits: Sequence[Limit] = ()

    def allow_request(self, request: Request, view: Any) -> bool:
        """Return whether the client may go on; the limits are kept with the request, for the headers."""
        subjects = [("address", address_of(self.get_ident(request)))]
        token: Any = request.auth
        if token is not None:
            subjects.append(("token", str(token.public_id)))
        elif request.user.is_authenticated:
            subjects.append(("token", f"user {request.user.pk}"))
        self.limits = count(subjects, now=time.time())
        request._request.rate_limits = self.limits  # type: ignore[attr-defined]
        return wait_for(self.limits) is None

    def wait(self) -> float | None:
        """Return how many seconds to wait."""
        return wait_for(self.limits)


def refuse_too_many(request: Request) -> None:
    """Count a request of nobody known for its address; raise `Throttled` where there were too many."""
    throttle = Throttle()
    throttle.limits = count([("address", address_of(throttle.get_ident(request)))], now=time.time())
    request._request.rate_limits = throttle.limits  # type: ignore[attr-defined]
    if (wait := throttle.wait()) is not None:
        raise Throttled(wait)


def address_of(ident: str | None) -> str:
    """Return what counts as one address: that of IPv4, the /64 network of IPv6, which one household has whole."""
    try:
        address = ip_address((ident or "").strip())
    except ValueError:
        # A proxy that writes nonsense, or a socket without address: all of them share one count.
        return "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, 64), strict=False))
    return str(address)


class RateLimitMiddleware:
    """Says in the headers RateLimit and RateLimit-Policy what a client of the API has left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        limits: Sequence[Limit] = getattr(request, "rate_limits", ())
        if limits:
            tightest = min(limits, key=lambda limit: (limit.left, -limit.reset))
            response.headers["RateLimit-Policy"] = ", ".join(
                f'"{limit.name}";q={limit.allowed};w={limit.seconds}' for limit in limits
            )
            response.headers["RateLimit"] = f'"{tightest.name}";r={max(0, tightest.left)};t={tightest.reset}'
        return response
