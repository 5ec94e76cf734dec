"""What titles mean, and which of them can be one office."""

from __future__ import annotations

import pytest

from facts.matching import titles
from sources.reading.embedding import embed_passages


@pytest.mark.parametrize(
    ("phrase", "language", "office"),
    [
        pytest.param("vicedirettrice", "it", "deputy director", id="a word on file"),
        pytest.param("diretor - presidente do grupo", "pt", "chief executive", id="its first words on file"),
        pytest.param("대변인은", "ko", "spokesperson", id="a particle glued to it"),
    ],
)
def test_words_on_file_are_sure(phrase, language, office):
    title = titles.understand(phrase, language, embed=embed_passages)
    assert title is not None
    assert (title.office, title.sure) == (office, True)


@pytest.mark.parametrize(
    ("phrase", "language", "rank"),
    [
        pytest.param("talesperson", "sv", titles.SPEAKS, id="Swedish spokesperson"),
        pytest.param("mluvčí", "cs", titles.SPEAKS, id="Czech spokesperson"),
        pytest.param("Vizechefin", "de", titles.DEPUTISES, id="German deputy head"),
        pytest.param("johtaja", "fi", titles.LEADS, id="Finnish director"),
    ],
)
def test_words_not_on_file_are_read_by_their_meaning(phrase, language, rank):
    title = titles.understand(phrase, language, embed=embed_passages)
    assert title is not None
    assert title.rank == rank


def test_a_title_that_starts_like_another_is_not_sure():
    title = titles.understand("directora general adjunta", "es", embed=embed_passages)
    assert title is not None
    assert not (title.sure and title.rank == titles.LEADS)


def test_no_words_are_no_title():
    assert titles.understand(" ", "en", embed=embed_passages) is None


def test_every_language_has_words_for_every_office():
    assert {language: list(named) for language, named in titles.words().items()} == {
        language: list(titles.OFFICES) for language in titles.words()
    }


@pytest.mark.parametrize(
    ("phrase", "language", "office"),
    [
        pytest.param("general manager", "en", "chief executive", id="English"),
        pytest.param("Konzernchefin", "de", "chief executive", id="German"),
        pytest.param("komendant straży pożarnej", "pl", "commander", id="Polish"),
        pytest.param("komendant policji", "pl", "police chief", id="a longer word for another office"),
        pytest.param("財務長", "zh", "chief financial officer", id="Chinese in traditional characters"),
    ],
)
def test_usual_words_for_offices_are_known(phrase, language, office):
    title = titles.understand(phrase, language, embed=embed_passages)
    assert title is not None
    assert (title.office, title.worded) == (office, True)
