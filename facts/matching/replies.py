"""What somebody says in reply to what is said of him: "Asked about the rumours, the minister said nobody had resigned"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from facts.matching.allegations import form
from facts.matching.members import fold
from sources.reading.types import AttributionKind, CueKind, Passage
from sources.reading.words_file import words_of

#: What tells of a reply, by language.
WORDS: Final = Path(__file__).with_name("replies.yaml")
_SOMEBODY: Final = frozenset((AttributionKind.NAMED, AttributionKind.OFFICIAL))


def replies(passage: Passage, language: str) -> bool:
    """Whether a passage says that somebody answers what is said of him; what he says within quotations tells nothing."""
    pattern = _pattern(language.partition("-")[0])
    if pattern is None or passage.heading or passage.question:
        return False
    if passage.attribution.kind not in _SOMEBODY and not passage.quotes:
        return False
    return not _reports_a_denial(passage) and pattern.search(fold(_outside_quotes(passage))) is not None


def _reports_a_denial(passage: Passage) -> bool:
    """Whether there is a word for denying or refusing, which tells more."""
    return any(cue.kind in (CueKind.DENY, CueKind.DECLINE) for cue in passage.cues)


def _outside_quotes(passage: Passage) -> str:
    text = list(passage.text)
    for quote in passage.quotes:
        for place in range(max(0, quote.start - passage.start), min(len(text), quote.end - passage.start)):
            text[place] = " "
    return "".join(text)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = words_of(WORDS).get(language)
    return re.compile("|".join(form(fold(word), language) for word in words)) if words else None
