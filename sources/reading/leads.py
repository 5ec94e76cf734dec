"""Who speaks by where they stand beside a verb of saying, named whole though no word on file names them whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .east_asian_leads import japanese, korean
from .lexicon import Term
from .phrases import Hit
from .southeast_leads import southeast
from .speakers import Sentence, Speaker
from .subject_words import UNNAMED, VERBS
from .thai import told
from .types import AttributionKind
from .west_asian_leads import arabic, hindi, persian

#: So far beyond the subject may reach what else is taken for it, for want of blanks.
_BEYOND = 8
_DENYING_VERBS = {
    "fa": re.compile(r"(?:کرد|کردند|کرده|کند|کنند|خواند|خواندند|دانست|دانستند|نمود|زد)$"),
    "hi": re.compile(r"(?:किया|दिया|दी|बताया|बताते|नकारा|करते|करार|की)(?:\s\S+)?$"),
    "ar": re.compile(
        r"^[وف]?(?:نفى|نفت|نفوا|ينفي|تنفي|ينفون|أنكر|أنكرت|كذب|كذبت|دحض|دحضت|فند|فندت|استبعد|استبعدت|رفض|رفضت|رد|ردت)"
    ),
}


#: Where capitals show names, a name is no part of a longer phrase.
_CAPITALS = ("vi", "id", "ms")
_FINDERS = {
    "ja": japanese,
    "ko": korean,
    "hi": hindi,
    "fa": persian,
    "ar": arabic,
    "vi": southeast,
    "id": southeast,
    "ms": southeast,
}


def with_leads(sentence: Sentence, cues: Sequence[Hit[Term]], known: Sequence[Speaker]) -> list[Speaker]:
    """The speakers of a sentence, those that stand within a whole phrase of another left out for it."""
    found: list[Speaker] = []
    language = sentence.lexicon.language
    for lead in _leads(sentence, cues):
        touching = _touching(lead, known)
        if not any(
            one.person
            or (one.paper and not one.alone)
            or one.pronoun
            or (one.kind is AttributionKind.NAMED and language in _CAPITALS)
            or one.start < lead.start
            or lead.end + _BEYOND < one.end
            for one in touching
        ) and not _touching(lead, found):
            found.append(lead)
    kept = [one for one in known if not any(_touching(lead, [one]) for lead in found)]
    return [_opening(sentence, cues, one) for one in kept] + found


def _opening(sentence: Sentence, cues: Sequence[Hit[Term]], speaker: Speaker) -> Speaker:
    """A speaker who opens a Persian clause of which an object stands before the verb ("سخنگو … را تکذیب کرد") as its subject."""
    head = sentence.text[sentence.span.start : speaker.start].rstrip()
    if sentence.lexicon.language != "fa" or (head and head[-1] not in "،؛».:"):
        return speaker
    for cue in cues:
        between = sentence.text[speaker.end : cue.start]
        if cue.value in VERBS and between.endswith("را ") and not re.search("[،؛.]", between):
            return replace(speaker, lead=cue.start)
    return speaker


def _touching(lead: Speaker, known: Sequence[Speaker]) -> list[Speaker]:
    return [one for one in known if one.start < lead.end and lead.start < one.end]


def _leads(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Iterator[Speaker]:
    language = sentence.lexicon.language
    if language == "th":
        yield from _thai(sentence)
        return
    finder = _FINDERS.get(language)
    if finder is None:
        return
    verdict = _DENYING_VERBS.get(language)
    for cue in cues:
        if cue.value not in (*VERBS, Term.ACCORDING, Term.ACCORDING_AFTER):
            continue
        # What "is false" has a thing for its subject.
        if cue.value is Term.DENY and verdict and not verdict.search(sentence.text[cue.start : cue.end]):
            continue
        yield from finder(sentence, cue)


def _thai(sentence: Sentence) -> Iterator[Speaker]:
    start = sentence.span.start
    for one in told(sentence.text[start : sentence.span.end], sentence.lexicon.plain):
        who = sentence.text[start + one.start : start + one.stop]
        opening = [hit for hit in sentence.hits if hit.start == start + one.start]
        if not any(hit.value in UNNAMED for hit in opening):
            yield Speaker(
                start + one.start, start + one.stop, AttributionKind.OFFICIAL, who, lead=start + one.verb
            )
