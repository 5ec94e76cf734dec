"""Numbers whose noun the text tells elsewhere, and numbers that are no quantities."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

_MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^\]]+)\]")
# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
ELSEWHERE = [
    ("en", "[Nine technicians|9|people] were hurt. [Two of the nine|2|people] have serious burns. [Seven are children|7|people]."),
    ("ru", "Двигатели проработали [74 секунды|74|second] из запланированных [140|140|second]."),
    ("es", "De los atrapados, [18 son chilenos|18|people]. El instituto cifra en [2,7 millones|2700000|families] los hogares."),
    ("it", "Sono [1.200|1200|families] le famiglie senza corrente."),
    ("zh", "鮪魚每公斤含組織胺[0.64公克|0.64|gram-per-kilogram]，每天捕捞[3公斤|3|kilogram]。"),
    ("vi", "Nộp báo cáo trong vòng [15 ngày|15|day]."),
    ("en", "[437 fall ill|437|people] at a factory."),
    ("pl", "Żąda [pół miliona złotych|500000|PLN]; [pół miliona osób|500000|people] nie ma wody."),
    ("bg", "[Половин милион души|500000|people] са без вода."),
    ("de", "Sie sollen erst mit [68|68|year] in Rente gehen, nicht erst mit [68 Prozent|68|percent]."),
    ("pt", "A lei custa [2 milhões de euros|2000000|EUR] e poupa [1,1 mil milhões|1100000000|EUR] anuais."),
    ("vi", "[Bốn tên trộm|4|people] bỏ trốn."),
    ("zh", "[四名窃贼|4|people]逃走。"),
    ("bn", "[চার চোর|4|people] পালিয়ে গেছে।"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence"), ELSEWHERE, ids=[f"{row[0]}-{n}" for n, row in enumerate(ELSEWHERE)]
)
def test_a_number_takes_the_unit_that_its_text_tells_elsewhere(language: str, sentence: str) -> None:
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    told = [(quantity.text, str(quantity.amount), quantity.unit) for quantity in found]
    assert told == _MARKED.findall(sentence)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La presidenta del Sindicato N.° 2 habló en la sala n.º 3."),
        ("ar", "تنتهي المهلة في 15 دجنبر وتبدأ في 3 غشت."),
        ("en", "Built in 1861 with money from Boston, the church burned."),
        ("fr", "Fondée en 1794, la maison a fermé."),
        ("vi", "Đến 12 giờ cùng ngày, họ về nhà."),
    ],
)
def test_labels_months_of_the_maghreb_hours_of_a_day_and_years_long_past_are_no_quantities(
    language: str, text: str
) -> None:
    assert find_quantities(text, language) == ()
