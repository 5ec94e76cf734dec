"""Points in time told with different precision and in different time zones: when two can be one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

#: Two clocks that tell the same moment may differ by rounding to the hour's quarter.
_SAME_MOMENT = timedelta(minutes=15)
#: How many hours the clocks of two countries may be apart where papers tell of one event.
_ZONES = timedelta(hours=12)
#: How a weekday of which nothing tells the week begins.
_WEEKDAY = "-W-"
_PARTS = re.compile(r"^(-|\d{4})?(?:-(-|Q[1-4]|\d\d))?(?:-(\d\d))?$")


def moment(written: str) -> datetime | None:
    """The instant of "2026-03-14T04:17+08:00", None without a day, a time or an offset."""
    try:
        parsed = datetime.fromisoformat(written)
    except ValueError:
        return None
    return parsed if parsed.tzinfo is not None else None


def same(left: str, right: str) -> bool:
    """Whether two dates name the same day or the same longer span, or the same instant."""
    one, other = moment(left), moment(right)
    if one is not None and other is not None:
        return abs(one - other) <= _SAME_MOMENT
    return left.partition("T")[0] == right.partition("T")[0]


def compatible(left: str, right: str) -> bool:
    """Whether two dates can be the same point in time: what both state agrees, or the instants coincide.

    Times that cannot be compared because a zone is missing may lie on neighbouring days.
    """
    one, other = moment(left), moment(right)
    if one is not None and other is not None:
        return abs(one - other) <= _SAME_MOMENT
    if ("T" in left) or ("T" in right):
        first, second = _day(left), _day(right)
        if first is not None and second is not None:
            return abs(first - second) <= timedelta(days=1)
    return _parts_agree(left.partition("T")[0], right.partition("T")[0])


def one_moment(left: str, right: str) -> bool:
    """Whether two dates of which one has a time can be one moment: a day beside it only where a zone can move it there."""
    if not compatible(left, right):
        return False
    if "T" in left and "T" in right:
        return True
    timed, plain = (left, right) if "T" in left else (right, left)
    day = _day(plain)
    try:
        clock = datetime.fromisoformat(timed).replace(tzinfo=None)
    except ValueError:
        return True
    return day is None or day - _ZONES <= clock < day + timedelta(days=1) + _ZONES


def _day(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written.partition("T")[0])
    except ValueError:
        return None


def _weekdays_agree(left: str, right: str) -> bool:
    """Whether a weekday of which nothing tells the week ("-W-2") is that of a day; that of no whole day is open."""
    days = []
    for written in (left, right):
        day = _day(written)
        days.append(written[-1:] if written.startswith(_WEEKDAY) else day and str(day.isoweekday()))
    return None in days or days[0] == days[1]


def _parts_agree(left: str, right: str) -> bool:
    if left.startswith(_WEEKDAY) or right.startswith(_WEEKDAY):
        return _weekdays_agree(left, right)
    one, other = _PARTS.match(left), _PARTS.match(right)
    if one is None or other is None:
        return left == right
    for number, (a, b) in enumerate(zip(one.groups(), other.groups(), strict=True)):
        if not a or not b or a == "-" or b == "-":
            continue
        if number == 1 and (a.startswith("Q") != b.startswith("Q")):
            quarter, month = (a, b) if a.startswith("Q") else (b, a)
            if (int(month) - 1) // 3 + 1 != int(quarter[1]):
                return False
        elif a != b:
            return False
    return True
