"""Start the embedded PostgreSQL for this process, and count this process among its users."""

from __future__ import annotations

import fcntl
import functools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from newsroom.database.places import EmbeddedDatabaseError, Places, locate

START_SECONDS = 60.0
_POLL_SECONDS = 0.05

_starting = threading.Lock()
_held: int | None = None

places = functools.cache(locate)


def start() -> Places:
    """Make sure that the server runs, and keep it running until this process ends; return its places.

    Safe to call before every connection: while the server is supervised it costs two system calls.
    Raises EmbeddedDatabaseError when the server does not start within `START_SECONDS`.
    """
    global _held
    here = places()
    with _starting:
        if _held is None:
            # The kernel releases this when the process ends, however it ends. A forked child keeps its copy: it is a
            # user as well. A program started by exec does not (the descriptor closes on exec).
            _held = acquire(here.users_lock, fcntl.LOCK_SH, seconds=START_SECONDS)
            if not _ready(here):
                _launch(here)
        elif not _supervised(here):
            _launch(here)
    return here


def release(*, wait_seconds: float = 0.0) -> None:
    """Stop counting this process as a user; wait for the server to end if this was the last one."""
    global _held
    with _starting:
        if _held is None:
            return
        os.close(_held)
        _held = None
    deadline = time.monotonic() + wait_seconds
    while time.monotonic() < deadline and _supervised(places()) and not _in_use(places()):
        time.sleep(_POLL_SECONDS)


def acquire(path: Path, how: int, *, seconds: float) -> int:
    """Return a descriptor of `path`, locked (`fcntl.LOCK_SH` or `LOCK_EX`); closing it unlocks.

    Raises EmbeddedDatabaseError when others hold it for longer than `seconds`.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise EmbeddedDatabaseError(
                    f"{path} stayed locked for {seconds:.0f} s: another process hangs"
                ) from None
            time.sleep(_POLL_SECONDS)
        else:
            return descriptor


@contextmanager
def locked(path: Path, how: int, *, seconds: float) -> Iterator[int]:
    """Hold the lock that `acquire` takes for the length of a block."""
    descriptor = acquire(path, how, seconds=seconds)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _locked(path: Path, how: int) -> bool:
    try:
        os.close(acquire(path, how, seconds=0))
    except EmbeddedDatabaseError:
        return True
    return False


def _supervised(here: Places) -> bool:
    return _locked(here.server_lock, fcntl.LOCK_SH)


def _in_use(here: Places) -> bool:
    return _locked(here.users_lock, fcntl.LOCK_EX)


def _ready(here: Places) -> bool:
    if not _supervised(here):
        return False
    try:
        psycopg.connect(here.dsn, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _launch(here: Places) -> None:
    spawned = False
    deadline = time.monotonic() + START_SECONDS
    with locked(here.start_lock, fcntl.LOCK_EX, seconds=START_SECONDS):
        while not _ready(here):
            # One that is there already starts a killed PostgreSQL again, or is about to end.
            if not _supervised(here):
                if spawned:
                    raise EmbeddedDatabaseError(f"embedded PostgreSQL did not start: {_last_words(here)}")
                _spawn_supervisor(here)
                spawned = True
            if time.monotonic() >= deadline:
                raise EmbeddedDatabaseError(
                    f"embedded PostgreSQL did not answer within {START_SECONDS:.0f} s: see {here.log}"
                )
            time.sleep(_POLL_SECONDS)


def _spawn_supervisor(here: Places) -> None:
    """Return when the supervisor is a process of its own that holds `server.lock`."""
    with here.log.open("ab") as log:
        subprocess.run(
            [sys.executable, "-m", "newsroom.database.supervisor", here.root, here.binaries],
            check=False,
            cwd=Path(__file__).resolve().parents[2],
            # A session of its own: Ctrl-C in the terminal must not reach it before its users have finished.
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def _last_words(here: Places) -> str:
    lines = here.log.read_text(errors="replace").strip().splitlines()
    return f"{lines[-1].strip()} (see {here.log})" if lines else f"see {here.log}"
