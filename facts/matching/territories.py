"""Countries in words of any language: by their names, and by what begins like them ("Tunesien", "tunesisch")."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from sources.reading.lexicon import lexicon
from sources.reading.types import Span
from sources.reading.words_file import words_of

#: Letters of a country's name that an adjective must begin with: all but the last two, no fewer than these.
_STEM: Final = 4
_CUT: Final = 2
#: Letters that may follow the stem in an adjective or in the name of a people.
_ENDING: Final = 7
#: Scripts whose words stand without blanks between them, or take articles and endings in one word.
_JOINED: Final = frozenset(("ja", "ko", "lo", "my", "th", "zh"))
_ARTICLES: Final = (*(f"{letter}ال" for letter in "وفبكل"), "ال", *"وفبكل", "")
#: Languages that are called like the people of one country.
_OF_ONE_COUNTRY: Final = frozenset(
    "bg cs da de el et fa fi fr he hr hu hy id is it ja ka km ko lo lt lv mn ms my nb nl pl ro ru sk sl sq sr sv th tr uk "
    "vi zh".split()
)
#: Names of countries that news uses beside those of CLDR.
COUNTRIES: Final = Path(__file__).with_name("countries.yaml")
#: Beginnings of words for what is from a country that begin unlike its name, in any language.
_ADJECTIVES: Final = {
    "US": "american amerikan amerykan estadounidens norteamerican statunitens американ أمريكي أميركي 米国 미국",
    "GB": "british britisch britanni britanic britannic britsk brytyj британ بريطاني 英國",
    "AE": "emirati emirien إماراتي эмират",
    "NL": "dutch holländ neerlandes olandes holendersk голланд",
    "ES": "spanish spaans",
    "GR": "greek grecque grieg",
}
#: Languages in which what is from a country is written with a capital.
_CAPITALS: Final = frozenset(("en", "id", "ms", "vi"))
#: Letters of a preposition at most.
_PREPOSITION: Final = 4
#: Letters of an abbreviation at most.
_ACRONYM: Final = 3


@lru_cache(maxsize=4096)
def territories(words: str, language: str) -> frozenset[str]:
    """CLDR's codes of the countries that words name."""
    return frozenset(code for _, code in found(words, language))


def found(words: str, language: str) -> list[tuple[Span, str]]:
    """Where words name a country, or what is from there, with its code, in their order."""
    base = language.replace("_", "-").partition("-")[0]
    forms = _forms(base)
    plain = _plain(words)
    if not forms.by_text or len(plain) != len(words):
        return []
    spans = []
    behind = 0
    for place, letter in enumerate(plain):
        if place < behind or letter not in forms.initials:
            continue
        if not forms.joined and place > 0 and _in_word(plain[place - 1]):
            continue
        named = forms.at(plain, place)
        if named is not None:
            start, behind, code = named
            if _written_so(words[start:behind], base):
                spans.append((Span(start, behind), code))
    return spans


def in_their_countries(items: Sequence[Span], text: str, language: str) -> list[Span]:
    """The items of a list with what only says in which country the one before lies taken with that: "Brno, in Tschechien".

    A preposition tells it from a country that is an item of its own.
    """
    articles = lexicon(language.partition("-")[0].lower()).words("definite")
    merged: list[Span] = []
    for item in items:
        words = text[item.start : item.end]
        before = text[merged[-1].start : merged[-1].end] if merged else ""
        if before and not found(before, language) and _says_where(words, language, articles):
            merged[-1] = Span(merged[-1].start, item.end)
        else:
            merged.append(item)
    return merged


def _says_where(words: str, language: str, articles: Sequence[str]) -> bool:
    """Whether words are a country and a preposition in front of it."""
    places = found(words, language)
    if len(places) != 1 or places[0][0].end < len(words.rstrip()):
        return False
    front = words[: places[0][0].start].strip().casefold()
    return 0 < len(front) <= _PREPOSITION and front.isalpha() and front not in articles


@dataclass(frozen=True, slots=True)
class _Forms:
    """The names of countries in a language, and beginnings of words for what is from there."""

    #: By its text: the rank of a form among all, a longer one going first, how many letters more may follow, and the code.
    by_text: dict[str, list[tuple[int, int, str]]]
    lengths: list[int]
    initials: frozenset[str]
    articles: tuple[str, ...]
    joined: bool

    def at(self, plain: str, place: int) -> tuple[int, int, str] | None:
        """Where the first form among those at a place begins and ends, its article aside, and its code."""
        best: tuple[int, int, int, str] | None = None
        for article in self.articles:
            if not plain.startswith(article, place):
                continue
            start = place + len(article)
            for length in self.lengths:
                for rank, more, code in self.by_text.get(plain[start : start + length], ()):
                    end = self._end(plain, start + length, more)
                    if end is not None and (best is None or rank < best[0]):
                        best = rank, start, end, code
        return best[1:] if best else None

    def _end(self, plain: str, end: int, more: int) -> int | None:
        """Where the word of a form ends; None where it goes on further than the form allows."""
        if self.joined:
            return end
        most = end + more
        while end < len(plain) and _in_word(plain[end]):
            if end == most:
                return None
            end += 1
        return end


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _written_so(word: str, language: str) -> bool:
    """Whether capitals allow that a word names a country: "EU", not the French "eu"; "Indian", not "indifferent"."""
    if len(word) <= _ACRONYM and word.isascii():
        return word.isupper() or word.istitle()
    return language not in _CAPITALS or word[0].isupper()


def also_called(language: str) -> dict[str, str]:
    """By code the names of countries in a language beside those of CLDR, parted by slashes."""
    return _other_names().get(language.replace("_", "-").partition("-")[0], {})


@cache
def _other_names() -> dict[str, dict[str, str]]:
    stored: dict[str, dict[str, str]] = words_of(COUNTRIES)
    return stored


@cache
def _forms(language: str) -> _Forms:
    codes = _codes(language)
    by_text: dict[str, list[tuple[int, int, str]]] = {}
    for rank, form in enumerate(sorted(codes, key=lambda form: (-len(form), form))):
        by_text.setdefault(form.rstrip("*"), []).append((rank, _ENDING * form.endswith("*"), codes[form]))
    articles = _ARTICLES if language in ("ar", "fa", "ur") else ("",)
    return _Forms(
        by_text,
        lengths=sorted({len(text) for text in by_text}),
        initials=frozenset(each[0] for each in (*by_text, *articles) if each),
        articles=articles,
        joined=language in _JOINED,
    )


def _codes(language: str) -> dict[str, str]:
    """By form the country that it stands for; behind a form that ends with an asterisk more of the word may follow."""
    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return {}
    names = locale.territories
    countries = {code: _plain(str(name)) for code, name in names.items() if len(code) == 2 and code.isalpha()}
    countries |= {"EU": _plain(str(names.get("EU", "EU")))}
    forms: dict[str, str] = {}
    for code, name in countries.items():
        forms.setdefault(name, code)
    stems: dict[str, set[str]] = {}
    for code, name in countries.items():
        if " " not in name:
            stems.setdefault(_stem(name, language), set()).add(code)
    for stem, owners in stems.items():
        if len(owners) == 1 and len(stem) >= _STEM:
            forms.setdefault(f"{stem}*", next(iter(owners)))
    for spoken in _OF_ONE_COUNTRY & set(locale.languages):
        name, likely = _plain(str(locale.languages[spoken])), str(get_global("likely_subtags")[spoken])
        if " " not in name and language not in _JOINED:
            forms.setdefault(
                f"{_stem(name, language)}*" if len(name) > _STEM else name, likely.rpartition("_")[2]
            )
    for code, others in also_called(language).items():
        forms.update((_plain(name), code) for name in others.split("/") if len(name) > 1)
    for code, beginnings in _ADJECTIVES.items():
        forms.update((f"{_plain(beginning)}*", code) for beginning in beginnings.split())
    return forms


def _stem(name: str, language: str) -> str:
    bare = name.removeprefix("ال") if language == "ar" else name
    return bare[: max(_STEM, len(bare) - _CUT)] if len(bare) > _STEM else bare


def _plain(words: str) -> str:
    """Words in lower case without accents, character for character."""
    return "".join(_bare(letter) for letter in words)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    lower = letter.lower()
    decomposed = unicodedata.normalize("NFD", lower if len(lower) == 1 else letter)
    return (
        decomposed[0] if "LATIN" in unicodedata.name(letter, "") else (lower if len(lower) == 1 else letter)
    )
