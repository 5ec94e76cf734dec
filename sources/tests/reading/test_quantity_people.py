"""People whom a text counts: on whose word it tells something, by their trade, and by kinship."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to two engineers the update was never tested."),
        ("de", "Unter Berufung auf zwei Ingenieure berichtet das Blatt darüber."),
        ("fr", "Selon deux ingénieurs, la mise à jour n'a pas été testée."),
        ("es", "Según dos ingenieros, nadie la probó."),
        ("pl", "Według dwóch inżynierów nikt jej nie sprawdził."),
        ("ru", "По словам двух инженеров, её не проверяли."),
        ("hi", "दो इंजीनियरों के अनुसार जांच नहीं हुई।"),
        ("ur", "دو انجینئروں کے مطابق جانچ نہیں ہوئی۔"),
        ("tr", "İki mühendise göre deneme yapılmadı."),
        ("zh", "据两名工程师称，更新未经测试。"),
        ("vi", "Theo hai kỹ sư, bản cập nhật chưa được thử."),
        ("id", "Menurut dua insinyur, pembaruan itu tidak diuji."),
    ],
)
def test_a_few_people_on_whose_word_something_is_told_are_sources(language: str, text: str) -> None:
    assert [(quantity.amount, quantity.unit) for quantity in find_quantities(text, language)] == [
        (2, "sources")
    ]


def test_a_poll_that_a_text_relies_on_asked_people() -> None:
    (found,) = find_quantities("According to 1,024 respondents the plan is wrong.", "en")
    assert found.unit == "people"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die 14 Restauratoren warteten."),
        ("fr", "Les 14 vétérinaires attendaient."),
        ("ru", "Ждали 14 вулканологов."),
        ("uk", "Чекали 14 ветеринарів."),
        ("pl", "Czekało 14 importerów."),
        ("tr", "14 arkeolog bekledi."),
        ("hi", "उनकी 14 बेटियां आईं।"),
        ("ur", "وہ دو بیٹیوں کے ساتھ نکلا۔"),
        ("id", "Ada 14 paramedis."),
        ("vi", "Có 14 nhà địa chất."),
        ("fa", "۱۴ زمین‌شناس آمدند."),
        ("he", "באו 14 יבואנים."),
    ],
)
def test_people_are_counted_by_trade_and_kinship(language: str, text: str) -> None:
    assert [quantity.unit for quantity in find_quantities(text, language)] == ["people"]


def test_a_latin_word_that_ends_like_a_goal_is_none() -> None:
    found = find_quantities("Die Studie nennt 14 Indikatoren.", "de")
    assert all(quantity.unit != "goals" for quantity in found)
