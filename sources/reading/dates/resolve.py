"""From what a text says of a date to ISO 8601, with the day of publication where the text leaves something open."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from sources.reading.dates.day import NEXT, TO_COME, Day
from sources.reading.dates.solar import gregorian, year_of

#: A solar year that begins on 21 March, as most do.
_ANY = 1404
#: A bare month so long ago may be meant, if nothing says that it lies ahead.
_MONTHS_AGO = 9


def resolve(day: Day, published: date | None) -> str:
    """ISO 8601 with the precision of the text; "--06-13" or "-W-1" (Monday) where nothing tells the year or week."""
    if day.solar:
        return _solar(day, published)
    if day.shift:
        return _shifted(day, published)
    if day.weekday is not None and day.day is None:
        return _weekday(day.weekday, day.direction, published)
    year, month = day.year, day.month
    if day.quarter is not None:
        return (
            f"{_year_of(day, published)}-Q{day.quarter}" if _year_of(day, published) else f"---Q{day.quarter}"
        )
    if month is None and day.day is not None:
        return _day_of_month(day.day, day.weekday, published, day.direction)
    if month is None:
        return str(year) if year else ""
    if year is None:
        year = _last_such(day, published) or _nearest_year(month, day.day, day.direction, published)
    head = f"{year:04d}" if year else "-"
    return f"{head}-{month:02d}" + (f"-{day.day:02d}" if day.day else "")


def _solar(day: Day, published: date | None) -> str:
    month, number = day.month or 1, day.day
    year = day.year
    if year is None and published is not None:
        # As with other dates: up to half a year ahead, else in the past.
        latest = published + timedelta(days=183)
        year = year_of(latest)
        year -= gregorian(year, month, number or 1) > latest
    # The middle of a month lies in the common one that holds more of its days.
    found = gregorian(year or _ANY, month, number or 15)
    head = f"{found.year:04d}" if year else "-"
    return f"{head}-{found.month:02d}" + (f"-{found.day:02d}" if number else "")


def _year_of(day: Day, published: date | None) -> int | None:
    return day.year or (published.year if published else None)


def _shifted(day: Day, published: date | None) -> str:
    unit, step = day.shift[0], int(day.shift[1:])
    if published is None:
        return {"d": "---", "m": "--", "y": "-"}[unit] if unit in "dmy" else ""
    if unit == "d":
        return (published + timedelta(days=step)).isoformat()
    if unit == "w":
        return "{}-W{:02d}".format(*(published + timedelta(weeks=step)).isocalendar()[:2])
    if unit == "m":
        months = published.year * 12 + published.month - 1 + step
        head = f"{months // 12}-{months % 12 + 1:02d}"
        return f"{head}-{day.day:02d}" if day.day else head
    year = published.year + step
    if day.month:
        return f"{year}-{day.month:02d}" + (f"-{day.day:02d}" if day.day else "")
    return str(year)


def _weekday(weekday: int, direction: int, published: date | None) -> str:
    if published is None:
        return f"-W-{weekday + 1}"
    back = (published.weekday() - weekday) % 7
    if direction == TO_COME:
        return (published + timedelta(days=-back % 7)).isoformat()
    if direction > 0:
        return (published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)).isoformat()
    if direction < 0 and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat()


def _day_of_month(number: int, weekday: int | None, published: date | None, direction: int = 0) -> str:
    """The day of the month of publication or, if that is far ahead, of the one before; a weekday may tell another.

    One that lies ahead is of this month or the next.
    """
    if published is None:
        return f"---{number:02d}"
    this = published.year * 12 + published.month - 1
    likely = this + (number < published.day) if direction > 0 else this - (number > published.day + 7)
    for months in (likely, this, this - 1, this + 1):
        with suppress(ValueError):
            found = date(months // 12, months % 12 + 1, number)
            if found.weekday() == weekday:
                return found.isoformat()
    return f"{likely // 12}-{likely % 12 + 1:02d}-{number:02d}"


def _last_such(day: Day, published: date | None) -> int | None:
    """The year of a day that is past ("11 Oktober lalu"): the last one before publication."""
    if published is None or day.direction >= 0 or not day.month or not day.day:
        return None
    return published.year - ((day.month, day.day) > (published.month, published.day))


def _nearest_year(month: int, number: int | None, direction: int, published: date | None) -> int | None:
    """The year that puts the date nearest to publication; where that is hardly so, the past unless it lies ahead.

    "The bridge was inspected in March", told in November, was eight months ago though next March is nearer. None for a
    day where half a year ahead is as likely as half a year ago.
    """
    if published is None:
        return None
    if direction == NEXT:
        return published.year + (month <= published.month)
    if direction < 0:
        return published.year - (month >= published.month)
    ahead = month - published.month
    if ahead > 6:
        return published.year - 1
    if ahead >= -6:
        return published.year
    if number is None:
        return published.year + (direction == TO_COME or ahead < -_MONTHS_AGO)
    return published.year + 1 if ahead < -7 else None
