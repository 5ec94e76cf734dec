"""Values in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.matching.date_words import date_in_words
from facts.matching.types import Value
from facts.wording import (
    attribution_in_words,
    exact_in_figures,
    number_in_words,
    value_in_words,
)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("14300000000.0000000000", "USD", "14.3 billion USD"),
        ("101951000000", "CNY", "101.951 billion CNY"),
        ("1E+10", "USD", "10 billion USD"),
        ("1234567.89", "EUR", "1,234,567.89 EUR"),
        ("-2500000", "EUR", "-2.5 million EUR"),
        ("200", "people", "200 people"),
        ("1500000", "people", "1.5 million people"),
        ("49", "percent", "49%"),
        ("0.5", "percentage point", "0.5 percentage points"),
        ("1", "percentage point", "1 percentage point"),
        ("12", "kilometer", "12 kilometers"),
        ("1", "kilometer", "1 kilometer"),
        ("3", "square-meter", "3 square meters"),
        ("5", "ships", "5 ships"),
        ("7", "", "7"),
        ("0", "USD", "0 USD"),
    ],
)
def test_an_amount_is_worded_with_its_unit(amount, unit, words):
    assert value_in_words(Value(amount=Decimal(amount), unit=unit)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Value(amount=Decimal(5), unit="people", lower=Decimal(5)), "at least 5 people"),
        (Value(amount=Decimal(5), unit="people", upper=Decimal(5)), "at most 5 people"),
        (Value(amount=Decimal(4), lower=Decimal(3), upper=Decimal(5)), "3 to 5"),
        (Value(amount=Decimal(4), lower=Decimal(4), upper=Decimal(4), unit="month"), "4 months"),
        (Value(amount=Decimal(10**9), unit="USD", approx=True), "about 1 billion USD"),
        (Value(date="2025-06"), "June 2025"),
        (Value(role="chief executive"), "chief executive"),
        (Value(members=("Mercor", "Surge")), "Mercor, Surge"),
        (Value(), ""),
        (None, ""),
    ],
)
def test_bounds_hedges_and_other_values_are_worded(value, words):
    assert value_in_words(value) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025", "2025"),
        ("2025-06", "June 2025"),
        ("2025-Q2", "second quarter of 2025"),
        ("2025-06-13", "13 June 2025"),
        ("--06", "June"),
        ("--02-29", "29 February"),
        ("2025-02-31", "2025-02-31"),
    ],
)
def test_a_date_is_worded_with_the_precision_that_it_has(written, words):
    assert date_in_words(written) == words


@pytest.mark.parametrize(
    ("kind", "name", "count", "words"),
    [
        ("own", "", None, "in its own voice"),
        ("named", "Mayer", None, "on the word of Mayer"),
        ("official", "Meta", None, "officially, by Meta"),
        ("anonymous", "", 1, "on the word of an anonymous source"),
        ("anonymous", "", 3, "on the word of 3 anonymous sources"),
        ("anonymous", "", None, "on the word of unnamed sources"),
        ("outlet", "TechCrunch", None, "citing TechCrunch"),
        ("", "", None, ""),
    ],
)
def test_an_attribution_is_worded(kind, name, count, words):
    assert attribution_in_words(kind=kind, name=name, count=count) == words


def test_every_digit_of_an_amount_can_be_seen():
    assert exact_in_figures(Value(amount=Decimal("14300000000.5"), unit="USD")) == "14,300,000,000.5 USD"
    assert exact_in_figures(Value(role="mayor")) == ""


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_no_digit_is_lost_in_words(number):
    scales = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
    figures, _, scale = number_in_words(Decimal(number)).partition(" ")
    assert Decimal(figures.replace(",", "")).scaleb(scales.get(scale, 0)) == number
