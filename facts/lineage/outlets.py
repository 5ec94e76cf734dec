"""Which names in a story are outlets, as far as the sentences show: they are told things, or are called a paper."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from facts.lineage.press import is_learned, sounds_like_press
from facts.matching.members import territory
from facts.matching.names import is_latin, likeness, skeleton
from facts.matching.types import StoryText
from sources.reading.lexicon import Term, lexicon
from sources.reading.phrases import fold as fold_text
from sources.reading.types import AttributionKind, CueKind, Name, NameKind, Passage, Span
from sources.reading.vocabulary.folding import is_unspaced

#: Lines in which an outlet names itself or its agencies.
HEAD = frozenset(("dateline", "byline"))
#: Characters that may stand between a reporting word and the one who is told: a preposition, an article.
_GAP_AFTER = 6
_GAP_BEFORE = 2
#: A name in quotation or title marks beside a word such as "magazine".
_MARKED = re.compile(r"(?:[“\"«„『「《‘‹〈]|(?<!\w)')\s?([^”\"»“』」》’'›〉]{2,40}?)\s?[”\"»“』」》’'›〉]")
#: A name in title marks, and the name behind it in brackets: the same in another script.
_TITLED = re.compile(r"[《『「«]\s?([^》』」»]{2,40}?)\s?[》』」»](?:\s?[（(]([^（）()]{2,60})[)）])?")
_KINDS = (NameKind.UNKNOWN, NameKind.ORGANISATION, NameKind.PRODUCT)


#: An outlet's name in another script: how alike it must sound, and with how many consonants and letters.
_ALIKE = 0.68
_CONSONANTS = 4
_NAME_AT_LEAST, _NAME_AT_MOST = 5, 40
#: Words for an agency of any kind: one whose name is set in marks and that reports is a news agency.
_AGENCY = re.compile(
    r"(?:وكالة|الوكالة|agence|agencia|agência|agenzia|agentur|agency|agencja|agencji|agentura|agentury|agenția|агентств\w*"
    r"|ajansı|एजेंसी|ایجنسی|خبرگزاری|에이전시|πρακτορείο)\s?$",
    re.IGNORECASE,
)
#: Letters of the longest name between a word such as "agency" and a reporting word in a script without blanks.
_SHORTEST_UNSPACED, _UNSPACED_NAME = 3, 30
_BLANKS = re.compile(r"\w\s+\w")
#: An outlet is hardly named but where it reports or is told something; a party to the story mostly is.
_REPORTING_SHARE = 0.4
#: A name that the reader takes for an outlet may be one if the story names it no more often than this.
_SELDOM = 2


def outlets(texts: Sequence[StoryText]) -> tuple[str, ...]:
    """The names that some text shows to be outlets, sorted.

    Unnamed sources who tell somebody something tell an outlet; what stands beside a word such as "newspaper" is
    one, and what the reader takes for one. The story must name it mostly where something is reported. A learned journal
    is none: whoever tells of a study in it has retold nobody's reporting.
    """
    shown = [
        (passage, set(_shown(passage, words)))
        for text in texts
        for words in [_outlet_words(text)]
        for passage in text.reading.passages
        if not passage.heading and (not passage.boilerplate or tells(passage))
    ]
    by_reader = {name.text for text in texts for name in text.reading.credits}
    # A place names an outlet only as a part of its name ("Straits Times").
    places = {
        fold(name.text)
        for text in texts
        for passage in text.reading.passages
        for name in passage.names
        if name.kind is NameKind.PLACE or territory(name.text, text.reading.language)
    }
    names = sorted(
        name for name in {name for _, own in shown for name in own} | by_reader if fold(name) not in places
    )
    passages = [passage for passage, _ in shown]
    return tuple(
        name
        for name in names
        if _mostly_reports(shown, name, trusted=name in by_reader) and not is_learned(name, passages)
    )


def tells(passage: Passage) -> bool:
    """Whether a line that the reader takes for a dateline or byline tells what an outlet reports."""
    return passage.boilerplate in HEAD and any(cue.kind is CueKind.REPORT for cue in passage.cues)


def _outlet_words(text: StoryText) -> list[Span]:
    """Where a text says "newspaper", "news site" or the like."""
    words = lexicon(re.split(r"[-_]", text.reading.language)[0].lower())
    hits = words.scan(text.reading.text, fold_text(text.reading.text))
    return [Span(hit.start, hit.end) for hit in hits if hit.value is Term.OUTLET]


def _mostly_reports(shown: Sequence[tuple[Passage, set[str]]], name: str, *, trusted: bool) -> bool:
    named = [(passage, own) for passage, own in shown if mentions(passage, name)]
    if trusted and len(named) <= _SELDOM:
        return True
    reporting = sum(_reports(passage, own, name) for passage, own in named)
    return reporting >= _REPORTING_SHARE * len(named)


def _reports(passage: Passage, shown: set[str], name: str) -> bool:
    """Whether a passage has something from an outlet, or has it told."""
    spoken = passage.attribution
    if spoken.kind in (AttributionKind.NAMED, AttributionKind.OUTLET) and fold(name) in fold(spoken.name):
        return True
    if fold(name) in {fold(outlet) for outlet in shown}:
        return True
    return any(fold(one.text) == fold(name) and _is_told(passage, one) for one in passage.names)


def _shown(passage: Passage, words: Sequence[Span]) -> Iterator[str]:
    """The outlets that one passage shows."""
    spoken = passage.attribution
    if spoken.kind is AttributionKind.ANONYMOUS:
        yield from (name.text for name in passage.names if name.kind in _KINDS and _is_told(passage, name))
    inside = [word for word in words if passage.start <= word.start and word.end <= passage.end]
    for name in passage.names:
        if name.kind in _KINDS and any(_beside(name, word) for word in inside):
            yield name.text
    for marked in _MARKED.finditer(passage.text):
        start, end = passage.start + marked.start(), passage.start + marked.end()
        reports = any(cue.kind is CueKind.REPORT for cue in passage.cues)
        agency = reports and _AGENCY.search(passage.text[: marked.start()]) is not None
        called = agency or any(_beside(Span(start, end), word) for word in inside)
        if called or (spoken.kind is AttributionKind.OUTLET and fold(spoken.name) == fold(marked[1])):
            yield marked[1].strip()
    if spoken.kind is AttributionKind.OUTLET and any(name.text == spoken.name for name in passage.names):
        yield spoken.name
    yield from _unspaced(passage, inside)
    yield from _by_name(passage)


def _unspaced(passage: Passage, words: Sequence[Span]) -> Iterator[str]:
    """What stands between a word such as "agency" and a reporting word, in a script without blanks (สำนักข่าว…รายงานว่า)."""
    for word in words:
        for cue in passage.cues:
            between = passage.text[word.end - passage.start : max(0, cue.start - passage.start)]
            if (
                cue.kind is CueKind.REPORT
                and _SHORTEST_UNSPACED <= len(between) <= _UNSPACED_NAME
                and all(is_unspaced(letter) for letter in between)
            ):
                yield between


def _by_name(passage: Passage) -> Iterator[str]:
    """The outlets that a passage shows by their names alone, where it reports something."""
    spoken = passage.attribution
    if spoken.kind in (AttributionKind.NAMED, AttributionKind.OFFICIAL) and sounds_like_press(spoken.name):
        yield spoken.name
    if not any(cue.kind is CueKind.REPORT for cue in passage.cues):
        return
    for name in passage.names:
        if name.kind in _KINDS and sounds_like_press(name.text) and _is_told(passage, name):
            yield name.text
    for titled in _TITLED.finditer(passage.text):
        if sounds_like_press(titled[1]):
            yield titled[1].strip()
            if titled[2]:
                yield titled[2].strip()


def heard(text: StoryText, names: Sequence[str]) -> dict[str, list[Passage]]:
    """Which of these outlets a text names where it reports, or beside a word such as "newspaper", and in which passages.

    Scripts without capitals do not show where a name ends: every run of letters from the word on is tried.
    """
    words = _outlet_words(text)
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in text.reading.passages:
        for name in names:
            if _credits(passage, name):
                found[name].append(passage)
        for word in words:
            if not (passage.start <= word.start and word.end <= passage.end):
                continue
            following = passage.text[word.end - passage.start :][:_NAME_AT_MOST]
            for name in names:
                if passage not in found[name] and _sounds_like(following, name):
                    found[name].append(passage)
    return {name: passages for name, passages in found.items() if passages}


def _credits(passage: Passage, name: str) -> bool:
    """Whether a passage reports something and names an outlet whole, or in marks and in another script."""
    if passage.heading or not any(cue.kind is CueKind.REPORT for cue in passage.cues):
        return False
    whole = is_latin(name) and mentions(passage, name)
    if name.count(" ") and (whole or any(fold(one.text) == fold(name) for one in passage.names)):
        return True
    return any(_sounds_like(marked[1], name) for marked in _MARKED.finditer(passage.text))


def _sounds_like(following: str, name: str) -> bool:
    """Whether some run of letters at the start of a stretch sounds like a name written in another script."""
    if len(skeleton(name)) < _CONSONANTS or is_latin(following) == is_latin(name):
        return False
    ends = [place for place in range(_NAME_AT_LEAST, len(following) + 1) if _ends_word(following, place)]
    return any(likeness(following[:end].strip(), name) >= _ALIKE for end in ends)


def _ends_word(following: str, place: int) -> bool:
    """Whether a word may end here: at a blank or mark, or anywhere in a script without blanks."""
    return place == len(following) or not following[place].isalpha() or not _BLANKS.search(following)


def _beside(name: Name | Span, word: Span) -> bool:
    return 0 <= name.start - word.end <= _GAP_BEFORE or 0 <= word.start - name.end <= _GAP_BEFORE


def _is_told(passage: Passage, name: Name) -> bool:
    """Whether a name stands right beside a reporting word."""
    return any(
        0 <= name.start - cue.end <= _GAP_AFTER or 0 <= cue.start - name.end <= _GAP_BEFORE
        for cue in passage.cues
        if cue.kind is CueKind.REPORT
    )


def mentions(passage: Passage, name: str) -> bool:
    """Whether a passage names an outlet: as a word of its own in Latin script, anywhere in others.

    What somebody says who is quoted credits nobody.
    """
    told = passage.text
    for quote in passage.quotes:
        start, end = quote.start - passage.start, quote.end - passage.start
        if fold(told[start:end]) != fold(name):
            told = told[:start] + " " * (end - start) + told[end:]
    if is_latin(name):
        core = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
        return re.search(rf"(?<![A-Za-z]){re.escape(core)}(?![a-z])", told, re.IGNORECASE) is not None
    return fold(name) in fold(told)


def fold(name: str) -> str:
    """A name in lower case without "the", blanks and punctuation."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"^the\s+|[\W_]+", "", plain)
