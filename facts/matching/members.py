"""Which members of two lists are the same, across languages: by name, by sound, by meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
from babel import Locale
from babel.core import UnknownLocaleError

from facts.matching.background import language_mean
from facts.matching.names import ALIKE, UNLIKE, is_latin, likeness, one_script, skeleton
from facts.matching.story import Floats
from facts.matching.territories import also_called, found, territories
from sources.reading.types import Embed

#: Letters that may stand beside a country in a member that is nothing more: an article.
_ARTICLE: Final = 4
#: A name longer than this that stands within another item is that item, and so is an acronym as long as this.
_CONTAINED: Final = 3
#: A short word in front of a name, with a blank or an apostrophe behind it.
_LED_IN: Final = re.compile(r"[^\W\d_]{1,4}(?:\s+|['’])(?=\w)")

#: Languages whose names take endings, how long these are, and the least letters of a name in front of them.
_INFLECTED: Final = frozenset(("cs", "el", "fi", "hu", "pl", "ru", "tr", "uk"))
_ENDING: Final = 3
_STEM: Final = 4
_LAST_VOWEL: Final = re.compile(r"[аеиоуыэюяіїйьaeiouyąęýíáéóαηοςι]$")
#: Fewer consonants than this are no sound that tells names apart.
_SOUND: Final = 2

#: Vectors of phrases by embedder, and how many are kept.
_VECTORS: Final[dict[tuple[Embed | None, str], Floats]] = {}
_REMEMBERED: Final = 20_000

#: A word means another when each is the other's best, by this much, and near enough: cosine with the mean of
#: its language taken out. On four lists of common nouns and states in six languages each: 58 of 78 pairs, 1 false.
MEANING: Final = 0.25
MARGIN: Final = 0.05


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Pairs of indices of the members that are the same, and whether all pairs were found by name."""

    pairs: tuple[tuple[int, int], ...]
    by_name: bool


def correspond(
    left: Sequence[str],
    right: Sequence[str],
    *,
    left_language: str,
    right_language: str,
    embed: Embed | None = None,
) -> Correspondence:
    """Which members of two lists are the same: one to one, best first."""
    left, right = [_bare(member) for member in left], [_bare(member) for member in right]
    scores = np.zeros((len(left), len(right)))
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            scores[row, column] = _by_name(one, left_language, other, right_language)
    pairs = [(int(row), int(column)) for row, column in np.argwhere(scores >= ALIKE)]
    pairs.sort(key=lambda pair: -scores[pair])
    taken = _one_to_one(pairs)
    rows = [row for row in range(len(left)) if row not in {pair[0] for pair in taken}]
    columns = [column for column in range(len(right)) if column not in {pair[1] for pair in taken}]
    by_name = True
    if (
        rows
        and columns
        and not _all_names([left[row] for row in rows], [right[column] for column in columns])
    ):
        near = meaning(
            [left[row] for row in rows],
            [right[column] for column in columns],
            left_language,
            right_language,
            embed,
        )
        for row, column in _mutual(near):
            taken.append((rows[row], columns[column]))
            by_name = False
    return Correspondence(tuple(sorted(taken)), by_name)


def leftovers(
    left: Sequence[str], right: Sequence[str], left_language: str, right_language: str
) -> list[str]:
    """The members of both lists that cannot be matched by name, so that meaning must tell; [] when one list has none."""
    left, right = [_bare(member) for member in left], [_bare(member) for member in right]
    scores = np.array(
        [[_by_name(one, left_language, other, right_language) for other in right] for one in left]
    )
    mine = [one for one, row in zip(left, scores, strict=True) if row.max() < ALIKE]
    theirs = [other for other, column in zip(right, scores.T, strict=True) if column.max() < ALIKE]
    return [*mine, *theirs] if mine and theirs and not _all_names(mine, theirs) else []


def same_members(
    left: Sequence[str],
    right: Sequence[str],
    *,
    left_language: str,
    right_language: str,
    embed: Embed | None = None,
) -> bool:
    """Whether two lists have the same members."""
    same = correspond(left, right, left_language=left_language, right_language=right_language, embed=embed)
    return len(same.pairs) == len(left) == len(right)


def _one_to_one(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for row, column in pairs:
        if not any(row == other[0] or column == other[1] for other in taken):
            taken.append((row, column))
    return taken


def _by_name(left: str, left_language: str, right: str, right_language: str) -> float:
    one, other = fold(left), fold(right)
    if one == other:
        return 1.0
    code = territory(left, left_language)
    if code and code == territory(right, right_language):
        return 1.0
    if numbered_apart(left, right):
        return 0.0
    mine, theirs = territories(left, left_language), territories(right, right_language)
    if len(mine) == len(theirs) == 1:
        # "The Chinese Huisheng" is what another list calls "China" or "晖晟 of China".
        if mine != theirs:
            return 0.0
        if (
            not one_script(left, right)
            or _is_country(left, left_language)
            or _is_country(right, right_language)
        ):
            return 0.9
    if _is_telling(left, right) and (
        set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
    ):
        return 0.9
    short, long = sorted((re.sub(r"[\W_]+", "", one), re.sub(r"[\W_]+", "", other)), key=len)
    # An item of a list in a script without blanks may drag other words along.
    if len(short) > _CONTAINED and short in long:
        return 0.85
    if not one_script(left, right) or (left[:1].isupper() and right[:1].isupper()):
        return likeness(left, right)
    return 0.0


def _is_telling(left: str, right: str) -> bool:
    """Whether the shorter of two members is long enough, or an acronym, to tell that it is the other within more words."""
    shorter = min(left, right, key=len)
    return len(shorter) > _CONTAINED or (shorter.isupper() and len(shorter) == _CONTAINED)


def _bare(member: str) -> str:
    """A name without the article or preposition in front of it: "la CUT", "l’UGP", "au Vietnam"."""
    found = _LED_IN.match(member)
    leads = found is not None and found[0][:1].islower() and member[found.end()].isupper()
    return member[found.end() :] if found is not None and leads else member


def _is_country(member: str, language: str) -> bool:
    """Whether a member is a country, or what is from there, and nothing more."""
    places = found(member, language)
    return len(places) == 1 and len(member.strip()) - (places[0][0].end - places[0][0].start) <= _ARTICLE


def _all_names(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether all members are proper names as far as capitals show: those have no meaning to compare."""
    return all(is_latin(member) and member[:1].isupper() for member in (*left, *right))


def fold(name: str) -> str:
    """A name in lower case, compatibility forms resolved, blanks single."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def numbered_apart(left: str, right: str) -> bool:
    """Whether two names have numbers that differ: lot 41 is not lot 14, however alike the rest."""
    one, other = (
        [int(number) for number in re.findall(r"\d+", unicodedata.normalize("NFKC", name))]
        for name in (left, right)
    )
    return bool(one) and bool(other) and one != other


def told_apart(left: str, left_language: str, right: str, right_language: str) -> bool:
    """Whether two names that are not found to be one are surely two.

    Two countries are, and so are names with other numbers, and names that sound unlike; a name of few sounds, or a country
    beside a word that is none, may be one under a name that is not on file.
    """
    if numbered_apart(left, right):
        return True
    mine, theirs = territories(left, left_language), territories(right, right_language)
    if len(mine) == len(theirs) == 1:
        return mine != theirs
    codes = territory(left, left_language), territory(right, right_language)
    if any(codes):
        return all(codes) and codes[0] != codes[1]
    return min(len(skeleton(left)), len(skeleton(right))) >= _SOUND and likeness(left, right) < UNLIKE


@lru_cache(maxsize=4096)
def territory(name: str, language: str) -> str:
    """The code of the territory that a name names in its language, with or without an ending, or ""."""
    folded = fold(name)
    found = _territories(language).get(folded, "")
    if found or language.partition("-")[0] not in _INFLECTED:
        return found
    # Turkish parts an ending from a name by an apostrophe.
    bare = re.split(r"['’]", folded)[0]
    codes = {code for stem, code in _stems(language) if _ends(bare, stem)}
    return codes.pop() if len(codes) == 1 else ""


def _ends(name: str, stem: str) -> bool:
    return name.startswith(stem) and len(name) - len(stem) <= _ENDING


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """The names of territories of one word without their last vowel, with the codes."""
    stems = (
        (_LAST_VOWEL.sub("", name), code) for name, code in _territories(language).items() if " " not in name
    )
    return tuple((stem, code) for stem, code in stems if len(stem) >= _STEM)


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        names = Locale.parse(language.replace("-", "_")).territories
    except (ValueError, UnknownLocaleError):
        return {}
    known = {fold(name): code for code, name in names.items() if code.isalpha()}
    for code, others in also_called(language).items():
        known.update((fold(name), code) for name in others.split("/"))
    return known


def _mutual(near: Floats) -> list[tuple[int, int]]:
    found = []
    for row in range(near.shape[0]):
        column = int(near[row].argmax())
        best = float(near[row, column])
        if best < MEANING or int(near[:, column].argmax()) != row:
            continue
        rivals = [*np.delete(near[row], column), *np.delete(near[:, column], row)]
        if all(best - float(rival) >= MARGIN for rival in rivals):
            found.append((row, column))
    return found


def meaning(
    left: Sequence[str], right: Sequence[str], left_language: str, right_language: str, embed: Embed | None
) -> Floats:
    """Cosines of phrases of two languages, the mean of each language taken out: shape (left, right)."""
    near: Floats = centred(left, left_language, embed) @ centred(right, right_language, embed).T
    return near


def centred(phrases: Sequence[str], language: str, embed: Embed | None) -> Floats:
    """Vectors of length 1 of phrases, the mean of their language taken out: shape (phrases, dimensions)."""
    remember(phrases, embed)
    vectors = np.array([_VECTORS[embed, phrase] for phrase in phrases], dtype=np.float32)
    vectors = vectors - language_mean(language)
    bare: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return bare


def remember(phrases: Sequence[str], embed: Embed | None) -> None:
    """Embed phrases in one go, so that later comparisons find them."""
    missing = [phrase for phrase in dict.fromkeys(phrases) if (embed, phrase) not in _VECTORS]
    if not missing:
        return
    if len(_VECTORS) > _REMEMBERED:
        _VECTORS.clear()
    if embed is None:
        from sources.reading.embedding import embed_passages

        vectors = embed_passages(missing)
    else:
        vectors = embed(missing)
    _VECTORS.update({(embed, phrase): vector for phrase, vector in zip(missing, vectors, strict=True)})
