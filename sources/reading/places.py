"""Countries and large cities in every language, from CLDR (through Babel): a gazetteer that costs no data of ours."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from .phrases import PhraseIndex


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale | None:
    """The CLDR locale of a language code, None where CLDR has none."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _is_city(zone: str) -> bool:
    return "/" in zone and zone.split("/")[0] in (
        "Africa",
        "America",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )


def _places(language: str) -> list[tuple[str, str]]:
    locale = locale_of(language)
    if locale is None:
        return []
    rows = [
        (name, f"cldr:{code}")
        for code, name in locale.territories.items()
        # Two letters are countries; digits are continents and regions. ZZ and its like are placeholders.
        if (len(code) == 2 and code not in ("ZZ", "XA", "XB", "EZ", "UN"))
        or code in ("EU", "150", "002", "142", "019")
    ]
    cities = {
        zone: zone.rsplit("/", 1)[1].replace("_", " ")
        for zone in get_global("zone_territories")
        if _is_city(zone)
    }
    for zone, names in locale.time_zones.items():
        if "city" in names and _is_city(zone):
            cities[zone] = names["city"]
    if language != "en":
        cities = {zone: name for zone, name in cities.items() if "city" in locale.time_zones.get(zone, {})}
    rows += [(name, f"cldr:{zone}") for zone, name in cities.items()]
    return [(name, key) for name, key in rows if len(name) > 1]


@lru_cache(maxsize=32)
def place_index(language: str) -> PhraseIndex[tuple[str, str]]:
    """Places by their names in a language and in English; values are (name, "cldr:<code>")."""
    rows = dict(_places("en"))
    rows.update(_places(language))
    if language == "zh":
        rows = {**dict(_places("zh_Hant")), **rows}
    return PhraseIndex((name, (name, key)) for name, key in rows.items())


@lru_cache(maxsize=32)
def calendar_words(language: str) -> frozenset[str]:
    """Words that CLDR capitalises and that name nobody: months, weekdays, languages, currencies; lower case."""
    locale = locale_of(language)
    words: set[str] = set()
    if locale is None:
        return frozenset()
    for width in ("wide", "abbreviated"):
        for kind in ("format", "stand-alone"):
            words.update(locale.months[kind][width].values())
            words.update(locale.days[kind][width].values())
    words.update(locale.languages.values())
    words.update(locale.currencies.values())
    # A word that several currencies share and no country has is a unit of money ("Franc", "Dollar").
    territories = {word for name in locale.territories.values() for word in name.split()}
    shared = Counter(word for name in locale.currencies.values() for word in set(name.split()))
    words.update(
        word for word, count in shared.items() if count > 2 and word not in territories and len(word) > 3
    )
    return frozenset(word.lower().rstrip(".") for word in words)
