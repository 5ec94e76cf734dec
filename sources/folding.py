"""Text folded for search: case, diacritics and scripts without spaces (the database has no ICU to do it)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

#: Runs of letters, digits and marks: the vowel signs of Indic scripts belong to their words, and `\w` leaves them out.
#: Nearly all marks are in the first two planes; the rest are selectors of variants.
_MARKS = "".join(char for char in map(chr, range(0x20000)) if unicodedata.category(char) in {"Mn", "Mc"})
_WORD = re.compile(rf"[\w{_MARKS}]+", re.UNICODE)
# Of ASCII alone, without a thousand marks to look for.
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
#: Scripts written without spaces, which are indexed by pairs of characters: Han, kana, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
#: Letters that decomposition leaves alone, and Arabic forms that spelling varies.
_SAME = str.maketrans(
    {
        "đ": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "ـ": "",
    }
)


def fold(text: str) -> str:
    """Return `text` without case, width and diacritics: “Đường” and “DUONG” fold to “duong”."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_SAME)
    return "".join(
        char
        for char in decomposed
        if not (unicodedata.category(char) == "Mn" and unicodedata.combining(char) and _drops(char))
    )


def search_tokens(text: str) -> str:
    """Return the words of `text`, folded, with unspaced scripts as pairs of characters, separated by blanks."""
    folded = fold(text)
    return " ".join(folded[start:end] for start, end in _spans(folded))


def placed_words(text: str) -> tuple[list[str], Callable[[int], tuple[int, int]]]:
    """Return the words of `search_tokens`, and what tells of one, by its number, the code points that it was made of."""
    if text.isascii():
        lowered = text.lower()
        places = [word.span() for word in _ASCII_WORD.finditer(lowered)]
        return [lowered[start:end] for start, end in places], places.__getitem__
    folded = list(map(_folded, text))
    whole = "".join(folded)
    spans = _spans(whole)
    # Mostly every character folds to one.
    one_to_one = len(whole) == len(text) and "" not in folded
    origins = () if one_to_one else [place for place, written in enumerate(folded) for _ in written]

    def place_of(number: int) -> tuple[int, int]:
        start, end = spans[number]
        if origins:
            start, end = origins[start], origins[end - 1] + 1
        return start, _with_marks(text, end)

    return [whole[start:end] for start, end in spans], place_of


# Texts are made of few characters: each is folded once.
_folded = lru_cache(maxsize=None)(fold)


def _spans(folded: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if folded.isascii():
        return [word.span() for word in _ASCII_WORD.finditer(folded)]
    for word in _WORD.finditer(folded):
        position = word.start()
        for run in _UNSPACED.finditer(folded, word.start(), word.end()):
            if run.start() > position:
                spans.append((position, run.start()))
            spans.extend(_pairs(run.start(), run.end()))
            position = run.end()
        if position < word.end():
            spans.append((position, word.end()))
    return spans


def _drops(char: str) -> bool:
    # Vowel signs of Indic and Thai scripts carry meaning; the accents of Latin, Greek, Arabic and Hebrew do not.
    return not "\u0900" <= char <= "\u109f"


def _with_marks(text: str, end: int) -> int:
    # Accents that folding drops still belong to the letter before them.
    while end < len(text) and text[end] >= "\u0300" and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def _pairs(start: int, end: int) -> list[tuple[int, int]]:
    return [(start, end)] if end - start == 1 else [(place, place + 2) for place in range(start, end - 1)]
