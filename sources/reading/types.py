"""What the reader returns: frozen records whose offsets count code points of the whole text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

#: Texts in, one unit vector of 384 floats per text out: shape (n, 384).
Embed = Callable[[Sequence[str]], Vector]


class QuantityKind(StrEnum):
    """What a quantity measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    NUMBER = "number"


class NameKind(StrEnum):
    """What a name names, as far as the text shows it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"
    EVENT = "event"
    UNKNOWN = ""


class CueKind(StrEnum):
    """What a cue word says about the statement around it."""

    REPORT = "report"
    DENY = "deny"
    DECLINE = "decline"
    NEGATE = "negate"
    HEDGE = "hedge"
    PLAN = "plan"


class AttributionKind(StrEnum):
    """On whose word a passage speaks."""

    OWN = "own"
    NAMED = "named"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start..end` of the whole text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit, as it stands in the text.

    `amount` is scaled out (14,3 tỷ is 14300000000) and stays in the unit of the text. `unit` is an ISO 4217
    code, "percent", "percentage point", a CLDR-style unit ("kilometer", "square-meter", "kilowatt", "month"),
    what is counted in English where known ("people", "ships"), or "". `lower`/`upper` bound the value where the
    text does ("more than 5": lower=5; "between 3 and 5": both; "billions": 1e9 to 1e12, approx). `approx` is
    true for "about" and for orders of magnitude. `counted` keeps the words counted as they stand. `per` is the
    unit of the denominator ("each month" -> "month"). `derived_from` is the span of the amount of the same text
    that this one merely converts ("约合1019.51亿元" of 143亿美元).
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    amount: Decimal
    unit: str
    approx: bool = False
    lower: Decimal | None = None
    upper: Decimal | None = None
    counted: str = ""
    per: str = ""
    derived_from: Span | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A point in time, as it stands in the text.

    `value` is ISO 8601 with the precision of the text: "2025", "2025-06", "2025-Q2", "2025-06-13". A month or
    weekday without a year is resolved against the document's date when there is one, else it is "--06" or
    "--06-13". `time` is "HH:MM" or "", `zone` an offset such as "+08:00" or "".
    """

    start: int
    end: int
    text: str
    value: str
    time: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text, resolved (`key`) or not.

    `key` is the gazetteer's key of the entity; `alias_of` is the span of the longer or Latin form that the text
    itself equates it with (parentheses, surname after full name); `why` says in words how it was recognised.
    """

    start: int
    end: int
    text: str
    kind: NameKind = NameKind.UNKNOWN
    key: str = ""
    alias_of: Span | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of the lexicon that reports, denies, declines, negates, hedges or plans."""

    start: int
    end: int
    text: str
    kind: CueKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word a passage speaks; `name` is empty for own voice, `count` is how many anonymous sources."""

    kind: AttributionKind
    name: str = ""
    key: str = ""
    count: int | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Characters `start..end` of a passage that are said on somebody's word; all others are the narrator's own.

    `credit` is where the sentence says so: the speaker and the verb, with what stands between them.
    """

    start: int
    end: int
    attribution: Attribution
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A title that a text gives to a person ("CEO of Scale AI"), with the span of the title phrase."""

    start: int
    end: int
    text: str
    holder: Span | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in the text ("doctors, lawyers and scientists"): the spans of its items, in order."""

    start: int
    end: int
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a passage that can state something of its own, with its embedding where one was computed."""

    start: int
    end: int
    text: str
    embedding: Vector | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text and everything the reader found in it.

    `text == whole_text[start:end]` always. `boilerplate` names what kind of non-content it is ("byline",
    "dateline", "footer", "credit", "conversion-note"), "" for content; `heading` is true for headlines and
    subheads. `embedding` has 384 floats of length 1.
    """

    start: int
    end: int
    text: str
    boilerplate: str = ""
    heading: bool = False
    question: bool = False
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    cues: tuple[Cue, ...] = ()
    quotes: tuple[Span, ...] = ()
    attribution: Attribution = Attribution(AttributionKind.OWN)
    voices: tuple[Voice, ...] = ()
    clauses: tuple[Clause, ...] = ()
    embedding: Vector | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader found in one text.

    `reader` is the version of the reader; `published_on` the date that the text gives itself (dateline), `title`
    its headline, both None or "" where it has none; `credits` the outlets whose reporting it cites, as names.
    """

    text: str
    language: str
    reader: str
    passages: tuple[Passage, ...]
    title: str = ""
    published_on: date | None = None
    credits: tuple[Name, ...] = ()
