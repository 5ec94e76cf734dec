"""The end of a year."""

from __future__ import annotations

import pytest

from facts.matching.ends import end_of_year


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("by the end of 2031", "en"),
        ("bis Ende des Jahres 2031", "de"),
        ("d'ici à la fin de l'année 2031", "fr"),
        ("a finales de 2031", "es"),
        ("até o fim de 2031", "pt"),
        ("entro la fine del 2031", "it"),
        ("до конца 2031 года", "ru"),
        ("do końca 2031 roku", "pl"),
        ("بحلول نهاية عام 2031", "ar"),
        ("hingga akhir tahun 2031", "id"),
        ("đến cuối năm 2031", "vi"),
        ("ภายในสิ้นปี 2031", "th"),
        ("2031 yılının sonuna kadar", "tr"),
        ("2031 के अंत तक", "hi"),
        ("vuoden 2031 loppuun mennessä", "fi"),
        ("2031 végéig", "hu"),
        ("2031年末までに", "ja"),
        ("2031年底前", "zh"),
        ("2031년 말까지", "ko"),
    ],
)
def test_the_end_of_a_year_is_december(words, language):
    start = words.index("2031")
    assert end_of_year("2031", words, start, start + 4, language) == "2031-12"


@pytest.mark.parametrize(
    ("words", "value", "language"),
    [
        pytest.param("in 2031", "2031", "en", id="a year"),
        pytest.param("every weekend of 2031", "2031", "en", id="an end within a word"),
        pytest.param("the talks ended. In 2031", "2031", "en", id="another word"),
        pytest.param("by the end of 2031", "2031-06", "en", id="more than a year"),
        pytest.param("by the end of 2031", "2031", "xx", id="a language without words"),
    ],
)
def test_other_dates_stay(words, value, language):
    start = words.index("2031")
    assert end_of_year(value, words, start, start + 4, language) == value
