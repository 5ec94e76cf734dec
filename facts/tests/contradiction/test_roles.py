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
