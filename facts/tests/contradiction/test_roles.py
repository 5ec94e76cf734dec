"""Two people named for one thing."""

from __future__ import annotations

import pytest

from facts.contradiction import detect
from facts.contradiction.types import List
from facts.matching.types import Value
from facts.tests.texts import cited, position


def holding(number, name, texts, score):
    """So many texts that name one person for the office, of which the matcher was so sure."""
    value = Value(members=(name,))
    return position(number, *(cited(value, source=f"{number}{place}", score=score) for place in range(texts)))


@pytest.mark.parametrize(("agreeing", "shown"), [(3, [List.MAIN]), (2, [])])
def test_whom_many_texts_name_contradicts_another_however_it_is_worded(agreeing, shown):
    held = [holding("1", "Irma Colli", agreeing, 0.9), holding("2", "Pavel Zeman", 1, 0.45)]
    assert [one.list for one in detect(held)] == shown


def titled(number, role, texts, language="en"):
    """So many texts that give one person this title."""
    value = Value(role=role)
    return position(
        number, *(cited(value, source=f"{number}{place}", language=language) for place in range(texts))
    )


@pytest.mark.parametrize(
    ("many", "texts", "other", "shown"),
    [
        pytest.param("chairman", 3, "minister", List.MAIN, id="a body's head and a minister"),
        pytest.param("commander", 3, "director", List.MAIN, id="a commander and a director"),
        pytest.param("chairman", 2, "minister", List.UNCERTAIN, id="two texts may both leave one out"),
        pytest.param("chairman", 3, "chief executive", List.UNCERTAIN, id="both may be of one firm"),
        pytest.param("minister", 3, "mayor", List.UNCERTAIN, id="both of state"),
        pytest.param("chairman", 3, "brigadier", List.UNCERTAIN, id="a title that is on no list"),
    ],
)
def test_offices_of_two_spheres_are_an_alarm_where_many_texts_give_one(many, texts, other, shown):
    found = detect([titled("1", many, texts), titled("2", other, 1)])
    assert [one.list for one in found] == [shown]
