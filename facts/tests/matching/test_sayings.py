"""Quotations that are one saying, whatever stands around them."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from facts.matching import sayings
from facts.matching.story import Story, lay_out
from facts.tests.texts import said, text, vector

SAYING = "A rope forgives nobody, and neither does the owner"
ANSWER = "We have read every page of the report twice"


def embed(texts):
    """Quotations that begin alike mean the same."""
    topics = {"A rope": "rope", "Ein Seil": "rope", "Une corde": "rope", "A rope!": "rope"}
    languages = {"A": "en", "E": "de", "U": "fr", "W": "en"}
    return np.array(
        [
            vector(next((topics[key] for key in topics if one.startswith(key)), one), languages[one[0]], one)
            for one in texts
        ]
    )


def quoting(words: str, topic: str):
    return said(f"“{words}”, said the foreman.", topic, quotes=[words])


def told(third: str = "Une corde ne pardonne à personne, le patron non plus") -> Story:
    return lay_out(
        [
            text("a", "en", quoting(SAYING, "foreman"), quoting(ANSWER, "report")),
            text("b", "de", quoting("Ein Seil verzeiht niemandem, und der Chef auch nicht", "foreman")),
            text("c", "fr", quoting(third, "another")),
        ]
    )


def place(story: Story, source: str, words: str) -> int:
    return next(
        row
        for row, unit in enumerate(story.units)
        if story.source(unit.passage) == source and words in story.passages[unit.passage].text
    )


def around(story: Story, near: float = 0.0) -> SimpleNamespace:
    """Evidence in which all units are as near as that."""
    size = len(story.units)
    return SimpleNamespace(units=np.full((size, size), near))


def groups(story: Story) -> tuple[list[int], list[int]]:
    """The saying in two languages, and the third with another quotation."""
    one, other = place(story, "a", "A rope"), place(story, "b", "Ein Seil")
    return sorted([one, other]), sorted([place(story, "c", "the foreman"), place(story, "a", "We have")])


def test_a_saying_goes_to_where_most_texts_quote_it():
    story = told()
    together, astray = groups(story)
    third = place(story, "c", "Une corde")
    assert sayings.join(story, around(story), [together, astray], embed=embed) == [
        sorted([*together, third]),
        [place(story, "a", "We have")],
    ]


@pytest.mark.parametrize(
    "third",
    [
        pytest.param("Une voile se déchire toujours par le milieu", id="another saying"),
        pytest.param("Une corde", id="too few words to tell"),
    ],
)
def test_other_words_stay_where_they_are(third):
    story = told(third)
    both = [*groups(story)]
    assert sayings.join(story, around(story), both, embed=embed) == both


def test_a_saying_that_a_person_has_put_somewhere_stays():
    story = told()
    together, astray = groups(story)
    assert sayings.join(story, around(story), [astray, together], fixed=2, embed=embed) == [astray, together]


@pytest.mark.parametrize(
    ("near", "fixed", "leaves"),
    [
        pytest.param(0.0, 0, True, id="little around them is alike"),
        pytest.param(0.3, 0, False, id="what stands around them is near"),
        pytest.param(0.0, 1, False, id="a person has put it there"),
    ],
)
def test_a_quotation_of_something_else_leaves_a_saying(near, fixed, leaves):
    story = told("Une voile se déchire toujours par le milieu")
    together, _ = groups(story)
    other = place(story, "c", "Une voile")
    found = sayings.join(story, around(story, near), [sorted([*together, other])], fixed=fixed, embed=embed)
    assert found == ([together, [other]] if leaves else [sorted([*together, other])])


def test_quotations_of_which_no_two_are_one_saying_stay_together():
    story = told("Une voile se déchire toujours par le milieu")
    both = sorted([place(story, "a", "We have"), place(story, "c", "Une voile")])
    assert sayings.join(story, around(story), [both], embed=embed) == [both]
