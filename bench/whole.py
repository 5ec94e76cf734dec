"""One client that takes all facts: our export against COPY of the JSON joined from the rows, and against pages of the plain framework."""

from __future__ import annotations

import json
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.load import descendants, fetch
from bench.raw import CHOSEN, FACT

#: Raw is measured on so many facts and the plain framework on so many pages of 100: all would take minutes.
JOINED, PAGES = 30_000, 5

_LINES = r"COPY ({}) TO STDOUT (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')"


@dataclass(frozen=True, slots=True)
class Taken:
    """So many rows in so many seconds; `grown` is what the largest server process gained meanwhile, in MiB."""

    rows: int
    seconds: float
    grown: float = 0.0

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def export(base: str, headers: dict[str, str]) -> Taken:
    """Take our export of all facts by NDJSON, to the end."""
    before = _peaks()
    request = urllib.request.Request(f"{base}/api/v1/facts/export.ndjson", headers=headers)
    rows, began = 0, time.perf_counter()
    with urllib.request.urlopen(request, timeout=600) as answer:
        while block := answer.read(1 << 20):
            rows += block.count(b"\n")
    took = time.perf_counter() - began
    grown = max((peak - before.get(pid, peak) for pid, peak in _peaks().items()), default=0)
    return Taken(rows, took, grown / 1024)


def joined(dsn: str) -> Taken:
    """Take the newest facts by COPY, each built from its rows by PostgreSQL, without a server between."""
    chosen = CHOSEN.format(where="").replace("LIMIT 100", f"LIMIT {JOINED}")
    statement = _LINES.format(f"SELECT row_to_json(f)::text FROM ({FACT.format(chosen=chosen)}) f")
    rows, began = 0, time.perf_counter()
    with psycopg.connect(dsn) as connection, connection.cursor().copy(statement.encode()) as copy:
        for block in copy:
            rows += bytes(block).count(b"\n")
    return Taken(rows, time.perf_counter() - began)


def pages(base: str) -> Taken:
    """Take the first pages of facts of the plain framework, one after the other."""
    rows, began = 0, time.perf_counter()
    for number in range(1, PAGES + 1):
        rows += len(json.loads(fetch(f"{base}/facts/?page={number}")[1])["results"])
    return Taken(rows, time.perf_counter() - began)


def _peaks() -> dict[int, int]:
    """Return the largest memory so far of every process below this one, in KiB."""
    found = {}
    for pid in descendants():
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        found[pid] = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    return found
