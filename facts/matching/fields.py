"""What an office is for: a minister of the interior is none of defence, and a technical director does not lead the firm."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from facts.matching.members import fold
from sources.reading.words_file import words_of

#: The beginnings of the words for each field, by language.
WORDS: Final = Path(__file__).with_name("fields.yaml")

#: Fields of those who lead a part of a firm: who has such a field does not lead the whole of it.
OF_A_PART: Final = frozenset(("finance", "technology", "operations", "sales", "personnel"))

#: Languages without blanks between words, or that glue endings on.
_UNBROKEN: Final = frozenset(("ja", "ko", "th", "zh"))
#: What stands at the front of a word besides it: the article of Arabic and Hebrew, with what is glued to it.
_PROCLITICS: Final = {"ar": "(?:[وفبك]?ال|لل|[بلو])?", "he": "(?:[ובלמשכ]?ה|[ובלמשכ])?"}


def named(phrase: str, language: str) -> frozenset[str]:
    """The fields that a title phrase names."""
    return frozenset(name for _, _, name in spans(phrase, language))


def spans(text: str, language: str) -> list[tuple[int, int, str]]:
    """Where a text has words for fields: start, end of the whole word, and the field; a word within another is left out."""
    found = [
        (match.start(), match.end(), name)
        for name, pattern in _patterns(language.partition("-")[0]).items()
        for match in pattern.finditer(text)
    ]
    return [
        (start, end, name)
        for start, end, name in sorted(found)
        if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
    ]


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """By field and language the beginnings of words."""
    stored = words_of(WORDS)
    return {
        name: {language: named.split("/") for language, named in rows.items()}
        for name, rows in stored.items()
    }


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    before = "" if language in _UNBROKEN else rf"(?<!\w){_PROCLITICS.get(language, '')}"
    after = "" if language in _UNBROKEN else r"\w*"
    return {
        name: re.compile(
            f"{before}(?:{'|'.join(re.escape(fold(word)) for word in rows[language])}){after}", re.IGNORECASE
        )
        for name, rows in words().items()
        if language in rows
    }
