"""One intake at a time: a second one waits, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

#: Any number that no other advisory lock of the project uses.
_INTAKE = 4_201


@contextmanager
def own_turn(*, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the database's intake lock; call `on_wait` once if another process holds it, then wait.

    The lock belongs to the connection: the server frees it when the process dies.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_INTAKE])
        if not cursor.fetchone()[0]:
            on_wait()
            cursor.execute("SELECT pg_advisory_lock(%s)", [_INTAKE])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_INTAKE])
