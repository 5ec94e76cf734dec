"""Groups of one measure that are two answers to one matter."""

from __future__ import annotations

import pytest

from facts.matching import complements
from facts.matching.story import Story, lay_out
from facts.tests.evidence import weighed
from facts.tests.texts import said, text


def four(other: str = "52", unit: str = "schools", *, texts: int = 2) -> Story:
    """Four texts that count schools: two have 37, and `texts` another number; each counts roads as well."""
    counted = [("37", "schools"), ("37", "schools"), *[(other, unit)] * texts]
    return lay_out(
        [
            text(
                str(number),
                "en",
                said(f"{amount} closed.", "schools", amounts=[(amount, amount, what)]),
                said("41 blocked.", "roads", amounts=[("41", "41", "schools")]),
            )
            for number, (amount, what) in enumerate(counted)
        ]
    )


def apart(story: Story) -> list[list[int]]:
    """The texts that tell one number of schools, those that tell the other, and the roads."""
    first = [row for row, unit in enumerate(story.units) if unit.passage % 2 == 0]
    roads = [row for row, unit in enumerate(story.units) if unit.passage % 2]
    agreeing = [row for row in first if story.units[row].figure.value.amount == 37]
    return [agreeing, [row for row in first if row not in agreeing], roads]


def joined(story: Story, **scores: float) -> bool:
    groups = apart(story)
    return sorted(groups[0] + groups[1]) in complements.complete(story, weighed(story, **scores), groups)


def test_counts_near_one_another_join_where_nothing_else_so_counted_is_nearer():
    assert joined(four(), alike=0.05)
    assert joined(four(texts=3), alike=0.0)


@pytest.mark.parametrize(
    ("story", "scores"),
    [
        pytest.param(four(texts=1), {"alike": 0.05}, id="three texts have their like by chance"),
        pytest.param(four("97"), {"alike": 0.05}, id="figures far apart"),
        pytest.param(four("52", "boats"), {"alike": 0.05}, id="other things"),
        pytest.param(four(), {"alike": -0.1}, id="strangers"),
        pytest.param(four(), {"alike": 0.05, "elsewhere": 0.1}, id="others are nearer"),
    ],
)
def test_counts_stay_apart_where_they_may_count_other_things(story, scores):
    assert not joined(story, **scores)
