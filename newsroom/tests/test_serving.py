"""The command that runs the site: real processes on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.database.places import DIRECTORY_VARIABLE

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(pid: int) -> set[int]:
    """Return the process ids of everything below `pid`."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | children(child)
    return found


def alive(pids: set[int]) -> set[int]:
    return {
        pid
        for pid in pids
        if Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes()
    }


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="module")
def variables(reachable: Path) -> dict[str, str]:
    place = {DIRECTORY_VARIABLE: str(reachable / "postgres"), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    variables = {**os.environ, **place, "DEBUG": "on", "PORT": str(free_port())}
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", "--verbosity=0"], check=True, env=variables
    )
    return variables


@pytest.fixture
def site(variables: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "serve", "--processes=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=variables,
    )
    try:
        deadline = time.monotonic() + 120
        while not healthy(int(variables["PORT"])):
            assert process.poll() is None, process.communicate(timeout=60)[0]
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.communicate(timeout=60)


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name
)
def test_nothing_is_left_behind(site, number):
    below = children(site.pid)
    assert len(below) >= 3
    site.send_signal(number)
    site.wait(10)
    deadline = time.monotonic() + 5
    while alive(below) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive(below) == set()


def test_a_killed_part_is_started_again(site, variables):
    for pid in children(site.pid):
        os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    deadline = time.monotonic() + 15
    while not healthy(int(variables["PORT"])) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert healthy(int(variables["PORT"]))


def test_a_port_in_use_is_refused_in_one_line(variables):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", "serve"],
            capture_output=True,
            text=True,
            check=False,
            env={**variables, "PORT": port},
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "PORT" in done.stderr
    assert port in done.stderr
