"""Who is heard to say what in a sentence: what the model hears, put together into reports and led to speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .denials import words_pattern
from .hearing import Heard, Label
from .lexicon import Term, clause_opening
from .phrases import Hit
from .quotes import is_speech
from .speakers import Sentence, Speaker
from .types import AttributionKind, NameKind, Span, Voice
from .voices import STATEMENT, letters

#: So sure must the model be of every part of a report.
LEAST = 0.5
_TERMS = {Label.REPORT: Term.REPORT, Label.DENY: Term.DENY}
_EDGES = " \t\n\u00a0\u200c,.:;،؛。、，：；–—-\"“”„«»'‘’「」『』()（）"
_CAPITAL = re.compile(r"(?<=\s)[A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]|^[A-ZÀ-Þ]{2}")
#: Languages that put what a noun belongs to before it, so that the last name of a phrase is its own.
_LAST = frozenset("zh ja ko hi ur bn ta tr".split())
_QUOTE_ENDS = ("”", '"', "»", "“", "’", "」", "』")
#: A Chinese word for "to" behind a speaker.
_ADDRESSED = re.compile(r"(?<=..)[向对對](?=.{2})")
#: Particles of what is said, before a verb that ends the sentence.
_TOLD = ("と", "고")
#: The rest of a clause, up to the mark that ends it.
_CLAUSE = re.compile(r"[^,.;:!?,،؛。、，；：।؟…–—()（）“”\"«»„「」\n]+")
#: Fewer characters than these between a verb and what is said belong to what is said.
_BETWEEN = 30
#: What may stand behind a name in its phrase: a particle, an honorific.
_PARTICLE = 3
#: So many letters behind a Chinese word for somebody are a name.
_NAME = 2
#: Who is meant by a phrase that names several, people aside.
_RANKS = (
    AttributionKind.ANONYMOUS,
    AttributionKind.OUTLET,
    AttributionKind.NAMED,
    AttributionKind.OFFICIAL,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody is heard to say, or to deny, in a sentence: by which words, who, and what."""

    cue: Hit[Term]
    source: Span | None
    contents: tuple[Span, ...]

    @property
    def credit(self) -> Span:
        """Return where the sentence says so: the verb and who speaks, with what stands between them."""
        named = self.source or Span(self.cue.start, self.cue.end)
        return Span(min(self.cue.start, named.start), max(self.cue.end, named.end))


def heard_reports(sentence: Sentence) -> list[Report]:
    """The reports that are heard in a sentence, in order; a quotation needs no verb of saying."""
    heard = list(_trimmed(sentence))
    verbs = [one for one in heard if one.label in _TERMS or one.label is Label.DECLINE]
    sources = [one for one in heard if one.label is Label.SOURCE]
    centres = [(verb, _source_of(verb, sources, verbs)) for verb in verbs] or [
        (source, source) for source in sources
    ]
    told: list[list[Heard]] = [[] for _ in centres]
    for content in heard:
        if content.label is Label.CONTENT and centres:
            told[min(range(len(centres)), key=lambda index: _gap(content, centres[index]))].append(content)
    spoken = sorted((one for one in heard if one.label is not Label.CONTENT), key=lambda one: one.start)
    return [
        Report(
            Hit(verb.start, verb.end, _TERMS.get(verb.label, Term.REPORT), verb.end),
            Span(source.start, source.end) if source else None,
            tuple(
                Span(_from(sentence.text, content, (verb, source)), _up_to(sentence, content, spoken))
                for content in contents
            ),
        )
        for (verb, source), contents in zip(centres, told, strict=True)
        if contents and _said(sentence, verb, source, contents)
    ]


def heard_speakers(sentence: Sentence, known: Sequence[Speaker]) -> list[Speaker]:
    """Who is surely heard to speak in a sentence and is none of those known there, by the words that are heard."""
    return [
        speaker_of(sentence, Span(one.start, one.end), ())
        for one in _trimmed(sentence)
        if one.label is Label.SOURCE
        and one.share >= LEAST
        and not any(other.start < one.end and one.start < other.end for other in known)
    ]


def unheard(sentence: Sentence, cues: Sequence[Hit[Term]], found: Sequence[Voice]) -> list[Voice]:
    """Return what a last verb on file says that ends the sentence and is not heard, with the speaker heard before it (「…」と述べ、…と話した)."""
    last = max(found, key=lambda voice: voice.end)
    start = max(last.end, last.credit.end if last.credit else last.end)
    behind = [cue for cue in cues if cue.start > start and cue.value in (Term.REPORT, Term.ANNOUNCE)]
    if sentence.lexicon.order != "verb-last" or not behind:
        return []
    verb = behind[-1]
    if letters(sentence.text[start : verb.start]) < STATEMENT:
        return []
    return [Voice(start, verb.start, last.attribution, Span(verb.start, verb.end))]


def _said(sentence: Sentence, verb: Heard, source: Heard | None, contents: Sequence[Heard]) -> bool:
    """Whether it is sure that something is said: by a verb, or in quotation marks."""
    if verb.label is Label.DECLINE or min(one.share for one in (verb, source or verb, *contents)) < LEAST:
        return False
    quoted = any(
        quote.start < content.end and content.start < quote.end and is_speech(sentence.text, quote)
        for quote in sentence.quotes
        for content in contents
    )
    return quoted or (verb.label is not Label.SOURCE and not _done(sentence, verb))


def _done(sentence: Sentence, verb: Heard) -> bool:
    """Whether a verb tells what somebody does by speaking ("ordered an inquiry", "apologised") and not what they say is so."""
    lexicon = sentence.lexicon
    deeds = words_pattern(lexicon.words("deeds"), lexicon.language)
    if deeds is None or not deeds.search(sentence.text, verb.start, verb.end):
        return False
    openers = lexicon.words("that")
    told = openers and clause_opening(openers, lexicon.language).match(sentence.text, verb.end)
    return not told and not sentence.text[: verb.start].rstrip().endswith(_TOLD)


def speaker_of(sentence: Sentence, source: Span, known: Sequence[Speaker]) -> Speaker:
    """Whom a phrase means that is heard to name the speaker: the best of those known in it, else its own words."""
    inside = [
        one
        for one in known
        if 2 * (min(one.end, source.end) - max(one.start, source.start))
        >= min(one.end - one.start, source.end - source.start)
    ]
    inside = [one for one in inside if not _modifies(sentence, one, source)] or inside
    text = sentence.text[source.start : source.end]
    if not inside:
        # In German every noun has a capital.
        named = sentence.lexicon.language != "de" and _CAPITAL.search(text) is not None
        if named:
            return Speaker(source.start, source.end, AttributionKind.NAMED, text)
        words = text.split()
        if words[0].lower() in sentence.lexicon.words("definite"):
            words = words[1:]
        bare = words[0] if len(words) == 1 else ""
        return Speaker(source.start, source.end, AttributionKind.OFFICIAL, text, bare=bare)
    best = min(
        inside,
        key=lambda one: (
            not one.person,
            one.place,
            _RANKS.index(one.kind),
            # 試験責任者のカルティク・スビア氏: of two who could be the person it is whose name is longer.
            -_named_letters(sentence, one) if one.person else 0,
            one.start,
        ),
    )
    if best.place and not best.person and 2 * (best.end - best.start) < len(text):
        # ミナト郵船と韓国ハンビット商船: a place in it is no speaker, the whole is.
        return Speaker(source.start, source.end, AttributionKind.NAMED, text)
    if (
        sentence.lexicon.language == "zh"
        and best.kind is AttributionKind.ANONYMOUS
        and best.count is None
        and source.end - best.end >= _NAME
    ):
        # 水文专家林若川: the name stands behind the word for what somebody is.
        return replace(best, kind=AttributionKind.NAMED, text=text, bare="", stem=0)
    longer = 1 if sentence.lexicon.language in ("zh", "ja", "ko") else _PARTICLE + 1
    if best.kind is AttributionKind.OFFICIAL and not best.person and len(text) > len(best.text) + longer:
        # "The doctors' union Medyk": the name stands beside the word for what it is.
        return replace(best, text=text, bare="", stem=0)
    return best


def _named_letters(sentence: Sentence, one: Speaker) -> int:
    """How long the name of a person is that a speaker bears, 0 where none is known."""
    return max(
        (
            name.end - name.start
            for name in sentence.names
            if name.kind is NameKind.PERSON and one.start <= name.start and name.end <= one.end
        ),
        default=0,
    )


def _modifies(sentence: Sentence, one: Speaker, source: Span) -> bool:
    """Whether a name only says more of whom the phrase names ("employees of Lusorede")."""
    if one.person:
        return False
    lexicon = sentence.lexicon
    if lexicon.language in _LAST:
        return source.end - one.end > _PARTICLE
    head = sentence.text[source.start : one.start].lower().replace("’", "'").split()
    while head and head[-1] in lexicon.words("definite"):
        head.pop()
    ties = (*lexicon.words("particles"), *lexicon.words("addressee"), *lexicon.words("by"))
    return bool(head) and head[-1] in ties


def _source_of(verb: Heard, sources: Sequence[Heard], verbs: Sequence[Heard]) -> Heard | None:
    """The speaker nearest to a verb with no other verb between; else the last one before it, who goes on."""
    near = [
        source
        for source in sources
        if not any(
            min(source.end, verb.end) <= other.start and other.end <= max(source.start, verb.start)
            for other in verbs
        )
    ]
    if near:
        return min(near, key=lambda source: max(source.start - verb.end, verb.start - source.end))
    return next((source for source in reversed(sources) if source.end <= verb.start), None)


def _gap(content: Heard, centre: tuple[Heard, Heard | None]) -> int:
    return min(max(content.start - one.end, one.start - content.end, 0) for one in centre if one is not None)


def _from(text: str, content: Heard, centre: tuple[Heard, Heard | None]) -> int:
    """Where words begin that are said behind a verb or its speaker: with what little stands between ("said on Thursday they …")."""
    before = max(
        (one.end for one in centre if one is not None and one.end <= content.start), default=content.start
    )
    if content.start - before >= _BETWEEN:
        return content.start
    between = text[before : content.start]
    return content.start - len(between.lstrip(_EDGES))


def _up_to(sentence: Sentence, content: Heard, spoken: Sequence[Heard]) -> int:
    """Where words end that are said: with their clause, and with all that stands before a subject and verb that close the sentence."""
    text, end = sentence.text, content.end
    if text[end - 1] in _QUOTE_ENDS:
        return end
    behind = [one for one in spoken if one.start >= end]
    stop = behind[0].start if behind else sentence.span.end
    if (
        behind
        and not text[behind[-1].end : sentence.span.end].strip(_EDGES)
        and not any(one.start < end for one in spoken)
    ):
        # "The stage exploded during a firing, hurting nine, officials said."
        return max(end, len(text[:stop].rstrip(_EDGES)))
    clause = _CLAUSE.match(text, end, stop)
    return max(end, len(text[: clause.end()].rstrip())) if clause else end


def _trimmed(sentence: Sentence) -> Iterator[Heard]:
    """What is heard, without the marks and blanks at the edges of verbs and speakers."""
    for one in sentence.heard:
        text = sentence.text[one.start : one.end]
        bare = text.strip(_EDGES)
        if bare and one.label is Label.CONTENT:
            yield one
            continue
        if one.label is Label.SOURCE and sentence.lexicon.language == "zh":
            # "两名知情人士向本报": who is told something stands between speaker and verb.
            bare = _ADDRESSED.split(bare, maxsplit=1)[0].rstrip(_EDGES)
        if bare:
            start = one.start + text.index(bare)
            yield replace(one, start=start, end=start + len(bare))
