"""What is counted: sources, seats, nationals, unknown nouns, fates, and words that hold their number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities
from sources.reading.types import Quantity


def only(text: str, language: str) -> Quantity:
    found = find_quantities(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("en", "two diplomats, who asked not to be named, confirmed it", "two diplomats", "sources"),
        ("en", "two people close to the talks confirmed it", "two people", "sources"),
        ("en", "two people drowned close to the pier", "two people", "people"),
        ("fr", "deux cadres ont, sous couvert d'anonymat, démenti", "deux cadres", "sources"),
        ("zh", "两名熟悉谈判的官员表示", "两名熟悉谈判的官员", "sources"),
        ("zh", "两名受伤的工人被送医", "两名受伤的工人", "people"),
        ("tr", "isminin açıklanmasını istemeyen iki yetkili doğruladı", "iki yetkili", "sources"),
    ],
)
def test_few_people_without_names_are_sources(language: str, text: str, span: str, unit: str) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "The party won 41 seats and sent 41 deputies to a 90-member parliament.", ["seats"] * 3),
        ("en", "The party won 41 seats. Eight deputies defected.", ["seats", "people"]),
        ("en", "The bridge carried 41 deputies and 90 members of a choir.", ["people"] * 2),
        ("es", "Logró 41 escaños; sus 41 diputados juraron ayer.", ["seats"] * 2),
        ("hi", "दल को 41 सीटें मिलीं। 90 सदस्यों वाली संसद में यह बहुमत नहीं।", ["seats"] * 2),
    ],
)
def test_deputies_are_seats_where_the_text_counts_seats(language: str, text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(text, language)] == units


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("en", "some 1,800 Ghanaians live there", "1,800 Ghanaians", "people"),
        ("en", "they lost 1,800 haystacks", "1,800 haystacks", "haystacks"),
        ("hi", "वहाँ 1,800 भारतीय रहते हैं", "1,800 भारतीय", "people"),
        ("ar", "كان بينهم 12 تونسيا", "12 تونسيا", "people"),
        ("de", "mit elf Unterhändlern", "elf Unterhändlern", "people"),
        ("it", "con 40 restauratori", "40 restauratori", "people"),
        ("te", "ప్రమాదంలో ముగ్గురు చనిపోయారు", "ముగ్గురు", "people"),
        ("ko", "드론 두 대가 떨어졌다", "두 대", "drones"),
        ("th", "โรงเรียน 14 แห่งปิด", "14 แห่ง", "schools"),
        ("pl", "domagają się 95 mln. Opowieści trwają", "95 mln", ""),
    ],
)
def test_what_is_counted_is_told_without_its_noun_on_file(
    language: str, text: str, span: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "L'enquête vise 41 bureaux de vote ; le pays en compte 5230.", "polling stations"),
        ("it", "Il porto ha 41 navi e ne aspetta 90.", "ships"),
        ("en", "Police counted 30,000 marchers. The organisers put it at 80,000.", "people"),
        ("de", "Die Zahl der gesperrten Schulen stieg am Montag auf 41, hieß es am 90. Tag.", "schools"),
        ("de", "Damit hat Hannes Brauer 78 der 150 Sitze.", "seats"),
        ("en", "That gave Ann Brewer 78 of the 150 seats.", "seats"),
        ("de", "Gezählt wurde in 41 von landesweit 90 Wahllokalen.", "polling stations"),
    ],
)
def test_a_number_without_a_noun_takes_what_was_counted(language: str, text: str, unit: str) -> None:
    assert {quantity.unit for quantity in find_quantities(text, language)} == {unit}


def test_seven_in_french_is_no_month() -> None:
    assert only("Sept personnes ont été blessées", "fr").amount == 7


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They won 3-1 and then lost 4:2."),
        ("ko", "헬기가 구조 작업에 나섰다. 오만 정부도 도왔다."),
        ("zh", "上半年和下半年"),
    ],
)
def test_scores_rescues_and_halves_of_years_are_no_quantities(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


def test_a_persian_word_is_a_tonne_or_a_person() -> None:
    assert only("۲۹ تن کشته شدند", "fa").unit == "people"
    assert only("۲۹ تن گندم خریدند", "fa").unit == "tonne"


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("de", "ein dreitägiger Streik", "dreitägiger", "3", "day"),
        ("ru", "объявлен трёхдневный траур", "трёхдневный", "3", "day"),
        ("it", "un piano quinquennale", "quinquennale", "5", "year"),
        ("ko", "열흘 동안 이어졌다", "열흘", "10", "day"),
        ("hi", "तीन दिवसीय यात्रा", "तीन दिवसीय", "3", "day"),
        ("fa", "آتش‌بس سه‌روزه", "سه‌روزه", "3", "day"),
    ],
)
def test_a_word_that_holds_number_and_unit_is_a_duration(
    language: str, text: str, span: str, amount: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.amount, quantity.unit) == (span, Decimal(amount), unit)


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "two dozen houses burned", "two dozen houses", "24", "houses"),
        ("en", "a dozen boats sank", "a dozen boats", "12", "boats"),
        ("fr", "une quarantaine de maisons ont brûlé", "une quarantaine de maisons", "40", "houses"),
        ("it", "per un paio di giorni", "un paio di giorni", "2", "day"),
        ("es", "media docena de casas", "media docena de casas", "6", "houses"),
        ("de", "zwei Dutzend Verletzte", "zwei Dutzend Verletzte", "24", "people"),
        ("nl", "een twintigtal huizen", "een twintigtal huizen", "20", "houses"),
        ("ru", "два десятка раненых", "два десятка раненых", "20", "people"),
        ("hi", "डेढ़ सौ लोग", "डेढ़ सौ लोग", "150", "people"),
        ("hr", "dvadesetak kuća", "dvadesetak kuća", "20", "houses"),
        ("en", "one worker died", "one worker", "1", "people"),
        ("ru", "один рабочий погиб", "один рабочий", "1", "people"),
        ("en", "it took one week", "one week", "1", "week"),
    ],
)
def test_dozens_pairs_and_ones_are_numbers(
    language: str, text: str, span: str, amount: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.amount, quantity.unit) == (span, Decimal(amount), unit)


def test_one_of_whom_nothing_is_told_is_no_quantity() -> None:
    assert find_quantities("One official said so.", "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("en", "The motion passed with 57 in favour and 33 against.", ["57 in favour", "33 against"]),
        ("en", "It was carried by 61 votes to 40 late on Friday.", ["61 votes", "40"]),
        ("de", "Mit 57 Stimmen wurde es angenommen, 33 dagegen.", ["57 Stimmen", "33 dagegen"]),
        ("it", "Approvata con 57 voti, 33 contrari.", ["57 voti", "33 contrari"]),
        ("pl", "Padło 57 głosów, 33 przeciw, dwa głosy nieważne.", ["57 głosów", "33 przeciw", "dwa głosy"]),
        ("cs", "Bylo 57 hlasů, 33 proti.", ["57 hlasů", "33 proti"]),
        ("ja", "法案は賛成57、反対33、棄権2で可決された。", ["賛成57", "反対33", "棄権2"]),
        ("ko", "찬성 57, 반대 33, 기권 2로 가결됐다.", ["찬성 57", "반대 33", "기권 2"]),
        ("en", "The vote, with three abstentions, was called.", ["three abstentions"]),
    ],
)
def test_votes_are_known_by_the_side_they_were_cast_for(language, text, spans):
    found = find_quantities(text, language)
    assert [(quantity.text, quantity.unit) for quantity in found] == [(span, "votes") for span in spans]


def test_a_number_before_against_is_no_vote_where_nobody_votes():
    found = find_quantities("He scored 57 against Leeds.", "en")
    assert all(quantity.unit != "votes" for quantity in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Poparło go ośmioro posłów."),
        ("hr", "Podržalo ga je osmero zastupnika."),
        ("ru", "Его поддержали восьмеро депутатов."),
    ],
)
def test_collective_numerals_beyond_seven_count_people(language, text):
    (found,) = find_quantities(text, language)
    assert (found.amount, found.unit) == (Decimal(8), "people")


def test_a_crowd_near_a_parliament_has_no_seats():
    found = find_quantities("与党は93議席に減った。下院周辺で4万5千人が参加した。", "ja")
    assert [quantity.unit for quantity in found] == ["seats", "people"]


@pytest.mark.parametrize(
    ("text", "span", "amount", "unit"),
    [
        ("أصيب العمال الخمسة.", "العمال الخمسة", 5, "people"),
        ("وقّع نوابه الستة العريضة.", "نوابه الستة", 6, "people"),
        ("أغلقت المدارس الثلاث أبوابها.", "المدارس الثلاث", 3, "schools"),
    ],
)
def test_an_arabic_number_may_stand_behind_its_definite_noun(text, span, amount, unit):
    (found,) = find_quantities(text, "ar")
    assert (found.text, found.amount, found.unit) == (span, Decimal(amount), unit)


def test_a_weekday_behind_a_noun_is_no_number_in_arabic():
    assert find_quantities("زار الوزير المدارس الاثنين.", "ar") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Organisers put the crowd in the square at 32,000."),
        ("es", "La policía cifró la asistencia en 32.000."),
        ("it", "La questura stima la folla in 32.000."),
    ],
)
def test_a_number_behind_a_crowd_counts_people(language, text):
    (found,) = find_quantities(text, language)
    assert (found.amount, found.unit) == (Decimal(32000), "people")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Dziennik dowiedział się o tym od dwóch osób z otoczenia prezesa."),
        ("fr", "L'information vient de deux personnes de l'entourage du maire."),
        ("ru", "Об этом рассказали два человека из окружения мэра."),
    ],
)
def test_people_around_somebody_are_sources(language, text):
    assert find_quantities(text, language)[0].unit == "sources"
