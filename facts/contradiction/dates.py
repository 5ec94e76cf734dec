"""Two points in time that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, looseness, many_agree, one_matter, pairs
from facts.contradiction.types import CitedPassage, ContradictionKind, HeldPosition
from facts.matching import dates
from facts.matching.date_words import date_in_words
from facts.matching.story import as_moment
from facts.matching.types import Feature

#: How many weeks a weekday alone may be off.
_WEEKS: Final = 2
#: The parts of an ISO date, which of them is the day, and its digits.
_PARTS: Final = 3
_DAY: Final = 2
_DIGITS: Final = 2
#: The numbers in the words of a date, and how many digits a year has.
_NUMBERS: Final = re.compile(r"\d+")
_YEAR: Final = 4
#: The length of "2026-03".
_MONTH: Final = 7
#: A number that only words for a day stand beside, with a clock time behind it or without.
_DAY_ALONE: Final = re.compile(
    r"(?:(?:el|o|le|il|den|der|am|on|the|dia|día|giorno|jour|tag|ngày|mùng|tanggal|tgl|วันที่|يوم|روز|יום)\.?\s+)*\d{1,2}"
    r"(?:\s?[日号號일]|\s?(?:числа|তারিখে?|तारीख|तारीख़|th|nd|rd|st|[ºª.]))?"
    r"(?:[\s,]*(?:[上下]午|午[前後]|오[전후]|à|às|a las|alle|at|um|om|kl\.?|pukul|jam|lúc|в|о|o)?\s*\d{1,2}\s?[:.h時时点點시].*)?",
    re.IGNORECASE,
)


def compare(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """The comparison of two positions that hold dates; None when either holds none."""
    if left.value is None or right.value is None or not left.value.date or not right.value.date:
        return None
    one, other = left.value.date, right.value.date
    reason = f"{date_in_words(one)} against {date_in_words(other)}"
    if dates.compatible(one, other):
        return Comparison(ContradictionKind.DATE, reason, exempt="one date is the other, told less exactly")
    timed = [
        (first, second)
        for a, b in pairs(left, right)
        for first in _moments(a, one)
        for second in _moments(b, other)
        if "T" in first or "T" in second
    ]
    if any(dates.one_moment(first, second) for first, second in timed):
        return Comparison(ContradictionKind.DATE, reason, exempt="the same moment in two time zones")
    if one[-2:] == other[-2:] and (_month_concluded(left) or _month_concluded(right)):
        return Comparison(ContradictionKind.DATE, reason, exempt="one is a day alone, of whichever month")
    if _weeks_apart(one, other) and (_only_a_weekday(left) or _only_a_weekday(right)):
        return Comparison(ContradictionKind.DATE, reason, exempt="one is a weekday alone, of whichever week")
    return Comparison(
        ContradictionKind.DATE,
        reason,
        (
            *_features(
                one,
                other,
                year_concluded=_year_concluded(left, right),
                timed=bool(timed),
                settled=many_agree(left, right),
            ),
            *one_matter(left, right),
            *_own_days(left, right),
            *_looseness(left, right),
        ),
    )


def _looseness(left: HeldPosition, right: HeldPosition) -> Iterator[Feature]:
    """A doubt where the words are only loosely alike, unless many texts agree on one of the dates."""
    if not many_agree(left, right):
        yield from looseness(left, right, features.LOOSELY_ALIKE_BUT_PLAIN)


def _own_days(left: HeldPosition, right: HeldPosition) -> Iterator[Feature]:
    """A doubt where each text names the day on which it appeared: when something was said, not when it happened."""
    named = [
        (citation.published_on, side.value.date)
        for side in (left, right)
        if side.value is not None
        for citation in side.citations
    ]
    if all(_days_between(day, published) in (0, 1) for published, day in named):
        yield Feature("each text names its own day", features.OWN_DAYS)


def _year_concluded(left: HeldPosition, right: HeldPosition) -> bool:
    """Whether the words of a side that give its date to the day all leave the year to be concluded."""
    return any(told and not any(map(_has_a_year, told)) for told in (_words(left), _words(right)))


def _has_a_year(words: str) -> bool:
    """Whether a day is told with its year: four digits together, or a third number or sign of the calendar."""
    numbers = _NUMBERS.findall(words)
    return len(numbers) >= _PARTS or any(len(number) >= _YEAR for number in numbers) or "年" in words


def _words(position: HeldPosition) -> list[str]:
    """The words of a position's passages that give its date."""
    return [
        expression.text
        for citation in position.citations
        for expression in (citation.passage.dates if citation.passage is not None else ())
        if position.value is not None and expression.value == position.value.date
    ]


def _only_a_weekday(position: HeldPosition) -> bool:
    """Whether all words of a position give its date without any number: the week was concluded, not told."""
    told = [any(letter.isnumeric() for letter in words) for words in _words(position)]
    return bool(told) and not any(told)


def _month_concluded(position: HeldPosition) -> bool:
    """Whether all words of a position give its date by the number of the day alone."""
    told = _words(position)
    return bool(told) and all(_DAY_ALONE.fullmatch(words.strip()) for words in told)


def _weeks_apart(left: str, right: str) -> bool:
    """Whether two days, of which one may lack its year, are the same weekday of two weeks near each other."""
    year = next((day[:4] for day in (left, right) if day[:4].isdigit()), "")
    whole = [f"{year}{day[1:]}" if day.startswith("--") else day for day in (left, right)]
    apart = _days_between(*whole)
    return apart is not None and apart % 7 == 0 and abs(apart) <= _WEEKS * 7


def _days_between(earlier: str, later: str) -> int | None:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return None


def _moments(citation: CitedPassage, value: str) -> Iterator[str]:
    """The instants by which a citation's words give this date."""
    if citation.passage is not None:
        for expression in citation.passage.dates:
            if expression.value == value:
                yield as_moment(expression)


def _slipped(left: str, right: str) -> bool:
    """Whether two dates to the day are alike but for the year or the month, or for the order of the day's digits."""
    one, other = left.split("-")[-3:], right.split("-")[-3:]
    if len(one) != len(other) or len(one[-1]) != _DIGITS or len(one) + len(other) != 2 * _PARTS:
        return False
    differing = [
        place for place in range(_PARTS) if one[place] != other[place] and one[place] and other[place]
    ]
    if len(differing) != 1:
        return False
    return differing != [_DAY] or sorted(one[_DAY]) == sorted(other[_DAY])


def _features(
    left: str, right: str, *, year_concluded: bool, timed: bool, settled: bool
) -> Iterator[Feature]:
    yield Feature("different dates", features.DIFFERENT_DATES, f"{left}, {right}")
    if left[4:] == right[4:] and year_concluded:
        month = len(left) == _MONTH and left[:4].isdigit()
        weight = features.MONTH_CONCLUDED if month else features.YEAR_CONCLUDED
        weight = features.YEAR_CONCLUDED_BY_MANY if settled else weight
        yield Feature("only the years differ, and one was concluded", weight)
    elif _slipped(left, right):
        yield Feature("one part alone differs, as by a slip", features.SLIPPED_DATE)
    try:
        apart = abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
    except ValueError:
        return
    # Where a time is told it was looked at: in no zone it is the other day.
    if apart == 1 and not timed:
        weight = features.NEIGHBOURING_BUT_SETTLED if settled else features.NEIGHBOURING_DAYS
        yield Feature("neighbouring days: perhaps one event in two time zones", weight)
