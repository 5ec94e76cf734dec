"""What detection takes and returns: positions on one claim in, contradictions with score and reason out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facts.matching.types import Feature, Stance, Value
from sources.reading.types import Attribution, Passage, Quantity


class ContradictionKind(StrEnum):
    """In what two positions differ."""

    VALUE = "value"
    DATE = "date"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"
    ROLE = "role"
    SET = "set"


class Label(StrEnum):
    """Whether the outlets themselves differ, or the people whom they quote."""

    NARRATORS_DIFFER = "narrators_differ"
    SPEAKERS_DIFFER = "speakers_differ"


class List(StrEnum):
    """Where the desk sees it: worth an alarm, or only worth a look."""

    MAIN = "main"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """One citation of a position: the words, who says so, as of when, and what the reader found in them.

    `passage` is None for words that only an editor cited and the reader has no passage for. `score` is how sure
    the matcher was that the words belong to the claim, 1 where a person put them there. `elsewhere` are the amounts in
    all other passages of the source, `beside` the passages right before and behind.
    """

    id: str
    source: str
    language: str
    quote: str
    attribution: Attribution
    as_of: str = ""
    published_on: str = ""
    value: Value | None = None
    passage: Passage | None = None
    score: float = 1.0
    elsewhere: tuple[Quantity, ...] = ()
    beside: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A position with its live citations; `stated` is true when a person stated or accepted it."""

    id: str
    stance: Stance
    value: Value | None
    citations: tuple[CitedPassage, ...]
    stated: bool = False


@dataclass(frozen=True, slots=True)
class FoundContradiction:
    """Two positions that cannot both be right; `left` sorts before `right` as strings."""

    kind: ContradictionKind
    left: str
    right: str
    label: Label
    list: List
    score: float
    reason: str
    features: tuple[Feature, ...] = ()
