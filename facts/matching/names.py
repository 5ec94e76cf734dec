"""Names across scripts: how alike they sound, and whether two speakers are one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import permutations
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sources.reading.types import Attribution, AttributionKind

#: Sounds alike enough to be one name, and unlike enough to be two; in between nobody can tell by sound.
ALIKE: Final = 0.78
UNLIKE: Final = 0.50
#: Full names in two scripts, compared part by part, are one name from here on: of 15 names in Latin, Chinese and Russian all 29
#: pairs that are one reach it, of 406 that are two none, and 381 of these stay below UNLIKE.
ONE_ACROSS_SCRIPTS: Final = 0.64

#: Longer names are compared without minding that each part has a part of its own.
_PARTS_AT_MOST: Final = 5

#: A name that keeps its own characters, whatever the language that reads them: 橘綾子, but not 奥拉夫·朔尔茨.
_HAN: Final = re.compile(r"[\u3400-\u9fff々]{2,4}")

#: Weights of the consonants and of all letters in how alike two romanised names sound.
_CONSONANTS: Final = 0.65

_CLASSES = {
    letter: group
    for letters, group in (
        ("bp", "P"), ("fv", "F"), ("kgqcj", "K"), ("sz", "S"), ("dt", "T"), ("lr", "L"), ("m", "M"), ("n", "N"),
    )
    for letter in letters
}  # fmt: skip
_DIGRAPHS = (
    ("dzh", "j"), ("dsch", "j"), ("sch", "s"), ("tch", "s"), ("tsh", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("gh", "k"), ("kh", "k"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """The consonants of a romanised name, as classes that scripts tend to mix up, without doubles."""
    letters = re.sub(r"[^a-z ]", "", anyascii(name).lower())
    for digraph, sound in _DIGRAPHS:
        letters = letters.replace(digraph, sound)
    return re.sub(r"(.)\1+", r"\1", "".join(_CLASSES.get(letter, "") for letter in letters))


@lru_cache(maxsize=100_000)
def likeness(left: str, right: str) -> float:
    """How alike two names sound, 0 to 1, whatever their scripts."""
    one, other = skeleton(left), skeleton(right)
    if not one or not other:
        return 0.0
    consonants = Levenshtein.normalized_similarity(one, other)
    letters = fuzz.ratio(_romanised(left), _romanised(right)) / 100
    return _CONSONANTS * consonants + (1 - _CONSONANTS) * letters


@lru_cache(maxsize=50_000)
def _romanised(name: str) -> str:
    return re.sub(r"[^a-z]", "", anyascii(name).lower())


@lru_cache(maxsize=50_000)
def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(_latin_letter(letter) for letter in letters) > len(letters)


@lru_cache(maxsize=10_000)
def _latin_letter(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")


def one_script(left: str, right: str) -> bool:
    """Whether two names are written in one script, so that one name would be spelled alike in both."""
    return _script(left) == _script(right)


@lru_cache(maxsize=50_000)
def _script(text: str) -> str:
    """The script of most letters of a text, "" without letters; the kana of Japanese are one."""
    names = (unicodedata.name(letter, "") for letter in text if letter.isalpha())
    scripts = Counter(
        "KANA" if "KATAKANA" in name or "HIRAGANA" in name else name.partition(" ")[0] for name in names
    )
    return max(sorted(scripts), key=lambda script: scripts[script], default="")


def best_part_likeness(left: str, right: str) -> float:
    """How alike the most alike parts of two names sound: surname against full name."""
    return max(likeness(left, right), max(likeness(a, b) for a in _parts(left) for b in _parts(right)))


def full_name_likeness(left: str, right: str) -> float | None:
    """How alike two names sound on the whole, each part with a part of its own; None where one of them is a single part."""
    shorter, longer = sorted((_parts(left), _parts(right)), key=len)
    if len(shorter) == 1:
        return None
    if len(longer) > _PARTS_AT_MOST:
        return sum(max(likeness(a, b) for b in longer) for a in shorter) / len(shorter)
    return max(
        sum(likeness(a, b) for a, b in zip(shorter, chosen, strict=True)) / len(shorter)
        for chosen in permutations(longer, len(shorter))
    )


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s・·•]+", name) if len(part) > 1] or [name]


def same_speaker(left: Attribution, right: Attribution) -> bool | None:
    """Whether two attributions name one speaker; None where that cannot be told."""
    named = (AttributionKind.NAMED, AttributionKind.OFFICIAL)
    if left.kind not in named or right.kind not in named or not left.name or not right.name:
        return None
    if left.key and right.key:
        return left.key == right.key
    if left.name.casefold() == right.name.casefold():
        return True
    whole = (
        full_name_likeness(left.name, right.name)
        if left.kind is right.kind is AttributionKind.NAMED
        else None
    )
    if whole is not None:
        # One part in common is little: a family's name, or chance between two scripts.
        alike = ALIKE if one_script(left.name, right.name) else ONE_ACROSS_SCRIPTS
        return True if whole >= alike else False if whole < UNLIKE else None
    score = best_part_likeness(left.name, right.name)
    if score >= ALIKE:
        return True
    return False if score < UNLIKE and not sound_is_hidden(left.name, right.name) else None


def sound_is_hidden(left: str, right: str) -> bool:
    """Whether one of two names is in Han characters that may be read in Japanese or Korean, and the other is not."""
    return bool(_HAN.fullmatch(left.strip())) != bool(_HAN.fullmatch(right.strip()))


def two_speakers(left: Attribution, right: Attribution) -> bool:
    """Whether two attributions name two speakers: unlike in sound, or hardly alike in one script."""
    verdict = same_speaker(left, right)
    if verdict is not None or not left.name or not right.name:
        return verdict is False
    named = (AttributionKind.NAMED, AttributionKind.OFFICIAL)
    both = left.kind in named and right.kind in named
    return both and is_latin(left.name) == is_latin(right.name)
