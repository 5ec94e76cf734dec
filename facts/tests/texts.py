"""Short ways to write readings, positions and citations as literals."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from facts.contradiction.types import CitedPassage, HeldPosition
from facts.matching.background import language_mean
from facts.matching.types import Stance, StoryText, Value
from sources.reading.types import (
    Attribution,
    AttributionKind,
    Clause,
    Cue,
    CueKind,
    DateExpression,
    Enumeration,
    Name,
    Passage,
    Quantity,
    QuantityKind,
    Reading,
    Span,
    Vector,
)

DIMENSIONS = 384
#: What is left of an embedding without its language is topic and wording, in about these shares.
_TOPIC, _WORDING = 0.5, 0.2


def vector(topic: str, language: str, wording: str) -> Vector:
    """A unit vector like the embedder's: its language's mean, then what it is about, then how it is worded."""
    mixed = language_mean(language) + _TOPIC * _direction(topic) + _WORDING * _direction(wording)
    unit: Vector = (mixed / np.linalg.norm(mixed)).astype(np.float32)
    return unit


def _direction(name: str) -> Vector:
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    direction = np.random.default_rng(seed).standard_normal(DIMENSIONS)
    unit: Vector = (direction / np.linalg.norm(direction)).astype(np.float32)
    return unit


def said(
    words: str,
    topic: str,
    *,
    amounts: Sequence[tuple[str, str, str]] = (),
    dates: Sequence[tuple[str, str]] = (),
    names: Sequence[str] = (),
    items: Sequence[str] = (),
    cues: Sequence[tuple[str, CueKind]] = (),
    quotes: Sequence[str] = (),
    by: Attribution | None = None,
    heading: bool = False,
    question: bool = False,
    boilerplate: str = "",
    clauses: Sequence[tuple[str, str]] = (),
    converts: tuple[str, str] | None = None,
) -> Passage:
    """A passage of these words on a topic, at 0; what is found in it is given by its words.

    `amounts` are (words, amount, unit), `dates` (words, value), `clauses` (words, topic). `converts` says that the
    first words convert the second.
    """

    def span(part: str) -> Span:
        start = words.index(part)
        return Span(start, start + len(part))

    quantities = []
    for part, amount, unit in amounts:
        kind = QuantityKind.MONEY if len(unit) == 3 and unit.isupper() else QuantityKind.COUNT
        origin = span(converts[1]) if converts and converts[0] == part else None
        at = span(part)
        quantities.append(Quantity(at.start, at.end, part, kind, Decimal(amount), unit, derived_from=origin))
    spans = [span(item) for item in items]
    return Passage(
        start=0,
        end=len(words),
        text=words,
        boilerplate=boilerplate,
        heading=heading,
        question=question,
        quantities=tuple(quantities),
        dates=tuple(DateExpression(span(p).start, span(p).end, p, value) for p, value in dates),
        names=tuple(Name(span(p).start, span(p).end, p) for p in names),
        enumerations=(Enumeration(spans[0].start, spans[-1].end, tuple(spans)),) if spans else (),
        cues=tuple(Cue(span(p).start, span(p).end, p, kind) for p, kind in cues),
        quotes=tuple(span(p) for p in quotes),
        attribution=by or Attribution(AttributionKind.OWN),
        clauses=tuple(
            Clause(span(p).start, span(p).end, p, _marked(clause_topic)) for p, clause_topic in clauses
        ),
        embedding=_marked(topic),
    )


_TOPICS: dict[bytes, str] = {}


def _marked(topic: str) -> Vector:
    # The language is known only when the passage is put into its text.
    mark = _direction(topic)
    _TOPICS[mark.tobytes()] = topic
    return mark


def text(
    key: str,
    language: str,
    *passages: Passage,
    outlet: str = "",
    published_on: str = "",
    credits: Sequence[Name] = (),
) -> StoryText:
    """A source of these passages, one after the other."""
    placed = []
    whole = ""
    for passage in passages:
        placed.append(_moved(passage, len(whole), language))
        whole += passage.text + " "
    reading = Reading(whole, language, "test", tuple(placed), credits=tuple(credits))
    return StoryText(key, reading, outlet, published_on)


def _moved(passage: Passage, by: int, language: str) -> Passage:
    def span(old: Span) -> Span:
        return Span(old.start + by, old.end + by)

    def meaning(mark: Vector | None, wording: str) -> Vector | None:
        return None if mark is None else vector(_TOPICS[mark.tobytes()], language, wording)

    return replace(
        passage,
        start=by,
        end=passage.end + by,
        quantities=tuple(
            replace(
                q,
                start=q.start + by,
                end=q.end + by,
                derived_from=span(q.derived_from) if q.derived_from else None,
            )
            for q in passage.quantities
        ),
        dates=tuple(replace(d, start=d.start + by, end=d.end + by) for d in passage.dates),
        names=tuple(replace(n, start=n.start + by, end=n.end + by) for n in passage.names),
        enumerations=tuple(
            Enumeration(e.start + by, e.end + by, tuple(span(item) for item in e.items))
            for e in passage.enumerations
        ),
        cues=tuple(replace(c, start=c.start + by, end=c.end + by) for c in passage.cues),
        quotes=tuple(span(quote) for quote in passage.quotes),
        clauses=tuple(
            replace(c, start=c.start + by, end=c.end + by, embedding=meaning(c.embedding, c.text))
            for c in passage.clauses
        ),
        embedding=meaning(passage.embedding, passage.text),
    )


def fillers(language: str, *topics: str) -> list[Passage]:
    """Sentences that have their topics to themselves, so that a text has surroundings."""
    return [said(f"Something about {topic} in {language}.", topic) for topic in topics]


def named(name: str, key: str = "") -> Attribution:
    """On the word of a named person."""
    return Attribution(AttributionKind.NAMED, name, key)


ANONYMOUS = Attribution(AttributionKind.ANONYMOUS)


def amount(value: str, unit: str = "", *, approx: bool = False, lower: str = "", upper: str = "") -> Value:
    """A value that is an amount."""
    return Value(
        amount=Decimal(value),
        unit=unit,
        approx=approx,
        lower=Decimal(lower) if lower else None,
        upper=Decimal(upper) if upper else None,
    )


def cited(
    value: Value | None = None,
    *,
    source: str = "a",
    language: str = "en",
    by: Attribution | None = None,
    as_of: str = "",
    published_on: str = "",
    passage: Passage | None = None,
    score: float = 1.0,
) -> CitedPassage:
    """A citation of a position."""
    return CitedPassage(
        id=f"{source}:1",
        source=source,
        language=language,
        quote=passage.text if passage else "words",
        attribution=by or Attribution(AttributionKind.OWN),
        as_of=as_of,
        published_on=published_on,
        value=value,
        passage=passage,
        score=score,
    )


def position(
    number: str,
    *citations: CitedPassage,
    value: Value | None = None,
    denies: bool = False,
    stated: bool = False,
) -> HeldPosition:
    """A position with its citations; its value is that of the first citation unless given."""
    stance = Stance.DENIES if denies else Stance.AFFIRMS
    held = value if value is not None else (citations[0].value if citations else None)
    return HeldPosition(number, stance, held, citations, stated)
