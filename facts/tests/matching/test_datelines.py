"""Datelines that run on into the first sentence."""

from __future__ import annotations

import pytest

from facts.matching.story import lay_out
from facts.tests.texts import said, text


def dates(words, day, published=""):
    story = lay_out(
        [text("a", "en", said(words, "bank", dates=[(day, "2031-03-13")]), published_on=published)]
    )
    return [unit.figure.value.date for unit in story.units if unit.figure is not None]


@pytest.mark.parametrize("published", ["", "2031-03-13"])
def test_the_date_of_a_dateline_is_no_figure(published):
    assert dates("Lima, 13 March 2031 - The bank has closed.", "13 March 2031", published) == []


@pytest.mark.parametrize(
    ("words", "published"),
    [
        pytest.param("The bank closed on 13 March 2031.", "", id="in a sentence"),
        pytest.param("13 March 2031 was the last day of the bank.", "", id="at its start"),
        pytest.param(
            "Lima, 13 March 2031 - The bank has closed.", "2031-03-20", id="not the day of the text"
        ),
    ],
)
def test_other_dates_are_figures(words, published):
    assert dates(words, "13 March 2031", published) == ["2031-03-13"]
