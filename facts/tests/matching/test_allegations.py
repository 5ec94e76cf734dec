"""Denials that refer to the sentence before them."""

from __future__ import annotations

import pytest

from facts.matching.allegations import refers_back
from facts.tests.texts import said
from sources.reading.types import CueKind


@pytest.mark.parametrize(
    ("language", "words", "cue"),
    [
        ("en", "The company rejected the accusation.", "rejected"),
        ("de", "Das Unternehmen weist die Vorwürfe zurück.", "weist"),
        ("es", "La empresa rechazó esa acusación.", "rechazó"),
        ("fr", "La direction réfute ces accusations.", "réfute"),
        ("pt", "A empresa nega a acusação.", "nega"),
        ("it", "L'azienda respinge le accuse.", "respinge"),
        ("ru", "Компания отвергла эти обвинения.", "отвергла"),
        ("pl", "Spółka odrzuca te zarzuty.", "odrzuca"),
        ("zh", "公司否认这一指控。", "否认"),
        ("ja", "同社はこの疑惑を否定した。", "否定"),
        ("ko", "회사는 이 같은 의혹을 부인했다.", "부인"),
        ("ar", "ونفت الشركة هذه الاتهامات.", "نفت"),
        ("hi", "कंपनी ने इस आरोप को खारिज किया।", "खारिज"),
        ("id", "Perusahaan membantah tuduhan itu.", "membantah"),
        ("th", "บริษัทปฏิเสธข้อกล่าวหาดังกล่าว", "ปฏิเสธ"),
        ("tr", "Şirket bu iddiaları yalanladı.", "yalanladı"),
        ("vi", "Công ty bác bỏ cáo buộc này.", "bác bỏ"),
        ("fa", "شرکت این اتهام را رد کرد.", "رد کرد"),
    ],
)
def test_a_short_denial_with_a_word_for_what_was_said_refers_back(language, words, cue):
    assert refers_back(said(words, "denial", cues=[(cue, CueKind.DENY)]), language)


@pytest.mark.parametrize(
    "words",
    [
        "The company rejected the accusation that it had hidden deaths.",
        "The company denied that it had hidden deaths from the regulator.",
        "The company rejected the accusation, saying that every driver held a licence that was valid until the end of the year, "
        "and that the records of the depot had been open to the inspectors all along.",
    ],
)
def test_a_denial_that_says_itself_what_it_denies_does_not(words):
    cue = "denied" if "denied" in words else "rejected"
    assert not refers_back(said(words, "denial", cues=[(cue, CueKind.DENY)]), "en")


def test_words_that_deny_nothing_do_not():
    assert not refers_back(said("The court heard the accusation.", "hearing"), "en")
