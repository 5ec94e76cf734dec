"""Names of months, weekdays and quarters of any locale (CLDR) and the relative words of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sources.reading.vocabulary.cldr import parse_locale, unit_words
from sources.reading.vocabulary.folding import fold_phrase
from sources.reading.vocabulary.phrasebook import Phrasebook
from sources.reading.vocabulary.rows import base_language, grouped, listed, mapped, read_rows

#: Languages that write month before day in figures (03/14/2026).
_MONTH_FIRST = frozenset({"en", "tl"})
#: Languages whose names of months and weekdays keep their last letter.
_WITHOUT_CASES = frozenset("ca da de en es fa fr hi it nb nl pt ro sv".split())
#: Languages whose names of months take no endings: a longer word is another one ("Julio" is no Dutch July).
_SAME_MONTHS = frozenset("ca da en es fr it nb nl pt sv".split())
#: The shortest names that lose their last letter before an ending.
_MONTH, _WEEKDAY = 5, 6


@dataclass(frozen=True, slots=True)
class DateWords:
    """What the date parser knows of one language; months are 1-12, weekdays 0 (Monday) to 6."""

    language: str
    months: Phrasebook[int]
    #: Those of the solar Hijri calendar, for languages whose news is dated by it.
    solar_months: Phrasebook[int]
    weekdays: Phrasebook[int]
    quarters: Phrasebook[int]
    relative: Phrasebook[str]
    last: Phrasebook[str]
    this: Phrasebook[str]
    next: Phrasebook[str]
    fillers: Phrasebook[str]
    year_before: Phrasebook[str]
    year_after: Phrasebook[str]
    day_before: Phrasebook[str]
    time_before: Phrasebook[str]
    time_after: Phrasebook[str]
    #: Those of `time_after` that also say how long ("3 heures"): a time by something else beside it only.
    hours: Phrasebook[str]
    morning: Phrasebook[str]
    afternoon: Phrasebook[str]
    zones: Phrasebook[str]
    eras: Phrasebook[int]
    capitalised: bool
    month_first: bool


def _names(table: Any, widths: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in (table.get(context, {}).get(width) or {}).items():
                folded = fold_phrase(str(name)).rstrip(".")
                if folded and not folded.isdigit():
                    yield folded, int(number)


def _named(
    names: list[tuple[str, int]], rows: list[tuple[str, int]], endings: int, base: str, least: int
) -> Phrasebook[int]:
    """The names with the endings that the language puts to them, at most `endings` letters and one.

    Languages with cases change the last letter of a name ("březen", "března", "březnu"); where only plurals and articles are
    added, a name without its last letter would begin other words ("maggio", "maggiore").
    """
    if not endings:
        return Phrasebook([*names, *rows])
    if base in _WITHOUT_CASES:
        return Phrasebook([*names, *rows], loose=1 if least < _WEEKDAY else endings)
    stems = [(name[:-1], number) for name, number in names if len(name) >= least and " " not in name]
    return Phrasebook([*stems, *names, *rows], loose=endings + 1)


def _flags(phrases: list[str]) -> Phrasebook[str]:
    return Phrasebook([(phrase, "") for phrase in phrases])


@cache
def date_words_for(language: str) -> DateWords:
    """The date vocabulary for a language tag: CLDR's names, then the rows under `dates` of its lexicon file."""
    base = base_language(language)
    locale = parse_locale(language)
    everything = read_rows(base)
    rows, common = everything.get("dates", {}), read_rows("common").get("dates", {})
    endings = int(everything.get("inflection", 0))
    months = [
        (name, number)
        for name, number in _names(locale.months, ("wide", "abbreviated"))
        if len(name) >= 3 or not name.isascii()
    ]
    weekdays = list(_names(locale.days, ("wide",)))
    # "Freitagmittag", "fredagskväll": the part of the day may be written as one with the name.
    parted = [(day + part, number) for day, number in weekdays for part in listed(rows, "day_parts")]
    units = unit_words(locale)[0]
    time_after = listed(rows, "time_after")
    return DateWords(
        language=base,
        months=_named(
            months, _numbered(rows, "months"), 0 if base in _SAME_MONTHS else endings, base, _MONTH
        ),
        # The word for "month" may be written as one with the name.
        solar_months=Phrasebook(
            [
                (f"{name}{end}", number)
                for name, number in _numbered(rows, "solar_months")
                for end in ("", "ماه")
            ]
        ),
        weekdays=_named(weekdays, [*_numbered(rows, "weekdays"), *parted], endings, base, _WEEKDAY),
        quarters=Phrasebook(
            [*_names(locale.quarters, ("wide", "abbreviated")), *_numbered(rows, "quarters")]
        ),
        relative=Phrasebook(grouped(rows, "relative")),
        last=_flags(listed(rows, "last")),
        this=_flags(listed(rows, "this")),
        next=_flags(listed(rows, "next")),
        fillers=_flags([*listed(common, "fillers"), *listed(rows, "fillers")]),
        year_before=_flags(listed(rows, "year_before")),
        year_after=_flags(listed(rows, "year_after")),
        day_before=_flags(listed(rows, "day_before")),
        time_before=_flags(listed(rows, "time_before")),
        time_after=_flags(time_after),
        hours=_flags([word for word in time_after if units.get(fold_phrase(word)) == "hour"]),
        morning=_flags([*listed(common, "morning"), *listed(rows, "morning")]),
        afternoon=_flags([*listed(common, "afternoon"), *listed(rows, "afternoon")]),
        zones=Phrasebook([*mapped(common, "zones").items(), *mapped(rows, "zones").items()]),
        eras=Phrasebook([(name, int(year)) for name, year in mapped(common, "eras").items()]),
        capitalised=base in {"en", "de"},
        month_first=base in _MONTH_FIRST and locale.territory not in {"GB", "AU", "NZ", "IN", "IE", "ZA"},
    )


def _numbered(rows: Any, key: str) -> list[tuple[str, int]]:
    return [(phrase, int(number)) for phrase, number in grouped(rows, key)]
