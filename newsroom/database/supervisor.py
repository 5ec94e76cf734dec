"""Run the embedded PostgreSQL as a child, as long as any process uses it.

Started by `launcher` as `python -m newsroom.database.supervisor ROOT BINARIES`. It holds `server.lock`, restarts a
PostgreSQL that was killed, and stops it when it can lock `users.lock` for itself, that is when the last user is gone.
When the supervisor itself is killed, the kernel tells PostgreSQL to stop.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg

from newsroom.database.launcher import acquire, locked
from newsroom.database.places import DATABASE, PORT, SUPERUSER, EmbeddedDatabaseError, Places, identity
from newsroom.process import bound_to_me

POLL_SECONDS = 0.25
#: A server that ends of itself sooner than this is broken: it is not started again.
STABLE_SECONDS = 5.0
LOG_BYTES = 10_000_000

SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    # Pages come from a solid-state disk or the cache; the default of 4 dates from spinning disks.
    "random_page_cost": "1.1",
    # Compiling costs more than it saves on requests of a few milliseconds.
    "jit": "off",
    "max_wal_size": "2GB",
    "log_min_messages": "warning",
    "timezone": "UTC",
}


class Stop(Exception):
    """A signal asked the supervisor to end."""


def supervise(places: Places) -> None:
    """Serve until nobody uses the server any more; the caller holds `server.lock`."""
    _shorten_log(places.log)
    _prepare_socket_directory(places)
    _initialise(places)
    try:
        _serve_while_used(places)
    finally:
        shutil.rmtree(places.socket, ignore_errors=True)


def _serve_while_used(places: Places) -> None:
    while True:
        started = time.monotonic()
        postgres = _start_postgres(places)
        try:
            _create_database(places, postgres)
            while postgres.poll() is None:
                try:
                    with locked(places.users_lock, fcntl.LOCK_EX, seconds=0):
                        # Kept locked until PostgreSQL is gone: a newcomer waits, and then starts it afresh.
                        _stop_postgres(postgres)
                        return
                except EmbeddedDatabaseError:
                    time.sleep(POLL_SECONDS)
        finally:
            _stop_postgres(postgres)
        killed = postgres.returncode == -signal.SIGKILL
        if not killed and time.monotonic() - started < STABLE_SECONDS:
            raise EmbeddedDatabaseError(f"PostgreSQL ended with status {postgres.returncode}")


def _initialise(places: Places) -> None:
    """Make the data directory under another name and rename it: a half-made one is never taken for a database."""
    if places.data.exists():
        made_by = (places.data / "PG_VERSION").read_text().strip()
        ours = _run(places, "postgres", "--version").split()[-1].partition(".")[0]
        if made_by != ours:
            raise EmbeddedDatabaseError(
                f"{places.data} was made by PostgreSQL {made_by}, this is {ours}: "
                "export the stories with the old release, move the directory away, import them"
            )
        return
    unfinished = places.root / "data.new"
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    with _alone(places) as child_options:
        shutil.rmtree(unfinished, ignore_errors=True)
        _run(places, "initdb", f"--pgdata={unfinished}", f"--username={SUPERUSER}", *options, **child_options)
        unfinished.rename(places.data)


def _run(places: Places, program: str, *arguments: str, **child_options: Any) -> str:
    done = subprocess.run(
        [places.binaries / program, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=_environment(),
        **identity(),
        **child_options,
    )
    if done.returncode:
        raise EmbeddedDatabaseError(f"{program} failed: {' '.join(done.stderr.split())}")
    return str(done.stdout)


def _start_postgres(places: Places) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"unix_socket_directories": str(places.socket)}
    with _alone(places) as child_options:
        # Stale, because nobody else holds the lock; its process number may be another program's by now.
        (places.data / "postmaster.pid").unlink(missing_ok=True)
        return subprocess.Popen(
            [places.binaries / "postgres", "-D", places.data, *(f"--{k}={v}" for k, v in settings.items())],
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            **identity(),
            **child_options,
        )


@contextmanager
def _alone(places: Places) -> Iterator[dict[str, Any]]:
    """Wait until no process of a killed predecessor touches the data; yield the options that bind a child to us.

    The child and all of its children inherit the lock, and the kernel tells the child when this process dies.
    """
    # SIGQUIT stops PostgreSQL at once, without a checkpoint that may take minutes. Nothing committed is lost.
    bound = bound_to_me(signal.SIGQUIT)
    with locked(places.postgres_lock, fcntl.LOCK_EX, seconds=20) as lock:
        yield {"pass_fds": [lock], "preexec_fn": bound}


def _stop_postgres(postgres: subprocess.Popen[bytes]) -> None:
    """Ask for a fast shutdown, then an immediate one: three and a half seconds at the most."""
    for number, seconds in ((signal.SIGINT, 2.5), (signal.SIGQUIT, 1.0), (signal.SIGKILL, None)):
        if postgres.poll() is not None:
            return
        postgres.send_signal(number)
        try:
            postgres.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def _create_database(places: Places, postgres: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers, and create our database if it is new."""
    maintenance = f"host={places.socket} port={PORT} user={SUPERUSER} dbname=postgres"
    while postgres.poll() is None:
        try:
            with psycopg.connect(maintenance, autocommit=True) as connection:
                query = "SELECT 1 FROM pg_database WHERE datname = %s"
                if connection.execute(query, [DATABASE]).fetchone() is None:
                    connection.execute(f'CREATE DATABASE "{DATABASE}"')
                return
        except psycopg.OperationalError:
            time.sleep(0.05)


def _prepare_socket_directory(places: Places) -> None:
    """Make the socket directory ours alone: on a shared /tmp somebody else could have put one there."""
    places.socket.mkdir(mode=0o700, exist_ok=True)
    found = places.socket.lstat()
    owner = identity().get("user", os.geteuid())
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise EmbeddedDatabaseError(f"{places.socket} belongs to another account: remove it")
    places.socket.chmod(0o700)
    os.chown(places.socket, owner, -1)


def _environment() -> dict[str, str]:
    """Only what PostgreSQL needs: foreign LANG, LC_* and PG* variables change its behaviour."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _shorten_log(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_BYTES:
        os.truncate(log, 0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stop


def main(arguments: list[str]) -> int:
    """Leave a supervisor running in the background that holds `server.lock`, and return."""
    root, binaries = map(Path, arguments)
    places = Places(root, binaries)
    try:
        # Free but for the moment in which others look whether it is.
        lock = acquire(places.server_lock, fcntl.LOCK_EX, seconds=2)
        # The parent returns at once: a supervisor that outlives who started it is nobody's child to wait for.
        if os.fork():
            return 0
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        supervise(places)
        os.close(lock)
    except Stop:
        pass
    except (EmbeddedDatabaseError, OSError) as error:
        print(error, file=sys.stderr, flush=True)  # noqa: T201  the log is its standard error
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
