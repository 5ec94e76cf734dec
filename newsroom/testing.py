"""Assertions for the tests of every app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

FEW, MANY = 1, 11


def assert_constant_queries(*, read: Callable[[], Any], grow: Callable[[], Any]) -> int:
    """Assert that `read` takes as many queries with eleven rows as with one, and return how many.

    `grow` adds one row; it is called once before the first measurement and ten times before the second. `read` runs
    once unmeasured, so that what is cached for the process does not count. The failure prints the SQL of both.
    """
    for _ in range(FEW):
        grow()
    read()
    few = _queries(read)
    for _ in range(MANY - FEW):
        grow()
    many = _queries(read)
    assert len(few) == len(many), _difference(few, many)
    return len(many)


def _queries(read: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        read()
    return [query["sql"] for query in captured.captured_queries]


def _difference(few: list[str], many: list[str]) -> str:
    lines = [f"{len(few)} queries with {FEW} row, {len(many)} with {MANY}:"]
    for rows, queries in ((FEW, few), (MANY, many)):
        lines += [f"--- {rows}", *queries]
    return "\n".join(lines)


def log_in_with_second_factor(client: Client, user: User) -> None:
    """Log a user in as if they had shown a second factor."""
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "mfa")
    request.session.save()
