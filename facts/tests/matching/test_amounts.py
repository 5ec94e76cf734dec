"""Amounts as intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.matching.amounts import compatible, equal, interval, precision, to_base, transposed
from facts.tests.texts import amount


@pytest.mark.parametrize(
    ("written", "last"),
    [("14.3", "0.1"), ("38400", "100"), ("127", "1"), ("14300000000", "1E+8"), ("0.05", "0.01")],
)
def test_precision_is_the_last_digit_that_says_something(written, last):
    assert precision(Decimal(written)) == Decimal(last)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("USD", "USD"),
        ("percent", "percent"),
        ("", "count"),
        ("people", "count:people"),
        ("mile", "meter"),
        ("week", "day"),
    ],
)
def test_units_have_dimensions(unit, dimension):
    assert to_base(Decimal(1), unit)[1] == dimension


def test_a_bound_is_no_licence_to_be_any_figure():
    at_least = amount("127", "people", lower="127")
    assert equal(at_least, amount("127", "people"))
    assert compatible(at_least, amount("143", "people"))
    assert not equal(at_least, amount("143", "people"))
    assert not compatible(at_least, amount("172", "people"))


def test_more_than_ten_reaches_to_the_next_round_number():
    assert compatible(amount("10", "people", lower="10"), amount("14", "people"))
    assert not compatible(amount("10", "people", lower="10"), amount("25", "people"))
    assert not compatible(amount("12", "people", lower="12"), amount("20", "people"))


def test_a_value_without_an_amount_has_no_interval():
    assert interval(amount("1")) is not None
    assert not compatible(amount("1"), amount("1", "USD"))


VALUES = st.builds(
    amount,
    st.integers(1, 10**12).map(str),
    st.sampled_from(["", "people", "USD", "kilometer", "mile", "percent"]),
    approx=st.booleans(),
)


@given(VALUES, VALUES)
def test_compatibility_is_symmetric(left, right):
    assert compatible(left, right) == compatible(right, left)


@given(VALUES)
def test_an_amount_is_compatible_with_itself(value):
    assert compatible(value, value)
    assert equal(value, value)


@pytest.mark.parametrize(
    ("left", "right", "digits"),
    [
        pytest.param("104000000", "140000000", 3, id="the zero within one ends the other"),
        pytest.param("3140", "1340", 3, id="zeros that both end with tell nothing"),
        pytest.param("2.4", "4.2", 2, id="behind the point"),
        pytest.param("32", "3200", 0, id="another scale"),
        pytest.param("140", "141", 0, id="other digits"),
        pytest.param("140", "140", 0, id="the same"),
    ],
)
def test_digits_in_another_order_are_counted(left, right, digits):
    assert transposed(Decimal(left), Decimal(right)) == digits
