import pytest

from facts.evaluation.quantities import unit_name
from facts.tests.evaluation import stories


def _scored(score, *found):
    counts = score(export=stories.export() | {"quantities": list(found)})
    return {
        name.removeprefix("quantities."): count
        for name, count in counts.items()
        if name.startswith("quantities.")
    }


DOLLARS = stories.quantity("a.txt", "12 million dollars", "12000000", "USD")
DOLARES = stories.quantity("b.txt", "21 millones de dólares", "21000000", "USD")


def test_amount_unit_and_span_must_be_right(score):
    assert _scored(score, DOLLARS, DOLARES) == {
        "exact.recall": (2, 2),
        "exact.precision": (2, 2),
        "overlapping.recall": (2, 2),
        "overlapping.precision": (2, 2),
    }


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"amount": "12"}, id="amount"),
        pytest.param({"unit": "EUR"}, id="unit"),
        pytest.param({"unit": ""}, id="no unit"),
    ],
)
def test_a_wrong_amount_or_unit_is_wrong_wherever_it_stands(score, spoilt):
    counts = _scored(score, DOLLARS | spoilt, DOLARES)

    assert set(counts.values()) == {(1, 2)}


def test_another_span_is_right_only_where_spans_need_to_overlap(score):
    counts = _scored(score, stories.quantity("a.txt", "12 million", "12000000", "USD"), DOLARES)

    assert counts["exact.recall"] == counts["exact.precision"] == (1, 2)
    assert counts["overlapping.recall"] == counts["overlapping.precision"] == (2, 2)


def test_digits_that_are_not_annotated_are_wrong_and_words_are_not_judged(score):
    words = stories.quantity("a.txt", "Nobody", "0", "people")
    digits = stories.quantity("a.txt", "12", "12", "") | {"start": 0, "end": 2}

    assert _scored(score, DOLLARS, DOLARES, words)["exact.precision"] == (2, 2)
    assert _scored(score, DOLLARS, DOLARES, digits)["exact.precision"] == (2, 3)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("km", "kilometer"),
        ("days", "day"),
        ("ha", "hectare"),
        ("feet", "foot"),
        ("%", "percent"),
        ("TEU", "teu"),
    ],
)
def test_one_unit_is_compared_under_one_name(left, right):
    assert unit_name(left) == unit_name(right)


@pytest.mark.parametrize(("left", "right"), [("houses", "people"), ("USD", "EUR"), ("mile", "kilometer")])
def test_two_units_stay_two(left, right):
    assert unit_name(left) != unit_name(right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TB", "terabyte"),
        ("kV", "kilovolt"),
        ("°C", "celsius"),
        ("square kilometres", "square-kilometer"),
        ("cubic metres", "cubic-meter"),
        ("households", "families"),
        ("kN", "kilonewton"),
        ("flats", "apartments"),
        ("storeys", "floors"),
        ("homes", "houses"),
    ],
)
def test_a_unit_has_many_names(one, other):
    assert unit_name(one) == unit_name(other)
