"""Times by more than their unit, and units that science and the press share."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

_MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^\]]+)\]")
# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
QUALIFIED = [
    ("en", "It has [14 working days|14|day] to answer and was closed for [three straight weeks|3|week]."),
    ("de", "Er wartete [drei volle Tage|3|day] und [zwei weitere Wochen|2|week]."),
    ("fr", "L'attente a duré [trois longues heures|3|hour]."),
    ("ru", "Срок составляет [10 рабочих дней|10|day]; на площади были [14 рабочих|14|people]."),
    ("uk", "Строк становить [10 робочих днів|10|day]."),
    ("pl", "Czekali [trzy długie godziny|3|hour]."),
    ("pl", "Wzywają do [24-godzinnego|24|hour] strajku na [5-tym piętrze|5|floors]."),
    ("cs", "Lhůta je [14 pracovních dnů|14|day]."),
    ("el", "Η προθεσμία είναι [14 εργάσιμες ημέρες|14|day]."),
    ("tr", "Süre [14 iş günü|14|day]."),
    ("hi", "जवाब के लिए [14 कार्य दिवस|14|day] मिले।"),
    ("he", "המועד הוא [14 ימי עבודה|14|day]."),
    ("zh", "须在[14个工作日|14|day]内答复。"),
    ("ko", "답변 기한은 [14영업일|14|day]이다."),
    ("id", "Tenggatnya [14 hari kerja|14|day]."),
]  # fmt: skip
COMPOUNDS = [
    ("de", "Wer [46 Beitragsjahre|46|year] hat, ging nach [19 Verhandlungstagen|19|day] und [3.000 Flugstunden|3000|hour]."),
    ("nl", "Na [14 werkdagen|14|day] en [300 overuren|300|hour]."),
    ("sv", "Efter [14 arbetsdagar|14|day] var det [41 minusgrader|-41|celsius]."),
    ("da", "Efter [14 arbejdsdage|14|day]."),
    ("nb", "Etter [14 arbeidsdager|14|day]."),
    ("fi", "Se kesti [14 työpäivää|14|day] ja oli [31 pakkasastetta|-31|celsius]; [29 pelastettiin|29|people]."),
    ("hu", "A határidő [14 munkanap|14|day]."),
]  # fmt: skip
UNITS = [
    ("en", "It makes [960 kilonewtons|960|kilonewton] of thrust from [3.5 short tons|3.5|short-ton] at [5 ppm|5|part-per-million]."),
    ("ru", "Тяга [960 кН|960|kilonewton], доза [5 мкЗв|5|microsievert]."),
    ("zh", "推力为[960千牛|960|kilonewton]。"),
    ("ja", "推力は[960キロニュートン|960|kilonewton]、線量は[5ミリシーベルト|5|millisievert]。"),
    ("ko", "추력은 [960킬로뉴턴|960|kilonewton]이다."),
    ("th", "แรงขับ [960 กิโลนิวตัน|960|kilonewton]"),
    ("tr", "İtki [960 kilonewton|960|kilonewton]."),
    ("hi", "हर ग्राहक को [5 जीबी|5|gigabyte] डेटा मिलेगा।"),
    ("ur", "ہر صارف کو [5 جی بی|5|gigabyte] ڈیٹا ملے گا۔"),
    ("ar", "يحصل كل زبون على [5 جيغابايت|5|gigabyte] مجانا."),
    ("it", "Ogni cliente riceverà [5 giga|5|gigabyte]."),
    ("es", "Caben [4,2 hectómetros cúbicos|4.2|cubic-hectometer] de agua."),
    ("pt", "Apreenderam [103 quilos|103|kilogram] de ouro."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence"), QUALIFIED, ids=[f"{row[0]}-{n}" for n, row in enumerate(QUALIFIED)]
)
def test_a_time_is_read_over_what_stands_between_it_and_its_number(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize(("language", "sentence"), COMPOUNDS, ids=[row[0] for row in COMPOUNDS])
def test_a_time_at_the_end_of_a_compound_is_that_time(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize("sentence", ["Er zählte 14 Geburtstage.", "Es waren 14 Montage im Werk."])
def test_a_compound_that_only_sounds_like_a_time_lasts_for_none(sentence: str) -> None:
    assert all(quantity.unit != "day" for quantity in find_quantities(sentence, "de"))


@pytest.mark.parametrize(("language", "sentence"), UNITS, ids=[row[0] for row in UNITS])
def test_units_of_force_radiation_and_data_have_one_name_in_all_languages(
    language: str, sentence: str
) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


def _found(language: str, sentence: str) -> list[tuple[str, str, str]]:
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    return [(quantity.text, str(quantity.amount), quantity.unit) for quantity in found]
