"""Months and years that are past: "since January 2024", "in March". Many sentences name one, so none makes a claim of its own.

Where the passages of a claim without any figure name different ones, they are its answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facts.matching import dates
from facts.matching.story import DATE, Figure, Story
from facts.matching.types import Value

#: The length of "2024", and of "2024-01".
_LENGTHS = (4, 7)
#: So many texts must agree on one of them.
_AGREEING = 2


def rivals(story: Story, rows: Sequence[int]) -> dict[int, Figure]:
    """The month or year that each unit names, told as exactly; {} where the texts do not differ, or none agree."""
    named = {row: figure for row in rows if (figure := _only(story, row)) is not None}
    for length in reversed(_LENGTHS):
        found = {row: figure for row, figure in named.items() if len(figure.value.date) == length}
        texts = Counter(
            date for _, date in {(story.units[row].text, figure.value.date) for row, figure in found.items()}
        )
        if len(texts) > 1 and max(texts.values()) >= _AGREEING:
            return found
    return {}


def _only(story: Story, row: int) -> Figure | None:
    """The month or year of a unit that names one alone."""
    unit = story.units[row]
    told = [
        expression
        for expression in story.passages[unit.passage].dates
        if unit.start <= expression.start < unit.end and expression.value[:1].isdigit()
    ]
    if unit.figure is not None or not told or not all(dates.same(told[0].value, one.value) for one in told):
        return None
    first = told[0]
    if len(first.value) not in _LENGTHS:
        return None
    return Figure(first.start, first.end, first.text, Value(date=first.value), DATE, first.value)
