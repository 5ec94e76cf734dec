"""A client that follows the changes has what the base has: whatever happens at once, and whoever is killed."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

from facts.models import Publication
from facts.published import fact_of
from facts.publishing import correct, publish, retract
from facts.tests.factories import CitationFactory
from facts.tests.people import person, verified_claim
from facts.tests.processes import environment
from newsroom.tokens import issue_token

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, CLAIMS, STEPS = 8, 2, 5
#: How often the server is killed.
KILLED = 3


class Mirror:
    """A copy of all facts, kept by the rule that docs/api.md gives."""

    def __init__(self, ask: Any) -> None:
        self.ask, self.after = ask, 0
        self.facts: dict[str, dict[str, Any]] = {}
        self.numbers: list[int] = []

    def follow(self) -> bool:
        """Take one page of changes; return whether there are more."""
        page = self.ask(f"/api/v1/facts/changes/?after={self.after}&page_size=7")
        for row in page["results"]:
            self.numbers.append(row["number"])
            if row["event"] in ("published", "corrected"):
                self.facts[row["claim"]] = row
            else:
                self.facts.pop(row["claim"], None)
        self.after = page["after"]
        return page["more"]

    def assert_is(self, listed: list[dict[str, Any]]) -> None:
        """Assert that nothing was missed, nothing came twice, and the copy is the list."""
        assert self.numbers == list(range(1, len(self.numbers) + 1))
        assert self.facts == {row["claim"]: row for row in listed}


def writer(claims: list[Any], editor: Any, seed: int) -> None:
    """Publish, correct and retract at random; what is new on a claim makes it correctable."""
    dice = random.Random(seed)  # noqa: S311  (no secret)
    try:
        for _ in range(STEPS):
            claim, position = dice.choice(claims)
            if fact_of(claim) is None:
                publish(claim=claim, actor=editor, note=f"Step of {seed}")
            elif dice.random() < 0.5:
                retract(claim=claim, actor=editor, reason=f"Wrong, says {seed}")
            else:
                CitationFactory(position=position)
                correct(claim=claim, actor=editor, note=f"More, says {seed}")
    finally:
        connection.close()


@contextmanager
def writing() -> Any:
    """Let eight writers work while the block runs, and for as long as they need."""
    editor, checker = person("editor"), person("fact-checker")
    claims = [[verified_claim(checker=checker) for _ in range(CLAIMS)] for _ in range(WRITERS)]
    threads = [threading.Thread(target=writer, args=(own, editor, seed)) for seed, own in enumerate(claims)]
    for thread in threads:
        thread.start()
    try:
        yield threads
    finally:
        for thread in threads:
            thread.join()


def test_a_mirror_equals_the_base_while_eight_people_publish_at_once(settings):
    settings.API_ANONYMOUS_READING = True

    def ask(address: str) -> Any:
        return Client().get(address).json()

    mirror = Mirror(ask)
    with writing() as threads:
        while any(thread.is_alive() for thread in threads):
            mirror.follow()
    while mirror.follow():
        pass
    assert len(mirror.numbers) == WRITERS * STEPS
    mirror.assert_is(ask("/api/v1/facts/?page_size=500")["results"])


class Server:
    """The site's web server on this test's database, asked over HTTP with an editor's token."""

    def __init__(self) -> None:
        _, secret = issue_token(user=person("editor"), name="Mirror", read_only=False)
        self.headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        granian = [
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--port",
            str(self.port),
            "--blocking-threads",
            "1",
        ]
        self.process = subprocess.Popen(
            [sys.executable, *granian, "--log-level", "critical", "newsroom.wsgi:application"],
            env=environment() | {"DJANGO_SETTINGS_MODULE": "newsroom.settings_for_tests"},
            cwd=django_settings.BASE_DIR,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                self.ask("/api/v1/facts/changes/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("the server does not answer")

    def kill(self) -> None:
        """Kill the server and its worker at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Any:
        """Return the answer; raise `OSError` for none, or for a refusal."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            data=b"{}" if method == "POST" else None,
            headers=self.headers | headers,
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  (our own server)
            return json.load(answer)


def remote_writer(server: Server, claim: Any, ended: threading.Event) -> None:
    """Publish and retract in turn over HTTP; what fails is tried the other way next."""
    address = f"/api/v1/claims/{claim.pk}/publication/"
    publishes = True
    while not ended.is_set():
        with suppress(OSError, http.client.HTTPException):
            if publishes:
                server.ask(address, method="POST", **{"If-Match": f'"{claim.version}"'})
            else:
                server.ask(f"{address}?reason=Wrong", method="DELETE")
        publishes = not publishes


def test_a_server_that_is_killed_again_and_again_amid_the_writing_leaves_no_gap():
    checker = person("fact-checker")
    claims = [verified_claim(checker=checker)[0] for _ in range(WRITERS)]
    server, ended = Server(), threading.Event()
    mirror = Mirror(server.ask)
    threads = [threading.Thread(target=remote_writer, args=(server, claim, ended)) for claim in claims]
    try:
        for thread in threads:
            thread.start()
        _follow(mirror, until=12)
        for _ in range(KILLED):
            server.kill()
            before = Publication.objects.count()
            server.start()
            _follow(mirror, until=before + 12)
        ended.set()
        for thread in threads:
            thread.join()
        while mirror.follow():
            pass
        mirror.assert_is(server.ask("/api/v1/facts/?page_size=500")["results"])
        assert len(mirror.numbers) == Publication.objects.count() >= before + 12
    finally:
        ended.set()
        server.kill()


def _follow(mirror: Mirror, *, until: int) -> None:
    deadline = time.monotonic() + 60
    while len(mirror.numbers) < until and time.monotonic() < deadline:
        mirror.follow()
    assert len(mirror.numbers) >= until
