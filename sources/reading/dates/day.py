"""What a text says of a date, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The directions of "next Monday", and of a day to come, today included.
NEXT: Final = 1
TO_COME: Final = 2


@dataclass(frozen=True, slots=True)
class Day:
    """What a text says of a date: offsets of the folded text and the parts that it names.

    `shift` is a unit and a number ("d-1" yesterday, "m0" this month, "y+1" next year); `direction` is -1 for "last",
    NEXT for "next", TO_COME for one ahead. `solar` marks year, month and day of the solar Hijri calendar. `bare_year` marks a year without a month, which in another context could be an amount.
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
    solar: bool = False
