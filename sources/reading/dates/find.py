"""Dates and clock times as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sources.reading.dates.calendar import calendar_dates
from sources.reading.dates.clock import Clock, clock_times
from sources.reading.dates.day import TO_COME, Day
from sources.reading.dates.resolve import resolve
from sources.reading.dates.words import date_words_for
from sources.reading.types import DateExpression
from sources.reading.vocabulary.folding import Folded, fold

# A time this close to a date, in one sentence, is the time of that date ("Monday, 16 March 2026 | 18.40 WITA").
_NEAR = 25
# A full stop before a small letter ends an abbreviation ("r. o godz."), not a sentence.
_BREAK = re.compile(r"[!?;\n。！？]|\.\s+(?=[^\W\d_a-zà-ÿа-яёα-ω])")


def find_dates(
    text: str, language: str, *, published: date | None = None, ahead: Sequence[tuple[int, int]] = ()
) -> tuple[DateExpression, ...]:
    """Every date and clock time of `text` from left to right; offsets count the code points of `text`.

    `published` resolves what the text leaves open: "Monday" is the last one up to that day, "June" the nearest past
    one, unless a word says otherwise. A time of day without a date near it has the value "".
    """
    folded, days, times = _parsed(text, language)
    joined = _joined(folded, list(days), list(times))
    return tuple(
        DateExpression(
            start=folded.start(start),
            end=folded.end(end),
            text=text[folded.start(start) : folded.end(end)],
            value=resolve(_ahead(day, folded, ahead), published) if day else "",
            time=clock.time if clock else "",
            zone=clock.zone if clock else "",
        )
        for start, end, day, clock in joined
    )


def _ahead(day: Day, folded: Folded, stretches: Sequence[tuple[int, int]]) -> Day:
    """A bare weekday, day of the month or month to come, where it stands in a stretch that tells of what is to come."""
    named = [day.weekday is not None or day.day is not None, day.month is not None]
    bare = sum(named) == 1 and not (day.direction or day.shift or day.year)
    place = folded.start(day.start)
    planned = bare and any(start <= place < end for start, end in stretches)
    return replace(day, direction=TO_COME) if planned else day


def date_spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of `text` that are certainly dates or times, so that their numbers are no quantities."""
    folded, days, times = _parsed(text, language)
    spans = [(day.start, day.end) for day in days if not day.bare_year] + [(t.start, t.end) for t in times]
    return tuple((folded.start(start), folded.end(end)) for start, end in sorted(spans))


@lru_cache(maxsize=256)
def _parsed(text: str, language: str) -> tuple[Folded, tuple[Day, ...], tuple[Clock, ...]]:
    words = date_words_for(language)
    folded = fold(text)
    days = calendar_dates(folded, words)
    dated = _mask(folded, [day for day in days if not day.bare_year])
    times = [clock for clock in clock_times(folded, words) if 1 not in dated[clock.start : clock.end]]
    # "2017 GMT" is a time although it could be a year.
    timed = _mask(folded, times)
    days = [day for day in days if not day.bare_year or 1 not in timed[day.start : day.end]]
    return folded, tuple(days), tuple(times)


def _mask(folded: Folded, spans: Sequence[Day | Clock]) -> bytearray:
    mask = bytearray(len(folded.text))
    for span in spans:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    return mask


def _joined(
    folded: Folded, days: list[Day], times: list[Clock]
) -> list[tuple[int, int, Day | None, Clock | None]]:
    found: list[tuple[int, int, Day | None, Clock | None]] = []
    taken: set[int] = set()
    for clock in times:
        near = [
            (abs(gap), index)
            for index, day in enumerate(days)
            if index not in taken and not day.bare_year
            for gap in [clock.start - day.end if clock.start >= day.end else day.start - clock.end]
            if 0 <= gap <= _NEAR
        ]
        between = None
        for _, index in sorted(near):
            day = days[index]
            low, high = min(day.end, clock.end), max(day.start, clock.start)
            if not _BREAK.search(folded.original[folded.start(low) : folded.start(high)]):
                between = index
                break
        if between is None:
            found.append((clock.start, clock.end, None, clock))
        else:
            day = days[between]
            taken.add(between)
            found.append((min(day.start, clock.start), max(day.end, clock.end), day, clock))
    found += [(day.start, day.end, day, None) for index, day in enumerate(days) if index not in taken]
    return sorted(found, key=lambda item: item[0])
