"""What the places of speakers have in common: the words that can be a subject, and a speaker made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .types import AttributionKind

UNNAMED = (Term.ANONYMOUS, Term.OUTLET, Term.AGENCY, Term.PRONOUN)
VERBS = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY)
NOUNS = (Term.OFFICIAL, Term.TITLE, Term.ORGANISATION)
WORD = re.compile(r"[^\s،,.:;؛()\"“”«»।'‘’]+")
#: Short days of the week that are given names as well.
_GIVEN_NAMES = frozenset("रवि सोम मंगल बुध गुरु शुक्र शनि".split())


def speaker_at(sentence: Sentence, start: int, end: int, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words at `start..end` as the speaker of a cue, unless they are unnamed people or a medium, which the lexicon knows."""
    inside = [hit for hit in sentence.hits if start <= hit.start and hit.end <= end + 2]
    if any(hit.value in UNNAMED for hit in inside):
        return
    text = sentence.text[start:end]
    if any(
        quote.start < end and start < quote.end for quote in sentence.quotes
    ) or text in sentence.lexicon.words("firm"):
        return
    spaced = sentence.lexicon.language in ("hi", "fa", "ar")
    named = spaced and " " in text and not any(hit.value in (*NOUNS, Term.DOCUMENT) for hit in inside)
    kind = AttributionKind.NAMED if named else AttributionKind.OFFICIAL
    bare = any(hit.start == start and (hit.stem or hit.end) == end for hit in inside)
    yield Speaker(start, end, kind, text, bare=text if bare else "", lead=cue.start)


def words_before(sentence: Sentence, end: int, most: int, stops: frozenset[str]) -> int:
    """Where the words that end at `end` begin, up to a stop word, a mark, a number, a day or a phrase that is no noun."""
    start = sentence.span.start
    kept = end
    usual = calendar_words(sentence.lexicon.language) - _GIVEN_NAMES
    for word in reversed(list(WORD.finditer(sentence.text, start, end))[-most:]):
        piece = word.group()
        if (
            sentence.text[word.end() : kept].strip(" \u00a0")
            or piece in stops
            or piece in usual
            or any(map(str.isdigit, piece))
            or any(
                hit.start < word.end()
                and word.start() < hit.end
                and hit.value in (*VERBS, Term.NEGATE, Term.PRONOUN, Term.DECLINE)
                for hit in sentence.hits
            )
        ):
            break
        kept = word.start()
    return kept
