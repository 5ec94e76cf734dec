"""One and the same of a thing by its grammar: adjectives, endings, classifiers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "توقف المصنع ساعة واحدة.", [("ساعة واحدة", "1", "hour")]),
        ("he", "הגשר נסגר לשעה אחת.", [("שעה אחת", "1", "hour")]),
        ("tr", "Rapor bir hafta içinde çıkacak.", [("bir hafta", "1", "week")]),
        ("ko", "나흘간을 쉬었다.", [("나흘간", "4", "day")]),
        ("hu", "4500-an vonultak fel.", [("4500-an", "4500", "people")]),
        ("hu", "A 5,4-es földrengés reggel volt.", [("5,4", "5.4", "magnitude")]),
        ("en", "A 5.4 quake struck at dawn.", [("5.4", "5.4", "magnitude")]),
        ("th", "จรวดนาคา 4 หายไป", []),
        ("nl", "Er zijn 45 gewonden, drie meer dan eerst.", [("45 gewonden", "45", "people"), ("drie meer", "3", "people")]),
        ("en", "The mudslide toll hits 45 in Nepal", [("45 in Nepal", "45", "people")]),
        ("id", "Keempat kapal tenggelam.", [("Keempat kapal", "4", "ships")]),
        ("id", "Ia menang untuk ketiga kalinya.", []),
        ("sv", "Han fick 14 års fängelse.", [("14 års", "14", "year")]),
    ],
)  # fmt: skip
def test_the_form_of_a_word_tells_what_its_number_counts(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = [(quantity.text, quantity.amount, quantity.unit) for quantity in find_quantities(text, language)]
    assert found == [(span, Decimal(amount), unit) for span, amount, unit in expected]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "It will open a 45-hectare site and hire 2,600.", ("2,600", "people")),
        ("pt", "O banco fechou 12 agências e demitiu 1,4 mil.", ("1,4 mil", "people")),
        ("pt", "O banco fechou 12 agências.", ("12 agências", "branches")),
        ("ru", "Убыток составил 450 млн. Акции упали.", ("450 млн", "")),
        ("hi", "कंपनी ने 450 कर्मचारी निकाले, इनमें 120 पुणे में।", ("120", "people")),
        ("ar", "دفعت الرباط 124 درهماً لكل أسرة في المغرب.", ("124 درهماً", "MAD")),
    ],
)
def test_a_bare_number_takes_people_from_its_verb_and_no_measure_that_it_cannot_be(
    language: str, text: str, last: tuple[str, str]
) -> None:
    quantity = find_quantities(text, language)[-1]
    assert (quantity.text, quantity.unit) == last
