"""`manage.py ingest FILE…`: take single articles in, without a manifest."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from facts.capturing import capture_bytes, stated
from facts.management.rendering import console, done_table, note_lines, rejected_lines, track
from facts.populating import ingest
from facts.summary import totals
from facts.tally import Tally
from facts.turns import own_turn
from sources.history import coming_by
from sources.models import Obtained, validate_language
from sources.recording import Capture


def iso_date(text: str) -> date:
    """Return the date that `text` names. Raises `ArgumentTypeError`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2025-09-01") from None


def slug(text: str) -> str:
    """Return `text` if it is a slug. Raises `ArgumentTypeError`."""
    if text != slugify(text) or not text:
        raise ArgumentTypeError(f"{text!r} is not a slug: lower-case letters, digits and hyphens only")
    return text


def language_tag(text: str) -> str:
    """Return `text` if it is a language tag. Raises `ArgumentTypeError`."""
    try:
        validate_language(text)
    except ValidationError as error:
        raise ArgumentTypeError(" ".join(error.messages)) from None
    return text


class Command(BaseCommand):
    """Take texts or HTML pages in, detect their language, and find the claims of their story."""

    help = "Take texts or HTML pages in; “-” reads standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the files and what is known of them."""
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="text or HTML file; - for standard input"
        )
        parser.add_argument(
            "--story",
            type=slug,
            help="slug of the story; without it each article joins the one that it belongs to, or founds one",
        )
        parser.add_argument("--outlet", default="", help="who published them")
        parser.add_argument("--url", default="", help="canonical address; only with a single file")
        parser.add_argument("--published", type=iso_date, help="date of publication, as 2025-09-01")
        parser.add_argument("--language", type=language_tag, help="language tag, such as pt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the files, take them in, show what was done; exit with 1 where one was rejected."""
        if options["url"] and len(options["files"]) > 1:
            raise CommandError("--url names one article: give one FILE with it.")
        captures, rejected = self._captures(options)
        if captures:
            tally = self._take_in(captures, _story(options["story"], captures[0]))
            console(self.stdout).print(done_table(tally, totals()), *note_lines(tally), sep="\n")
            rejected += rejected_lines(tally)
        if rejected:
            raise CommandError("\n".join(rejected))

    def _take_in(self, captures: list[Capture], story: tuple[str, str] | None) -> Tally:
        with coming_by("command ingest"), own_turn(on_wait=self._say_waiting):
            return ingest(
                captures=captures, story=story, actor=None, reason="Ingested by command", track=track
            )

    def _captures(self, options: dict[str, Any]) -> tuple[list[Capture], list[str]]:
        captures, rejected = [], []
        for name in options["files"]:
            try:
                captures.append(_capture(name, options))
            except OSError as error:
                rejected.append(f"Rejected {name}: {error.strerror}")
            except ValidationError as error:
                rejected.append(f"Rejected {name}: {' '.join(error.messages)}")
        return captures, rejected

    def _say_waiting(self) -> None:
        self.stderr.write("Waiting for another intake to end …")


def _capture(name: str, options: dict[str, Any]) -> Capture:
    piped = name == "-"
    file = "standard input" if piped else Path(name).name
    capture = capture_bytes(
        sys.stdin.buffer.read() if piped else Path(name).read_bytes(),
        key=options["url"] or file,
        file=file,
        obtained=Obtained.INPUT if piped else Obtained.FILE,
    )
    return stated(
        capture,
        url=options["url"],
        outlet=options["outlet"],
        published_on=options["published"],
        language=options["language"],
    )


def _story(chosen: str | None, first: Capture) -> tuple[str, str] | None:
    """Return slug and title of the chosen story, titled by its first article; None where the articles decide."""
    return (chosen[:100], first.title[:300]) if chosen else None
