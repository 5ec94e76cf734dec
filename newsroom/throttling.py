"""How many requests a token and an address may make: counted in the database, with no statement of its own for a token."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

#: Counts one request for each subject, starting anew where its window is over. A machine whose clock is behind counts
#: into the window that the others have begun. `{asked}` has subject and beginnings, sorted downwards: two requests of the
#: same two subjects never wait for each other.
COUNT = """
    INSERT INTO newsroom_requests AS kept (subject, short_from, short_count, long_from, long_count)
    SELECT subject, short_from, 1, long_from, 1
    FROM {asked} AS asked (subject, short_from, long_from)
    ON CONFLICT (subject) DO UPDATE SET
        short_count = CASE WHEN excluded.short_from > kept.short_from THEN 1 ELSE kept.short_count + 1 END,
        short_from = GREATEST(excluded.short_from, kept.short_from),
        long_count = CASE WHEN excluded.long_from > kept.long_from THEN 1 ELSE kept.long_count + 1 END,
        long_from = GREATEST(excluded.long_from, kept.long_from)
    RETURNING subject, short_from, short_count, long_from, long_count, xmax = 0
"""

#: A new subject takes two that nobody has heard of for a day with it, so that the table does not grow for ever. As an array
#: they are chosen once: of a subquery behind IN the planner may make a loop that chooses two more for every row.
FORGET = """
    DELETE FROM newsroom_requests WHERE subject = ANY (ARRAY(
        SELECT subject FROM newsroom_requests WHERE long_from < %s ORDER BY long_from LIMIT 2 FOR UPDATE SKIP LOCKED
    ))
"""
FORGOTTEN_AFTER = 86_400


class Limit(NamedTuple):
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


def windows(kind: str, *, now: float) -> list[int]:
    """Return when the short and the long window of a key of `API_RATES` began, in seconds."""
    return [int(now // seconds) * seconds for _, seconds in settings.API_RATES[kind]]


def count(subjects: Sequence[tuple[str, str]], *, now: float) -> list[Limit]:
    """Count one request for each (kind, name) and return where its windows stand, two for each.

    `kind` is a key of the setting `API_RATES`. One statement, whatever the number of subjects; a second one where a
    subject is new.
    """
    asked = sorted(((f"{kind}:{name}", *windows(kind, now=now)) for kind, name in subjects), reverse=True)
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT.format(asked="unnest(%s::text[], %s::bigint[], %s::bigint[])"),
            [list(column) for column in zip(*asked, strict=True)],
        )
        rows = cursor.fetchall()
    return limits_of(rows, now=now)


def limits_of(rows: Sequence[Sequence[Any]], *, now: float) -> list[Limit]:
    """Return where the windows stand that `COUNT` returned; forgets old subjects where one of these is new."""
    if any(new for *_, new in rows):
        with connection.cursor() as cursor:
            cursor.execute(FORGET, [int(now) - FORGOTTEN_AFTER])
    limits = []
    for subject, short_from, short_count, long_from, long_count, _ in rows:
        kind = subject.partition(":")[0]
        for (allowed, seconds), start, counted in zip(
            settings.API_RATES[kind], (short_from, long_from), (short_count, long_count), strict=True
        ):
            reset = max(1, math.ceil(start + seconds - now))
            limits.append(Limit(f"{kind}-{seconds}", allowed, seconds, left=allowed - counted, reset=reset))
    return limits


def wait_for(limits: Sequence[Limit]) -> int | None:
    """Return how many seconds to wait before the next request, None where there is something left of every window."""
    return max((limit.reset for limit in limits if limit.exceeded), default=None)


class Throttle(BaseThrottle):
    """Counts a request for its token, or the user who is logged in, and for its address.

    With a token it was counted when that was looked for; the limits are kept with the request.
    """

    limits: Sequence[Limit] = ()

    def allow_request(self, request: Request, view: Any) -> bool:
        """Return whether the client may go on."""
        self.limits = counted(request._request)
        if not self.limits:
            subjects = [("address", address_of_request(request))]
            if request.user.is_authenticated:
                subjects.append(("token", f"user {request.user.pk}"))
            self.limits = note(request._request, count(subjects, now=time.time()))
        return wait_for(self.limits) is None

    def wait(self) -> float | None:
        """Return how many seconds to wait."""
        return wait_for(self.limits)


def note(request: HttpRequest, limits: Sequence[Limit]) -> Sequence[Limit]:
    """Keep with the request where its windows stand, for the headers; return them."""
    request.rate_limits = limits  # type: ignore[attr-defined]
    return limits


def counted(request: HttpRequest) -> Sequence[Limit]:
    """Return where the windows of the request stand, nothing where it was not counted yet."""
    return getattr(request, "rate_limits", ())


def refuse_too_many(request: Request) -> None:
    """Count a request of nobody known, unless it was; raise `Throttled` where there were too many."""
    limits = counted(request._request) or note(
        request._request, count([("address", address_of_request(request))], now=time.time())
    )
    if (wait := wait_for(limits)) is not None:
        raise Throttled(wait)


def address_of_request(request: HttpRequest | Request) -> str:
    """Return what counts as the address of a request, behind as many proxies as the settings say."""
    # As the framework's `get_ident`, which makes an object of all headers to find one.
    forwarded, proxies = request.META.get("HTTP_X_FORWARDED_FOR"), api_settings.NUM_PROXIES
    if not forwarded or not proxies:
        return address_of(request.META.get("REMOTE_ADDR"))
    written = forwarded.split(",")
    return address_of(written[-min(proxies, len(written))])


@lru_cache(maxsize=4096)
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
        if limits := counted(request):
            tightest = min(limits, key=lambda limit: (limit.left, -limit.reset))
            response.headers["RateLimit-Policy"] = ", ".join(
                f'"{limit.name}";q={limit.allowed};w={limit.seconds}' for limit in limits
            )
            response.headers["RateLimit"] = f'"{tightest.name}";r={max(0, tightest.left)};t={tightest.reset}'
        return response
