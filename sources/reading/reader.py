"""From a text to a Reading: every stage of the reader in order, pure and deterministic."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from .attribution import attribute
from .boilerplate import Marked, mark
from .cues import find_cues
from .dates import find_dates
from .embedding import embed_passages
from .enumerations import find_enumerations
from .hearing import Hear, Sound, hear
from .language import detect_language
from .lexicon import Lexicon, Term, lexicon
from .names import Gazetteer, find_names
from .phrases import Hit, fold
from .quantities import find_quantities, mark_conversions
from .quotes import find_quotes
from .roles import find_roles
from .sentences import clause_spans, sentence_spans
from .speakers import Sentence
from .types import (
    AttributionKind,
    Clause,
    Cue,
    CueKind,
    DateExpression,
    Embed,
    Name,
    NameKind,
    Passage,
    Quantity,
    Reading,
    Span,
)

#: Changes with every change that can alter a Reading, so that stored findings show which reader made them.
READER = "73"
#: Passages of content that get an embedding: a text of a megabyte would take minutes, and a news article has far fewer.
#: Later passages of a longer text keep `embedding` None and can be searched by words only.
EMBEDDED_PASSAGES = 400
#: Clauses get vectors of their own in passages of so many characters or more: in all (`bench/quality.py` measures others).
CLAUSES_FROM = 0
#: How a line names the source of a text; the colon of "Read also:" leads to other articles.
_SOURCE_NOTE = re.compile(
    r"\W*(?:(?:original )?sources?|sursa|fontes?|fuentes?|fonts?|quellen?|bron(?:nen)?|källor|källa|kilder|kilde|lähteet|lähde|zdroje?|źródł[oa]|források?"
    r"|forrás|πηγ(?:ή|ές)|источники?|джерел[оа]|kaynak(?:lar)?|sumber|nguồn(?: tin)?|chanzo|المصدر|المصادر|منبع|منابع|ماخذ|मूल स्रोत|स्रोत|সূত্র|উৎস|ஆதாரம்|מקור"
    r"|ที่มา|แหล่งที่มา|(?:资料|資料|信息|消息|新闻|新聞|原文)?(?:来源|來源)|出典|情報源|출처)\s*[:：]",
    re.IGNORECASE,
)
#: Boilerplate in which numbers are no statements: a date, a byline, an advertisement.
_WITHOUT_QUANTITIES = frozenset(("dateline", "byline", "advertisement"))


def read(
    text: str,
    *,
    language: str | None = None,
    names: Gazetteer = Gazetteer(),  # noqa: B008 - frozen, so one instance serves all calls
    published: date | None = None,
    embed: Embed = embed_passages,
    hear: Hear = hear,
) -> Reading:
    """Everything the reader finds in a text; offsets count code points of `text` as given.

    `language` is detected when None. `published` resolves dates without a year; the date that the text gives itself
    wins over it. Any string is accepted, an empty one gives a Reading without passages.
    """
    # Lone surrogates cannot be encoded for the segmenter and the embedder; one character for one keeps offsets.
    clean = _without_surrogates(text)
    code = language or detect_language(clean)
    words = lexicon(_base(code))
    spans = sentence_spans(clean, words.language)
    marked = mark(clean, spans, words)
    dated = _published_on(clean, marked, words.language)
    folded = fold(clean)
    hits = words.scan(clean, folded)
    found = find_names(clean, folded, marked, hits, words, names)
    heard = _heard(clean, marked, hear)
    passages = _passages(text, clean, marked, hits, found, words, dated or published, heard)
    passages = _embedded(passages, embed)
    title = next((passage.text for passage in passages if passage.heading), "")
    return Reading(
        text=text,
        language=code,
        reader=READER,
        passages=tuple(passages),
        title=title,
        published_on=dated,
        credits=_credits(passages, hits, clean),
    )


def _without_surrogates(text: str) -> str:
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def _published_on(text: str, marked: Sequence[Marked], language: str) -> date | None:
    for passage in marked:
        if passage.boilerplate != "dateline":
            continue
        for found in find_dates(text[passage.span.start : passage.span.end], language, published=None):
            try:
                return date.fromisoformat(found.value)
            except ValueError:
                continue
    return None


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _inside(items: Sequence[P], spans: Sequence[Span]) -> list[list[P]]:
    """The items by the span that they lie in, in order; an item across a span's edge lies in none."""
    bins: list[list[P]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for item in items:
        at = bisect_right(starts, item.start) - 1
        if at >= 0 and item.end <= spans[at].end:
            bins[at].append(item)
    return bins


def _overlapping(items: Sequence[Span], spans: Sequence[Span]) -> list[list[Span]]:
    """The items by every span that they touch."""
    bins: list[list[Span]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for item in items:
        at = bisect_right(ends, item.start)
        while at < len(spans) and spans[at].start < item.end:
            bins[at].append(item)
            at += 1
    return bins


def _passages(
    text: str,
    clean: str,
    marked: Sequence[Marked],
    hits: Sequence[Hit[Term]],
    names: Sequence[Name],
    words: Lexicon,
    published: date | None,
    heard: Sequence[Sound],
) -> list[Passage]:
    spans = [passage.span for passage in marked]
    hits_in, names_in = _inside(hits, spans), _inside(names, spans)
    quantities_in = _quantities(clean, marked, words.language)
    names_in = [
        [
            name
            for name in names_in[index]
            # "US" of "US$ 5" and "Rp350" are money, not names.
            if name.key or not any(q.start <= name.start and name.end <= q.end for q in quantities_in[index])
        ]
        for index in range(len(spans))
    ]
    quotes = find_quotes(clean)
    quotes_in = _overlapping(quotes, spans)
    cues_in = _inside(find_cues(clean, hits, words, quotes), spans)
    roles_in = [
        find_roles(clean, span, hits_in[index], names_in[index], words) for index, span in enumerate(spans)
    ]
    sentences = [
        Sentence(
            clean,
            passage.span,
            hits_in[index],
            names_in[index],
            quantities_in[index],
            quotes_in[index],
            words,
            roles_in[index],
            content=not passage.boilerplate,
            heard=[
                replace(one, start=one.start + passage.span.start, end=one.end + passage.span.start)
                for one in heard[index].heard
            ],
            sound=heard[index],
        )
        for index, passage in enumerate(marked)
    ]
    spoken = attribute(sentences)
    clauses_in = [clause_spans(clean, span, words.language) for span in spans]
    return [
        Passage(
            start=passage.span.start,
            end=passage.span.end,
            text=text[passage.span.start : passage.span.end],
            boilerplate=passage.boilerplate,
            heading=passage.heading,
            question=passage.question,
            quantities=tuple(quantities_in[index]),
            dates=_dates(
                clean, passage, words.language, published, _planned(clauses_in[index], cues_in[index], words)
            ),
            names=tuple(names_in[index]),
            roles=roles_in[index],
            enumerations=find_enumerations(
                clean, passage.span, hits_in[index], names_in[index], words, quantities_in[index]
            ),
            cues=tuple(cues_in[index]),
            quotes=tuple(
                Span(max(quote.start, passage.span.start), min(quote.end, passage.span.end))
                for quote in quotes_in[index]
            ),
            attribution=spoken[index].attribution,
            voices=spoken[index].voices,
            clauses=tuple(
                Clause(span.start, span.end, text[span.start : span.end]) for span in clauses_in[index]
            ),
        )
        for index, passage in enumerate(marked)
    ]


def _heard(text: str, marked: Sequence[Marked], hear: Hear) -> list[Sound]:
    """What is heard in each passage of content."""
    chosen = [index for index, passage in enumerate(marked) if not passage.boilerplate][:EMBEDDED_PASSAGES]
    spans = [marked[index].span for index in chosen]
    result = [Sound()] * len(marked)
    for index, sound in zip(chosen, hear([text[span.start : span.end] for span in spans]), strict=True):
        result[index] = sound
    return result


def _quantities(text: str, marked: Sequence[Marked], language: str) -> list[list[Quantity]]:
    # Read over the whole text: which "peso" or "rupee" is meant depends on the country that the text names.
    found = mark_conversions(find_quantities(text, language))
    return [
        [] if passage.boilerplate in _WITHOUT_QUANTITIES else quantities
        for passage, quantities in zip(
            marked, _inside(found, [passage.span for passage in marked]), strict=True
        )
    ]


def _planned(clauses: Sequence[Span], cues: Sequence[Cue], words: Lexicon) -> list[Span]:
    """Where clauses tell of what is to come, up to the words for who said so: a bare "Friday" there lies ahead."""
    planned = []
    for clause in clauses:
        told = [
            cue.start for cue in cues if cue.kind is CueKind.REPORT and clause.start <= cue.start < clause.end
        ]
        # Where the verb comes last, the day on which somebody spoke stands before it.
        end = clause.start if told and words.order == "verb-last" else min(told, default=clause.end)
        if any(cue.kind is CueKind.PLAN and clause.start <= cue.start < end for cue in cues):
            planned.append(Span(clause.start, end))
    return planned


def _dates(
    text: str, passage: Marked, language: str, published: date | None, planned: Sequence[Span]
) -> tuple[DateExpression, ...]:
    span = passage.span
    ahead = [(clause.start - span.start, clause.end - span.start) for clause in planned]
    return tuple(
        replace(found, start=found.start + span.start, end=found.end + span.start)
        for found in find_dates(text[span.start : span.end], language, published=published, ahead=ahead)
    )


def _embedded(passages: Sequence[Passage], embed: Embed) -> list[Passage]:
    """The passages with their vectors: content only, and clauses only where a passage has more than one."""
    chosen = [index for index, passage in enumerate(passages) if not passage.boilerplate][:EMBEDDED_PASSAGES]
    parted = [
        index
        for index in chosen
        if len(passages[index].clauses) > 1 and len(passages[index].text) >= CLAUSES_FROM
    ]
    texts: list[str] = [passages[index].text for index in chosen]
    texts.extend(clause.text for index in parted for clause in passages[index].clauses)
    if not texts:
        return list(passages)
    vectors = iter(embed(texts))
    result = list(passages)
    for index in chosen:
        result[index] = replace(result[index], embedding=next(vectors))
    for index in parted:
        clauses = tuple(replace(clause, embedding=next(vectors)) for clause in result[index].clauses)
        result[index] = replace(result[index], clauses=clauses)
    return result


def _credits(passages: Sequence[Passage], hits: Sequence[Hit[Term]], text: str) -> tuple[Name, ...]:
    """The outlets whose reporting the text credits, each once, at their first mention."""
    agencies = [hit for hit in hits if hit.value is Term.AGENCY]
    agencies_in = _inside(agencies, [Span(passage.start, passage.end) for passage in passages])
    credited: dict[str, Name] = {}
    for passage, named in zip(passages, agencies_in, strict=True):
        spoken = passage.attribution
        for name in _credited(passage, named, text):
            credited.setdefault(fold(name.text).text, name)
        if spoken.kind is AttributionKind.OUTLET:
            for name in passage.names:
                if name.text in spoken.name:
                    credited.setdefault(fold(name.text).text, name)
    return tuple(credited.values())


def _credited(passage: Passage, agencies: Sequence[Hit[Term]], text: str) -> list[Name]:
    if passage.boilerplate == "footer" and _SOURCE_NOTE.match(passage.text):
        return [name for name in passage.names if name.kind is not NameKind.PERSON]
    found = [Name(hit.start, hit.end, text[hit.start : hit.end], NameKind.ORGANISATION) for hit in agencies]
    return [replace(name, why=f"an agency in the {passage.boilerplate or 'text'}") for name in found]
