"""What the sentences of a text say of one another's speakers: credits behind a quotation, quotations and moods that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .moods import cut_off, reported_mood
from .quotes import is_speech, quoted_share
from .speakers import Sentence
from .types import Attribution, AttributionKind, Name, NameKind, Span, Voice
from .voices import voices

_OWN = Attribution(AttributionKind.OWN)
#: A sentence of which more than this stands in quotation marks is a quotation.
QUOTED = 0.6
#: So near to the head of its sentence stands the person with whom it opens.
_OPENS = 24
#: So near to the end of its sentence stands a verb that says nothing but who spoke.
_ENDS = 3
#: Languages without blanks, in which nothing but that they touch ties a quotation to what stands behind it.
_DENSE = frozenset(("zh", "ja"))
#: So many words, a number among them, may stand before "of them".
_BEFORE_PART = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """On whose word a sentence speaks, and which parts of it."""

    attribution: Attribution = _OWN
    voices: tuple[Voice, ...] = ()


def carried_on(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """The speakers of a text's sentences, those included whom only a sentence beside one names."""
    results = _across_quotes(sentences, _presented_behind(sentences, _told_behind(sentences, results)))
    return _going_on(sentences, _credited_behind(sentences, results))


def _told_behind(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """Give a quotation the speaker whom a sentence glued to it names (“……。”X说。 “……。”X告诉记者，……)."""
    for index in range(len(sentences) - 1):
        before, behind = sentences[index], sentences[index + 1]
        said = results[index + 1].attribution
        cue = results[index].attribution.cue
        if (
            (cue is None or cue.end <= before.span.start)
            and behind.span.start == before.span.end
            and said.cue is not None
            and said.name
            and said.cue.start >= behind.span.start
            and (behind.span.end - said.cue.end <= _ENDS or behind.lexicon.language in _DENSE)
            and quoted_share(before.span, before.quotes) > QUOTED
        ):
            credit = replace(said, cue=None)
            results[index] = Spoken(credit, voices(before, credit, ()))
    return results


def _presented_behind(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """Give a quotation of nobody's the person with whom the next sentence opens (« … » En une phrase, X a résumé …)."""
    for index in range(len(sentences) - 1):
        before, behind = sentences[index], sentences[index + 1]
        if (
            before.content
            and behind.content
            and results[index].attribution.kind is AttributionKind.OWN
            and quoted_share(before.span, before.quotes) > QUOTED
            and any(is_speech(before.text, quote) for quote in before.quotes)
            and "\n\n" not in before.text[before.span.end : behind.span.start]
        ):
            person = next((name for name in behind.names if _may_be_person(name)), None)
            said = results[index + 1].attribution
            if person is None or person.start - behind.span.start > _OPENS:
                continue
            if said.kind is AttributionKind.OWN or person.text in said.name:
                credit = Attribution(AttributionKind.NAMED, said.name or person.text, said.key or person.key)
                results[index] = Spoken(credit, voices(before, credit, ()))
    return results


def _may_be_person(name: Name) -> bool:
    return name.kind is NameKind.PERSON or (name.kind is NameKind.UNKNOWN and " " in name.text)


def _credited_behind(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """Give a sentence of nobody's the speaker that the next one only names ("That was announced by X")."""
    for index in range(len(sentences) - 1):
        before, behind = sentences[index], sentences[index + 1]
        said = results[index + 1].attribution
        if (
            before.content
            and behind.content
            and results[index].attribution.kind is AttributionKind.OWN
            and said.cue is not None
            and said.name
            and "\n" not in before.text[before.span.end : behind.span.start].strip(" ")
            and before.lexicon.refers_back(behind.text, said.cue.start, said.cue.end)
        ):
            credit = replace(said, cue=None)
            results[index] = Spoken(credit, voices(before, credit, ()))
    return results


def _going_on(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """Give a sentence without a speaker that goes on with the one before its speaker.

    It stands in the mood of reported speech, was cut off, or takes a part of a figure that was reported ("Of them, 15 …").
    """
    for index in range(1, len(sentences)):
        before, sentence = sentences[index - 1], sentences[index]
        if not sentence.content or results[index].attribution.kind is not AttributionKind.OWN:
            continue
        said = results[index - 1]
        reported = reported_mood(sentence)
        if reported is not None and reported.start == sentence.span.start:
            near = "\n\n" not in sentence.text[before.span.end : sentence.span.start]
            if near and said.attribution.kind is not AttributionKind.OWN:
                results[index] = _again(said.attribution, reported)
        elif any(voice.end >= before.span.end for voice in said.voices) and cut_off(before, sentence):
            last = max(said.voices, key=lambda voice: voice.end)
            results[index] = _again(last.attribution, sentence.span)
        elif (whole := _reported_whole(before, said, sentence)) is not None:
            results[index] = _again(whole, sentence.span)
    return results


def _reported_whole(before: Sentence, said: Spoken, sentence: Sentence) -> Attribution | None:
    """Who reported the figure that a sentence takes a part of, in the same paragraph ("Of them, 15 were children")."""
    parts = _parts(sentence.lexicon.words("partitives"), unspaced=sentence.lexicon.language in _DENSE)
    if parts is None or "\n" in sentence.text[before.span.end : sentence.span.start]:
        return None
    opening = parts.match(sentence.text, sentence.span.start, sentence.span.end)
    if opening is None or not _figure(sentence, sentence.span.start, sentence.span.end):
        return None
    figured = [voice for voice in said.voices if _figure(before, voice.start, voice.end)]
    return max(figured, key=lambda voice: voice.end).attribution if figured else None


def _figure(sentence: Sentence, start: int, end: int) -> bool:
    counted = any(start <= one.start and one.end <= end for one in sentence.quantities)
    return counted or any(char.isdigit() for char in sentence.text[start:end])


@lru_cache(maxsize=64)
def _parts(words: tuple[str, ...], *, unspaced: bool) -> re.Pattern[str] | None:
    """A word for "of them" at the head of a sentence, with a few words before it where words are parted."""
    if not words:
        return None
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    lead, end = ("", "") if unspaced else (rf"(?:[^\s.,;:]+\s){{0,{_BEFORE_PART - 1}}}", r"(?![^\W_])")
    return re.compile(rf"\W*{lead}(?:{joined}){end}", re.IGNORECASE)


def _again(said: Attribution, span: Span) -> Spoken:
    credit = replace(said, cue=None)
    return Spoken(credit, (Voice(span.start, span.end, credit),))


def _across_quotes(sentences: Sequence[Sentence], results: list[Spoken]) -> list[Spoken]:
    """Give the sentences of one quotation the speaker that stands in one of them ("A. B," said X)."""
    for index, sentence in enumerate(sentences):
        said = results[index].attribution
        # A cue of an earlier sentence only shows that the quotation was taken to go on.
        if (
            said.kind is not AttributionKind.OWN
            and said.cue is not None
            and said.cue.start >= sentence.span.start
        ):
            continue
        for quote in sentence.quotes:
            if quote.end <= sentence.span.end or quoted_share(sentence.span, [quote]) < 0.6:
                continue
            closing = next(
                (
                    other
                    for other in range(index + 1, min(index + 8, len(sentences)))
                    if sentences[other].span.end >= quote.end
                ),
                None,
            )
            if closing is not None and results[closing].attribution.kind is not AttributionKind.OWN:
                said = results[closing].attribution
                results[index] = Spoken(said, voices(sentence, said, ()))
    return results
