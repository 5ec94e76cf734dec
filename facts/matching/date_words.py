"""Dates in words, for people who read English."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

_MONTH = re.compile(r"(\d{4}|-)-(\d{2})$")
_DAY = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")


def date_in_words(written: str) -> str:
    """Return an ISO 8601 date of any precision in words: "13 June 2025", "June 2025", "second quarter of 2025"."""
    if found := _DAY.match(written):
        year, month, day = found.groups()
        pattern = "d MMMM" if year == "-" else "d MMMM y"
        # The leap year, so that "--02-29" is a day.
        return _formatted(date, (2000 if year == "-" else int(year), int(month), int(day)), pattern, written)
    if found := _MONTH.match(written):
        year, month = found.groups()
        pattern = "MMMM" if year == "-" else "MMMM y"
        return _formatted(date, (2000 if year == "-" else int(year), int(month), 1), pattern, written)
    if found := _QUARTER.match(written):
        ordinal = ("first", "second", "third", "fourth")[int(found.group(2)) - 1]
        return f"{ordinal} quarter of {found.group(1)}"
    return written


def _formatted(kind: type[date], parts: tuple[int, int, int], pattern: str, written: str) -> str:
    try:
        return str(format_date(kind(*parts), pattern, locale="en"))
    except ValueError:
        return written
