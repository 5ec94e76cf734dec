"""The solar Hijri calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.reading.dates import find_dates
from sources.reading.dates.solar import gregorian, year_of


@pytest.mark.parametrize(
    ("solar", "common"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1375, 1, 1), date(1996, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1404, 7, 22), date(2025, 10, 14)),
        ((1405, 1, 1), date(2026, 3, 21)),
        ((1408, 12, 30), date(2030, 3, 20)),
    ],
)
def test_days_are_those_of_the_common_calendar(solar: tuple[int, int, int], common: date) -> None:
    assert gregorian(*solar) == common


@given(st.integers(1300, 1449))
def test_years_follow_one_another_without_a_gap(year: int) -> None:
    first, last = gregorian(year, 1, 1), gregorian(year + 1, 1, 1) - timedelta(days=1)
    assert (last - first).days in (364, 365)
    assert year_of(first) == year_of(last) == year
    assert gregorian(year, 12, 29) in (last, last - timedelta(days=1))


@pytest.mark.parametrize("text", ["با مهر و محبت", "۱۲ تیرانداز", "دی روز", "مهر مادری"])
def test_the_name_of_a_month_alone_is_a_word(text: str) -> None:
    assert find_dates(text, "fa", published=date(2026, 3, 17)) == ()


def test_both_calendars_side_by_side_name_one_day() -> None:
    text = "۱۸ مهر، برابر با ۱۰ اکتبر، رخ داد"
    found = find_dates(text, "fa", published=date(2026, 10, 14))
    assert [expression.value for expression in found] == ["2026-10-10", "2026-10-10"]


def test_a_day_whose_year_nobody_says_stays_open() -> None:
    [found] = find_dates("۱۸ مهر", "fa")
    assert found.value == "--10-10"
