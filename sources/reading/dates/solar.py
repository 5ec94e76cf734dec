"""Dates of the solar Hijri calendar, by which Iran and Afghanistan date their news ("۲۲ مهر ۱۴۰۴" is 14 October 2025)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sources.reading.dates.day import Day
from sources.reading.dates.words import DateWords
from sources.reading.vocabulary.folding import Folded, word_end, word_start

#: Years that news texts speak of: 1921 to 2070.
FIRST, LAST = 1300, 1449
# 1 Farvardin 1404 was 21 March 2025.
_KNOWN, _KNOWN_DAY = 1404, date(2025, 3, 21)
_SIX_LONG = 186

_DAY = re.compile(r"(?<!\d)(?<!\d[.,])(\d{1,2})\s?(?:ام|م)?\s$")
_YEAR = re.compile(r"(1[34]\d\d)(?!\d|[.,]\d)")
_IN_FIGURES = re.compile(r"(?<!\d)(?<!\d[.,/-])(1[34]\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d,]|[./-]\d)")


def gregorian(year: int, month: int, day: int) -> date:
    """Return the day of the common calendar.

    Eight years in 33 are leap by this rule; the observed calendar may differ from it by a day in years that the tests,
    which hold it against known days from 1979 to 2030, do not reach.
    """
    since = 365 * (year - _KNOWN) + _leaps(year) - _leaps(_KNOWN)
    within = 31 * (month - 1) if month <= 7 else _SIX_LONG + 30 * (month - 7)
    return _KNOWN_DAY + timedelta(days=since + within + day - 1)


def year_of(day: date) -> int:
    """Return the solar year in which a day of the common calendar lies."""
    year = day.year - 621
    return year if gregorian(year, 1, 1) <= day else year - 1


def is_real(year: int | None, month: int, day: int | None) -> bool:
    """Return whether there is such a day, or such a month; the last day of a leap year is real in an unknown one."""
    if not 1 <= month <= 12 or (year is not None and not FIRST <= year <= LAST):
        return False
    return day is None or 1 <= day <= (31 if month <= 6 else 30)


def solar_dates(folded: Folded, words: DateWords) -> Iterator[Day]:
    """The dates of the solar Hijri calendar: figures with a year, and months by name with a day or a year."""
    text = folded.text
    if not words.solar_months:
        return
    for match in _IN_FIGURES.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if is_real(year, month, day):
            yield Day(match.start(), match.end(), year, month, day, solar=True)
    index = 0
    while index < len(text):
        stop = word_end(text, index)
        name = words.solar_months.match(text, index) if stop > index else None
        if name and name[0] == stop and word_start(text, index) == index:
            yield from _around(text, index, name, words)
        index = max(stop, index + 1)


def _around(text: str, start: int, name: tuple[int, int], words: DateWords) -> Iterator[Day]:
    """The date around the name of a month; the names are words of their own, so that one alone is no date."""
    end, month = name
    before = _DAY.search(text[max(0, start - 6) : start])
    day = int(before[1]) if before else None
    first = max(0, start - 6) + before.start() if before else start
    right = end
    for _ in range(2):
        right += text[right : right + 1] in {" ", "\u200c"}
        filler = words.fillers.match(text, right)
        right = filler[0] if filler else right
    year = _YEAR.match(text, right + (text[right : right + 1] == " "))
    if year:
        end = year.end()
    named = int(year[1]) if year else None
    if (day or year) and is_real(named, month, day):
        yield Day(first, end, named, month, day, solar=True)


def _leaps(year: int) -> int:
    return (8 * year + 21) // 33
