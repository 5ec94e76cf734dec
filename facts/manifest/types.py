"""What a story folder's manifests say, once read and checked, and what a mistake in them looks like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts.matching.types import ClaimKind, Stance, Value
from sources.reading.types import Attribution, NameKind


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that is wrong in a manifest: where, what, and what would be accepted.

    `file` is the name of the file inside the folder, `line` counts from 1.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ManifestErrors(Exception):
    """Every mistake of a folder's manifests, in the order of files and lines; nothing of it may be stored."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """The story that the folder's sources report."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source as the manifest describes it.

    `file` is relative to the folder and `text` is what it holds; they are "" and None for an origin that the
    desk does not hold. An empty `outlet`, `url`, `title`, `byline` or a None `published_on` means unknown.
    `derived_from` is the key of the source that this one retells, as the desk states it.
    """

    key: str
    language: str
    line: int
    file: str = ""
    text: str | None = None
    outlet: str = ""
    published_on: date | None = None
    url: str = ""
    title: str = ""
    byline: str = ""
    derived_from: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """A name of an entity in a language."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A person, organisation, place, product or event with its names; `name` is the desk's own."""

    key: str
    name: str
    kind: NameKind
    line: int
    aliases: tuple[AliasEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """Exact words of a source that take a position: `quote == text[start:end]` of that source.

    `attribution` is None where the editor says nothing about the speaker. `gloss` translates exactly the
    quoted words into the language of the manifest; it is empty where there is none.
    """

    source: str
    start: int
    end: int
    quote: str
    line: int
    attribution: Attribution | None = None
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """One answer to a claim with the words that give it."""

    stance: Stance
    value: Value | None
    citations: tuple[CitationEntry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One checkable matter in the editor's wording; `entities` are keys of the manifest's entities."""

    key: str
    text: str
    kind: ClaimKind
    entities: tuple[str, ...]
    positions: tuple[PositionEntry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A story folder: its story, sources, entities and claims, checked against each other and the texts.

    `language` is the one in which claims are worded and glosses are written.
    """

    folder: Path
    story: StoryEntry
    sources: tuple[SourceEntry, ...]
    entities: tuple[EntityEntry, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    language: str = "en"
