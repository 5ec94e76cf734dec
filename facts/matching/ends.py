"""The end of a year: "by the end of 2027" is no other date than December, and not "in 2027"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

#: The beginnings of the words for the end that stand before a year, by language, and of those that stand behind it.
_BEFORE: Final = {
    "ar": "نهاية|أواخر|ختام", "cs": "kon[ec]", "da": "slutning|udgang", "de": "ende|jahresende", "el": "τέλ",
    "en": r"end(?!\w)", "es": "fin", "fa": "پایان|اواخر", "fr": "fin", "he": "סוף", "id": "akhir", "it": "fine",
    "ms": "akhir|hujung", "nb": "slutt|utgang", "nl": "eind", "pl": "kon[ie]|końc", "pt": "fi[mn]", "ro": "sfârșit",
    "ru": "кон[ец]", "sv": "slut|utgång", "sw": "mwisho", "th": "สิ้น|ปลาย", "uk": "кін[ец]", "ur": "آخر|اختتام",
    "vi": "cuối|hết", "am": "መጨረሻ", "ha": "ƙarshe",
}  # fmt: skip
_BEHIND: Final = {
    "bn": "শেষ", "fi": "lop", "hi": "अंत|आख़िर|आखिर", "hu": "vég", "ja": "末", "ko": "말", "mr": "अखेर",
    "ta": "இறுதி", "te": "చివరి", "tr": "son", "ur": "آخر|اختتام", "zh": "年?[底末]", "kk": "соң",
}  # fmt: skip
#: Words that may stand between ("the end of the year 2027"), and characters that are looked at.
_BETWEEN: Final = 3
_REACH: Final = 24
_YEAR: Final = 4


def end_of_year(value: str, text: str, start: int, end: int, language: str) -> str:
    """The value of a date expression at `start..end` of a text: December of a bare year of which the end is told."""
    if len(value) != _YEAR or not value.isdigit():
        return value
    before, behind = _patterns(language.partition("-")[0])
    told = (before and before.search(text[max(0, start - _REACH) : start])) or (
        behind and behind.match(text[end : end + _REACH])
    )
    return f"{value}-12" if told else value


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    unbroken = language in ("ja", "ko", "th", "zh")
    edge = "" if unbroken else r"(?<!\w)"
    before, behind = _BEFORE.get(language), _BEHIND.get(language)
    # Vowel signs of some scripts are no letters to `re`.
    between = rf"(?:[^\s\d.!?,;:]+[\s'’]+){{0,{_BETWEEN}}}"
    after = "[年년]?" if unbroken else rf"[^\w.!?]?{between}"
    return (
        re.compile(rf"{edge}(?:{before})[^\s\d.!?,;:]*\s*{between}$", re.IGNORECASE) if before else None,
        re.compile(rf"{after}\s?(?:{behind})", re.IGNORECASE) if behind else None,
    )
