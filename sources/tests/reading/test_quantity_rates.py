"""One measure told by another: exchange rates, concentrations and flows; and currencies by their noun alone."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


def _found(language, text):
    return [(q.text, float(q.amount), q.unit) for q in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "(1 euro = 1.12 dollars)", ("1 euro = 1.12 dollars", 1.12, "USD/EUR")),
        ("en", "1 euro equals 1.12 dollars", ("1 euro equals 1.12 dollars", 1.12, "USD/EUR")),
        ("zh", "按1欧元兑7.8元人民币计算", ("1欧元兑7.8元人民币", 7.8, "CNY/EUR")),
        ("ja", "1ユーロ=160円で計算", ("1ユーロ=160円", 160, "JPY/EUR")),
        ("ja", "1ドル150円台", ("1ドル150円", 150, "JPY/USD")),
        ("ko", "1달러당 1400원", ("1달러당 1400원", 1400, "KRW/USD")),
        ("hi", "(एक डॉलर = 84 रुपये)", ("एक डॉलर = 84 रुपये", 84, "INR/USD")),
        ("vi", "1 USD = 25.000 đồng", ("1 USD = 25.000 đồng", 25000, "VND/USD")),
        ("id", "1 dolar AS setara 16.000 rupiah", ("1 dolar AS setara 16.000 rupiah", 16000, "IDR/USD")),
    ],
)
def test_what_one_of_a_currency_costs_in_another_is_a_rate(language, text, expected):
    assert _found(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2.5 micrograms per cubic metre", ("2.5 micrograms per cubic metre", 2.5, "microgram-per-cubic-meter")),
        ("en", "40 cubic metres per second", ("40 cubic metres per second", 40, "cubic-meter-per-second")),
        ("de", "3 Tonnen pro Hektar", ("3 Tonnen pro Hektar", 3, "tonne-per-hectare")),
        ("pt", "5 miligramas de chumbo por litro", ("5 miligramas de chumbo por litro", 5, "milligram-per-liter")),
        ("ru", "2 нанограмма на миллилитр", ("2 нанограмма на миллилитр", 2, "nanogram-per-milliliter")),
        ("tr", "litre başına 5 miligram", ("5 miligram", 5, "milligram-per-liter")),
        ("tr", "litrede 5 miligram", ("5 miligram", 5, "milligram-per-liter")),
        ("hi", "प्रति लीटर 5 मिलीग्राम", ("5 मिलीग्राम", 5, "milligram-per-liter")),
        ("th", "5 มิลลิกรัมต่อลิตร", ("5 มิลลิกรัมต่อลิตร", 5, "milligram-per-liter")),
        ("zh", "每立方米48微克", ("48微克", 48, "microgram-per-cubic-meter")),
        ("ko", "세제곱미터당 48㎍", ("48㎍", 48, "microgram-per-cubic-meter")),
    ],
)  # fmt: skip
def test_a_mass_or_volume_takes_the_unit_that_it_is_told_for(language, text, expected):
    assert _found(language, text) == [expected]


def test_a_mass_without_another_unit_stays_one():
    assert _found("en", "5 tonnes a day, in a hectare of forest") == [("5 tonnes", 5, "tonne")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "4,000 ariary", ("4,000 ariary", 4000, "MGA")),
        ("de", "4 Milliarden Ariary", ("4 Milliarden Ariary", 4e9, "MGA")),
        ("ja", "4万アリアリ", ("4万アリアリ", 40000, "MGA")),
        ("vi", "4.000 kwanza", ("4.000 kwanza", 4000, "AOA")),
        ("ru", "300 метикалов", ("300 метикалов", 300, "MZN")),
    ],
)
def test_a_rarer_currency_is_known_by_its_noun(language, text, expected):
    assert _found(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("bn", "২ হাজার ৩৫০ জন", ("২ হাজার ৩৫০ জন", 2350, "people")),
        ("hi", "2 हजार 350 लोग", ("2 हजार 350 लोग", 2350, "people")),
        ("ta", "2 ஆயிரம் 350 பேர்", ("2 ஆயிரம் 350 பேர்", 2350, "people")),
        ("ur", "2 ہزار 350 افراد", ("2 ہزار 350 افراد", 2350, "people")),
        ("bn", "৭ দশমিক ২৫ কিলোমিটার", ("৭ দশমিক ২৫ কিলোমিটার", 7.25, "kilometer")),
        ("hi", "7 दशमलव 25 किलोमीटर", ("7 दशमलव 25 किलोमीटर", 7.25, "kilometer")),
        ("ur", "7 اعشاریہ 25 کلومیٹر", ("7 اعشاریہ 25 کلومیٹر", 7.25, "kilometer")),
    ],
)
def test_a_number_goes_on_behind_its_thousands_and_behind_the_word_for_its_point(language, text, expected):
    assert _found(language, text) == [expected]
