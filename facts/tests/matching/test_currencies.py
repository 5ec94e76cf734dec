"""Sums in two currencies, and numbers of things by two names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.matching.currencies import can_be_one
from facts.tests.matching.test_matcher import found, sources, with_amount
from facts.tests.texts import fillers, said, text


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(("80000000", "EUR"), ("92000000", "USD"), True, id="converted and rounded"),
        pytest.param(("3000000000", "THB"), ("90000000", "USD"), True, id="baht and dollars"),
        pytest.param(("40000000", "KMF"), ("8000000", "INR"), True, id="francs of one country and rupees"),
        pytest.param(("80000000", "EUR"), ("300000000", "USD"), False, id="another sum"),
        pytest.param(("80000000", "EUR"), ("80000000", "JPY"), False, id="one number of two currencies"),
        pytest.param(("5", "XTS"), ("5", "USD"), False, id="a currency without a rate"),
        pytest.param(("0", "EUR"), ("0", "USD"), False, id="nothing"),
    ],
)
def test_sums_can_be_one_where_the_rate_nearly_bears_it_out(left, right, one):
    assert can_be_one(Decimal(left[0]), left[1], Decimal(right[0]), right[1]) is one
    assert can_be_one(Decimal(right[0]), right[1], Decimal(left[0]), left[1]) is one


def test_one_sum_in_the_money_of_each_paper_is_one_claim_that_holds_no_contradiction():
    def loan(language, words, figure, value, unit):
        passage = said(words, "loan", amounts=[(figure, value, unit)])
        return text(language, language, passage, *fillers(language, f"{language} rain", f"{language} roads"))

    matching = found(
        [
            loan("de", "Der Fonds sperrt 80 Millionen Euro.", "80 Millionen Euro", "80000000", "EUR"),
            loan("en", "The fund froze $92 million.", "$92 million", "92000000", "USD"),
            loan("th", "กองทุนระงับเงิน 3 พันล้านบาท", "3 พันล้านบาท", "3000000000", "THB"),
        ]
    )
    (claim,) = with_amount(matching, "80000000")
    assert sources(claim) == ["de", "en", "th"]
    assert sorted(position.value.unit for position in claim.positions) == ["EUR", "THB", "USD"]


def test_one_number_of_things_by_two_names_is_one_claim():
    def seats(language, words, figure, unit):
        passage = said(words, "seats", amounts=[(figure, "61", unit)])
        return text(language, language, passage, *fillers(language, f"{language} rain", f"{language} roads"))

    matching = found(
        [
            seats("fr", "L'opposition a 61 députés.", "61 députés", "people"),
            seats("en", "The opposition has 61 seats.", "61 seats", "seats"),
        ]
    )
    assert [sources(claim) for claim in with_amount(matching, "61")] == [["en", "fr"]]


def test_a_text_that_tells_a_sum_in_two_currencies_holds_it_in_that_of_the_others():
    def price(key, words, *amounts):
        return text(
            key, key, said(words, "price", amounts=amounts), *fillers(key, f"{key} rain", f"{key} roads")
        )

    euros = ("340 million euros", "340000000", "EUR")
    matching = found(
        [
            price("en", "The mill goes for 340 million euros.", euros),
            price("fr", "The mill goes for 340 million euros.", euros),
            price(
                "id",
                "Pabrik itu dijual 430 juta euro atau sekitar Rp8,4 triliun.",
                ("430 juta euro", "430000000", "EUR"),
                ("Rp8,4 triliun", "8400000000000", "IDR"),
            ),
        ]
    )
    (claim,) = with_amount(matching, "340000000")
    assert sources(claim) == ["en", "fr", "id"]
    assert sorted(position.value.amount for position in claim.positions) == [340000000, 430000000]
