"""Calendar dates in folded text: figures, month names, weekdays, relative words, eras and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from sources.reading.dates.words import DateWords
from sources.reading.vocabulary.folding import Folded, is_letter, is_unspaced, word_end, word_start
from sources.reading.vocabulary.phrasebook import Phrasebook

V = TypeVar("V")

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?<!\d[.,/-])(\d{4})([-/.])\s?(\d{1,2})(?:\2\s?(\d{1,2}))?(?![\d,]|[./-]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<!\d)(?<!\d[.,/-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[.,/]\d)"
)
_DAY_MONTH = re.compile(r"(?<!\d)(?<!\d[.,/-])(\d{1,2})([/.])(\d{1,2})(\.?)(?!\d|[.,/]\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/-])(\d{1,2})/(\d{4})(?!\d|[.,/]\d)")
_EAST = re.compile(
    r"(?:(?<!\d)(?<!\d[.,])(?P<y>\d{4}|\d{2})\s?[年년]\s?(?:度|도)?\s?(?:(?:の|에)?\s?)?)?"
    r"(?:(?<!\d)(?<!\d[.,])(?P<m>\d{1,2})\s?(?:月|월)(?!間|간)\s?)?(?:(?<!\d)(?<!\d[.,])(?P<d>\d{1,2})\s?(?:日|号|號|일)(?!間|간|동안|째|연속|連続|分))?"
)
_EAST_START = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,4}\s?[年년月월日号號일]")
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/-])((?:19|20)\d\d)(?!\d|[.,]\d|[%/])")
_BUDDHIST = re.compile(r"(?<!\d)(?<!\d[.,])(2[45]\d\d|26[0-4]\d)(?!\d|[.,]\d)")
_DAY = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.|-?a|-?е|-?го|:?e|'[^\W\d_]{1,3})?$"
)
_DAY_AFTER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º)?(?![\d%٪]|[.,:]\d)")
_RANGE_BEFORE = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})\.?\s?(?:-|~|to|bis|al|до|a|au|til|till|tot|hingga|sampai)\s?$"
)
_BUDDHIST_OFFSET = 543
# Arabic and Hebrew glue "in", "and", "of" to the month: במרץ.
_CLITICS = frozenset("وبفلكהבלמו")


@dataclass(frozen=True, slots=True)
class Day:
    """What a text says of a date: offsets of the folded text and the parts that it names.

    `shift` is a unit and a number ("d-1" yesterday, "m0" this month, "y+1" next year); `direction` is -1 for "last",
    1 for "next". `bare_year` marks a year without a month, which in another context could be an amount.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    shift: str = ""
    direction: int = 0
    bare_year: bool = False


def calendar_dates(folded: Folded, words: DateWords) -> list[Day]:
    """Every date of the text from left to right, without overlaps; earlier finders win."""
    finders: tuple[Callable[[Folded, DateWords], Iterator[Day]], ...] = (
        _in_figures, _era_years, _eastern, _named_months, _quarters, _relative, _weekdays, _years,
    )  # fmt: skip
    found: list[Day] = []
    for finder in finders:
        for day in finder(folded, words):
            if not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    found.sort(key=lambda day: day.start)
    return _with_weekday(folded.text, found)


def _real(year: int | None, month: int | None, day: int | None) -> bool:
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= (days[month - 1] if month else 31):
        return False
    return year is None or 1000 <= year <= 2700


def _common_era(year: int, words: DateWords) -> int:
    return year - _BUDDHIST_OFFSET if words.language in {"th", "lo", "km"} and 2400 <= year <= 2643 else year


def _in_figures(folded: Folded, words: DateWords) -> Iterator[Day]:
    text = folded.text
    for match in _YEAR_FIRST.finditer(text):
        year = _common_era(int(match[1]), words)
        month, day = int(match[3]), int(match[4]) if match[4] else None
        if _real(year, month, day) and 1900 <= year <= 2100 and (day or match[2] == "-"):
            yield Day(match.start(), match.end(), year, month, day)
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        month_first = (words.month_first and first <= 12) or second > 12
        month, day = (first, second) if month_first else (second, first)
        if _real(_common_era(year, words), month, day):
            yield Day(match.start(), match.end(), _common_era(year, words), month, day)
    for match in _MONTH_YEAR.finditer(text):
        if _real(int(match[2]), int(match[1]), None) and 1900 <= int(match[2]) <= 2100:
            yield Day(match.start(), match.end(), int(match[2]), int(match[1]))
    for match in _DAY_MONTH.finditer(text):
        first, second = int(match[1]), int(match[3])
        month, day = (first, second) if words.month_first and match[2] == "/" else (second, first)
        announced = words.day_before.match_before(text, match.start() - 1) or _weekday_before(
            text, match, words
        )
        bracketed = (
            text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        )
        dotted = match[2] == "." and match[4] == "." and words.language in _DOTTED
        slashed = match[2] == "/" and (announced or bracketed)
        if (dotted or slashed or (announced and match[2] == "." and words.language in _DOTTED)) and _real(
            None, month, day
        ):
            yield Day(match.start(), match.end(), None, month, day)


_DOTTED = frozenset(
    [
        "de",
        "da",
        "nb",
        "fi",
        "cs",
        "sk",
        "pl",
        "hu",
        "ro",
        "bg",
        "ru",
        "uk",
        "tr",
        "hr",
        "sr",
        "sl",
        "et",
        "lv",
        "lt",
        "is",
        "el",
    ]
)


def _weekday_before(text: str, match: re.Match[str], words: DateWords) -> bool:
    end = match.start()
    while end > 0 and text[end - 1] in " ,(":
        end -= 1
    start = end
    for _ in range(2):
        start = word_start(text, start)
        weekday = words.weekdays.match(text, start)
        if weekday and weekday[0] == end:
            return True
        start -= 1
    return False


def _era_years(folded: Folded, words: DateWords) -> Iterator[Day]:
    """Reign years (令和8年3月14日) and the Buddhist era (พ.ศ. 2569, 14 มีนาคม 2569 is a named month)."""
    text = folded.text
    if words.language == "ja":
        for match in re.finditer(r"(\D{2})(\d{1,2}|元)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?", text):
            first = words.eras.get(match[1])
            if first:
                number = 1 if match[2] == "元" else int(match[2])
                month, day = (int(part) if part else None for part in (match[3], match[4]))
                if _real(None, month, day):
                    yield Day(match.start(), match.end(), first + number - 1, month, day)
    if words.language in {"th", "lo", "km"}:
        for match in re.finditer(r"(?:พ\.?\s?ศ\.?|ปี)\s?(2[45]\d\d|26[0-4]\d)(?!\d)", text):
            yield Day(match.start(), match.end(), int(match[1]) - _BUDDHIST_OFFSET)


def _eastern(folded: Folded, words: DateWords) -> Iterator[Day]:
    """2026年3月16日, 今年6月, 27年6月, 17日 and the same in Korean."""
    text = folded.text
    position = 0
    while start := _EAST_START.search(text, position):
        match = _EAST.match(text, start.start())
        position = start.start() + 1
        if match is None or match.end() == match.start():
            continue
        year, month, day = (int(part) if part else None for part in match.group("y", "m", "d"))
        if not (year or month or day) or (
            words.language in {"zh"} and day and not month and match[0][-1] in "号號"
        ):
            continue
        if year is not None and year < 1000:
            # 27年 is 2027 beside a month; alone it is 27 years.
            if month is None:
                continue
            year += 2000
        end = len(match[0].rstrip()) + match.start()
        if year and not month and text[end - 1] not in "年년":
            end = start.end()
        position = max(position, end)
        if not _real(year, month, day):
            continue
        found = Day(match.start(), end, year, month, day, bare_year=False)
        yield _with_relative_year(text, found, words) if year is None else found


def _with_relative_year(text: str, found: Day, words: DateWords) -> Day:
    end = found.start
    while end > 0 and text[end - 1] in " の的":
        end -= 1
    before = words.relative.match_before(text, end)
    if before and ((before[1][0] == "y" and found.month) or (before[1][0] == "m" and not found.month)):
        return replace(found, start=before[0], shift=before[1])
    return found


def _filled(text: str, index: int, words: DateWords) -> int:
    """The index after spaces, commas and up to two of the words that join the parts of a date ("de", "of")."""
    for _ in range(3):
        while text[index : index + 1] in {" ", ",", ".", "/"}:
            index += 1
        filler = words.fillers.match(text, index)
        if filler is None:
            return index
        index = filler[0]
    return index


def _filled_before(text: str, index: int, words: DateWords) -> int:
    for _ in range(3):
        while index > 0 and text[index - 1] in " ,":
            index -= 1
        filler = words.fillers.match_before(text, index)
        if filler is None:
            return index
        index = filler[0]
    return index


def _named_months(folded: Folded, words: DateWords) -> Iterator[Day]:
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
    left = _filled_before(text, start, words)
    before = _DAY.search(text[max(0, left - 8) : left])
    if before and 1 <= int(before[1]) <= 31:
        day = int(before[1])
        first = max(0, left - 8) + before.start()
    right = _filled(text, end, words)
    # Arabic gives two names for one month: آذار/مارس.
    twin = words.months.match(text, right) if text[end:right].strip() in {"/", "(", "-"} else None
    if twin:
        end = last = twin[0]
        right = _filled(text, end, words)
    after = _DAY_AFTER.match(text, right) if day is None else None
    year = _year_after(text, right, words)
    if after and year is None and 1 <= int(after[1]) <= 31 and _month_then_day(words):
        day, last = int(after[1]), after.end()
        year = _year_after(text, _filled(text, last, words), words)
    if year:
        last = year[0]
    else:
        year = _year_before(text, first, words)
        first = year[0] if year else first
    if day is None and year is None and not _plain_month(folded, start, end, words):
        return None
    value = year[1] if year else None
    if not _real(value, month, day):
        return None
    found = Day(first, last, value, month, day)
    return _directed(text, found, words) if value is None else found


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


def _year_after(text: str, index: int, words: DateWords) -> tuple[int, int] | None:
    match = re.compile(r"(\d{4})(?!\d|[.,]\d{3})").match(text, index)
    if match:
        year = _common_era(int(match[1]), words)
        if 1500 <= year <= 2100:
            return match.end(), year
    return None


def _year_before(text: str, index: int, words: DateWords) -> tuple[int, int] | None:
    """Hungarian, Lithuanian and Mongolian put the year first: 2026. március 16."""
    if words.language not in {"hu", "lt", "lv", "mn"}:
        return None
    match = re.search(r"(\d{4})\.?\s?(?:m\.|gada|оны)?\s?$", text[:index])
    return (match.start(), int(match[1])) if match else None


def _plain_month(folded: Folded, start: int, end: int, words: DateWords) -> bool:
    """A month alone: long enough to be no abbreviation, and capitalised where the language capitalises months."""
    if (
        end - start < 4
        and not is_unspaced(folded.text[start])
        and folded.text[start:end] not in {"may", "mai", "mei", "май"}
    ):
        return False
    if not words.capitalised:
        return True
    capital = folded.original[folded.start(start)].isupper()
    opens = not re.search(r"[\w,;:]\s$", folded.text[:start])
    return capital and not (opens and folded.text[start:end] in {"may", "march", "august"})


def _directed(text: str, found: Day, words: DateWords) -> Day:
    """Adds "last", "this", "next" or a relative year beside the date ("last July", "July this year")."""
    left = _filled_before(text, found.start, words)
    right = _filled(text, found.end, words)
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


def _quarters(folded: Folded, words: DateWords) -> Iterator[Day]:
    text = folded.text
    for match in re.finditer(r"(?<!\w)(?:q([1-4])|([1-4])q)(?!\w)(?:[ /-]?((?:19|20)\d\d))?", text):
        yield Day(
            match.start(), match.end(), int(match[3]) if match[3] else None, quarter=int(match[1] or match[2])
        )
    for index, number in _starts(text, words.quarters):
        end, quarter = number
        if end - index < 4 and not is_unspaced(text[index + 1 : index + 2] or "x"):
            continue
        year = _year_after(text, _filled(text, end, words), words)
        yield Day(index, year[0] if year else end, year[1] if year else None, quarter=quarter)


def _starts(text: str, book: Phrasebook[V]) -> Iterator[tuple[int, tuple[int, V]]]:
    if not book:
        return
    previous = " "
    for index, character in enumerate(text):
        if is_unspaced(character) or (not previous.isalnum() and character.isalnum()):
            match = book.match(text, index)
            if match:
                yield index, match
        previous = character


def _relative(folded: Folded, words: DateWords) -> Iterator[Day]:
    for index, (end, shift) in _starts(folded.text, words.relative):
        yield Day(index, end, shift=shift)


def _weekdays(folded: Folded, words: DateWords) -> Iterator[Day]:
    for index, (end, weekday) in _starts(folded.text, words.weekdays):
        found = Day(index, end, weekday=weekday)
        if words.capitalised and not folded.original[folded.start(index)].isupper():
            continue
        yield _directed(folded.text, found, words)


def _years(folded: Folded, words: DateWords) -> Iterator[Day]:
    text = folded.text
    for match in _YEAR.finditer(text):
        left = match.start()
        while left > 0 and text[left - 1] == " ":
            left -= 1
        announced = words.year_before.match_before(text, left)
        after = words.year_after.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
        bracketed = text[left - 1 : left] == "(" and text[match.end() : match.end() + 1] == ")"
        if announced or bracketed:
            yield Day(match.start(), match.end(), int(match[1]), bare_year=True)
        elif after:
            yield Day(match.start(), after[0], int(match[1]))


def _with_weekday(text: str, days: list[Day]) -> list[Day]:
    """Joins a weekday and the date beside it ("Monday, 16 March 2026", "Senin (16/3/2026)")."""
    joined: list[Day] = []
    for day in days:
        if joined:
            last = joined[-1]
            gap = text[last.end : day.start]
            close = len(gap) <= 3 and not gap.strip(" ,(")
            dated, named = (day, last) if day.weekday is None else (last, day)
            if close and named.weekday is not None and dated.day is not None and dated.weekday is None:
                end = day.end + (gap.strip(" ,") == "(" and text[day.end : day.end + 1] == ")")
                joined[-1] = replace(dated, start=last.start, end=end, weekday=named.weekday)
                continue
        joined.append(day)
    return joined
