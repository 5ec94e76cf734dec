"""A connection that is kept from request to request, and whether it still stands."""

from __future__ import annotations

import time

import pytest
from django.db import connection, connections
from django.db.utils import ProgrammingError

from newsroom.database.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """A connection of its own, as a request leaves it."""
    wrapper = DatabaseWrapper(dict(connections["default"].settings_dict), alias="default")
    wrapper.ensure_connection()
    yield wrapper
    wrapper.close()


def ended(wrapper):
    """End the connection from the server's side, and wait until that has arrived."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [wrapper.connection.info.backend_pid])
    until = time.monotonic() + 10
    while wrapper._is_quiet() and time.monotonic() < until:
        time.sleep(0.01)


def test_one_that_stands_is_not_asked(kept, monkeypatch):
    monkeypatch.setattr(kept.connection, "execute", None)
    assert kept.is_usable()


def test_after_an_error_the_server_is_asked(kept):
    with kept.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT nonsense")
    kept.errors_occurred = True
    assert kept.is_usable()
    ended(kept)
    assert not kept.is_usable()


def test_one_that_the_server_ended_is_opened_again_for_the_next_request(kept):
    before = kept.connection.info.backend_pid
    ended(kept)
    assert not kept.is_usable()
    kept.health_check_enabled, kept.health_check_done = True, False
    with kept.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (before,)
