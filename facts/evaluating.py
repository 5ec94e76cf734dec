"""Let the machine read annotated stories in a base of their own, and judge what it found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from sources.models import Obtained, Story
from sources.recording import Capture

from .capturing import capture_bytes
from .evaluation import Gold, Judgement, judge
from .exporting import export_story
from .populating import Track, ingest, untracked
from .temporary_base import temporary_base


class IngestError(Exception):
    """An article of an annotated story that could not be taken in."""


@dataclass(frozen=True, slots=True)
class MachineReading:
    """The exported document of a story that the machine alone read, with the seconds that it took.

    `reading` is for reading and storing the articles, embedding included; `rest` for claims, lineage and
    contradictions.
    """

    document: dict[str, Any]
    reading: float
    rest: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The judgements on one story; `cold` tells that the seconds include loading the models."""

    story: str
    judgements: tuple[Judgement, ...]
    reading: float
    rest: float
    cold: bool


def evaluate(golds: Sequence[Gold], *, track: Track[Gold] = untracked) -> list[Evaluation]:
    """Let the machine read the articles of every annotated story in a temporary base, and judge what it found.

    The desk's base is not touched. Raises `TemporaryBaseError`, `IngestError`, `ExportError`.
    """
    found: list[Evaluation] = []
    with temporary_base():
        for gold in track(golds, "Evaluating stories"):
            read = read_by_machine(slug=f"{gold.story}-{len(found) + 1}", articles=gold.articles)
            judgements = judge(read.document, gold)
            found.append(
                Evaluation(gold.story, judgements, reading=read.reading, rest=read.rest, cold=not found)
            )
    return found


def read_by_machine(*, slug: str, articles: Sequence[Path]) -> MachineReading:
    """Ingest articles into one story of the current database, as `manage.py ingest` does, and export it.

    Nothing but the files' names and texts is given. Raises `IngestError` when an article is rejected.
    """
    # One database may read several stories, and every one may have an “a.txt”.
    captures = [
        capture_bytes(path.read_bytes(), key=f"{slug}/{path.name}", file=path.name, obtained=Obtained.FILE)
        for path in articles
    ]
    clock = _Clock()
    tally = ingest(
        captures=captures, story=(slug, ""), actor=None, reason="Ingested for evaluation", track=clock.track
    )
    ended = perf_counter()
    if tally.rejected:
        raise IngestError("\n".join(f"Rejected {name}: {reason}" for name, reason in tally.rejected))
    document = json.loads(export_story(story=Story.objects.get(slug=slug)))
    return MachineReading(document, reading=clock.read - clock.began, rest=ended - clock.read)


class _Clock:
    """Notes when the articles began and ended to be read."""

    def __init__(self) -> None:
        self.began = self.read = perf_counter()

    def track(self, items: Sequence[Capture], doing: str) -> Iterable[Capture]:
        """Yield the articles; each is read before the next is asked for."""
        self.began = perf_counter()
        yield from items
        self.read = perf_counter()
