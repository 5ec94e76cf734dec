"""Dates around the name of a month, and the words that say which one ("last July", "July this year")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sources.reading.dates.day import Day
from sources.reading.dates.words import DateWords
from sources.reading.vocabulary.folding import Folded, is_letter, is_unspaced, word_end

_DAY = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.|-?a|-?е|-?го|:?e|'[^\W\d_]{1,3})?$"
)
_DAY_AFTER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º)?(?![\d%٪]|[.,:]\d)")
BUDDHIST_OFFSET = 543
# Arabic and Hebrew glue "in", "and", "of" to the month: במרץ.
_CLITICS = frozenset("وبفلكהבלמו")


def real(year: int | None, month: int | None, day: int | None) -> bool:
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= (days[month - 1] if month else 31):
        return False
    return year is None or 1000 <= year <= 2700


def common_era(year: int, words: DateWords) -> int:
    return year - BUDDHIST_OFFSET if words.language in {"th", "lo", "km"} and 2400 <= year <= 2643 else year


def filled(text: str, index: int, words: DateWords) -> int:
    """The index after spaces, commas and up to two of the words that join the parts of a date ("de", "of")."""
    for _ in range(3):
        while text[index : index + 1] in {" ", ",", ".", "/"}:
            index += 1
        filler = words.fillers.match(text, index)
        if filler is None:
            return index
        index = filler[0]
    return index


def filled_before(text: str, index: int, words: DateWords) -> int:
    for _ in range(3):
        while index > 0 and text[index - 1] in " ,":
            index -= 1
        filler = words.fillers.match_before(text, index)
        if filler is None:
            return index
        index = filler[0]
    return index


def named_months(folded: Folded, words: DateWords) -> Iterator[Day]:
    text = folded.text
    index = 0
    while index < len(text):
        if not is_letter(text[index]):
            index += 1
            continue
        stop = word_end(text, index) if not is_unspaced(text[index]) else index + 1
        match = words.months.match(text, index)
        if match is None and text[index] in _CLITICS and words.months.match(text, index + 1):
            index += 1
            match = words.months.match(text, index)
        day = _around_month(folded, index, match, words) if match else None
        index = max(stop, match[0] if match else stop)
        if day:
            index = max(index, day.end)
            yield day


def _around_month(folded: Folded, start: int, match: tuple[int, int], words: DateWords) -> Day | None:
    """The date around the month name that starts at `start`: its day before or after it, its year, its "last"."""
    text = folded.text
    end, month = match
    suffix = re.compile(r"'[^\W\d_]{1,4}").match(text, end)
    end = suffix.end() if suffix else end
    first, last = start, end
    day: int | None = None
    left = filled_before(text, start, words)
    before = _DAY.search(text[max(0, left - 8) : left])
    if before and 1 <= int(before[1]) <= 31:
        day = int(before[1])
        first = max(0, left - 8) + before.start()
    right = filled(text, end, words)
    # Arabic gives two names for one month: آذار/مارس.
    twin = words.months.match(text, right) if text[end:right].strip() in {"/", "(", "-"} else None
    if twin:
        end = last = twin[0]
        right = filled(text, end, words)
    after = _DAY_AFTER.match(text, right) if day is None else None
    year = year_after(text, right, words)
    if after and year is None and 1 <= int(after[1]) <= 31 and _month_then_day(words):
        day, last = int(after[1]), after.end()
        year = year_after(text, filled(text, last, words), words)
    if year:
        last = year[0]
    else:
        year = _year_before(text, first, words)
        first = year[0] if year else first
    if day is None and year is None and not _plain_month(folded, start, end, words):
        return None
    value = year[1] if year else None
    if not real(value, month, day):
        return None
    found = Day(first, last, value, month, day)
    return directed(text, found, words) if value is None else found


def _month_then_day(words: DateWords) -> bool:
    return words.language in {
        "en",
        "hu",
        "mn",
        "tl",
        "es",
        "lt",
        "lv",
        "sw",
        "fa",
        "ha",
        "am",
        "ta",
        "zh",
        "ja",
        "ko",
    }


def year_after(text: str, index: int, words: DateWords) -> tuple[int, int] | None:
    match = re.compile(r"(\d{4})(?!\d|[.,]\d{3})").match(text, index)
    if match:
        year = common_era(int(match[1]), words)
        if 1500 <= year <= 2100:
            return match.end(), year
    return None


def _year_before(text: str, index: int, words: DateWords) -> tuple[int, int] | None:
    """Hungarian, Lithuanian and Mongolian put the year first: 2026. március 16."""
    if words.language not in {"hu", "lt", "lv", "mn"}:
        return None
    match = re.search(r"(\d{4})\.?\s?(?:m\.|gada|оны)?\s?$", text[max(0, index - 24) : index])
    return (max(0, index - 24) + match.start(), int(match[1])) if match else None


#: Months that are a commoner word as well: "mai" is "more" in Romanian and "of today" in Hungarian, "sept" is "seven" in
#: French.
_OTHER_WORDS = frozenset((("ro", "mai"), ("hu", "mai"), ("fr", "sept")))


def _plain_month(folded: Folded, start: int, end: int, words: DateWords) -> bool:
    """A month alone: long enough to be no abbreviation, and capitalised where the language capitalises months."""
    if (
        end - start < 4
        and not is_unspaced(folded.text[start])
        and folded.text[start:end] not in {"may", "mai", "mei", "май"}
    ):
        return False
    if (words.language, folded.text[start:end]) in _OTHER_WORDS:
        return False
    if not words.capitalised:
        return True
    capital = folded.original[folded.start(start)].isupper()
    opens = not re.search(r"[\w,;:]\s$", folded.text[max(0, start - 3) : start])
    return capital and not (opens and folded.text[start:end] in {"may", "march", "august"})


def directed(text: str, found: Day, words: DateWords) -> Day:
    """Adds "last", "this", "next" or a relative year beside the date ("last July", "July this year")."""
    left = filled_before(text, found.start, words)
    right = filled(text, found.end, words)
    for book, direction in ((words.last, -1), (words.next, 1)):
        before = book.match_before(text, left)
        if before:
            return replace(found, start=before[0], direction=direction)
        after = book.match(text, right)
        if after:
            return replace(found, end=after[0], direction=direction)
    before_year, after_year = words.relative.match_before(text, left), words.relative.match(text, right)
    if before_year and before_year[1][0] == "y":
        return replace(found, start=before_year[0], shift=before_year[1])
    if after_year and after_year[1][0] == "y":
        return replace(found, end=after_year[0], shift=after_year[1])
    this = words.this.match_before(text, left)
    if found.weekday is not None:
        # "This Tuesday" is the one nearest to publication, as a bare weekday is.
        return replace(found, start=this[0]) if this else found
    if this:
        return replace(found, start=this[0], shift="y0")
    this = words.this.match(text, right)
    return replace(found, end=this[0], shift="y0") if this else found
