import pytest

from facts.evaluation.spans import overlap, same_words
from facts.evaluation.types import Place


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param((0, 10), (0, 10), True, id="the same"),
        pytest.param((0, 100), (40, 50), True, id="a clause within a sentence"),
        pytest.param((0, 10), (5, 20), True, id="half of the shorter"),
        pytest.param((0, 10), (6, 20), False, id="less than half"),
        pytest.param((0, 10), (10, 20), False, id="neighbours"),
        pytest.param((5, 5), (0, 10), False, id="nothing"),
    ],
)
def test_spans_mean_the_same_words_from_half_of_the_shorter(left, right, same):
    assert same_words(Place("a", *left), Place("a", *right)) is same
    assert same_words(Place("a", *right), Place("a", *left)) is same


def test_spans_of_two_articles_share_nothing():
    assert overlap(Place("a", 0, 10), Place("b", 0, 10)) == 0
