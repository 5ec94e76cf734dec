"""Names across scripts, part by part."""

from __future__ import annotations

import pytest

from facts.matching.names import ONE_ACROSS_SCRIPTS, UNLIKE, full_name_likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Anna Hanna", "Анна Петрова", id="two parts alike"),
        pytest.param("Marina Marchetti", "Мартин Хапсаров", id="two parts a little alike"),
        pytest.param("Salim Saleem", "Селим Обручев", id="a name and the surname made of it"),
    ],
)
def test_each_part_of_a_name_is_compared_with_a_part_of_its_own(left, right):
    assert full_name_likeness(left, right) < ONE_ACROSS_SCRIPTS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Elena Marczak", "Элена Марчак", id="in the same order"),
        pytest.param("Marczak Elena", "Элена Марчак", id="in another order"),
        pytest.param("Elena Maria Marczak", "Элена Марчак", id="with a part more"),
        pytest.param("Abdul Rahim bin Ismail al Fadhli Hassan", "عبد الرحيم الفضلي", id="of many parts"),
    ],
)
def test_parts_of_one_name_find_each_other(left, right):
    assert full_name_likeness(left, right) >= UNLIKE
