"""What matching takes and returns: readings of one story in, claims with positions out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sources.reading.types import Attribution, Reading


class ClaimKind(StrEnum):
    """What is at stake in a claim, and so what its positions carry as a value."""

    VALUE = "value"
    DATE = "date"
    ROLE = "role"
    SET = "set"
    QUOTE = "quote"
    EVENT = "event"


class Stance(StrEnum):
    """Whether a position affirms or denies its claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Value:
    """What a position holds: an amount with unit and bounds, or a date, or a role, or the members of a set.

    Exactly one of `amount` (with `unit`), `date`, `role`, `members` is set; a position without any has no Value.
    """

    amount: Decimal | None = None
    unit: str = ""
    approx: bool = False
    lower: Decimal | None = None
    upper: Decimal | None = None
    date: str = ""
    role: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a score: its name in words, what it added, and the detail that a reader can check."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StoryText:
    """One source of a story: `key` identifies it, `published_on` (ISO date or "") is the best known date."""

    key: str
    reading: Reading
    outlet: str = ""
    published_on: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start..end` of the source `source`."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownPosition:
    """A position that already stands; new passages may join it, none is moved off it."""

    id: str
    stance: Stance
    value: Value | None


@dataclass(frozen=True, slots=True)
class KnownCitation:
    """A citation that already stands (rejected ones included: they must not come back)."""

    place: Place
    position: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim that already stands, with where its citations stand and its positions."""

    id: str
    positions: tuple[KnownPosition, ...]
    citations: tuple[KnownCitation, ...]


@dataclass(frozen=True, slots=True)
class MatchedCitation:
    """These words of this source belong to a claim: on whose word, with which value, how sure and why.

    `place` is the passage (the whole sentence). `original_value` is the value's text as it stands.
    `as_of` is an ISO date of what the statement holds for, or "".
    """

    place: Place
    value: Value | None
    original_value: str
    attribution: Attribution
    as_of: str
    score: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class MatchedPosition:
    """One answer to a claim and who gives it; `known` is the id of a standing position it extends, or ""."""

    known: str
    stance: Stance
    value: Value | None
    citations: tuple[MatchedCitation, ...]


@dataclass(frozen=True, slots=True)
class MatchedClaim:
    """One checkable matter across the texts of a story.

    `known` is the id of a standing claim that it extends, or "". `founding` is the clause or sentence that
    founded it (unique among claims), `text`/`language` its words, `signature` a language-neutral summary
    ("Meta · Scale AI · 14.3 bn USD"), `founded_because` why it is check-worthy.
    """

    known: str
    kind: ClaimKind
    founding: Place
    text: str
    language: str
    signature: str
    founded_because: tuple[Feature, ...]
    entities: tuple[str, ...]
    positions: tuple[MatchedPosition, ...]


@dataclass(frozen=True, slots=True)
class MinedAlias:
    """Two names in different texts that seem to name the same thing, with the score and the reason."""

    name: str
    language: str
    same_as: str
    same_as_language: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Matching:
    """The claims of a story and the aliases mined on the way."""

    claims: tuple[MatchedClaim, ...]
    aliases: tuple[MinedAlias, ...] = ()
