"""Names in other scripts, mined by sound where passages say the same."""

from __future__ import annotations

import pytest

from facts.matching import match
from facts.matching.types import MinedAlias
from facts.tests.texts import fillers, said, text


def mined(*texts) -> list[MinedAlias]:
    return list(match(texts).aliases)


def latin(name: str):
    return text(
        "a", "en", said(f"{name} left.", "leaving", names=[name]), *fillers("en", "rain", "roads", "ships")
    )


@pytest.mark.parametrize(
    ("name", "language", "words", "names", "expected"),
    [
        pytest.param(
            "Ruben Mayer", "ar", "وغادر روبن ماير الشركة.", (), "روبن ماير", id="Arabic words as they stand"
        ),
        pytest.param(
            "Pedro Santos",
            "ja",
            "ペドロ・サントスが退社した。",
            ("ペドロ・サントス",),
            "ペドロ・サントス",
            id="kana",
        ),
        pytest.param(
            "Ruben Mayer", "ru", "Рубен Майер ушёл.", ("Рубен Майер",), "Рубен Майер", id="Cyrillic"
        ),
    ],
)
def test_a_name_is_found_in_another_script(name, language, words, names, expected):
    other = text(
        "b", language, said(words, "leaving", names=names), *fillers(language, "music", "steel", "bread")
    )
    (alias,) = mined(latin(name), other)
    assert (alias.name, alias.language, alias.same_as) == (expected, language, name)
    assert "sounds like it" in alias.why


def test_a_glued_conjunction_is_no_part_of_the_name():
    other = text("b", "ar", said("وسوتسكيفر غادر.", "leaving"), *fillers("ar", "music", "steel", "bread"))
    (alias,) = mined(latin("Sutskever"), other)
    assert alias.name == "سوتسكيفر"


def test_a_name_that_begins_with_the_letter_of_a_proclitic_is_kept_whole():
    other = text("b", "ar", said("غادر وانغستروم.", "leaving"), *fillers("ar", "music", "steel", "bread"))
    (alias,) = mined(latin("Wangstrom"), other)
    assert alias.name == "وانغستروم"


def test_names_of_passages_that_say_other_things_are_not_compared():
    other = text("b", "ar", said("غادر روبن ماير.", "cooking"), *fillers("ar", "music", "steel", "bread"))
    assert mined(latin("Ruben Mayer"), other) == []


def test_initials_are_not_transcribed():
    other = text("b", "ar", said("غادر مسؤوليها.", "leaving"), *fillers("ar", "music", "steel", "bread"))
    assert mined(latin("MSL"), other) == []
