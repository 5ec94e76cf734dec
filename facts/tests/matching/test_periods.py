"""Months and years that are past, as the answers of a claim that has no figures."""

from __future__ import annotations

import numpy as np
import pytest

from facts.matching import match
from facts.matching.periods import rivals
from facts.matching.story import lay_out
from facts.matching.types import ClaimKind
from facts.tests.texts import fillers, said, text


def answers(*dates: str, beside: str = "") -> list[str]:
    """What is taken for the answers of texts that each name one of these dates in a sentence on one matter."""
    story = lay_out(
        [
            text(
                str(number),
                "en",
                said(
                    f"The firm has cooked here since {day}{beside}.",
                    "cooking",
                    dates=[(part, part) for part in (day, beside.strip()) if part],
                ),
                published_on="2026-05-13",
            )
            for number, day in enumerate(dates)
        ]
    )
    found = rivals(story, range(len(story.units)))
    return sorted(figure.value.date for figure in found.values())


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        pytest.param(
            ("2024-01", "2024-01", "2025-01"), ["2024-01", "2024-01", "2025-01"], id="one month differs"
        ),
        pytest.param(("1998", "1998", "1989"), ["1989", "1998", "1998"], id="one year differs"),
        pytest.param(("2024-01", "2024-01", "2024-01"), [], id="all agree"),
        pytest.param(("2024-01", "2025-01"), [], id="none agree"),
        pytest.param(("2024-01", "2024-01", "2025"), [], id="told less exactly"),
    ],
)
def test_months_and_years_answer_a_claim_where_texts_agree_on_one_and_another_differs(dates, found):
    assert answers(*dates) == found


def test_a_sentence_that_names_two_months_answers_nothing():
    assert answers("2024-01", "2024-01", "2025-01", beside=" 2023-07") == []


def no_meaning(texts):
    """An embedder for which no two words are alike."""
    return np.eye(384, dtype=np.float32)[: len(texts)]


def test_a_claim_without_figures_has_the_months_that_differ_as_its_answers():
    told = {"en": "2024-01", "vi": "2024-01", "zh": "2025-01"}
    texts = [
        text(
            language,
            language,
            said(f"Alpha cooks here since {day}.", "cooking", dates=[(day, day)], names=["Alpha"]),
            *fillers(language, f"weather {language}", f"ports {language}", f"history {language}"),
            published_on="2026-05-13",
        )
        for language, day in told.items()
    ]
    dated = [claim for claim in match(texts, embed=no_meaning).claims if claim.kind is ClaimKind.DATE]
    assert [
        sorted((one.value.date, len(one.citations)) for one in claim.positions if one.value)
        for claim in dated
    ] == [[("2024-01", 2), ("2025-01", 1)]]
