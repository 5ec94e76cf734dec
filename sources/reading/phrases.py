"""Phrases of the lexicon and of the gazetteer, found in a text at once and with exact offsets.

One Aho-Corasick automaton holds all phrases; the text is folded first (case, Arabic letter forms, invisible marks),
with a way back from every folded character to its place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick

T = TypeVar("T")

#: Letters that writers and keyboards use for one another, one to one so that offsets survive.
_SAME_LETTER = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ہھە", "ه"),
    **dict.fromkeys("’ʼ‘＇`´", "'"),
    **dict.fromkeys("‐‑‒", "-"),
    "ک": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ё": "е",
    "ς": "σ",
    "İ": "i",
}
#: Marks that carry no meaning for a comparison: Arabic vowels and tatweel, Hebrew points, joiners, direction marks.
_INVISIBLE = re.compile(
    r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u0591-\u05bd\u05bf-\u05c7\u200b-\u200f\u2060\ufeff\u00ad]"
)
_COMBINING = re.compile(r"[\u0300-\u036f\u093c\u09bc\u0a3c\u1160-\u11ff]")
#: Scripts written without spaces: a phrase may start and end anywhere in them.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u3400-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]"
)
#: Little words that Arabic and Hebrew glue to the front of the next one.
_PROCLITICS = frozenset(
    "و ف ب ل ك س ال وال بال فال كال لل ولل وب ول وك وس فب فل وبال"
    " ו ה ב ל מ ש כ וה שה בה לה מה כש כשה וב ול ומ וש וכ מש".split()
)


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace():
            folded = " "
        elif 0xFF01 <= code <= 0xFF5E:
            folded = chr(code - 0xFEE0).lower()
        else:
            folded = _SAME_LETTER.get(char) or char.lower()
        self[code] = folded if len(folded) == 1 else char
        return self[code]


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for comparison; `places[i]` is where folded character i stands in the text, None if at i."""

    text: str
    places: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the original text behind folded characters `start..end`."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def fold(text: str) -> Folded:
    """The text without case, invisible marks and spelling variants of letters."""
    if not _INVISIBLE.search(text) and not _COMBINING.search(text):
        return Folded(text.translate(_FOLDS))
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if _INVISIBLE.match(char):
            continue
        if letters and _COMBINING.match(char):
            composed = unicodedata.normalize("NFC", letters[-1] + char)
            if len(composed) == 1:
                letters[-1] = _FOLDS[ord(composed)]
                continue
            if unicodedata.combining(char):
                continue
        letters.append(_FOLDS[ord(char)])
        places.append(place)
    places.append(len(text))
    return Folded("".join(letters), places)


@lru_cache(maxsize=100_000)
def word_class(char: str) -> str:
    """The kind of word that a character belongs to, "" for none: neighbours of one kind make one word."""
    if _UNSPACED.match(char):
        return ""
    if "\u30a1" <= char <= "\u30fe" and char != "・":
        return "katakana"
    if not (char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"):
        return ""
    if "\uac00" <= char <= "\ud7af":
        return "hangul"
    if "\u0590" <= char <= "\u06ff" and not char.isdigit():
        return "semitic"
    return "word"


def begins_word(text: str, at: int) -> bool:
    """Whether a word, or the stem of one behind a proclitic, begins at `at`."""
    if at == 0 or at >= len(text):
        return True
    kind = word_class(text[at])
    if not kind or word_class(text[at - 1]) != kind:
        return True
    if kind != "semitic":
        return False
    start = at
    while start and at - start <= 4 and word_class(text[start - 1]) == kind:
        start -= 1
    return text[start:at] in _PROCLITICS


def ends_word(text: str, at: int) -> bool:
    """Whether a word ends just before `at`."""
    if at <= 0 or at >= len(text):
        return True
    kind = word_class(text[at - 1])
    return not kind or word_class(text[at]) != kind


def word_end(text: str, at: int) -> int:
    """The end of the word that is going on at `at`."""
    while not ends_word(text, at):
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: characters `start..end` of the original text, and what the phrase stands for.

    `stem` is where the phrase itself ends and the ending that a `*` allowed begins.
    """

    start: int
    end: int
    value: T
    stem: int = 0


class PhraseIndex(Generic[T]):
    """Phrases with what they stand for; a phrase that ends in `*` also matches any longer form of its last word.

    `suffixes` is how many letters of inflection a phrase without `*` may carry.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        table: dict[str, list[tuple[T, bool]]] = {}
        for phrase, value in phrases:
            key = fold(" ".join(phrase.rstrip("*").split())).text
            if key:
                table.setdefault(key, []).append((value, phrase.endswith("*")))
        self._automaton = ahocorasick.Automaton()
        for key, entries in table.items():
            self._automaton.add_word(key, (len(key), entries))
        if table:
            self._automaton.make_automaton()
        self._empty = not table

    def find(self, folded: Folded, suffix: int = 0) -> Iterator[Hit[T]]:
        """Every phrase in the text, overlapping ones included, in order of their ends."""
        if self._empty:
            return
        text = folded.text
        for last, (length, entries) in self._automaton.iter(text):
            start, stop = last + 1 - length, last + 1
            if not begins_word(text, start):
                continue
            whole = ends_word(text, stop)
            full = stop if whole else word_end(text, stop)
            for value, stem in entries:
                if not (whole or stem or full - stop <= suffix):
                    continue
                yield Hit(*folded.span(start, full if stem else stop), value, folded.span(start, stop)[1])


def longest(hits: Iterable[Hit[T]]) -> list[Hit[T]]:
    """The hits that no longer hit covers, in order: at one place the longest phrase is meant."""
    kept: list[Hit[T]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.end > kept[-1].end:
            if kept and hit.start < kept[-1].end and kept[-1].end - kept[-1].start >= hit.end - hit.start:
                continue
            kept.append(hit)
    return kept
