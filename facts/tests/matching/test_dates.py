"""Dates told with different precision: when two can be one."""

from __future__ import annotations

import pytest

from facts.matching.dates import compatible


@pytest.mark.parametrize(
    ("left", "right", "can_be_one"),
    [
        pytest.param("2031-10-25", "---25", True, id="a day of no known month"),
        pytest.param("--10-25", "---25", True, id="neither year nor month known"),
        pytest.param("2031-10-25", "---24", False, id="another day"),
        pytest.param("2031-10", "2031-10-25", True, id="a month"),
        pytest.param("2031-Q4", "2031-10-25", True, id="a quarter"),
        pytest.param("2031-Q3", "2031-10-25", False, id="another quarter"),
        pytest.param("-W-6", "2031-10-25", True, id="its weekday"),
        pytest.param("-W-5", "2031-10-25", False, id="another weekday"),
        pytest.param("-W-5", "-W-6", False, id="two weekdays"),
        pytest.param("-W-5", "2031-10", True, id="a weekday and a month"),
    ],
)
def test_dates_can_be_one_where_what_both_tell_agrees(left, right, can_be_one):
    assert compatible(left, right) is compatible(right, left) is can_be_one
