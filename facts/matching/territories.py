"""Countries in words of any language: by their names, and by what begins like them ("Tunesien", "tunesisch")."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml
from babel import Locale
from babel.core import UnknownLocaleError, get_global

from sources.reading.types import Span

#: Letters of a country's name that an adjective must begin with: all but the last two, no fewer than these.
_STEM: Final = 4
_CUT: Final = 2
#: What follows the stem in an adjective or in the name of a people.
_ENDING: Final = r"\w{0,7}"
#: Scripts whose words stand without blanks between them, or take articles and endings in one word.
_JOINED: Final = frozenset(("ja", "ko", "lo", "my", "th", "zh"))
_ARTICLES: Final = r"(?:[وفبكل]?ال|[وفبكل])?"
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
#: Letters of an abbreviation at most.
_ACRONYM: Final = 3


@lru_cache(maxsize=4096)
def territories(words: str, language: str) -> frozenset[str]:
    """CLDR's codes of the countries that words name."""
    return frozenset(code for _, code in found(words, language))


def found(words: str, language: str) -> list[tuple[Span, str]]:
    """Where words name a country, or what is from there, with its code, in their order."""
    base = language.replace("_", "-").partition("-")[0]
    pattern, codes = _forms(base)
    plain = _plain(words)
    if pattern is None or len(plain) != len(words):
        return []
    spans = []
    for hit in pattern.finditer(plain):
        stem = hit.lastgroup
        if stem is not None and _written_so(words[hit.start(stem) : hit.end()], base):
            spans.append((Span(hit.start(stem), hit.end()), codes[stem]))
    return spans


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
    stored: dict[str, dict[str, str]] = yaml.safe_load(COUNTRIES.read_text(encoding="utf-8"))
    return stored


@cache
def _forms(language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return None, {}
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
    parts, codes = [], {}
    for number, form in enumerate(sorted(forms, key=lambda form: (-len(form), form))):
        group = f"c{number}"
        codes[group] = forms[form]
        parts.append(_part(form, group, language))
    return re.compile("|".join(parts)), codes


def _part(form: str, group: str, language: str) -> str:
    named = f"(?P<{group}>{re.escape(form.rstrip('*'))})"
    if language in _JOINED:
        return named
    before = rf"(?<!\w){_ARTICLES}" if language in ("ar", "fa", "ur") else r"(?<!\w)"
    return f"{before}{named}{_ENDING if form.endswith('*') else ''}(?!\\w)"


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
