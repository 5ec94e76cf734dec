"""Measure bulk edits against the bare UPDATE of as many rows: `python -m bench.bulk 1000000`.

Takes up so many random claims of the database that `bench.generate` made, and undoes it: by one UPDATE and one INSERT of
as many reviews, the history's triggers on; by a change set; by one request; and a hundredth of them by a request each.
All are measured in every round, the order reversed in every other one. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

import psycopg

from bench.database import dsn, setup
from bench.load import processor_seconds, server
from bench.people import client_named, environment

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: So many claims are taken up, so many times over.
ROWS, ROUNDS = 10_000, 5

#: A hundredth of the rows is changed one by one: all would take minutes.
SHARE = 100

#: What is measured, with what it is measured beside.
BESIDE = {
    "apply": "bare",
    "undo": "bare undo",
    "one request": "bare",
    "a request each": "one request",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one measurement took, in seconds: of the processors, in our processes and PostgreSQL's, and by the clock."""

    processor: float
    clock: float


@dataclass(slots=True)
class Bulk:
    """The measurements on one database; `taken` holds those of every round by name."""

    name: str
    rows: int
    editor: User
    token: str
    connection: psycopg.Connection = field(init=False)
    taken: dict[str, list[Taken]] = field(default_factory=dict)

    def run(self, base: str, rounds: int) -> None:
        """Measure everything so many times, after a few rows that warm all connections and count for nothing."""
        with psycopg.connect(dsn(self.name)) as self.connection:
            rows, self.rows = self.rows, SHARE
            self._round(base, reverse=False)
            self.rows, self.taken = rows, {}
            for number in range(rounds):
                self._round(base, reverse=number % 2 == 1)

    def _round(self, base: str, *, reverse: bool) -> None:
        steps = [self._bare, self._changeset, lambda: self._requests(base)]
        for step in reversed(steps) if reverse else steps:
            step()

    def _bare(self) -> None:
        ids = self._pick(self.rows)
        with self._measured("bare"):
            self._update(ids, "in_review", reviewed=True)
        with self._measured("bare undo"):
            self._update(ids, "unverified", reviewed=True)
        ids = self._pick(self.rows)
        with self._measured("bare without reviews"):
            self._update(ids, "in_review", reviewed=False)
        self._update(ids, "unverified", reviewed=False)

    def _update(self, ids: Sequence[UUID], status: str, *, reviewed: bool) -> None:
        """Give the claims a status and, if asked to, a review each, as bare SQL does it."""
        named = "{" + ",".join([each.hex for each in ids]) + "}"
        metadata = json.dumps({"user": self.editor.pk, "name": self.editor.get_username(), "reason": "Bare."})
        with self.connection.transaction():
            self.connection.execute(
                "SELECT set_config('pghistory.context_id', uuidv7()::text, true), "
                "set_config('pghistory.context_metadata', %s, true)",
                [metadata],
            )
            self.connection.execute(
                "UPDATE facts_claim SET status = %s WHERE id = ANY(%s::uuid[])", [status, named]
            )
            if reviewed:
                self.connection.execute(
                    "INSERT INTO facts_review (id, claim_id, claim_version, reviewer_id, status, rationale, "
                    "override_reason, created_at) SELECT uuidv7(), id, version, %s, %s, 'Bare.', '', now() "
                    "FROM facts_claim WHERE id = ANY(%s::uuid[])",
                    [self.editor.pk, status, named],
                )

    def _changeset(self) -> None:
        from facts.bulk.applying import apply_bulk_edit
        from facts.bulk.previewing import preview_bulk_edit
        from facts.bulk.undoing import undo_bulk_edit

        ids = self._pick(self.rows)
        with self._measured("preview"):
            changeset = preview_bulk_edit(actor=self.editor, rows=ids, action="take up")
        with self._measured("apply"):
            changeset = apply_bulk_edit(changeset=changeset, actor=self.editor, reason="Measured.")
        with self._measured("undo"):
            changeset = undo_bulk_edit(changeset=changeset, actor=self.editor, reason="Measured.")
        if (changeset.changing, changeset.done) != (len(ids), len(ids)):
            raise SystemExit(f"{changeset.changing} changed and {changeset.done} put back of {len(ids)}")

    def _requests(self, base: str) -> None:
        from facts.bulk.undoing import undo_bulk_edit
        from facts.models import ChangeSet

        ask = self._client(base)
        # Every process of the server has been asked once.
        for _ in range(8):
            ask("GET", "/api/v1/changesets/?page_size=1", None)
        ids = self._pick(self.rows)
        body = {"ids": [str(each) for each in ids], "action": "take up", "reason": "Measured."}
        with self._measured("one request"):
            answer = ask("PATCH", "/api/v1/claims/", body)
        outcomes = [each["outcome"] for each in answer["results"]]
        if outcomes != ["changed"] * len(ids):
            raise SystemExit(f"{outcomes.count('changed')} of {len(ids)} changed by the request")
        changeset = ChangeSet.objects.get(pk=answer["changeset"]["id"])
        undo_bulk_edit(changeset=changeset, actor=self.editor, reason="Measured.")
        ids = self._pick(max(1, self.rows // SHARE))
        with self._measured("a request each", times=self.rows / len(ids)):
            for each in ids:
                ask("POST", f"/api/v1/claims/{each}/reviews/", {"status": "in_review", "rationale": "One."})
        self._update(ids, "unverified", reviewed=True)

    def _client(self, base: str) -> Callable[[str, str, Any], Any]:
        """Return a function that asks the server over one connection, and refuses anything but success."""
        place = urlsplit(base)
        asked = http.client.HTTPConnection(place.hostname or "", place.port, timeout=300)
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "If-Match": "*",
        }

        def ask(method: str, path: str, body: Any) -> Any:
            asked.request(method, path, json.dumps(body) if body else None, headers)
            answer = asked.getresponse()
            content = answer.read()
            if answer.status >= 300:
                raise SystemExit(f"{method} {path}: {answer.status} {content[:300]!r}")
            return json.loads(content)

        return ask

    def _pick(self, amount: int) -> list[UUID]:
        """Return random unverified claims without reviews, in the order of their ids: what was measured before is passed over."""
        rows = self.connection.execute(
            "SELECT id FROM facts_claim c WHERE status = 'unverified' AND merged_into_id IS NULL "
            "AND NOT EXISTS (SELECT FROM facts_review WHERE claim_id = c.id) ORDER BY random() LIMIT %s",
            [amount],
        ).fetchall()
        self.connection.commit()
        return sorted(row[0] for row in rows)

    @contextmanager
    def _measured(self, name: str, *, times: float = 1) -> Iterator[None]:
        """Measure what happens inside, after a checkpoint; `times` scales a sample up to all rows."""
        with psycopg.connect(dsn(self.name), autocommit=True) as other:
            other.execute("CHECKPOINT")
        before, began = processor_seconds(dsn(self.name)), time.perf_counter()
        yield
        took = time.perf_counter() - began
        processor = processor_seconds(dsn(self.name)) - before
        self.taken.setdefault(name, []).append(Taken(times * processor, times * took))

    def table(self) -> str:
        """Return the medians, and the medians of what each took for every second of what it is measured beside."""
        lines = [
            f"| {self.rows:,} claims taken up | processor | clock | for each second of | processor | clock |",
            "|---|---|---|---|---|---|",
        ]
        for name, rounds in self.taken.items():
            beside = self.taken.get(BESIDE.get(name, ""), [])
            pairs = list(zip(rounds, beside, strict=False))
            lines.append(
                f"| {name} | {median(each.processor for each in rounds):.2f} s | "
                f"{median(each.clock for each in rounds):.2f} s | {BESIDE.get(name, '')} | "
                + (
                    f"{median(a.processor / b.processor for a, b in pairs):.2f} | "
                    f"{median(a.clock / b.clock for a, b in pairs):.2f} |"
                    if pairs
                    else "| |"
                )
            )
        return "\n".join(lines)


def measured(
    name: str, *, env: dict[str, str], editor: User, token: str, rows: int = ROWS, rounds: int = ROUNDS
) -> str:
    """Return the table of one database, in whose name this process is set up."""
    bulk = Bulk(name, rows, editor, token)
    rates = "100000000/60 100000000/3600"
    env = {**env, "API_RATES_PER_TOKEN": rates, "API_RATES_PER_ADDRESS": rates}
    with server("newsroom.wsgi:application", interface="wsgi", env=env) as base:
        bulk.run(base, rounds)
    return bulk.table()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("claims", type=int, help="a size that bench.generate made, such as 1000000")
    parser.add_argument("--rows", type=int, default=ROWS, help="claims that are taken up (%(default)s)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the median counts (%(default)s)")
    options = parser.parse_args()
    name = f"bench_{options.claims}"
    env = environment(name)
    os.environ.update(env)
    setup()
    editor, token = client_named("bench-editor", role="editor", database=name)
    print(f"{options.claims:,} claims. Load before: {os.getloadavg()[0]:.1f}\n", flush=True)
    print(measured(name, env=env, editor=editor, token=token, rows=options.rows, rounds=options.rounds))
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
