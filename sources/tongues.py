"""Languages as people read them: their English names and the direction of their writing."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

#: Languages written from right to left for which CLDR has no locale of its own (Unicode Script_Metadata).
RIGHT_TO_LEFT = frozenset(
    {"arc", "az-Arab", "bal", "dv", "ku-Arab", "nqo", "prs", "sam", "syr", "yi", "zgh-Arab"}
)

#: Scripts written from right to left (ISO 15924), for tags that name their script.
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@lru_cache(maxsize=1024)
def direction(tag: str) -> str:
    """Return "rtl" or "ltr" for a language tag, "auto" where the tag says nothing about its writing."""
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == 4), "")
    if script:
        return "rtl" if script.title() in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    if parts[0] in RIGHT_TO_LEFT:
        return "rtl"
    locale = _locale(tag) or _locale(parts[0])
    if locale is None:
        return "auto"
    return str(locale.text_direction)


@lru_cache(maxsize=1024)
def language_name(tag: str) -> str:
    """Return the English name of a language tag ("Chinese (Traditional)"), the tag itself where it is unknown."""
    locale = _locale(tag)
    name = locale.get_display_name("en") if locale else None
    return name or Locale("en").languages.get(tag.split("-")[0]) or tag


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
