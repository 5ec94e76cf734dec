"""Dates and times: ISO value, time, zone and exact span in many languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.dates import date_spans, find_dates
from sources.reading.reader import read

from .support import no_vectors

#: A Tuesday.
PUBLISHED = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("language", "text", "value", "time", "zone"),
    [
        ("en", "on 5 May 2024", "2024-05-05", "", ""),
        ("en", "on Oct. 5", "2025-10-05", "", ""),
        ("en", "on Monday", "2026-03-16", "", ""),
        ("en", "next Monday", "2026-03-23", "", ""),
        ("es", "este martes", "2026-03-17", "", ""),
        ("en", "last July", "2025-07", "", ""),
        ("en", "in Q2 2025", "2025-Q2", "", ""),
        ("en", "yesterday at 5:30 p.m. EST", "2026-03-16", "17:30", "-05:00"),
        ("en", "at 2017 GMT on Friday", "2026-03-13", "20:17", "+00:00"),
        ("en", "in 2018", "2018", "", ""),
        ("de", "am Montag, 5. Januar 2026 gegen 14.30 Uhr", "2026-01-05", "14:30", ""),
        ("fr", "mardi 3 février à 14h30", "2026-02-03", "14:30", ""),
        ("es", "el 5 de marzo de 2026 a las 14.30", "2026-03-05", "14:30", ""),
        ("pl", "5 marca 2026 r. o godz. 14.30", "2026-03-05", "14:30", ""),
        ("pl", "w sierpniu", "2026-08", "", ""),
        ("hu", "2026. március 16-án", "2026-03-16", "", ""),
        ("fi", "3. maaliskuuta", "2026-03-03", "", ""),
        ("ru", "в среду в 14:30 мск", "2026-03-11", "14:30", "+03:00"),
        ("el", "στις 28 Φεβρουαρίου 2023", "2023-02-28", "", ""),
        ("tr", "5 Mart 2026'da", "2026-03-05", "", ""),
        ("ar", "٥ آذار/مارس ٢٠٢٦", "2026-03-05", "", ""),
        ("he", "ב-5 במרץ 2026", "2026-03-05", "", ""),
        ("fa", "دوشنبه ۱۴ اسفند ۱۴۰۴", "2026-03-05", "", ""),
        ("fa", "روز ۲۲ مهرماه", "2025-10-14", "", ""),
        ("fa", "۳۰ فروردین", "2026-04-19", "", ""),
        ("fa", "در تیر ۱۴۰۳", "2024-07", "", ""),
        ("fa", "۱۴۰۴/۱۲/۱۴ ساعت ۱۴:۳۰", "2026-03-05", "14:30", ""),
        ("hi", "5 मार्च 2026", "2026-03-05", "", ""),
        ("th", "5 มีนาคม 2569 เวลา 14.30 น.", "2026-03-05", "14:30", ""),
        ("vi", "lúc 14h30 ngày 5/3/2026", "2026-03-05", "14:30", ""),
        ("id", "Senin (16/3/2026)", "2026-03-16", "", ""),
        ("id", "Minggu (15/3) pukul 04.17 WITA", "2026-03-15", "04:17", "+08:00"),
        ("id", "pada 11 Maret lalu", "2026-03-11", "", ""),
        ("id", "pada 20 Maret lalu", "2025-03-20", "", ""),
        ("zh", "今年6月", "2026-06", "", ""),
        ("zh", "3月5日下午2点30分", "2026-03-05", "14:30", ""),
        ("ja", "令和8年3月5日", "2026-03-05", "", ""),
        ("ja", "5日午前10時30分", "2026-03-05", "10:30", ""),
        ("es", "El martes 10, a las 6:50 horas, descarriló.", "2026-03-10", "06:50", ""),
        ("pt", "na segunda-feira (9), às 17h30", "2026-03-09", "17:30", ""),
        ("pt", "A reunião será na quinta-feira, 19.", "2026-03-19", "", ""),
        ("fr", "Vendredi 27, tout était fermé.", "2026-02-27", "", ""),
        ("de", "Am Montag (9.) entgleiste ein Zug.", "2026-03-09", "", ""),
        ("es", "El lunes 12 personas murieron.", "2026-03-16", "", ""),
        ("fr", "Lundi 4,5 millions de votes", "2026-03-16", "", ""),
        ("ko", "2026년 3월 5일 오후 3시", "2026-03-05", "15:00", ""),
        ("de", "bis Freitagmittag", "2026-03-13", "", ""),
        ("nl", "op donderdagavond", "2026-03-12", "", ""),
        ("sv", "på fredagskvällen", "2026-03-13", "", ""),
        ("nb", "torsdagskvelden", "2026-03-12", "", ""),
        ("da", "lørdag aften", "2026-03-14", "", ""),
        ("da", "lørdagaften", "2026-03-14", "", ""),
        ("pl", "do piątku", "2026-03-13", "", ""),
        ("pl", "od wtorkowego popołudnia", "2026-03-17", "", ""),
        ("cs", "do čtvrtečního odpoledne", "2026-03-12", "", ""),
        ("cs", "do pátku", "2026-03-13", "", ""),
        ("sk", "od utorka", "2026-03-17", "", ""),
        ("hr", "od petka", "2026-03-13", "", ""),
    ],
)
def test_dates_are_resolved_against_the_day_of_publication(
    language: str, text: str, value: str, time: str, zone: str
) -> None:
    found = find_dates(text, language, published=PUBLISHED)
    assert [(expression.value, expression.time, expression.zone) for expression in found] == [
        (value, time, zone)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("in June", "--06"), ("on 13 June", "--06-13"), ("on Monday", "-W-1")],
    ids=["month", "day", "weekday"],
)
def test_a_date_without_a_year_stays_open_without_a_day_of_publication(text: str, value: str) -> None:
    assert [expression.value for expression in find_dates(text, "en")] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "prices may rise to 14.3 percent"),
        ("en", "they march on"),
        ("ja", "3日間の休み"),
        ("en", "version 1.2.3"),
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(language: str, text: str) -> None:
    assert find_dates(text, language, published=PUBLISHED) == ()


def test_impossible_days_are_not_dates() -> None:
    assert find_dates("31.02.2026", "de") == ()


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="123456789 05./-:hMarchMoyne年月日時午後มีนาคม\u200b\u0301,(", max_size=40),
    language=st.sampled_from(["en", "de", "ar", "ja", "ko", "th", "hu", "vi", "xx"]),
)
def test_any_text_gives_ordered_spans_that_quote_it(text: str, language: str) -> None:
    found = find_dates(text, language, published=PUBLISHED)
    assert all(text[expression.start : expression.end] == expression.text for expression in found)
    assert [expression.start for expression in found] == sorted(expression.start for expression in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "la maggioranza ha un maggiore peso"),
        ("es", "abrió la puerta y el abrigo"),
        ("pt", "abriu o abrigo"),
        ("da", "Martin fik 41 mandater"),
        ("nb", "et mandat til Martin"),
        ("ro", "martirii mai vechi"),
    ],
)
def test_words_that_only_begin_like_a_month_or_weekday_are_no_dates(language: str, text: str) -> None:
    assert not find_dates(text, language, published=None)


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("en", "The trip took 2 hours.", False),
        ("es", "El viaje duró 2 horas.", False),
        ("es", "Llegó a las 14 horas.", True),
        ("fr", "Le trajet a duré 2 heures.", False),
        ("fr", "Il est arrivé à 14 heures.", True),
        ("pt", "A viagem durou 3 horas.", False),
        ("pt", "Chegou às 15 horas.", True),
        ("nl", "De reis duurde 2 uur.", False),
        ("nl", "Hij kwam om 14 uur.", True),
        ("de", "Er kam um 14 Uhr.", True),
        ("en", "They met at 3 o'clock.", True),
    ],
)
def test_hours_are_a_time_where_something_says_when_and_else_how_long(language, text, clock):
    assert bool(date_spans(text, language)) is clock


@pytest.mark.parametrize(
    ("text", "value"),
    [("em 3 de março", "--03-03"), ("em 3 de fevereiro", "2027-02-03"), ("em 3 de abril", "2026-04-03")],
)
def test_a_day_half_a_year_away_leaves_its_year_open(text: str, value: str) -> None:
    found = find_dates(text, "pt", published=date(2026, 10, 15))
    assert [expression.value for expression in found] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "La capitaine doit s'expliquer vendredi devant les juges.", "2031-05-16"),
        ("en", "The council will meet on Friday, the mayor said.", "2031-05-16"),
        ("en", "The council will meet on Tuesday, the mayor said.", "2031-05-13"),
        ("en", "The mayor said on Friday that the council will meet.", "2031-05-09"),
        ("en", "The council met on Friday.", "2031-05-09"),
        ("de", "Die Entscheidung soll am Freitag fallen.", "2031-05-16"),
        ("ja", "試験は8日に始まる予定だ。", "2031-06-08"),
        ("ja", "試験は28日に始まる予定だ。", "2031-05-28"),
        ("ja", "試験は8日に始まった。", "2031-05-08"),
    ],
)
def test_a_bare_day_in_a_clause_of_what_is_planned_lies_ahead(language: str, text: str, value: str) -> None:
    reading = read(text, language=language, published=date(2031, 5, 13), embed=no_vectors)
    assert [found.value for passage in reading.passages for found in passage.dates] == [value]


def test_a_longer_word_is_no_month_where_months_take_no_endings() -> None:
    assert not find_dates("De directeur, Julio Ramirez, sprak.", "nl", published=PUBLISHED)
    assert [found.text for found in find_dates("Het begint in juli.", "nl", published=PUBLISHED)] == ["juli"]


@pytest.mark.parametrize(
    ("month", "value"),
    [
        ("يوليوز", "07"),
        ("غشت", "08"),
        ("أغشت", "08"),
        ("شتنبر", "09"),
        ("شتمبر", "09"),
        ("نونبر", "11"),
        ("دجنبر", "12"),
        ("دجمبر", "12"),
    ],
)
def test_months_have_the_names_of_the_maghreb_too(month: str, value: str) -> None:
    (found,) = find_dates(f"في أجل أقصاه 15 {month} 2025", "ar", published=PUBLISHED)
    assert found.value == f"2025-{value}-15"


@pytest.mark.parametrize(
    ("published", "value"),
    [
        pytest.param(date(2026, 11, 8), "2026-03", id="eight months ago, though next March is nearer"),
        pytest.param(date(2026, 10, 8), "2026-03", id="seven months ago"),
        pytest.param(date(2026, 6, 8), "2026-03", id="three months ago"),
    ],
)
def test_a_bare_month_is_past(published: date, value: str) -> None:
    (found,) = find_dates("The bridge was last inspected in March.", "en", published=published)
    assert found.value == value


def test_a_bare_month_long_ago_is_the_next_one() -> None:
    (found,) = find_dates("The bridge opens in January.", "en", published=date(2026, 12, 8))
    assert found.value == "2027-01"


def test_a_bare_month_lies_ahead_where_something_is_planned() -> None:
    text = "The company plans to open the bridge in March."
    (passage,) = read(text, language="en", published=date(2026, 11, 8), embed=no_vectors).passages
    assert [found.value for found in passage.dates] == ["2027-03"]
