"""The decimal mark of a text, where it is not the one that its language has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("es", "Llegaron 7,450 pasajeros en 3,120 vehículos.", ["7450", "3120"]),
        ("es", "Vertieron 1,350 toneladas; el buque lleva 26,400.", ["1350", "26400"]),
        ("es", "Faltan 1,350 toneladas y subió 4.6 %.", ["1350", "4.6"]),
        # A comma before other decimals shows that it is the mark.
        ("es", "Son 1,350 toneladas y un 4,6 % más.", ["1.35", "4.6"]),
        ("es", "El litro cuesta 1,459 euros.", ["1.459"]),
        ("pt", "Chegaram 7,450 passageiros; são 2,125 toneladas.", ["7450", "2125"]),
        ("de", "Der Liter kostet 1,789 Euro, zuletzt kamen 7.450 Gäste.", ["1.789", "7450"]),
        ("en", "It holds 2.750 passengers and weighs 12.500 tonnes.", ["2750", "12500"]),
        ("en", "It weighs 1.234 kg.", ["1.234"]),
    ],
)
def test_what_is_counted_has_no_fraction_and_tells_the_mark_of_its_text(
    language: str, text: str, amounts: list[str]
) -> None:
    found = [quantity.amount for quantity in find_quantities(text, language)]
    assert found == [Decimal(amount) for amount in amounts]
