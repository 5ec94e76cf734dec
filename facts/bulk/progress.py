"""How far a long bulk edit has come, told while its transaction still runs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from facts.models import ChangeSet

logger = logging.getLogger(__name__)

#: Up to so many rows a request changes itself and tells nobody on the way; a worker changes more.
AT_ONCE = 1_000


@contextmanager
def reporting(changeset: ChangeSet, *, total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that writes how many rows are done, over a connection of its own, so that others see it at once.

    What it cannot write is not worth stopping for.
    """
    other: BaseDatabaseWrapper | None = None

    def report(done: int) -> None:
        nonlocal other
        # The end is told by the transaction itself.
        if total <= AT_ONCE or done == total:
            return
        try:
            other = other or connections.create_connection(DEFAULT_DB_ALIAS)
            with other.cursor() as cursor:
                # Whoever holds the row for longer than this is about to say more than a count.
                cursor.execute("SELECT set_config('lock_timeout', '500ms', false)")
                cursor.execute("UPDATE facts_changeset SET done = %s WHERE id = %s", [done, changeset.pk])
        except DatabaseError as error:
            logger.warning("Progress of bulk edit %s: %s", changeset.pk, error)

    try:
        yield report
    finally:
        if other is not None:
            other.close()
