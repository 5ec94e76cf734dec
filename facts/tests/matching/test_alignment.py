"""Centring, CSLS, smoothing, clustering and negation."""

from __future__ import annotations

import numpy as np
import pytest

from facts.matching import alignment, clustering, dates, negation
from facts.matching.background import language_mean
from facts.tests.texts import vector


def rows(language: str, *topics: str) -> np.ndarray:
    return np.array([vector(topic, language, f"{topic} in {language}") for topic in topics])


def scores(*texts: np.ndarray, languages: tuple[str, ...]) -> np.ndarray:
    groups = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    centred = alignment.centre(np.vstack(texts), groups, languages)
    return alignment.csls(centred @ centred.T, groups)


def test_passages_on_one_topic_are_nearest_across_languages():
    topics = ("quake", "merger", "vaccine", "election", "ship", "harvest")
    found = scores(rows("en", *topics), rows("zh", *topics[::-1]), languages=("en", "zh"))
    assert list(found[:6, 6:].argmax(axis=1)) == [5, 4, 3, 2, 1, 0]


def test_a_single_passage_keeps_its_meaning():
    found = scores(rows("en", "quake"), rows("vi", "quake", "merger", "ship"), languages=("en", "vi"))
    assert found[0, 1] > found[0, 2]


def test_unrelated_texts_do_not_align():
    found = scores(rows("en", "a", "b", "c", "d"), rows("fr", "e", "f", "g", "h"), languages=("en", "fr"))
    assert found[:4, 4:].max() < 0.3


def test_a_third_text_connects_two_passages():
    own = np.array([[0, 0.1, 0.6], [0.1, 0, 0.6], [0.6, 0.6, 0]], dtype=np.float32)
    smoothed = alignment.smooth(own, np.array([0, 1, 2]))
    assert smoothed[0, 1] == pytest.approx(0.6 * 0.1 + 0.4 * 0.6)


def test_two_texts_are_not_smoothed():
    own = np.array([[0, 0.1], [0.1, 0]], dtype=np.float32)
    assert (alignment.smooth(own, np.array([0, 1])) == own).all()


def test_the_best_clause_speaks_for_its_passage():
    between = np.array([[1, 2, 9], [2, 3, 4], [9, 4, 5]], dtype=np.float32)
    assert alignment.clause_maximum(between, np.array([0, 1, 0]), 2).tolist() == [[9, 4], [4, 3]]


class TestClustering:
    def test_a_chain_does_not_pull_strangers_together(self):
        near, far = 0.5, -0.9
        own = np.array([[0, near, far], [near, 0, near], [far, near, 0]])
        assert clustering.group(own, join=0.1) == [[0, 1], [2]]

    def test_standing_groups_grow_but_never_merge(self):
        own = np.full((4, 4), 0.9)
        groups = clustering.group(own, join=0.1, standing=[[0], [1]])
        assert len(groups) == 2
        assert groups[0][0] == 0
        assert groups[1][0] == 1
        assert sorted(row for rows in groups for row in rows) == [0, 1, 2, 3]

    def test_nothing_is_grouped_below_the_cut(self):
        assert clustering.group(np.zeros((3, 3)), join=0.1) == [[0], [1], [2]]

    def test_no_rows_make_no_groups(self):
        assert clustering.group(np.zeros((0, 0)), join=0.1) == []


class TestNegation:
    def test_what_differs_only_by_negation_is_one_without_it(self):
        plain = vector("alert", "en", "issued") - language_mean("en")
        negated = plain + 0.4 * np.linalg.norm(plain) * negation.direction()
        pair = np.array([plain / np.linalg.norm(plain), negated / np.linalg.norm(negated)])
        assert negation.strength(pair)[1] > negation.strength(pair)[0] + 0.15
        bare = negation.without(pair)
        assert bare[0] @ bare[1] > pair[0] @ pair[1]
        assert bare[0] @ bare[1] == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2026-03-14T04:17+08:00", "2026-03-13T20:17+00:00", True),
        ("2026-03-14T04:17+08:00", "2026-03-13T22:17+00:00", False),
        ("2026-03-14T04:17", "2026-03-13T20:17+00:00", True),
        ("2026-03-14T04:17", "2026-03-11", False),
        ("2026-03", "2026-03-14", True),
        ("2026-Q1", "2026-03", True),
        ("2026-Q1", "2026-04", False),
        ("--03-14", "2026-03-14", True),
        ("2026", "2027", False),
        ("soon", "2027", False),
    ],
)
def test_dates_agree_as_far_as_they_go(left, right, same):
    assert dates.compatible(left, right) is same
    assert dates.compatible(right, left) is same
