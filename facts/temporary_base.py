"""A database of one's own on the same server: made empty, dropped at the end, the desk's base untouched."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DatabaseError, connection

PREFIX = "newsroom_temporary_"

#: Seconds after which a temporary base that nobody is connected to was left behind by a killed process. One that is
#: in use cannot be dropped, so this only has to cover the moment between making it and connecting to it.
LEFT_BEHIND = 300


class TemporaryBaseError(Exception):
    """The server does not let this user make a database."""


@contextmanager
def temporary_base() -> Iterator[str]:
    """Let the code inside work on a new, migrated, empty database; yield its name.

    Not inside a transaction. Drops those that killed processes left behind. Raises `TemporaryBaseError`.
    """
    own, name = connection.settings_dict["NAME"], f"{PREFIX}{int(time.time())}_{uuid.uuid4().hex[:8]}"
    _drop_left_behind()
    try:
        _execute(f"CREATE DATABASE {name}")
    except DatabaseError as error:
        raise TemporaryBaseError(
            f"No temporary database can be made: {error}. The user of DATABASE_URL needs the right CREATEDB."
        ) from error
    _connect_to(name)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        yield name
    finally:
        _connect_to(own)
        _execute(f"DROP DATABASE {name} WITH (FORCE)")


def _connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _drop_left_behind() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        made = name.removeprefix(PREFIX).partition("_")[0]
        if made.isdecimal() and int(made) < time.time() - LEFT_BEHIND:
            try:
                _execute(f'DROP DATABASE IF EXISTS "{name}"')
            except DatabaseError:
                # In use: a long run, not a leftover.
                continue
