"""Text folded for search: case, diacritics and scripts without spaces (the database has no ICU to do it)."""

from __future__ import annotations

import re
import unicodedata

#: Runs of letters and digits; the marks of Indic scripts belong to their words.
_WORD = re.compile(r"[\w\u0300-\u036f]+", re.UNICODE)
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
    tokens: list[str] = []
    for word in _WORD.findall(fold(text)):
        position = 0
        for run in _UNSPACED.finditer(word):
            if run.start() > position:
                tokens.append(word[position : run.start()])
            tokens.extend(_pairs(run.group()))
            position = run.end()
        if position < len(word):
            tokens.append(word[position:])
    return " ".join(tokens)


def _drops(char: str) -> bool:
    # Vowel signs of Indic and Thai scripts carry meaning; the accents of Latin, Greek, Arabic and Hebrew do not.
    return not "\u0900" <= char <= "\u109f"


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
