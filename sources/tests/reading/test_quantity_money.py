"""Currencies of the whole world, and sums that leave theirs out."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("en", "the dam costs 340m dirhams", "340m dirhams", "AED"),
        ("en", "the dam costs 60m zlotys", "60m zlotys", "PLN"),
        ("es", "el dique costó 340 millones de dirhams", "340 millones de dirhams", "AED"),
        ("fr", "au Maroc, 340 millions de dirhams", "340 millions de dirhams", "MAD"),
        ("it", "un premio di 25.000 soles", "25.000 soles", "PEN"),
        ("it", "in Perù il biglietto costa 25 soles", "25 soles", "PEN"),
        ("ko", "공사비는 450만솔이다", "450만솔", "PEN"),
        ("ja", "工費は4万5000ソルだ", "4万5000ソル", "PEN"),
        ("th", "ค่าก่อสร้าง 340 ล้านเดอร์แฮม", "340 ล้านเดอร์แฮม", "AED"),
        ("pl", "grzywna 340 mln dirhamów", "340 mln dirhamów", "AED"),
    ],
)
def test_nouns_of_currencies_are_money(language: str, text: str, span: str, unit: str) -> None:
    found = find_quantities(text, language)
    assert [(quantity.text, quantity.unit) for quantity in found] == [(span, unit)]


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("de", "Das Land gab 340 Millionen Euro, 52 Millionen davon der Bund.", "52 Millionen", "EUR"),
        ("es", "Rodil paga 52 millones\n\nRodil pagará 51,8 millones de dólares.", "52 millones", "USD"),
        ("en", "the hull is 340m long", "340m", "meter"),
        ("en", "it moves 2.4m tonnes a year", "2.4m tonnes", "tonne"),
    ],
)
def test_a_sum_without_its_currency_has_that_of_the_text(
    language: str, text: str, span: str, unit: str
) -> None:
    assert (span, unit) in [(quantity.text, quantity.unit) for quantity in find_quantities(text, language)]
