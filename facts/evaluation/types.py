"""What the scorer works on: the annotations of a story, what the machine exported of it, and single judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters `start..end` (code points) of the article in `file`."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """What a statement or citation holds, as far as the scorer compares it; `kind` is "" for one without a value."""

    kind: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated article; `independent` is None where nobody annotated it, `origin` the file it derives from."""

    file: str
    language: str
    independent: bool | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """These words state a claim; `stance` (asserts, reports, denies) is "" where nobody annotated it."""

    claim: str
    place: Place
    stance: str = ""
    attribution: str = ""
    value: Value = Value()


class Verdict(StrEnum):
    """What the annotation says of two statements that differ."""

    CONTRADICTION = "contradiction"
    LOOK_ALIKE = "look-alike"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two statements that differ, what this means, and the planted phenomenon (`group`) that they belong to.

    `kind` is that of the contradiction (value, date, polarity, …), "" for other verdicts.
    """

    left: GoldStatement
    right: GoldStatement
    verdict: Verdict
    group: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """An amount that stands at each of these places of one article."""

    text: str
    amount: Decimal
    unit: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one story with the texts that they speak of, by file; `articles` are the files themselves.

    `exhaustive` says that every passage of every claim is annotated, so that a passage outside the annotation is
    known to state none of its claims. `names` holds, for every entity, all the ways to write it. `quantities` is None
    where nobody annotated them.
    """

    story: str
    texts: Mapping[str, str]
    documents: tuple[GoldDocument, ...]
    statements: tuple[GoldStatement, ...]
    pairs: tuple[GoldPair, ...]
    names: tuple[frozenset[str], ...] = ()
    quantities: tuple[GoldQuantity, ...] | None = None
    exhaustive: bool = False
    articles: tuple[Path, ...] = ()

    @property
    def languages(self) -> dict[str, str]:
        """Return the language of every file."""
        return {document.file: document.language for document in self.documents}


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """Words that the machine cited for a claim: the stance and value of their position, and on whose word."""

    claim: str
    position: str
    place: Place
    denies: bool
    attribution: str
    speaker: str
    value: Value = Value()


@dataclass(frozen=True, slots=True)
class FoundContradiction:
    """A contradiction that the machine shows: its kind, its list (main or uncertain) and the citations of each side."""

    kind: str
    list: str
    left: tuple[FoundCitation, ...]
    right: tuple[FoundCitation, ...]


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """An amount that the reader found."""

    place: Place
    text: str
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class FoundSource:
    """What the machine says of one article; `origin` is the file from which it thinks it derives, if held."""

    file: str
    language: str
    independent: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the machine found in one story: the exported document, with files in place of ids."""

    sources: tuple[FoundSource, ...]
    citations: tuple[FoundCitation, ...]
    contradictions: tuple[FoundContradiction, ...]
    quantities: tuple[FoundQuantity, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that was judged: for which measure, hit or not, in which languages, and in words what it was."""

    measure: str
    hit: bool
    languages: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits of so many."""

    hits: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """Return the share as a number from 0 to 1, None of nothing."""
        return self.hits / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.of + other.of)
