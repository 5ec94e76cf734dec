"""Speakers right behind their verb whom only the place shows: “…, promises its maker Ventalis”, “…, said the head of sales, Ida Brandt”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .types import AttributionKind, NameKind

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČĎĚŇŘŠŤŮŽĞİŞȘȚА-ЯЁІЇЄҐΆ-Ω"
#: A quotation, a comma, a dash or a colon with "so" or "it" ends what was said.
_TOLD = re.compile(r"(?:[”\"»“’」]|[,–—-])\s*[–—-]?\s*(?:(?:così|así|lo|l['’]|як|jak|как)\s?)*$")
#: The name itself: words with capitals, with a "de", "von" or "of" between them at most.
_NAME = (
    rf"[{_UPPER}][\w’'.&-]*(?:\s(?:(?:de|da|do|di|del|della|du|von|van|of)\s)?[{_UPPER}0-9][\w’'.&-]*){{0,4}}"
)
_SPEAKS = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY)
_PREPOSITIONS = frozenset(
    "on at in during after before en dans sur sous chez lors desde durante tras hasta em no na nos nas num numa nel nella nei al alla am im an auf w we na po przed u в на из во о об у з із під op bij på i".split()
)
#: So many words in small letters may say what the one behind them is.
_NOUNS = 4
_CASED = frozenset("en fr es pt it nl sv da nb pl cs ru uk ro el".split())
#: Words that join a noun and what it belongs to, and the name last: "the maker of ventilators Orbit".
_APPOSED = re.compile(r"(?P<of>[^,;:.!?«»“”\"()]{0,45}),\s")
_APPOSED_END = re.compile(r"\s?(?:[,.;:!?]|[–—-]\s|$)")


def noun_and_name(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Iterator[Speaker]:
    """A noun in small letters and a name behind a verb that follows what was said ("…, warns the geologist Ida Brandt")."""
    lexicon = sentence.lexicon
    german = lexicon.language == "de"
    if lexicon.language not in _CASED and not german:
        return
    pattern = _pattern(lexicon.words("definite") + lexicon.words("indefinite"), german=german)
    no_noun = {
        *lexicon.words("addressee"),
        *lexicon.words("that"),
        *lexicon.words("conjunctions"),
        *calendar_words(lexicon.language),
    } - set(lexicon.words("particles"))
    for cue in cues:
        if cue.value not in _SPEAKS or not _TOLD.search(
            sentence.text, max(sentence.span.start, cue.start - 16), cue.start
        ):
            continue
        match = pattern.match(sentence.text, cue.end, sentence.span.end)
        if match is None:
            continue
        nouns, who = match.group("nouns").split(), match.group("who").rstrip(".")
        if no_noun.intersection(word.lower() for word in nouns) or (
            nouns and nouns[-1] in lexicon.words("particles")
        ):
            continue
        start, end = match.start("nouns"), match.start("who") + len(who)
        dated = set(re.findall(r"\w+", who.lower())) & set(calendar_words(lexicon.language))
        if dated or {word.lower() for word in nouns} & _PREPOSITIONS:
            continue
        alone = not nouns and " " not in who
        if alone or any(quote.start <= start < quote.end for quote in sentence.quotes):
            continue
        known = next(
            (name for name in sentence.names if name.start < end and match.start("who") < name.end), None
        )
        if known is not None and (known.kind is NameKind.PLACE or known.end > end):
            continue
        inside = [hit for hit in sentence.hits if start <= hit.start and hit.end <= end]
        if any(
            hit.value in (Term.OFFICIAL, Term.OUTLET, Term.AGENCY, Term.ANONYMOUS, Term.NEGATE, Term.PRONOUN)
            for hit in inside
        ):
            continue
        text = known.text if known is not None else who
        yield Speaker(start, end, AttributionKind.NAMED, text, known.key if known else "", person=" " in who)


def apposed(sentence: Sentence, cues: Sequence[Hit[Term]], speakers: Sequence[Speaker]) -> list[Speaker]:
    """The speakers, an office behind its verb under the name of who holds it ("…, replies the head of staff, Ida Brandt:")."""
    return [
        _holder(sentence, one) if any(0 <= one.start - cue.end <= 5 for cue in cues) else one
        for one in speakers
    ]


def _holder(sentence: Sentence, office: Speaker) -> Speaker:
    if (
        office.person
        or office.pronoun
        or office.kind not in (AttributionKind.OFFICIAL, AttributionKind.NAMED)
    ):
        return office
    between = _APPOSED.match(sentence.text, office.end, sentence.span.end)
    if between is None:
        return office
    for name in sentence.names:
        if (
            name.start == between.end()
            and " " in name.text
            and name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
            and (name.end >= sentence.span.end or _APPOSED_END.match(sentence.text, name.end))
        ):
            return replace(
                office,
                end=name.end,
                kind=AttributionKind.NAMED,
                text=name.text,
                key=name.key,
                person=True,
                bare="",
                stem=0,
            )
    return office


@lru_cache(maxsize=64)
def _pattern(articles: tuple[str, ...], *, german: bool) -> re.Pattern[str]:
    joined = "|".join(
        re.escape(word) + ("" if word.endswith(("'", "’")) else r"\s")
        for word in sorted(articles, key=len, reverse=True)
    )
    article = rf"(?:(?i:{joined}))?" if joined else ""
    small = r"(?:[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]*\.?\s)"
    # In German every noun has a capital: the name and its title are one phrase.
    nouns = "" if german else rf"{small}{{0,{_NOUNS}}}"
    return re.compile(rf"\s{article}(?P<nouns>{nouns})(?P<who>{_NAME})(?=[\s,.;:!?)]|$)")
