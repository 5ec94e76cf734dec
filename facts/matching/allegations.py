"""Denials that refer to the sentence before them: "The company rejected the accusation"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from facts.matching.members import fold
from sources.reading.types import CueKind, Passage
from sources.reading.words_file import words_of

#: What is denied by a word that refers back, by language.
WORDS: Final = Path(__file__).with_name("allegations.yaml")
#: A sentence that is longer says itself what it denies; a script without blanks takes fewer characters.
_LONGEST: Final = 150
_LONGEST_UNSPACED: Final = 60
_UNSPACED: Final = frozenset(("zh", "ja", "th", "lo", "km", "my"))
#: What follows the word to the end of the sentence, and words with which it would say itself what is denied.
_REST: Final = 30
_SAYS_ITSELF: Final = re.compile(
    r"\s*(?:that|of|to|de|di|da|du|des|del|della|d|в|про|о|об|w|że|o|bahwa|soal|rằng|về|von|gegen|über|av|om|att|at|van|ότι|για|że|že"
    r"|أن|بأن|hogy|että)(?!\w)"
)


def refers_back(passage: Passage, language: str) -> bool:
    """Whether a passage denies what the one before it says, which it names by no more than a word for it."""
    base = language.partition("-")[0]
    longest = _LONGEST_UNSPACED if base in _UNSPACED else _LONGEST
    if len(passage.text) > longest or passage.heading or passage.quantities:
        return False
    pattern = _pattern(base)
    if pattern is None or not any(cue.kind is CueKind.DENY for cue in passage.cues):
        return False
    folded = fold(passage.text)
    found = pattern.search(folded)
    rest = folded[found.end() :] if found else ""
    return found is not None and len(rest) <= _REST and "," not in rest and not _SAYS_ITSELF.match(rest)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = words_of(WORDS).get(language)
    return re.compile("|".join(form(fold(word), language) for word in words)) if words else None


def form(word: str, language: str) -> str:
    """The pattern of a word or phrase: a star stands for any endings of the word before it."""
    if language in (*_UNSPACED, "ko"):
        return re.escape(word.rstrip("*"))
    parts = (re.escape(part.rstrip("*")) + (r"\S*" if part.endswith("*") else "") for part in word.split())
    return r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
