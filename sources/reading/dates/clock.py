"""Clock times in folded text, with their zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.reading.dates.words import DateWords
from sources.reading.vocabulary.folding import Folded

_COLON = re.compile(r"(?<!\d)(?<!\d[.,:])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：][0-5]\d)?(?![\d:])")
_DOT = re.compile(r"(?<!\d)(?<!\d[.,:])([01]?\d|2[0-4])\.([0-5]\d)(?![\d.,:]\d|\d)")
_LETTER_H = re.compile(r"(?<![\d.,:\w])([01]?\d|2[0-4])\s?h\s?([0-5]\d)?(?![\w])")
_MILITARY = re.compile(r"(?<!\d)(?<!\d[.,:])([01]\d|2[0-3])([0-5]\d)(?!\d)")
_HOUR = re.compile(r"(?<!\d)(?<!\d[.,:])([01]?\d|2[0-4])(?![\d:]|[.,]\d)")
_EAST = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})\s?(?:時(?!間)|时(?!间)|點|点(?!儿)|시(?!간))\s?(?:(\d{1,2})\s?[分분](?!間|钟|간)|(半|반))?"
)
_OFFSET = re.compile(r"(?:gmt|utc)\s?([+-])\s?(\d{1,2})(?::?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day ("HH:MM") at offsets of the folded text; `zone` is an offset such as "+08:00", or ""."""

    start: int
    end: int
    time: str
    zone: str


def clock_times(folded: Folded, words: DateWords) -> Iterator[Clock]:
    """Every clock time; figures that could be amounts need a time word or a zone beside them."""
    taken = bytearray(len(folded.text))
    for clock in _candidates(folded, words):
        if 1 not in taken[clock.start : clock.end]:
            taken[clock.start : clock.end] = b"\x01" * (clock.end - clock.start)
            yield clock


def _candidates(folded: Folded, words: DateWords) -> Iterator[Clock]:
    text = folded.text
    for match in _EAST.finditer(text):
        minute = int(match[2] or (30 if match[3] else 0))
        if int(match[1]) <= 29 and minute < 60 and (match[2] or match[3] or _placed(match, text, words)):
            yield _clock(match, match[1], minute, text, words)
    for match in _COLON.finditer(text):
        yield _clock(match, match[1], int(match[2]), text, words)
    for match in _LETTER_H.finditer(text):
        if match[2] or _announced(match, text, words):
            yield _clock(match, match[1], int(match[2] or 0), text, words)
    for match in _DOT.finditer(text):
        if _announced(match, text, words) or _zone(text, match.end(), words) or _after(match, text, words):
            yield _clock(match, match[1], int(match[2]), text, words)
    for match in _MILITARY.finditer(text):
        if _zone(text, match.end(), words):
            yield _clock(match, match[1], int(match[2]), text, words)
    for match in _HOUR.finditer(text):
        if _after(match, text, words) and not _how_long(match, text, words):
            yield _clock(match, match[1], 0, text, words)


def _placed(match: re.Match[str], text: str, words: DateWords) -> bool:
    start = _skip_back(text, match.start())
    near = (words.morning, words.afternoon, words.time_before)
    return any(book.match_before(text, start) for book in near) or text[match.end() - 1] in "時时시"


def _announced(match: re.Match[str], text: str, words: DateWords) -> bool:
    return words.time_before.match_before(text, _skip_back(text, match.start())) is not None


def _skip_back(text: str, index: int) -> int:
    while index > 0 and text[index - 1] == " ":
        index -= 1
    return index


def _skip(text: str, index: int) -> int:
    return index + 1 if text[index : index + 1] == " " else index


def _after(match: re.Match[str], text: str, words: DateWords) -> bool:
    index = _skip(text, match.end())
    return any(book.match(text, index) for book in (words.time_after, words.morning, words.afternoon))


def _how_long(match: re.Match[str], text: str, words: DateWords) -> bool:
    """Whether a number of hours is how long something took: nothing beside it says that it is when."""
    end = words.hours.match(text, _skip(text, match.end()))
    if end is None:
        return False
    return not _announced(match, text, words) and _zone(text, end[0], words) is None


def _zone(text: str, index: int, words: DateWords) -> tuple[int, str] | None:
    """The end and offset of a zone after a time, in brackets or not."""
    start = _skip(text, index)
    start += text[start : start + 1] == "("
    match = _OFFSET.match(text, start)
    if match:
        return match.end(), f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
    named = words.zones.match(text, start)
    return (named[0], named[1]) if named else None


def _clock(match: re.Match[str], hour: str, minute: int, text: str, words: DateWords) -> Clock:
    start, end, number = match.start(), match.end(), int(hour)
    index = _skip(text, end)
    after_noon, before_noon = words.afternoon.match(text, index), words.morning.match(text, index)
    if after_noon or before_noon:
        end = (after_noon or before_noon or (end, ""))[0]
    else:
        after = words.time_after.match(text, index)
        end = after[0] if after else end
        left = _skip_back(text, start)
        earlier = words.afternoon.match_before(text, left)
        after_noon = earlier
        before = earlier or words.morning.match_before(text, left)
        start = before[0] if before else start
    if after_noon and number < 12:
        number += 12
    elif before_noon and number == 12:
        number = 0
    zone = _zone(text, end, words)
    if zone is None:
        front = _skip_back(text, start)
        named = words.zones.match_before(text, front)
        offset = named[1] if named else ""
        start = named[0] if named else start
    else:
        end, offset = zone
    return Clock(start, end, f"{number % 24:02d}:{minute:02d}", offset)
