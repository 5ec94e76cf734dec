"""One spelling for comparison: folded text whose every character knows where it stands in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters that the press writes in more than one way; digits of every script are folded by `_Fold`.
_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه",
    "ھ": "ه", "ۃ": "ه", "ё": "е", "ς": "σ", "ı": "i", "İ": "i", "ş": "ș", "ţ": "ț", "’": "'", "‘": "'", "ʼ": "'",
    "ʻ": "'", "‐": "-", "‑": "-", "–": "-", "−": "-", "﹣": "-", "～": "~", "〜": "~", "ँ": "ं", "״": '"', "׳": "'",
    "點": "点", "萬": "万", "億": "億",
}  # fmt: skip

_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff\u0640"
)
# Vowel points of Arabic and Hebrew and the Devanagari nukta are written or left out at will.
_POINTS = "".join(
    map(chr, [*range(0x064B, 0x0653), 0x0670, *range(0x0591, 0x05BE), *range(0x05BF, 0x05C8), 0x093C])
)
_DROPPED = frozenset(_INVISIBLE + _POINTS)
_DROP = re.compile("[" + re.escape("".join(sorted(_DROPPED))) + "]")

MARKS = frozenset(
    chr(code)
    for block in ((0x0300, 0x0370), (0x0483, 0x048A), (0x0591, 0x1DFF), (0xA800, 0xAC00))
    for code in range(*block)
    if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)


class _Fold(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character in "²³¹⁴½¼¾" or unicodedata.category(character) == "No":
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character).lower()
    if len(folded) != 1:
        return character
    # Greek capitals drop the accents that small letters carry.
    if ("\u0370" <= folded <= "\u03ff" or "\u1f00" <= folded <= "\u1fff") and folded.isalpha():
        folded = unicodedata.normalize("NFD", folded)[0]
    return _SAME.get(folded, folded)


_TABLE = _Fold()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text: `text[i]` was made from character `origins[i]` of `original`; None where every `origins[i] == i`."""

    original: str
    text: str
    origins: tuple[int, ...] | None

    def start(self, index: int) -> int:
        """The original offset of the folded character `index`."""
        return index if self.origins is None else self.origins[index]

    def end(self, index: int) -> int:
        """The original end offset of a span that ends before the folded character `index`."""
        end = index if self.origins is None else self.origins[index - 1] + 1
        while end < len(self.original) and self.original[end] in MARKS:
            end += 1
        return end

    def index(self, offset: int) -> int:
        """The first folded character that was made from the original character `offset` or a later one."""
        if self.origins is None:
            return offset
        low, high = 0, len(self.origins) - 1
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """Returns `text` in lower case, one spelling per letter, ASCII digits, no invisible characters or vowel points."""
    if unicodedata.is_normalized("NFC", text):
        if not _DROP.search(text):
            return Folded(text, text.translate(_TABLE), None)
        kept = [index for index, character in enumerate(text) if character not in _DROPPED]
        folded = "".join([text[index] for index in kept]).translate(_TABLE)
        return Folded(text, folded, (*kept, len(text)))
    return _fold_decomposed(text)


def _fold_decomposed(text: str) -> Folded:
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        folded = "".join(character for character in composed if character not in _DROPPED).translate(_TABLE)
        pieces.append(folded)
        # All but the first character of a cluster point at its last, so that a span never ends inside it.
        origins.extend([start, *[end - 1] * (len(folded) - 1)][: len(folded)])
        start = end
    return Folded(text, "".join(pieces), (*origins, len(text)))


def fold_phrase(phrase: str) -> str:
    """Returns a phrase of the lexicon as it looks in folded text, with single spaces."""
    if phrase.isascii():
        return " ".join(phrase.lower().split())
    return " ".join(fold(phrase).text.split())


def is_letter(character: str) -> bool:
    """True for letters of any script and the marks written on them."""
    return character.isalpha() or character in MARKS


def is_unspaced(character: str) -> bool:
    """True for scripts that write no space between words, or glue endings on (Han, kana, Hangul, Thai, Lao …)."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x20000 <= code <= 0x3FFFF
    )


def glued(text: str, index: int) -> bool:
    """True where `index` stands inside a word, between two letters of a script that writes spaces."""
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    return is_letter(before) and is_letter(after) and not (is_unspaced(before) or is_unspaced(after))


def word_end(text: str, index: int) -> int:
    """The end of the run of letters that starts at `index`."""
    end = index
    while end < len(text) and is_letter(text[end]):
        end += 1
    return end


def word_start(text: str, index: int) -> int:
    """The start of the run of letters that ends at `index`."""
    start = index
    while start > 0 and is_letter(text[start - 1]):
        start -= 1
    return start
