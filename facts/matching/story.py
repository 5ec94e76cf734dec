"""A story as the matcher sees it: passages of every text, the clauses that can carry a claim, their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from facts.matching import amounts
from facts.matching.ends import end_of_year
from facts.matching.territories import found, in_their_countries
from facts.matching.types import StoryText, Value
from sources.reading.types import DateExpression, Passage, Quantity, QuantityKind, Reading, Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

#: An amount whose bounds lie further apart than this is an order of magnitude ("billions"), not a figure.
_VAGUE_SPREAD = 5

#: Characters of a text in which a dateline begins, and those for its place; what ends one.
_HEAD: Final = 250
_DATELINE: Final = 40
_DATELINE_ENDS: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?[-–—―:：)）】\]]")

#: Dimensions of figures that are no amounts.
DATE = "date"
SET = "set"

#: So many countries are a list, with so many characters between two of them at most.
_COUNTRIES: Final = 3
_BETWEEN_COUNTRIES: Final = 60
_SENTENCE_ENDS: Final = re.compile(r"[.!?;。！？；؟]\s")

#: What is cut off the end of a stretch of words.
_TRAILING = " \t\n\u00a0\u3000,;:、，；：(（[-–—\"'“„«「"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a date that a clause states, with the words that state it."""

    start: int
    end: int
    text: str
    value: Value
    dimension: str
    #: A date's instant in ISO 8601 with time and offset, as far as the text gives them.
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The least stretch of text that can carry a claim: a clause, or one figure of a clause with several."""

    text: int
    passage: int
    start: int
    end: int
    vector: int
    figure: Figure | None = None


@dataclass(slots=True)
class Story:
    """Texts in an order of their own, with their passages and units as flat lists and their embeddings as matrices.

    `passage_text[i]` is the index of the text of passage `i`; `vectors` holds the embeddings of all passages
    first, then of all clauses; `vector_passage` says which passage a row belongs to.
    """

    texts: list[StoryText]
    passages: list[Passage] = field(default_factory=list)
    passage_text: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    vectors: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    vector_passage: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.intp))

    def source(self, passage: int) -> str:
        """The key of the source that a passage stands in."""
        return self.texts[self.passage_text[passage]].key

    def language(self, passage: int) -> str:
        """The language of the text that a passage stands in."""
        return self.texts[self.passage_text[passage]].reading.language


def lay_out(texts: Sequence[StoryText]) -> Story:
    """The story of these texts; what it holds does not depend on the order in which they come."""
    story = Story(sorted(texts, key=lambda text: (text.reading.text, text.key)))
    rows: list[npt.NDArray[np.float32] | None] = []
    clause_rows: list[tuple[int, npt.NDArray[np.float32]]] = []
    for number, text in enumerate(story.texts):
        # The reader embeds only the first passages of a very long text; the others cannot be compared.
        embedded = any(passage.embedding is not None for passage in text.reading.passages)
        for passage in text.reading.passages:
            if passage.boilerplate or (embedded and passage.embedding is None):
                continue
            story.passages.append(passage)
            story.passage_text.append(number)
            rows.append(passage.embedding)
    for index, passage in enumerate(story.passages):
        spans = []
        for clause in passage.clauses:
            if clause.embedding is not None:
                spans.append((clause.start, clause.end, len(story.passages) + len(clause_rows)))
                clause_rows.append((index, clause.embedding))
        for start, end, vector in spans or [(passage.start, passage.end, index)]:
            text = story.texts[story.passage_text[index]]
            number = story.passage_text[index]
            figures = _figures(passage, start, end, text)
            if not figures:
                story.units.append(Unit(number, index, start, end, vector))
            for figure, (first, last) in zip(figures, _stretches(text, start, end, figures), strict=False):
                story.units.append(Unit(number, index, first, last, vector, figure))
            for figure in _lists(passage, start, end, text):
                story.units.append(Unit(number, index, figure.start, figure.end, vector, figure))
    width = next((len(row) for row in rows if row is not None), 1)
    blank = np.zeros(width, dtype=np.float32)
    matrix = [blank if row is None else row for row in rows] + [row for _, row in clause_rows]
    story.vectors = np.array(matrix, dtype=np.float32).reshape(len(matrix), width)
    story.vector_passage = np.array(
        [*range(len(story.passages)), *(index for index, _ in clause_rows)], dtype=np.intp
    )
    return story


def _stretches(text: StoryText, start: int, end: int, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """A clause cut before each figure but the first, so that each figure has words of its own."""
    cuts = [start]
    for figure in figures[1:]:
        cuts.append(max(figure.start, cuts[-1] + 1))
    cuts.append(max(end, cuts[-1] + 1))
    stretches = []
    for first, last in pairwise(cuts):
        words = text.reading.text[first:last]
        trimmed = words.rstrip(_TRAILING) or words
        stretches.append((first, first + len(trimmed)))
    return stretches


def as_value(quantity: Quantity) -> Value:
    """The value that a quantity states."""
    return Value(
        amount=quantity.amount,
        unit=quantity.unit,
        approx=quantity.approx,
        lower=quantity.lower,
        upper=quantity.upper,
    )


def as_moment(expression: DateExpression) -> str:
    """The ISO text of a date expression, with time and offset where it has them."""
    if not expression.time:
        return expression.value
    return f"{expression.value}T{expression.time}{expression.zone}"


def _figures(passage: Passage, start: int, end: int, text: StoryText) -> list[Figure]:
    """The figures of a clause: amounts that are not conversions or mere orders, and dates that pin something down."""
    found: dict[tuple[str, str], Figure] = {}
    for quantity in passage.quantities:
        # A clause may end before the bracket that ends its last figure: "on Friday (25/9)".
        if not start <= quantity.start < end or not telling(quantity):
            continue
        value = as_value(quantity)
        dimension = amounts.to_base(quantity.amount, value.unit)[1]
        figure = Figure(quantity.start, quantity.end, quantity.text, value, dimension)
        found.setdefault((dimension, str(quantity.amount.normalize())), figure)
    for expression in (_told(one, text.reading) for one in passage.dates):
        if _heads(expression, passage, text):
            continue
        if start <= expression.start < end and _pins_down(expression, text):
            found.setdefault(
                ("date", as_moment(expression)),
                Figure(
                    expression.start,
                    expression.end,
                    expression.text,
                    Value(date=expression.value),
                    DATE,
                    as_moment(expression),
                ),
            )
    return sorted(found.values(), key=lambda figure: figure.start)


def _told(expression: DateExpression, reading: Reading) -> DateExpression:
    """A date expression with what the words around it say of it."""
    value = end_of_year(expression.value, reading.text, expression.start, expression.end, reading.language)
    return replace(expression, value=value)


def _lists(passage: Passage, start: int, end: int, text: StoryText) -> Iterator[Figure]:
    """The lists that begin in a clause; they may run on beyond it."""
    words = text.reading.text
    for enumeration in passage.enumerations:
        if start <= enumeration.start < end and len(enumeration.items) > 1:
            language = text.reading.language
            items = in_their_countries(enumeration.items, words, language)
            members = tuple(words[item.start : item.end] for item in items)
            if len(members) < 2:
                continue
            listed = words[enumeration.start : enumeration.end]
            yield Figure(enumeration.start, enumeration.end, listed, Value(members=members), SET)
    for first, last, members in _countries(passage, start, end, text):
        yield Figure(first, last, words[first:last], Value(members=members), SET)


def _countries(
    passage: Passage, start: int, end: int, text: StoryText
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Countries that a passage names one after the other, whatever else it says of each: a list of them."""
    if any(len(enumeration.items) > 1 for enumeration in passage.enumerations):
        return
    runs: list[list[tuple[Span, str]]] = []
    for span, code in found(passage.text, text.reading.language):
        between = passage.text[runs[-1][-1][0].end : span.start] if runs else ""
        if runs and len(between) <= _BETWEEN_COUNTRIES and not _SENTENCE_ENDS.search(between):
            runs[-1].append((span, code))
        else:
            runs.append([(span, code)])
    for run in runs:
        first, last = passage.start + run[0][0].start, passage.start + run[-1][0].end
        if len({code for _, code in run}) == len(run) >= _COUNTRIES and start <= first < end:
            yield first, last, tuple(passage.text[span.start : span.end] for span, _ in run)


def telling(quantity: Quantity) -> bool:
    """Whether a quantity is a figure of its own: no conversion of another, no bare order of magnitude, no "one"."""
    if quantity.derived_from is not None:
        return False
    if quantity.lower is not None and quantity.upper is not None and quantity.approx:
        return quantity.upper <= quantity.lower * _VAGUE_SPREAD
    return quantity.kind is not QuantityKind.NUMBER or quantity.amount > Decimal(2)


def _heads(expression: DateExpression, passage: Passage, text: StoryText) -> bool:
    """Whether a date is that of a dateline which runs on into the sentence: "Lima, 3 May - The bank …"."""
    published = text.published_on or (
        text.reading.published_on.isoformat() if text.reading.published_on else ""
    )
    ahead, behind = expression.start - passage.start, passage.text[expression.end - passage.start :]
    return (
        passage.start <= _HEAD
        and published in ("", expression.value)
        and ahead <= _DATELINE
        and bool(_DATELINE_ENDS.match(behind))
    )


def _pins_down(expression: DateExpression, text: StoryText) -> bool:
    """Whether a date is a statement of its own: to the day, with a time, or a month or year still to come."""
    if expression.time or len(expression.value) >= len("2025-06-13") or expression.value.count("-") == 3:
        return True
    known = text.published_on or (text.reading.published_on.isoformat() if text.reading.published_on else "")
    return (
        bool(known) and expression.value[:4].isdigit() and expression.value > known[: len(expression.value)]
    )


def best_date(text: StoryText) -> date | None:
    """The day on which a text was published, from the record or else from its dateline."""
    if text.published_on:
        return date.fromisoformat(text.published_on)
    return text.reading.published_on
