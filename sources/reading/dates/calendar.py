"""Calendar dates in folded text: figures, month names, weekdays, relative words, eras and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from sources.reading.dates.day import Day
from sources.reading.dates.months import (
    BUDDHIST_OFFSET,
    common_era,
    directed,
    filled,
    named_months,
    real,
    year_after,
)
from sources.reading.dates.solar import solar_dates
from sources.reading.dates.words import DateWords
from sources.reading.vocabulary.folding import Folded, is_unspaced, word_start
from sources.reading.vocabulary.phrasebook import Phrasebook

V = TypeVar("V")

# The number of a day behind its weekday: in brackets in any language; bare only where nothing follows that it could count.
_BRACKETED_DAY = re.compile(r"\s?[(（](\d{1,2})\.?[)）]")
_BEHIND_DAY = (
    r"(?=[,;:.)”»\"](?:\s|$)|$|\n|\s(?:a|à|às|ao|au|aux|alle|por|y|e|et|en|em|no|na|nos|nas|in|nel|nella|dans|para|per|pour"
    r"|con|com|avec|contra|contre|ante|tras|após|après|dopo|se|que|cuando|quando|al|alla|pela|pelo|o|ou)\s)"
)
_BARE_DAY = re.compile(rf",? (?:(?:día|dia|giorno) )?(\d{{1,2}}){_BEHIND_DAY}")
# A day of the month that only the word for a day tells ("a partir del día 14", "no dia 24").
_DAY_ALONE = re.compile(rf"(?<![^\W\d_])(?:día|dia|giorno) (\d{{1,2}}){_BEHIND_DAY}")
_BARE = frozenset({"es", "pt", "fr", "it", "ca"})

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
    r"(?:(?<!\d)(?<!\d[.,])(?P<m>\d{1,2})\s?(?:月|월)(?!間|간)\s?)?(?:(?<!\d)(?<!\d[.,])(?P<d>\d{1,2})\s?(?:日|号|號|일)(?!間|간|동안|째|연속|連続|続落|続伸|続け|分)(?(m)|(?!\s?(?:目|足らず|ごと|おき|以上|未満|ほど|程度|以内|内|ぶり|後|后|前|이내|안에|만에|만이|만의|(?:전|후|뒤)(?:에|부터)?(?![가-힣])))))?"
)
_EAST_START = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,4}\s?[年년月월日号號일]")
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/-])((?:19|20)\d\d)(?!\d|[.,]\d|[%/])")


def calendar_dates(folded: Folded, words: DateWords) -> list[Day]:
    """Every date of the text from left to right, without overlaps; earlier finders win."""
    finders: tuple[Callable[[Folded, DateWords], Iterator[Day]], ...] = (
        solar_dates, _in_figures, _era_years, _eastern, named_months, _quarters, _relative, _weekdays, _days_alone, _years,
    )  # fmt: skip
    found: list[Day] = []
    taken = bytearray(len(folded.text))
    for finder in finders:
        for day in finder(folded, words):
            if 1 not in taken[day.start : day.end]:
                found.append(day)
                taken[day.start : day.end] = b"\x01" * (day.end - day.start)
    found.sort(key=lambda day: day.start)
    return _with_weekday(folded.text, found)


def _in_figures(folded: Folded, words: DateWords) -> Iterator[Day]:
    text = folded.text
    for match in _YEAR_FIRST.finditer(text):
        year = common_era(int(match[1]), words)
        month, day = int(match[3]), int(match[4]) if match[4] else None
        if real(year, month, day) and 1900 <= year <= 2100 and (day or match[2] == "-"):
            yield Day(match.start(), match.end(), year, month, day)
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        month_first = (words.month_first and first <= 12) or second > 12
        month, day = (first, second) if month_first else (second, first)
        if real(common_era(year, words), month, day):
            yield Day(match.start(), match.end(), common_era(year, words), month, day)
    for match in _MONTH_YEAR.finditer(text):
        if real(int(match[2]), int(match[1]), None) and 1900 <= int(match[2]) <= 2100:
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
        if (dotted or slashed or (announced and match[2] == "." and words.language in _DOTTED)) and real(
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


# What stands behind a Japanese year and not behind a number of years (27年に一度, 27年にわたり, 27年から30年).
_OF_YEAR = re.compile(
    r"(?:から(?!\d)|に(?!わた|渡|及|一度|1度|1回|一回)|までに|以降|以来|時点|末|初め|初頭|前半|後半|半ば|中に|春|夏|秋|冬|[上下]期|[1-4]~?[1-4]?月期)"
)
#: A year in two figures is no farther from the others of its text.
_NEAR_YEARS = 15


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
                if real(None, month, day):
                    yield Day(match.start(), match.end(), first + number - 1, month, day)
    if words.language in {"th", "lo", "km"}:
        for match in re.finditer(r"(?:พ\.?\s?ศ\.?|ปี)\s?(2[45]\d\d|26[0-4]\d)(?!\d)", text):
            yield Day(match.start(), match.end(), int(match[1]) - BUDDHIST_OFFSET)


def _short_year(text: str, end: int, year: int, words: DateWords) -> bool:
    """Whether two figures are a Japanese year: a time of it follows, and a year of the text is near (27年から)."""
    if words.language != "ja" or not _OF_YEAR.match(text, end):
        return False
    return any(abs(int(full[1]) - year) <= _NEAR_YEARS for full in re.finditer(r"20(\d\d)年", text))


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
            # 27年 is 2027 beside a month or where a year begins a span of time; alone it is 27 years.
            if month is None and not _short_year(text, match.end(), year, words):
                continue
            year += 2000
        end = len(match[0].rstrip()) + match.start()
        if year and not month and text[end - 1] not in "年년":
            end = start.end()
        position = max(position, end)
        if not real(year, month, day):
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
        year = year_after(text, filled(text, end, words), words)
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
        yield _numbered(folded.text, found, words) or directed(folded.text, found, words)


def _numbered(text: str, found: Day, words: DateWords) -> Day | None:
    """A weekday with the number of its day and no month ("el lunes 4, a las 6:50", "na terça-feira (13)")."""
    number = _BRACKETED_DAY.match(text, found.end) or (
        _BARE_DAY.match(text, found.end) if words.language in _BARE else None
    )
    if number is None or not real(None, None, int(number[1])):
        return None
    return replace(found, end=number.end(), day=int(number[1]))


def _days_alone(folded: Folded, words: DateWords) -> Iterator[Day]:
    """The number of a day behind the word for one, without a month or a weekday ("marcada para o dia 24")."""
    for match in _DAY_ALONE.finditer(folded.text) if words.language in _BARE else ():
        if real(None, None, int(match[1])):
            yield Day(match.start(1), match.end(1), day=int(match[1]))


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
