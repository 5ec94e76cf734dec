"""Spans of numbers whose noun goes without saying."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("en", "The firm has 700 workers, 120 in Leeds, it said.", "120 in Leeds"),
        ("en", "All 35 sailors, 12 on the trawler, swam ashore.", "12 on the trawler"),
        ("en", "All 35 sailors, 12 in the past year, swam ashore.", "12"),
        ("de", "Die Firma hat 700 Beschäftigte, davon 120 in der Hauptstadt.", "120 in der Hauptstadt"),
        ("pl", "Firma ma 700 pracowników, w tym 120 w Gdyni.", "120 w Gdyni"),
        ("pt", "A firma vai demitir 120 em Leiria.", "120 em Leiria"),
        ("en", "The boat sank. Four were injured.", "Four were injured"),
        ("de", "Das Boot sank, vier Gäste starben und 12 wurden verletzt.", "12 wurden verletzt"),
        ("es", "El barco se hundió; cuatro resultaron heridos.", "cuatro resultaron heridos"),
        ("es", "Suben a 52 los heridos.", "52"),
    ],
)
def test_a_number_without_a_noun_takes_the_place_or_the_fate_that_tells_who(
    language: str, text: str, span: str
) -> None:
    last = find_quantities(text, language)[-1]
    assert (last.text, last.unit) == (span, "people")
