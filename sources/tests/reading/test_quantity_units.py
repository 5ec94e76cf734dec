"""Units by all their names: derived from CLDR's parts, abbreviated in many scripts, or of one region."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The line of 330 kV carried 12 MWh.", [("330 kV", 330, "kilovolt"), ("12 MWh", 12, "megawatt-hour")]),
        ("ru", "Линия на 330 кВ передала 12 МВт·ч.", [("330 кВ", 330, "kilovolt"), ("12 МВт·ч", 12, "megawatt-hour")]),
        ("uk", "Станція дала 20 мегават-годин.", [("20 мегават-годин", 20, "megawatt-hour")]),
        ("fr", "Le parc fournit 3 térawattheures.", [("3 térawattheures", 3, "terawatt-hour")]),
        ("es", "El parque dio 12 megavatios-hora.", [("12 megavatios-hora", 12, "megawatt-hour")]),
        ("pt", "O parque gerou 12 megawatts-hora.", [("12 megawatts-hora", 12, "megawatt-hour")]),
        ("pl", "Farma dała 12 megawatogodzin.", [("12 megawatogodzin", 12, "megawatt-hour")]),
        ("tr", "Santral 12 megavatsaat üretti.", [("12 megavatsaat", 12, "megawatt-hour")]),
        ("ar", "أنتجت المحطة 12 ميغاواط ساعة.", [("12 ميغاواط ساعة", 12, "megawatt-hour")]),
        ("fa", "نیروگاه ۱۲ مگاوات‌ساعت تولید کرد.", [("۱۲ مگاوات‌ساعت", 12, "megawatt-hour")]),
        ("hi", "संयंत्र ने 12 मेगावाट घंटे दिए।", [("12 मेगावाट घंटे", 12, "megawatt-hour")]),
        ("th", "ผลิตได้ 12 เมกะวัตต์ชั่วโมง", [("12 เมกะวัตต์ชั่วโมง", 12, "megawatt-hour")]),
        ("ja", "12メガワット時を発電した。", [("12メガワット時", 12, "megawatt-hour")]),
        ("ko", "12메가와트시를 생산했다.", [("12메가와트시", 12, "megawatt-hour")]),
        ("zh", "年发电34亿千瓦时。", [("34亿千瓦时", 3_400_000_000, "kilowatt-hour")]),
        ("zh", "装机容量120万千瓦。", [("120万千瓦", 1_200_000, "kilowatt")]),
    ],
)  # fmt: skip
def test_energy_power_and_voltage_are_read_by_every_name(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "300 ml", "milliliter"),
        ("ru", "300 мл", "milliliter"),
        ("ru", "300 куб. м", "cubic-meter"),
        ("ru", "85 дБ", "decibel"),
        ("es", "85 decibelios", "decibel"),
        ("zh", "85分贝", "decibel"),
        ("zh", "990百帕", "hectopascal"),
        ("ja", "85デシベル", "decibel"),
        ("ar", "5 مليغرامات", "milligram"),
        ("fa", "۴۱ درجه سانتی‌گراد", "celsius"),
        ("ar", "20 فدانا", "feddan"),
        ("hi", "6 बीघा", "bigha"),
        ("bn", "৪ ভরি", "tola"),
        ("ur", "6 کنال", "kanal"),
        ("th", "50 ตารางวา", "square-wa"),
        ("ja", "80坪", "tsubo"),
        ("ru", "12 центнеров", "quintal"),
        ("en", "30 rai", "rai"),
    ],
)
def test_measures_are_read_in_abbreviations_and_regional_units(language, text, unit):
    assert [(q.text, q.unit) for q in find_quantities(text, language)] == [(text, unit)]


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "up 12 cents a litre", "12 cents", "0.12", "USD"),
        ("en", "tea costs 45 kopecks", "45 kopecks", "0.45", "RUB"),
        ("de", "um 15 Cent teurer", "15 Cent", "0.15", "EUR"),
        ("fr", "25 centimes d'euro", "25 centimes d'euro", "0.25", "EUR"),
        ("pt", "subiu 15 centavos", "15 centavos", "0.15", "BRL"),
        ("ru", "на 15 копеек", "15 копеек", "0.15", "RUB"),
        ("pl", "o 15 groszy", "15 groszy", "0.15", "PLN"),
        ("tr", "15 kuruş arttı", "15 kuruş", "0.15", "TRY"),
        ("hi", "15 पैसे बढ़ी", "15 पैसे", "0.15", "INR"),
        ("ar", "ارتفع 15 قرشا", "15 قرشا", "0.15", "EGP"),
        ("th", "ขึ้น 15 สตางค์", "15 สตางค์", "0.15", "THB"),
        ("zh", "上涨15美分", "15美分", "0.15", "USD"),
        ("ja", "15セント上昇", "15セント", "0.15", "USD"),
        ("fr", "soit 3 euros 40, dit-il", "3 euros 40", "3.4", "EUR"),
        ("es", "cuesta 3 dólares con 40 centavos", "3 dólares con 40 centavos", "3.4", "USD"),
        ("tr", "3 lira 40 kuruşa çıktı", "3 lira 40 kuruşa", "3.4", "TRY"),
    ],
)
def test_hundredths_are_parts_of_their_currency(language, text, span, amount, unit):
    (found,) = find_quantities(text, language)
    assert (found.text, found.amount, found.unit) == (span, Decimal(amount), unit)


def test_cents_are_of_the_currency_that_the_text_counts_in():
    assert [q.unit for q in find_quantities("It cost 3 euros. Now it costs 20 cents less.", "en")] == [
        "EUR",
        "EUR",
    ]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("es", "Chile gastó 900 millones de pesos.", "CLP"),
        ("es", "La economía de México: 900 millones de pesos.", "MXN"),
        ("en", "The Danish firm paid 40 million crowns.", "DKK"),
        ("en", "Iran paid 40 million rials.", "IRR"),
        ("en", "Qatar paid 40 million riyals.", "QAR"),
        ("en", "The firm paid 40 million francs.", "CHF"),
        ("fr", "Le Sénégal paie 40 millions de francs.", "XOF"),
        ("ar", "أنفق السودان 40 مليون جنيه.", "SDG"),
        ("ar", "أنفق لبنان 40 مليون ليرة.", "LBP"),
        ("ur", "برازیل نے 40 ملین ریال خرچ کیے۔", "BRL"),
        ("ru", "Египет потратил 40 млн фунтов.", "EGP"),
        ("zh", "智利支出4000万比索。", "CLP"),
        ("zh", "捷克支出4000万克朗。", "CZK"),
        ("ja", "チリは4000万ペソを支出。", "CLP"),
    ],
)
def test_a_shared_currency_is_that_of_the_country_named(language, text, unit):
    assert [q.unit for q in find_quantities(text, language)] == [unit]


def test_the_country_of_the_sentence_wins_over_that_of_the_text():
    text = "菲律宾支出4000万比索，菲律宾央行说。墨西哥支出5000万比索。"
    assert [q.unit for q in find_quantities(text, "zh")] == ["PHP", "MXN"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "из 18 центров", [(18, "centres")]),
        ("ru", "в фазе 3 участвовали 412 пациентов", [(412, "people")]),
        ("tr", "Faz 3 çalışmasına 412 hasta katıldı", [(412, "people")]),
        ("el", "μελέτη φάσης 3 με 412 ασθενείς", [(412, "people")]),
        ("ru", "рост на 0,5 процентного пункта", [(Decimal("0.5"), "percentage point")]),
        ("id", "selama 12 minggu", [(12, "week")]),
        ("it", "uno su quattro ha votato", [(25, "percent")]),
    ],
)
def test_words_that_look_like_units_or_labels_are_told_apart(language, text, expected):
    assert [(q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("tr", "9 gündür", "day"),
        ("tr", "3 yıldan", "year"),
        ("tr", "2 aydır", "month"),
        ("hu", "9 nappal", "day"),
        ("hu", "3 évvel", "year"),
        ("hu", "5 óráig", "hour"),
        ("fi", "3 vuodessa", "year"),
        ("cs", "9 dnech", "day"),
        ("sv", "9 dagar", "day"),
        ("id", "2 pekan", "week"),
        ("ta", "9 நாட்களில்", "day"),
        ("zh", "3个多月", "month"),
        ("tr", "9 km'lik", "kilometer"),
        ("hu", "9 MW-os", "megawatt"),
        ("hu", "9 százalékos", "percent"),
        ("fi", "9 prosentilla", "percent"),
        ("ar", "9 أطنان", "tonne"),
    ],
)
def test_durations_and_measures_are_read_in_every_case(language, text, unit):
    assert [(q.text, q.unit) for q in find_quantities(text, language)] == [(text, unit)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "aumenti dell'8,5%", [("8,5%", "percent")]),
        ("fr", "l'11 % des voix", [("11 %", "percent")]),
        ("vi", "trong số 640 đại biểu", [("640 đại biểu", "people")]),
        ("de", "kostet 2 statt 1,50 Euro", [("2", "EUR"), ("1,50 Euro", "EUR")]),
        ("es", "cuesta 2 en lugar de 3 euros", [("2", "EUR"), ("3 euros", "EUR")]),
        ("en", "the union wants 8.5 percent, the firm offers 4.", [("8.5 percent", "percent"), ("4", "percent")]),
        ("en", "a £25,000 fine; 300,000 marched; police put it at 40,000.",
         [("£25,000", "GBP"), ("300,000", ""), ("40,000", "")]),
    ],
)  # fmt: skip
def test_what_stands_around_a_number_tells_its_unit(language, text, expected):
    assert [(q.text, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("es", "La participación fue del 61,2 %, tres puntos más; el índice cayó 212 puntos.",
         ["percent", "percentage point", "points"]),
        ("it", "L'affluenza è del 61,2%, tre punti in più; l'indice ha perso 12 punti.",
         ["percent", "percentage point", "points"]),
        ("ru", "Явка составила 61,2 %, на три пункта больше; индекс потерял 212 пунктов.",
         ["percent", "percentage point", "points"]),
        ("ar", "بلغت المشاركة 61.2%؛ وخسر المؤشر 212 نقطة", ["percent", "points"]),
        ("hi", "सूचकांक 212 अंक गिरा", ["points"]),
        ("ko", "지수는 212포인트 하락했다", ["points"]),
        ("tr", "endeks 212 puan düştü", ["points"]),
    ],
)  # fmt: skip
def test_points_are_of_a_percentage_or_of_an_index(language, text, units):
    assert [q.unit for q in find_quantities(text, language)] == units


def test_a_rate_is_no_billion_in_vietnamese():
    assert [q.text for q in find_quantities("tỷ lệ bỏ phiếu là 61,2%", "vi")] == ["61,2%"]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "The loan is worth 3.4 billion koruna.", "CZK"),
        ("en", "Prices fell by 12 million hryvnias.", "UAH"),
        ("fr", "Le projet coûtera 300 milliards de wons.", "KRW"),
        ("de", "Der Bau kostet 40 Millionen Forint.", "HUF"),
        ("es", "La multa es de 40 millones de grivnas.", "UAH"),
        ("pl", "Inwestycja kosztuje 3 mld wonów.", "KRW"),
        ("uk", "Проєкт коштує 3 млрд форинтів.", "HUF"),
        ("th", "มูลค่า 3.4 พันล้านโครูนา", "CZK"),
        ("ja", "費用は34億フォリントだ。", "HUF"),
        ("ko", "비용은 34억코루나다.", "CZK"),
        ("zh", "造价34亿福林。", "HUF"),
        ("sw", "Mkopo wa forint milioni 40", "HUF"),
    ],
)
def test_a_traded_currency_is_known_by_its_noun_alone(language, text, code):
    (found,) = find_quantities(text, language)
    assert found.unit == code


def test_an_amount_of_money_behind_at_is_no_time_of_day():
    (found,) = find_quantities("The bill sets spending at 4.25 trillion yen.", "en")
    assert (found.amount, found.unit) == (Decimal("4250000000000"), "JPY")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "사고는 4일 오전 6시50분(한국시간 오후 7시50분) 발생했다."),
        ("hi", "सुबह 9 बजकर 10 मिनट पर आग लगी।"),
        ("zh", "火灾发生在7时50分。"),
    ],
)
def test_minutes_past_an_hour_last_nothing(language, text):
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("ko", "화물 3만2000t이 쌓였다.", "3만2000t", "tonne"),
        ("th", "ทหารบาดเจ็บ 12 นาย", "12 นาย", "people"),
        ("th", "ผลคะแนน 61 ต่อ 40 เสียง", "61 ต่อ 40 เสียง", "votes"),
    ],
)
def test_a_letter_is_a_unit_only_where_it_ends_a_word(language, text, span, unit):
    found = find_quantities(text, language)[0]
    assert (found.text, found.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un bénéfice de 214 M€", [("214 M€", 214_000_000, "EUR")]),
        ("fr", "Un plan de 3,5 Md€", [("3,5 Md€", 3_500_000_000, "EUR")]),
        ("fr", "Un plan de 12 M d'euros", [("12 M d'euros", 12_000_000, "EUR")]),
        ("es", "Una ayuda de 40 M€", [("40 M€", 40_000_000, "EUR")]),
        ("de", "Umsatz von 90 Mio€", [("90 Mio€", 90_000_000, "EUR")]),
        ("en", "It raised 5bn€.", [("5bn€", 5_000_000_000, "EUR")]),
        ("fr", "Une récolte de 31 Mt", [("31 Mt", 31_000_000, "tonne")]),
        ("pt", "O parque de 30 MW", [("30 MW", 30, "megawatt")]),
        ("fr", "Une digue de 12 m", [("12 m", 12, "meter")]),
    ],
)
def test_letters_before_a_sign_or_a_tonne_are_a_scale(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


def test_a_percentage_behind_at_is_no_time_of_day():
    assert [(q.text, q.unit) for q in find_quantities("It held the rate at 4.25%.", "en")] == [
        ("4.25%", "percent")
    ]


def test_what_a_word_for_a_country_begins_with_are_not_its_people():
    assert [q.unit for q in find_quantities("5 Canadabri et 12 Canadiens", "fr")] == ["", "people"]
