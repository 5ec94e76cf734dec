"""Values between columns, records and JSON."""

from decimal import Decimal

import pytest

from facts.matching.types import Value
from facts.models import Position
from facts.values import decimal_text, known_date, value_columns, value_from_json, value_json, value_of

VALUES = [
    pytest.param(None, id="none"),
    pytest.param(Value(amount=Decimal("14300000000"), unit="USD"), id="amount"),
    pytest.param(Value(amount=Decimal("6.8"), unit="magnitude", approx=True), id="approximate"),
    pytest.param(Value(amount=Decimal(5), lower=Decimal(5), upper=Decimal("7.5")), id="bounds"),
    pytest.param(Value(date="2025-Q2"), id="date"),
    pytest.param(Value(role="director"), id="role"),
    pytest.param(Value(members=("doctors", "lawyers")), id="set"),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_survives_its_columns(value):
    assert value_of(Position(**value_columns(value))) == value


@pytest.mark.parametrize("value", VALUES)
def test_a_value_survives_json(value):
    assert value_from_json(value_json(value)) == value


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("14300000000.0000000000", "14300000000"),
        ("6.80", "6.8"),
        ("0E-10", "0"),
        ("1E+3", "1000"),
        ("-0.50", "-0.5"),
        ("1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789"),
    ],
)
def test_decimals_are_written_without_exponent_and_trailing_zeros(amount, text):
    assert decimal_text(Decimal(amount)) == text


@pytest.mark.parametrize("text", ["2025", "2025-06", "2025-W36", "--06-13", "-W-1", "---Q2"])
def test_a_date_that_tells_something_is_kept(text):
    assert known_date(text) == text


@pytest.mark.parametrize("text", ["", "-", "--", "---", "---15", "2025-W3", "yesterday"])
def test_a_date_that_tells_nothing_is_none(text):
    assert known_date(text) == ""
