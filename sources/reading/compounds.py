"""Words that end in a title, an office or a paper where the language writes them as one ("Verkehrsministerin", 양봉협회)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from .particles import only_particles
from .phrases import Hit

#: Languages that write a title and what it is for as one word; shorter titles end too many other words.
_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "nb", "fi", "hu"))
#: Languages whose short words are as sure to end a compound.
_SHORT_HEADS = frozenset(("fi", "hu"))
_SHORT = 6
_SHORTEST_HEAD = {"title": 6, "official": 7, "document": 6}
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
_HANGUL = re.compile(r"[가-힣]{3,}")
#: How many letters a Korean title and a Korean office have at the end of a compound; shorter titles end too many other words.
_KOREAN_HEADS = {"title": (5, 4, 3), "official": (5, 4, 3, 2)}


def compounds(text: str, language: str, plain: Mapping[str, tuple[str, ...]]) -> Iterator[Hit[str]]:
    """Every such word with the key of the lexicon that its end is on file under; `plain` holds the words of each key."""
    if language == "ko":
        yield from _korean(text, plain)
    if language not in _COMPOUNDING:
        return
    heads = {
        key: _heads(plain.get(key, ()), _SHORT if language in _SHORT_HEADS else shortest)
        for key, shortest in _SHORTEST_HEAD.items()
    }
    for word in _LONG_WORD.finditer(text):
        lower = word.group().lower()
        for key, endings in heads.items():
            if lower.endswith(endings) and lower not in endings:
                yield Hit(word.start(), word.end(), key, word.end())


def _korean(text: str, plain: Mapping[str, tuple[str, ...]]) -> Iterator[Hit[str]]:
    heads = {
        key: frozenset(
            stem for word in plain.get(key, ()) if len(stem := word.rstrip("*")) >= min(_KOREAN_HEADS[key])
        )
        for key in _KOREAN_HEADS
    }
    for word in _HANGUL.finditer(text):
        piece = word.group()
        found = next(
            (
                (key, at + size)
                for at in range(1, len(piece) - 1)
                for key, sizes in _KOREAN_HEADS.items()
                for size in sizes
                if at + size <= len(piece)
                and piece[at : at + size] in heads[key]
                and only_particles(piece[at + size :])
            ),
            None,
        )
        if found is not None:
            yield Hit(word.start(), word.end(), found[0], word.start() + found[1])


@lru_cache(maxsize=64)
def _heads(words: tuple[str, ...], shortest: int) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) >= shortest and word.isalpha())
