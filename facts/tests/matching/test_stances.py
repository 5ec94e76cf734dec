"""What takes the side of those who say no."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from facts.matching.stances import denying, outright, stance
from facts.matching.story import Unit, lay_out
from facts.matching.types import Stance
from facts.tests.texts import fillers, said, text
from sources.reading.types import CueKind


def stance_of_the_first(*sentences, kinds=None):
    """The stance of the first of these sentences, (words, word that says no, strength), each in a text of its own."""
    kinds = kinds or [CueKind.NEGATE] * len(sentences)
    passages = [
        said(words, "counting", cues=[(word, kind)] if word else [])
        for (words, word, _), kind in zip(sentences, kinds, strict=True)
    ]
    story = SimpleNamespace(
        passages=passages,
        texts=[text(str(place), "en", one, *fillers("en", "rain")) for place, one in enumerate(passages)],
        units=[Unit(place, place, 0, len(one.text), place) for place, one in enumerate(passages)],
    )
    weighed = SimpleNamespace(negated=np.array([strength for _, _, strength in sentences]))
    return stance(story, weighed, 0, range(1, len(sentences)))


def test_a_clause_that_is_negated_denies_what_the_others_plainly_say():
    plain = ("They will count again.", "", 0.0)
    assert stance_of_the_first(("They will not count.", "not", 0.4), plain, plain) is Stance.DENIES


def test_a_clause_that_is_negated_denies_nothing_where_the_others_have_words_that_say_no():
    others = ("No third count.", "No", 0.0), ("We never count thrice.", "never", 0.0)
    assert stance_of_the_first(("They will not count.", "not", 0.4), *others) is Stance.AFFIRMS


def test_a_headline_that_denies_one_thing_and_tells_a_figure_of_another_denies_no_figure():
    headline = said(
        "Board denies bribes, shares fall 14 percent",
        "shares",
        amounts=[("14 percent", "14", "percent")],
        cues=[("denies", CueKind.DENY)],
        heading=True,
    )
    story = lay_out([text("a", "en", headline)])
    assert not denying(story, story.units[0])
    plain = lay_out([text("a", "en", replace(headline, heading=False))])
    assert denying(plain, plain.units[0])


def test_whoever_declines_to_comment_denies_nothing_beside_a_denial():
    denial = ("The office denied that.", "denied", 0.3)
    for kind, taken in ((CueKind.DECLINE, Stance.AFFIRMS), (CueKind.NEGATE, Stance.DENIES)):
        silent = ("The port would not comment.", "would not", 0.4)
        assert stance_of_the_first(silent, denial, kinds=[kind, CueKind.DENY]) is taken


@pytest.mark.parametrize(
    ("words", "cue", "rejects"),
    [
        pytest.param("KBRI memastikan tidak ada korban.", "memastikan tidak", False, id="Indonesian"),
        pytest.param("Ông khẳng định không có nạn nhân.", "khẳng định không có", False, id="Vietnamese"),
        pytest.param("กรมยืนยันว่าไม่มีคนไทย", "ยืนยันว่าไม่", False, id="Thai"),
        pytest.param("公司坚称没有裁员。", "坚称没有", False, id="Chinese"),
        pytest.param("She insisted they had not met.", "insisted they had not", False, id="English"),
        pytest.param("Kabar itu tidak benar.", "tidak benar", True, id="a verdict with a negation"),
        pytest.param("Das stimmt nicht.", "stimmt nicht", True, id="a verdict that ends in one"),
    ],
)
def test_what_somebody_assures_is_not_so_rejects_nothing(words, cue, rejects):
    assert outright(said(words, "victims", cues=[(cue, CueKind.DENY)])) is rejects
