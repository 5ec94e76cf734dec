"""Ordinals that tell an amount, flows, and numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "It was the eighth launch of the year.", "eighth launch", "8", "rank"),
        ("es", "Fue el cuarto ataque del mes.", "cuarto ataque", "4", "rank"),
        ("ru", "Это шестой запуск за год.", "шестой запуск", "6", "rank"),
        ("ar", "كانت هذه الرحلة الرابعة للطائرة.", "الرحلة الرابعة", "4", "rank"),
        ("zh", "这是第三次发射。", "第三次发射", "3", "rank"),
        ("ja", "6回目の打ち上げだった。", "6回目の打ち上げ", "6", "rank"),
        ("ko", "회사의 2대 주주다.", "2대 주주", "2", "rank"),
        ("ru", "Связь пропала на 215-й секунде полёта.", "215-й секунде", "215", "second"),
        ("en", "Contact was lost in the 215th second.", "215th second", "215", "second"),
        ("th", "สัญญาณหายในวินาทีที่ 215", "วินาทีที่ 215", "215", "second"),
        ("zh", "升空后第215秒失联。", "215秒", "215", "second"),
    ],
)
def test_an_ordinal_beside_an_event_or_a_second_is_an_amount(
    language: str, text: str, span: str, amount: str, unit: str
) -> None:
    found = [(quantity.text, quantity.amount, quantity.unit) for quantity in find_quantities(text, language)]
    assert found == [(span, Decimal(amount), unit)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "流量为每秒860立方米", [("每秒860立方米", "cubic-meter-per-second")]),
        ("fa", "دبی ۸۶۰ متر مکعب بر ثانیه بود", [("۸۶۰ متر مکعب بر ثانیه", "cubic-meter-per-second")]),
        ("vi", "lưu lượng 860 m3/s", [("860 m3/s", "cubic-meter-per-second")]),
        ("en", "the 45-million-cubic-meter lake", [("45-million-cubic-meter", "cubic-meter")]),
        (
            "en",
            "it ran at 860 cubic meters (30,400 cubic feet) a second",
            [
                ("860 cubic meters", "cubic-meter-per-second"),
                ("30,400 cubic feet", "cubic-foot-per-second"),
            ],
        ),
    ],
)
def test_flows_are_read_in_words_and_with_a_conversion(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(quantity.text, quantity.unit) for quantity in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lots 310, 312 and 415 are recalled."),
        ("pt", "O navio afundou nesta quinta (21) no porto."),
        ("vi", "Tính đến chiều 21/3, nước rút."),
        ("tr", "Patlama TSİ 07.15'te oldu."),
    ],
)
def test_numbers_of_lots_days_and_times_are_no_quantities(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("tr", "tesiste 19 şoförsüz araç var", "19 şoförsüz araç", "vehicles"),
        ("hi", "यहाँ 19 चालक रहित वाहन हैं", "19 चालक रहित वाहन", "vehicles"),
        ("tr", "kırka yakın gemi bekliyor", "kırka yakın gemi", "ships"),
        ("tr", "45'ten fazla gemi bekliyor", "45'ten fazla gemi", "ships"),
        ("de", "Zuletzt waren es 2.450. Minister Ott kam.", "2.450", ""),
        ("fr", "Le pays a reçu 45 000 vaccins.", "45 000 vaccins", "doses"),
        ("es", "La sala fue diseñada para 4.500.", "4.500", "seats"),
        ("th", "ไข้สูงถึง 39 องศา", "39 องศา", "celsius"),
        ("pl", "Stopa może spaść z 7,2 do 6,1 proc.", "7,2", "percent"),
        ("en", "The landslide toll reached 48.", "48", "people"),
        ("pt", "Abriu 450 vagas.", "450 vagas", "people"),
    ],
)
def test_what_is_counted_follows_the_grammar_of_its_phrase(
    language: str, text: str, span: str, unit: str
) -> None:
    first = find_quantities(text, language)[0]
    assert (first.text, first.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El club jugó siete partidos en su estadio.", [("siete partidos", "matches")]),
        ("es", "Siete partidos firmaron el pacto.", [("Siete partidos", "parties")]),
        ("it", "Una tribuna da 3.500 posti.", [("3.500 posti", "seats")]),
        ("it", "Taglia 3.500 posti in fabbrica.", [("3.500 posti", "people")]),
    ],
)
def test_a_noun_of_two_meanings_has_the_one_that_its_text_tells(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(quantity.text, quantity.unit) for quantity in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Rangers buried 45 dead wombats.", [("45 dead wombats", "wombats")]),
        ("en", "It faces 45 counts of fraud.", [("45 counts", "charges")]),
        ("de", "Gefunden wurden 45 tote Seeadler.", [("45 tote Seeadler", "eagles")]),
        (
            "fr",
            "Il y a 45 vols annulés et 12 retardés.",
            [("45 vols", "flights"), ("12 retardés", "flights")],
        ),
        ("it", "Erano 4.500, da 420 dell'anno prima.", [("4.500", ""), ("420", "")]),
        (
            "zh",
            "电厂有45台风力发电机，其中12台停机。",
            [("45台风力发电机", "turbines"), ("12台", "turbines")],
        ),
        ("zh", "厂内有45辆无人驾驶运输车。", [("45辆无人驾驶运输车", "vehicles")]),
        ("uk", "Загинули четверо дітей.", [("четверо дітей", "people")]),
        (
            "fa",
            "این نیروگاه ۸ توربین دارد و سه واحد خاموش است.",
            [("۸ توربین", "turbines"), ("سه واحد", "turbines")],
        ),
        ("ar", "بلغت الإصابات 450 والوفيات 12.", [("450", "people"), ("12", "people")]),
        ("hi", "पक्ष में 112 और विरोध में 87 मत पड़े।", [("पक्ष में 112", "votes"), ("87 मत", "votes")]),
        ("ta", "நிறுவனத்தின் லாபம் 45 கோடி.", [("45 கோடி", "INR")]),
    ],
)
def test_what_stands_beside_a_number_is_read_by_its_grammar(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(quantity.text, quantity.unit) for quantity in find_quantities(text, language)] == expected
