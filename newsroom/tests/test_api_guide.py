"""The commands of docs/api.md work."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from facts.bulk.applying import apply_bulk_edit
from facts.bulk.previewing import preview_bulk_edit
from facts.jobs import submit_article
from facts.publishing import publish
from facts.review import take_up
from facts.tests.factories import ClaimFactory, ContradictionFactory, EntityFactory
from facts.tests.people import cited_claim, person, verified_claim
from newsroom.tokens import issue_token
from sources.models import Obtained
from sources.recording import Capture
from sources.tests.factories import SourceFactory

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text()
COMMANDS = re.findall(r"^curl .*$", PAGE, re.MULTILINE)

#: Names in braces, of which JSON has others.
NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass
class Call:
    """What a command of curl sends."""

    method: str = "GET"
    address: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    form: dict[str, object] = field(default_factory=dict)

    def send(self, secret):
        """Return the answer."""
        headers = {**self.headers, "Authorization": f"Bearer {secret}"}
        if self.form:
            return Client().post(self.address, self.form, headers=headers)
        return Client().generic(
            self.method, self.address, self.body or "", "application/json", headers=headers
        )


def read(command):
    """Return what a command of curl sends; a word that curl would not know is an error."""
    words = iter(shlex.split(command)[1:])
    call, chosen = Call(), ""
    for word in words:
        match word:
            case "-H":
                name, _, value = next(words).partition(": ")
                call.headers[name] = value
            case "-X":
                chosen = next(words)
            case "--json":
                call.method, call.body = "POST", next(words)
            case "-F":
                name, _, value = next(words).partition("=")
                file = SimpleUploadedFile(
                    "bridge.html", b"<html><body><p>It cost 12 million.</p></body></html>"
                )
                call.method, call.form[name] = "POST", file if value.startswith("@") else value
            case _:
                assert word.startswith("$NEWSROOM/"), word
                call.address = word.replace("$NEWSROOM", "/api/v1")
    call.method = chosen or call.method
    return call


def test_every_command_of_the_guide_is_tried():
    assert len(COMMANDS) == PAGE.count("\ncurl ") >= 40
    assert all(command.startswith('curl -H "Authorization: Bearer $TOKEN" ') for command in COMMANDS)


@pytest.fixture
def names(db):
    """Rows that the commands name."""
    person("editor", username="editor")
    claim, position = cited_claim()
    published, _ = verified_claim()
    publish(claim=published, actor=person("editor"))
    in_review, _ = cited_claim()
    take_up(claim=in_review, actor=person("editor"), rationale="x")
    editor = person("editor")
    taken = preview_bulk_edit(actor=editor, rows=[ClaimFactory().pk], action="take up")
    apply_bulk_edit(changeset=taken, actor=editor, reason="x")
    source = SourceFactory()
    submitted = submit_article(
        capture=Capture(key="g", text="The bridge opened.", obtained=Obtained.API),
        story=claim.story,
        actor=editor,
        reason="x",
    )
    return {
        "fact": published.pk,
        "published": published.pk,
        "verified": verified_claim()[0].pk,
        "in_review": in_review.pk,
        "claim": claim.pk,
        "other_claim": ClaimFactory().pk,
        "position": position.pk,
        "citation": claim.citations.get().pk,
        "contradiction": ContradictionFactory().pk,
        "story": claim.story.slug,
        "story_id": claim.story.pk,
        "source": source.pk,
        "entity": EntityFactory().pk,
        "other_entity": EntityFactory().pk,
        "merged_entity": EntityFactory(merged_into=EntityFactory()).pk,
        "job": submitted.job,
        "changeset": taken.pk,
    }


@pytest.mark.parametrize("command", dict.fromkeys(COMMANDS))
def test_a_command_of_the_guide_works(names, command):
    call = read(NAME.sub(lambda found: str(names[found[1]]), command))
    role = "api-client" if call.method == "GET" and "jobs/" not in call.address else "editor"
    _, secret = issue_token(user=person(role), name="Guide", read_only=call.method == "GET")
    response = call.send(secret)
    assert response.status_code in (200, 201, 202), response.content
