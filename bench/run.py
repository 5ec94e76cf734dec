"""Measure the API against a bare handler and plain Django REST framework: `python -m bench.run 10000 1000000`.

For every size the database that `bench.generate` made is measured in one run: the answers are compared first, then each
request is asked for by 8 clients, three times over, and the median counts. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from bench.bulk import measured
from bench.database import dsn, setup
from bench.database import server as database_server
from bench.load import Measured, cpu_seconds, fetch, measure, server
from bench.people import client_named, environment
from bench.raw import NEWEST, SUPPORT
from bench.whole import export, joined, pages

#: Nobody is refused while speed is measured; that somebody is otherwise is shown first.
RATES = "100000000/60 100000000/3600"
PAGE = 100
WHOLE = "export of all facts as NDJSON"
BULK = "bulk edits"
#: Of fewer claims there are too few to take up.
MANY = 100_000
#: Words that stand in a hundredth of the passages.
WORDS = "bridge+cost+35"


@dataclass(frozen=True, slots=True)
class Case:
    """A request in the three ways; `goals` are those against the bare handler and against the plain framework."""

    name: str
    ours: list[str]
    raw: list[str]
    plain: list[str]
    goals: tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "claims", type=int, nargs="+", help="sizes that bench.generate made, such as 10000 1000000"
    )
    parser.add_argument("--seconds", type=int, default=3, help="of one round (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts (%(default)s)")
    parser.add_argument("--only", default="", help="measure only cases whose name holds this")
    options = parser.parse_args()
    database_server()
    before: dict[str, Measured] = {}
    for claims in options.claims:
        before = Run(f"bench_{claims}", options).table(claims, before)


class Run:
    """The measurements on one database."""

    def __init__(self, name: str, options: argparse.Namespace) -> None:
        self.name, self.options = name, options
        self.env = environment(name)
        os.environ.update(self.env)
        setup()
        from facts.api.claim_sql import MEMBERS, statement

        self.env["RAW_CLAIMS"] = statement(frozenset(MEMBERS), chosen=NEWEST, known="true", support=SUPPORT)

    def table(self, claims: int, before: dict[str, Measured]) -> dict[str, Measured]:
        """Print the table of one size; return what ours did, for the growth of the next."""
        _, secret = client_named("bench-client", role="api-client", database=self.name)
        headers = {"Authorization": f"Bearer {secret}"}
        with self._ours(RATES) as ours:
            cases = self._cases(ours, headers)
            with server("bench.raw:app", interface="asgi", env=self.env) as raw:
                self._compare(cases, ours, raw, headers)
        self._show_guards(secret)
        print(f"\n{claims:,} claims. Load before: {os.getloadavg()[0]:.1f}\n")
        print(
            "Ratios are of processor time a request: a busy machine gives every server another share of itself.\n"
        )
        print("| request, 8 clients | ours | raw | plain | vs raw | vs plain | growth |")
        print("|---|---|---|---|---|---|---|")
        self._unchanged(headers, cases)
        done: dict[str, Measured] = {}
        for case in cases:
            if self.options.only not in case.name:
                continue
            done[case.name] = self._row(case, headers, before)
        if self.options.only in WHOLE:
            self._whole(headers)
        if self.options.only in BULK and claims >= MANY:
            editor, token = client_named("bench-editor", role="editor", database=self.name)
            print(f"\n{measured(self.name, env=self.env, editor=editor, token=token)}", flush=True)
        return done

    def _whole(self, headers: dict[str, str]) -> None:
        with self._ours(RATES) as base:
            runs = sorted(
                (export(base, headers) for _ in range(self.options.rounds)), key=lambda each: each.rate
            )
        mine = runs[len(runs) // 2]
        raw = sorted((joined(dsn(self.name)) for _ in range(self.options.rounds)), key=lambda each: each.rate)
        theirs = raw[len(raw) // 2]
        with server("bench.plain:application", interface="wsgi", env=self.env) as base:
            plain = pages(base)
        print(
            f"| {WHOLE}, one client | {mine.rows:,} rows, {mine.rate:,.0f}/s, memory grew by {max(each.grown for each in runs):.0f} MiB | "
            f"{theirs.rate:,.0f}/s | {plain.rate:,.0f}/s | {mine.rate / theirs.rate:.2f} (goal 1.5) | "
            f"{mine.rate / plain.rate:.0f} (goal 30) | |",
            flush=True,
        )

    def _row(self, case: Case, headers: dict[str, str], before: dict[str, Measured]) -> Measured:
        mine = self._measured("ours", case.ours, headers)
        raw = self._measured("raw", case.raw, {}) if case.raw else None
        plain = self._measured("plain", case.plain, {}) if case.plain else None
        grown = f"{before[case.name].cpu / mine.cpu:.2f}" if case.name in before else ""
        print(
            f"| {case.name} | {_told(mine)} | {_told(raw)} | {_told(plain)} | "
            f"{_ratio(mine, raw, case.goals[0])} | {_ratio(mine, plain, case.goals[1])} | {grown} |",
            flush=True,
        )
        return mine

    def _measured(self, which: str, paths: list[str], headers: dict[str, str]) -> Measured:
        serving = {
            "ours": lambda: self._ours(RATES),
            "raw": lambda: server("bench.raw:app", interface="asgi", env=self.env),
            "plain": lambda: server("bench.plain:application", interface="wsgi", env=self.env),
        }
        with serving[which]() as base:
            measure(base, paths, headers=headers, seconds=2, rounds=1)
            before = cpu_seconds(database=self.name, dsn=dsn(self.name))
            result = measure(
                base, paths, headers=headers, seconds=self.options.seconds, rounds=self.options.rounds
            )
            took = cpu_seconds(database=self.name, dsn=dsn(self.name)) - before
            result = replace(result, cpu=1000 * took / max(1, result.requests))
        if result.failed:
            print(f"  {which}: {result.failed} requests failed")
        return result

    @contextmanager
    def _ours(self, rates: str) -> Iterator[str]:
        env = {**self.env, "API_RATES_PER_TOKEN": rates, "API_RATES_PER_ADDRESS": rates}
        with server("newsroom.wsgi:application", interface="wsgi", env=env) as base:
            yield base

    def _cases(self, base: str, headers: dict[str, str]) -> list[Case]:
        facts = "/api/v1/facts/"
        page = json.loads(fetch(f"{base}{facts}?page_size={PAGE}", headers=headers)[1])
        cursor, place, deep = page["next"], page["results"][-1], 0
        for _ in range(20):
            page = json.loads(fetch(cursor, headers=headers)[1])
            if not page["next"]:
                break
            cursor, place, deep = page["next"], page["results"][-1], deep + 1
        next_path = cursor.removeprefix(base)
        after = quote(f"{place['published_at']},{place['number']}")
        far, after_far, page_far = _far_down(next_path)
        # What one fact says is asked for, so that the page is not an empty one.
        entity, rating, language = place["entities"][0]["id"], place["rating"], place["languages"][0]
        dates = ("2024-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
        return [
            Case("facts, first page of 100", [f"{facts}?page_size=100"], ["/facts"], ["/facts/"], (2.0, 30)),
            Case(
                "facts, cursor page of 100", [next_path], [f"/facts?after={after}"], [f"/facts/?page={deep + 2}"], (2.0, 30),
            ),
            Case(
                "facts, deep page of 100", [far], [f"/facts?after={after_far}"], [f"/facts/?page={page_far}"], (2.0, 30),
            ),
            Case(
                "facts by entity, rating, language, dates",
                [f"{facts}?page_size=100&entity={entity}&rating={rating}&language={language}&published_from={dates[0]}"
                 f"&published_until={dates[1]}"],
                [f"/facts?entity={entity}&rating={rating}&language={language}&from={dates[0]}&until={dates[1]}"],
                [f"/facts/?claim__entities={entity}&rating={rating}&claim__citations__source__language={language}"
                 f"&published_at__gte={dates[0]}&published_at__lte={dates[1]}"],
                (1.0, 8),
            ),
            Case(
                "search by words, 50 hits", [f"/api/v1/search/?q={WORDS}&mode=words&limit=50"], [f"/search?q={WORDS}"],
                [f"/passages/?search={WORDS}"], (0.8, 50),
            ),
            Case("claims, first page of 100", ["/api/v1/claims/?page_size=100"], ["/claims"], ["/claims/"], (0.75, 12)),
        ]  # fmt: skip

    def _compare(self, cases: list[Case], ours: str, raw: str, headers: dict[str, str]) -> None:
        for case in (*cases[:4], cases[5]):
            mine = fetch(ours + case.ours[0], headers=headers)[1].partition(b'"results":')[2]
            theirs = fetch(raw + case.raw[0])[1].partition(b'"results":')[2]
            if mine != theirs:
                place = next(
                    (n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b),
                    min(len(mine), len(theirs)),
                )
                raise SystemExit(
                    f"{case.name}: differ at byte {place}:\n{mine[max(0, place - 80) : place + 80]!r}\n{theirs[max(0, place - 80) : place + 80]!r}"
                )
            print(f"{case.name}: the same {len(mine):,} bytes from both")
        our_hits, their_hits = (
            [(hit["source"]["id"], hit["start"], len(hit["claims"])) for hit in json.loads(answer)["results"]]
            for answer in (
                fetch(ours + cases[4].ours[0], headers=headers)[1],
                fetch(raw + cases[4].raw[0])[1],
            )
        )
        if our_hits != their_hits:
            raise SystemExit(f"{cases[4].name}: other hits than the bare handler's")
        print(f"{cases[4].name}: the same {len(our_hits)} hits with the same claims from both")

    def _show_guards(self, secret: str) -> None:
        with self._ours("5/60 1000/3600") as base:
            nobody = fetch(f"{base}/api/v1/facts/")[0]
            for _ in range(12):
                last = fetch(f"{base}/api/v1/facts/", headers={"Authorization": f"Bearer {secret}"})[0]
        print(f"without a token: {nobody}; after the last of 5 requests a minute: {last}")
        if (nobody, last) != (401, 429):
            raise SystemExit("authentication or throttling is off")

    def _unchanged(self, headers: dict[str, str], cases: list[Case]) -> None:
        with self._ours(RATES) as base:
            tag = fetch(base + cases[0].ours[0], headers=headers)[2]["etag"]
        known = self._measured("ours", cases[0].ours, {**headers, "If-None-Match": tag})
        full = self._measured("ours", cases[0].ours, headers)
        print(
            f"| facts, 304 | {_told(known)} | | | {_ratio(known, full, 4)} of our full page | | |", flush=True
        )


def _far_down(path: str) -> tuple[str, str, int]:
    """Return the address of the page after half of the facts, its place and its number, from another cursor page's address."""
    from django.core import signing

    from facts.published import facts
    from sources.api.pagination import SALT

    half = facts().count() // (2 * PAGE) * PAGE
    published_at, number = (
        facts().order_by("-published_at", "-number").values_list("published_at", "number")[half - 1]
    )
    address = urlsplit(path)
    query = dict(parse_qsl(address.query))
    token = signing.loads(query["cursor"], salt=SALT)
    token[1:3] = [published_at.isoformat(), number]
    query["cursor"] = signing.dumps(token, salt=SALT, compress=False)
    after = quote(f"{published_at:%Y-%m-%dT%H:%M:%S.%fZ},{number}")
    return f"{address.path}?{urlencode(query)}", after, half // PAGE + 1


def _told(measured: Measured | None) -> str:
    if measured is None:
        return ""
    if measured.empty:
        return f"no request completed in {measured.empty} rounds"
    return f"{measured.cpu:.1f} ms; {measured.rate:.1f}/s, p50 {measured.p50:.0f}, p99 {measured.p99:.0f}"


def _ratio(mine: Measured, other: Measured | None, goal: float) -> str:
    return f"{other.cpu / mine.cpu:.2f} (goal {goal:g})" if other and mine.cpu and not other.empty else ""


if __name__ == "__main__":
    main()
