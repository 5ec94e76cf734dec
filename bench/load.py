"""Load: wrk against one server at a time, and what it measured."""

from __future__ import annotations

import itertools
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psycopg

CLIENTS = 8
ROOT = Path(__file__).resolve().parent.parent

#: Asks for the addresses in turn; every thread begins at another place.
SCRIPT = """
local paths = {{{paths}}}
local place = 0
function setup(thread) thread:set("begin", math.random(0, 1000)) end
function init(args) place = begin or 0 end
function request()
  place = place + 1
  return wrk.format("GET", paths[place % #paths + 1])
end
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, and the times of half and of 99 % of them in milliseconds.

    `empty` counts the rounds in which no request was completed: then nothing was measured.
    `cpu` is what one request took of the processors, in milliseconds, in the server's processes and PostgreSQL's.
    """

    rate: float
    p50: float
    p99: float
    failed: int
    requests: int
    cpu: float = 0.0
    empty: int = 0


#: A port of its own for every start: a worker of the one before may still answer on the old one.
PORTS = itertools.count(18_730)


@contextmanager
def server(application: str, *, interface: str, env: dict[str, str]) -> Iterator[str]:
    """Serve an application by granian in two processes; yield its address."""
    port = next(PORTS)
    command = [
        sys.executable, "-m", "granian", "--interface", interface, "--port", str(port), "--workers", "2",
        "--blocking-threads" if interface == "wsgi" else "--runtime-threads", "1", "--log-level", "error", "--no-ws",
        application,
    ]  # fmt: skip
    process = subprocess.Popen(
        # With the runner goes the server, however the runner ends: setpriv names the signal and becomes the server.
        ["setpriv", "--pdeathsig", "TERM", *command], cwd=ROOT, env={**os.environ, **env}, start_new_session=True,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _await(address)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def cpu_seconds(*, database: str, dsn: str) -> float:
    """Return the processor time so far of this process's descendants, and of PostgreSQL's for a database."""
    with psycopg.connect(dsn) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()", [database]
        ).fetchall()
    stats = _stats()
    pids = _below(os.getpid(), stats) | {pid for (pid,) in rows}
    return sum(stats[pid][1] for pid in pids if pid in stats) / os.sysconf("SC_CLK_TCK")


def processor_seconds(dsn: str) -> float:
    """Return the processor time so far of this process, its descendants, and PostgreSQL's for clients of a database."""
    with psycopg.connect(dsn) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchall()
    stats = _stats()
    pids = _below(os.getpid(), stats) | {pid for (pid,) in rows}
    ticks = sum(stats[pid][1] for pid in pids if pid in stats)
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def descendants() -> set[int]:
    """Return the processes below this one."""
    return _below(os.getpid(), _stats())


def _stats() -> dict[int, tuple[int, int]]:
    """Return the parent of every process, and its processor time so far in ticks."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name before the bracket may hold anything.
            fields = path.read_text().rpartition(")")[2].split()
            stats[int(path.parent.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    return stats


def _below(top: int, stats: dict[int, tuple[int, int]]) -> set[int]:
    wanted, grown = {top}, True
    while grown:
        found = {pid for pid, (parent, _) in stats.items() if parent in wanted} - wanted
        grown = bool(found)
        wanted |= found
    return wanted - {top}


def fetch(address: str, *, headers: dict[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
    """Return status, body and headers of one request."""
    request = urllib.request.Request(address, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return (
                answer.status,
                answer.read(),
                {name.lower(): value for name, value in answer.headers.items()},
            )
    except urllib.error.HTTPError as error:
        return error.code, error.read(), {name.lower(): value for name, value in error.headers.items()}


def measure(
    base: str,
    paths: Sequence[str],
    *,
    headers: dict[str, str] | None = None,
    seconds: int = 3,
    rounds: int = 3,
) -> Measured:
    """Return the median of some rounds of wrk with 8 clients over these paths."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT.format(paths=", ".join(f'"{path}"' for path in paths)))
        script.flush()
        command = [
            "wrk",
            "-t1",
            f"-c{CLIENTS}",
            f"-d{seconds}s",
            "--latency",
            "--timeout",
            "30s",
            "-s",
            script.name,
        ]
        for name, value in (headers or {}).items():
            command += ["-H", f"{name}: {value}"]
        results = [_read(subprocess.run([*command, base], capture_output=True, text=True, check=True).stdout)
                   for _ in range(rounds)]  # fmt: skip
    return Measured(
        rate=median(result.rate for result in results),
        p50=median(result.p50 for result in results),
        p99=median(result.p99 for result in results),
        failed=sum(result.failed for result in results),
        requests=sum(result.requests for result in results),
        empty=sum(result.requests == 0 for result in results),
    )


def _read(text: str) -> Measured:
    def told(pattern: str) -> re.Match[str]:
        if (found := re.search(pattern, text, re.MULTILINE)) is None:
            raise ValueError(f"wrk told nothing like {pattern!r}: {text}")
        return found

    def milliseconds(percent: int) -> float:
        value, unit = told(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s)").groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return Measured(
        rate=float(told(r"Requests/sec:\s+([\d.]+)").group(1)),
        p50=milliseconds(50),
        p99=milliseconds(99),
        failed=int(failed.group(1)) if failed else 0,
        requests=int(told(r"(\d+) requests in").group(1)),
    )
