"""Which names in a story are outlets, as far as the sentences show: they are told things, or are called a paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from facts.matching.names import is_latin
from facts.matching.types import StoryText
from sources.reading.types import Attribution, AttributionKind, CueKind, Name, NameKind, Passage

#: Characters that may stand between a reporting word and the one who is told: a preposition, an article.
_GAP_AFTER = 6
_GAP_BEFORE = 2
#: A name in quotation or title marks beside a word such as "magazine".
_MARKED = r"[“\"«„『「《]\s?([^”\"»“』」》]{2,40}?)\s?[”\"»“』」》]"
_KINDS = (NameKind.UNKNOWN, NameKind.ORGANISATION, NameKind.PRODUCT)


#: An outlet is hardly named but where it reports or is told something; a party to the story mostly is.
_REPORTING_SHARE = 0.4
#: A name that the reader takes for an outlet may be one if the story names it no more often than this.
_SELDOM = 2


def outlets(texts: Sequence[StoryText]) -> tuple[str, ...]:
    """The names that some text shows to be outlets, sorted.

    Unnamed sources who tell somebody something tell an outlet; what the reader takes for an outlet is one when it
    has a name of its own. Either way the story must name it mostly where something is reported.
    """
    passages = [p for text in texts for p in text.reading.passages if not p.boilerplate and not p.heading]
    told = {name for passage in passages for name in outlets_of(passage)}
    by_reader = {name.text for text in texts for name in text.reading.credits}
    found = [
        name
        for name in sorted(told | by_reader)
        if _mostly_reports(passages, name, trusted=name in by_reader)
    ]
    return tuple(found)


def _mostly_reports(passages: Sequence[Passage], name: str, *, trusted: bool) -> bool:
    named = [passage for passage in passages if mentions(passage, name)]
    if trusted and len(named) <= _SELDOM:
        return True
    reporting = sum(_reports(passage, name) for passage in named)
    return reporting >= _REPORTING_SHARE * len(named)


def _reports(passage: Passage, name: str) -> bool:
    """Whether a passage has something from an outlet, or has it told."""
    spoken = passage.attribution
    if spoken.kind in (AttributionKind.NAMED, AttributionKind.OUTLET) and fold(name) in fold(spoken.name):
        return True
    if fold(name) in {fold(outlet) for outlet in outlets_of(passage)}:
        return True
    return any(fold(one.text) == fold(name) and _is_told(passage, one) for one in passage.names)


def mentions(passage: Passage, name: str) -> bool:
    """Whether a passage names an outlet: as a word of its own in Latin script, anywhere in others."""
    if is_latin(name):
        core = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
        return re.search(rf"(?<![A-Za-z]){re.escape(core)}(?![a-z])", passage.text, re.IGNORECASE) is not None
    return fold(name) in fold(passage.text)


def fold(name: str) -> str:
    """A name in lower case without "the", blanks and punctuation."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"^the\s+|[\W_]+", "", plain)


def outlets_of(passage: Passage) -> Iterator[str]:
    """The outlets that one passage shows."""
    spoken = passage.attribution
    if spoken.kind is AttributionKind.ANONYMOUS:
        yield from (name.text for name in passage.names if name.kind in _KINDS and _is_told(passage, name))
    elif spoken.kind is AttributionKind.OUTLET:
        yield from _called(passage, spoken)


def _is_told(passage: Passage, name: Name) -> bool:
    """Whether a name stands right beside a reporting word."""
    return any(
        0 <= name.start - cue.end <= _GAP_AFTER or 0 <= cue.start - name.end <= _GAP_BEFORE
        for cue in passage.cues
        if cue.kind is CueKind.REPORT
    )


def _called(passage: Passage, spoken: Attribution) -> Iterator[str]:
    """The name of an outlet: the one in marks beside the word for what it is, else the reader's."""
    word = re.escape(spoken.name)
    beside = re.search(rf"{_MARKED}\s?{word}|{word}\s?{_MARKED}", passage.text)
    if beside:
        yield (beside[1] or beside[2]).strip()
    elif any(name.text == spoken.name for name in passage.names):
        yield spoken.name
