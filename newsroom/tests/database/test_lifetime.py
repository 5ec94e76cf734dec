"""The embedded server lives as long as its users: real processes, killed for real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from newsroom.database.places import DIRECTORY_VARIABLE, Places

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 5.0

USER = """
import sys
from newsroom.database import launcher
print(launcher.start().dsn, flush=True)
sys.stdin.read()
"""


class Server:
    """A server of its own, used by the processes that `use` starts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.users: list[subprocess.Popen[str]] = []

    def use(self, **variables: str) -> tuple[subprocess.Popen[str], str]:
        """Start a process that uses the server; return it, and the connection string that it got."""
        process = subprocess.Popen(
            [sys.executable, "-c", USER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": str(ROOT), DIRECTORY_VARIABLE: str(self.root), **variables},
        )
        self.users.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    def processes(self) -> dict[int, str]:
        """Return the process id and command line of the supervisor and every process of PostgreSQL."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                where = (folder / "cwd").readlink()
            except OSError:
                continue
            if "-m newsroom.database.supervisor" in command and str(self.root) in command:
                found[int(folder.name)] = "supervisor"
            elif where == self.root / "data":
                found[int(folder.name)] = "postmaster" if "-D" in command else "backend"
        return found

    def pid(self, name: str) -> int:
        return next(pid for pid, kind in self.processes().items() if kind == name)


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="module")
def server(reachable: Path) -> Iterator[Server]:
    server = Server(reachable / "postgres")
    yield server
    for process in server.users:
        process.kill()
        process.communicate()
    assert within(SECONDS, lambda: not server.processes())


@pytest.fixture(autouse=True)
def _nobody_uses_it(server: Server) -> Iterator[None]:
    yield
    for process in server.users:
        process.kill()
        process.communicate()
    server.users.clear()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_nothing_runs_soon_after_the_last_user_died(server, number):
    first, _dsn = server.use()
    second, dsn = server.use()
    first.send_signal(number)
    first.wait()
    time.sleep(1)
    psycopg.connect(dsn).close()
    second.send_signal(number)
    second.wait()
    assert within(SECONDS, lambda: not server.processes())
    assert not Places(server.root, Path()).socket.exists()


def test_what_was_committed_survives_every_kill(server):
    _user, dsn = server.use()
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
    for number, name in enumerate(["supervisor", "postmaster"]):
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
        os.kill(server.pid(name), signal.SIGKILL)
        _user, dsn = server.use()
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT number FROM kept ORDER BY 1").fetchall() == [(0,), (1,)]


def test_a_killed_postmaster_comes_back_for_its_users(server):
    _user, dsn = server.use()
    killed = server.pid("postmaster")
    os.kill(killed, signal.SIGKILL)

    def answers() -> bool:
        try:
            psycopg.connect(dsn).close()
        except psycopg.OperationalError:
            return False
        return True

    assert within(SECONDS, answers)
    assert server.pid("postmaster") != killed


def test_when_the_supervisor_is_killed_postgresql_ends(server):
    server.use()
    os.kill(server.pid("supervisor"), signal.SIGKILL)
    assert within(SECONDS, lambda: not server.processes())


def test_users_that_start_together_share_one_server(server):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), DIRECTORY_VARIABLE: str(server.root)}
    command = [sys.executable, "-c", USER]
    together = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/", env=environment
        )
        for _ in range(5)
    ]
    server.users += together
    assert len({process.stdout.readline() for process in together if process.stdout}) == 1
    assert list(server.processes().values()).count("postmaster") == 1
    assert list(server.processes().values()).count("supervisor") == 1


def test_a_half_made_data_directory_is_made_anew(server):
    assert within(SECONDS, lambda: not server.processes())
    (server.root / "data").rename(server.root / "data.new")
    (server.root / "data.new" / "PG_VERSION").unlink()
    _user, dsn = server.use()
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        {"PGPORT": "6000", "PGHOST": "nowhere"},
        {"TMPDIR": "/nowhere"},
    ],
    ids=["language", "libpq", "temporary folder"],
)
def test_a_foreign_environment_changes_nothing(server, variables):
    _user, dsn = server.use(**variables)
    with psycopg.connect(dsn) as connection:
        found = connection.execute(
            "SELECT datcollate, datctype, pg_encoding_to_char(encoding), lower('ĐƯỜNG') FROM pg_database "
            "WHERE datname = current_database()"
        ).fetchone()
    assert found == ("C.UTF-8", "C.UTF-8", "UTF8", "đường")


def test_only_its_account_reaches_the_socket(server):
    server.use()
    socket = Places(server.root, Path()).socket
    assert socket.stat().st_mode & 0o777 == 0o700
    assert len(str(socket / ".s.PGSQL.5432")) < 108


def test_a_data_directory_of_another_release_is_refused_in_one_line(server):
    assert within(SECONDS, lambda: not server.processes())
    version = server.root / "data" / "PG_VERSION"
    before = version.read_text()
    version.write_text("12\n")
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "showmigrations"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, DIRECTORY_VARIABLE: str(server.root)},
    )
    version.write_text(before)
    assert done.returncode == 2
    assert "made by PostgreSQL 12" in done.stderr
    assert len(done.stderr.splitlines()) == 1
