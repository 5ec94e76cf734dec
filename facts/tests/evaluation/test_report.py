import pytest

from facts.evaluation.measures import FIGURES, Measure
from facts.evaluation.report import figures, summary
from facts.evaluation.types import Judgement, Share


def test_judgements_are_summed_by_measure_and_by_language():
    report = summary(
        [
            Judgement(Measure.PAIR_PRECISION, True, ("en", "es"), ""),
            Judgement(Measure.PAIR_PRECISION, False, ("en", "ja"), ""),
        ]
    )

    assert report["figures"]["claim_pairs.precision"] == {"value": 0.5, "hits": 1, "of": 2}
    assert report["languages"]["en"]["claim_pairs.precision"]["of"] == 2
    assert report["languages"]["es"]["claim_pairs.precision"] == {"value": 1.0, "hits": 1, "of": 1}
    assert report["languages"]["ja"]["claim_pairs.precision"]["hits"] == 0


@pytest.mark.parametrize(
    ("precision", "recall", "f1"),
    [
        pytest.param(Share(1, 2), Share(1, 1), 0.6667, id="the harmonic mean"),
        pytest.param(Share(0, 2), Share(0, 2), 0.0, id="nothing right"),
        pytest.param(Share(), Share(0, 2), 0.0, id="nothing said"),
        pytest.param(Share(2, 2), Share(2, 2), 1.0, id="all right"),
    ],
)
def test_f1_is_of_precision_and_recall(precision, recall, f1):
    shares = {Measure.DENY_PRECISION: precision, Measure.DENY_RECALL: recall}

    assert figures(shares)["stance.deny.f1"] == {"value": f1}


def test_what_was_not_judged_has_no_figure():
    assert figures({}) == {}


def test_every_measure_is_reported_under_a_key_of_its_own():
    assert {measure for figure in FIGURES for measure in figure.measures} == set(Measure)
    assert len({figure.key for figure in FIGURES}) == len(FIGURES)
