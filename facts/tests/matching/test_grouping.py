"""When two articles are of one story."""

from __future__ import annotations

import numpy as np
import pytest

from facts.matching.grouping import Topic, choose, likeness


def topic(cosine, language="en", figures=()):
    vector = np.zeros(384, dtype=np.float32)
    vector[0], vector[1] = cosine, (1 - cosine**2) ** 0.5
    return Topic(vector, language, frozenset(figures))


def test_shared_figures_and_another_language_speak_for_one_story():
    base = topic(1.0, "fr", ["USD 5", "people 64", "meter 38"])
    plain = likeness(base, topic(0.6))
    assert likeness(base, topic(0.6, figures=["USD 5", "people 64"])) == pytest.approx(plain + 0.2)
    assert likeness(base, topic(0.6, "fr")) < plain


@pytest.mark.parametrize(
    ("scores", "story"),
    [
        pytest.param({"a": 1.0, "b": 0.7}, "a", id="one is alike"),
        pytest.param({"a": 0.85, "b": 0.2}, "", id="none is alike enough"),
        pytest.param({"a": 1.0, "b": 0.95}, "", id="two are alike"),
        pytest.param({}, "", id="there is none"),
    ],
)
def test_a_story_is_chosen_only_where_it_is_clear(scores, story):
    assert choose(scores) == story
