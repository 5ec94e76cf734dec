"""Which members of two lists are the same."""

from __future__ import annotations

import numpy as np
import pytest

from facts.matching.members import correspond


def same_meaning(texts):
    """An embedder for which all words mean the same."""
    return np.ones((len(texts), 384), dtype=np.float32)


def pairs(left, right, *, left_language="en", right_language="fr"):
    return correspond(
        left, right, left_language=left_language, right_language=right_language, embed=same_meaning
    ).pairs


@pytest.mark.parametrize(
    "member",
    [
        pytest.param("la CUT", id="an article"),
        pytest.param("l’CUT", id="an elided article"),
        pytest.param("Centrale CUT", id="the sort of body in front"),
    ],
)
def test_an_acronym_is_known_with_more_words_around_it(member):
    assert pairs(("Fret", "CUT"), ("Fret", member)) == ((0, 0), (1, 1))


def test_a_short_word_that_is_no_acronym_is_not_what_holds_it():
    assert pairs(("Nam", "Oslo"), ("Quang Nam", "Rome")) == ()


def test_names_behind_articles_are_not_compared_by_what_they_mean():
    assert pairs(("a UGP", "SNFP"), ("l’UGP", "Fenprof")) == ((0, 0),)


def test_names_in_two_scripts_without_capitals_are_compared_by_sound():
    found = pairs(("Шарджа", "Дубай"), ("شارجة", "دبي"), left_language="uk", right_language="ar")
    assert found == ((0, 0), (1, 1))
