"""Quantities: amount, unit, bounds and exact span in many languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.quantities import comparable, find_quantities, mark_conversions, shifted
from sources.reading.types import Quantity, QuantityKind, Span


def only(text: str, language: str) -> Quantity:
    found = find_quantities(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "a fund of $7.2 billion was set up", "$7.2 billion", "7200000000", "USD"),
        ("en", "it sold for £1.2m", "£1.2m", "1200000", "GBP"),
        ("en", "losses of Rs 500 crore", "Rs 500 crore", "5000000000", "INR"),
        ("de", "der Umbau kostet 3,4 Mrd. Euro", "3,4 Mrd. Euro", "3400000000", "EUR"),
        ("fr", "un budget de 2,5 milliards d'euros", "2,5 milliards d'euros", "2500000000", "EUR"),
        ("fr", "soit 1\u202f500,50\xa0€ par foyer", "1\u202f500,50\xa0€", "1500.5", "EUR"),
        ("es", "una deuda de 2.000 millones de euros", "2.000 millones de euros", "2000000000", "EUR"),
        ("pt", "lucro de R$ 2,5 bilhões", "R$ 2,5 bilhões", "2500000000", "BRL"),
        ("it", "oltre 3 miliardi di euro", "3 miliardi di euro", "3000000000", "EUR"),
        ("ro", "ajutoare de 20 de milioane de lei", "20 de milioane de lei", "20000000", "RON"),
        ("pl", "straty to 3,5 mln zł", "3,5 mln zł", "3500000", "PLN"),
        ("cs", "škody dosahují 2,3 miliardy korun", "2,3 miliardy korun", "2300000000", "CZK"),
        ("ru", "ущерб в 120 млн долларов", "120 млн долларов", "120000000", "USD"),
        ("uk", "збитки 2 млрд 300 млн грн", "2 млрд 300 млн грн", "2300000000", "UAH"),
        ("tr", "12 milyar liralık yatırım", "12 milyar liralık", "12000000000", "TRY"),
        ("hi", "२,५०० करोड़ रुपये का घाटा", "२,५०० करोड़ रुपये", "25000000000", "INR"),
        ("bn", "২ হাজার ৫০০ কোটি টাকা", "২ হাজার ৫০০ কোটি টাকা", "25000000000", "BDT"),
        ("te", "రూ.2,500 కోట్ల", "రూ.2,500 కోట్ల", "25000000000", "INR"),
        ("ar", "خسائر بقيمة ٢٫٥ مليار دولار", "٢٫٥ مليار دولار", "2500000000", "USD"),
        ("fa", "۵ میلیون دلار", "۵ میلیون دلار", "5000000", "USD"),
        ("he", "נזק של 2.5 מיליארד שקל", "2.5 מיליארד שקל", "2500000000", "ILS"),
        ("zh", "投资35.5亿美元", "35.5亿美元", "3550000000", "USD"),
        ("ja", "被害額は2兆1450億円", "2兆1450億円", "2145000000000", "JPY"),
        ("ko", "피해액은 14억 3천만 달러다", "14억 3천만 달러", "1430000000", "USD"),
        ("th", "เสียหาย 2,500 ล้านบาท", "2,500 ล้านบาท", "2500000000", "THB"),
        ("vi", "thiệt hại 2.500 tỷ đồng", "2.500 tỷ đồng", "2500000000000", "VND"),
        ("id", "anggaran Rp1,5 triliun", "Rp1,5 triliun", "1500000000000", "IDR"),
        ("sw", "hasara ya shilingi bilioni 2.5", "shilingi bilioni 2.5", "2500000000", "TZS"),
        ("nb", "bot på 20 kroner og 50 øre", "20 kroner og 50 øre", "20.5", "NOK"),
    ],
)
def test_money_is_read_with_its_scale_and_currency(
    language: str, text: str, span: str, amount: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.amount, quantity.unit) == (span, Decimal(amount), unit)
    assert quantity.kind is QuantityKind.MONEY


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "12 senior officials resigned", "12 senior officials", "12", "people"),
        ("de", "3.400 Häuser wurden zerstört", "3.400 Häuser", "3400", "houses"),
        ("fr", "évacuation de 1 200 personnes", "1 200 personnes", "1200", "people"),
        ("fi", "tulva tuhosi 1 200 taloa", "1 200 taloa", "1200", "houses"),
        ("hu", "23 embert mentettek ki", "23 embert", "23", "people"),
        ("pl", "1,2 tys. pracowników straci pracę", "1,2 tys. pracowników", "1200", "people"),
        ("tr", "38 bin 400 kişi evsiz kaldı", "38 bin 400 kişi", "38400", "people"),
        ("ar", "فقد ٣٨ ألفاً و٤٠٠ شخص منازلهم", "٣٨ ألفاً و٤٠٠ شخص", "38400", "people"),
        ("ar", "أصيب جنديان", "جنديان", "2", "people"),
        ("zh", "一共派出三艘船", "三艘船", "3", "ships"),
        ("ja", "1万8000人以上が参加", "1万8000人", "18000", "people"),
        ("ko", "선박 214척을 보유", "214척", "214", "ships"),
        ("th", "มีผู้บาดเจ็บ 340 ราย", "340 ราย", "340", "people"),
        ("sw", "nyumba 340 ziliharibiwa", "nyumba 340", "340", "houses"),
        ("id", "dua sekolah ditutup", "dua sekolah", "2", "schools"),
        ("he", "ו-340 פצועים", "340 פצועים", "340", "people"),
    ],
)
def test_what_is_counted_is_named_in_english(
    language: str, text: str, span: str, amount: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.text, quantity.amount, quantity.unit) == (span, Decimal(amount), unit)
    assert quantity.kind is QuantityKind.COUNT


@pytest.mark.parametrize(
    ("language", "text", "kind", "amount", "unit"),
    [
        ("en", "3.5 percentage points", "percent", "3.5", "percentage point"),
        ("tr", "yüzde 70", "percent", "70", "percent"),
        ("tr", "%5,2", "percent", "5.2", "percent"),
        ("zh", "百分之五", "percent", "5", "percent"),
        ("en", "41 degrees Celsius", "measure", "41", "celsius"),
        ("ja", "11キロ", "measure", "11", "kilometer"),
        ("ru", "250 МВт", "measure", "250", "megawatt"),
        ("th", "30 ไร่", "measure", "30", "rai"),
        ("es", "un sismo de magnitud 7,1", "measure", "7.1", "magnitude"),
        ("zh", "里氏7.1级", "measure", "7.1", "magnitude"),
        ("de", "14-tägige Frist", "duration", "14", "day"),
        ("ar", "بعد شهرين", "duration", "2", "month"),
        ("ja", "1年半", "duration", "1.5", "year"),
        ("en", "a 45-year-old", "age", "45", "year"),
        ("ko", "32세", "age", "32", "year"),
        ("ja", "世界3位", "number", "3", "rank"),
    ],
)
def test_measures_keep_the_unit_of_the_text(
    language: str, text: str, kind: str, amount: str, unit: str
) -> None:
    quantity = only(text, language)
    assert (quantity.kind, quantity.amount, quantity.unit) == (kind, Decimal(amount), unit)


@pytest.mark.parametrize(
    ("language", "text", "lower", "upper", "approx"),
    [
        ("en", "at least 50 people", "50", None, False),
        ("en", "nearly 50 people", None, None, True),
        ("en", "up to 50 people", None, "50", False),
        ("en", "between 3 and 5 million dollars", "3000000", "5000000", False),
        ("en", "3-5 million people", "3000000", "5000000", False),
        ("en", "tens of thousands of homes", "10000", "100000", True),
        ("zh", "损失数十亿美元", "1000000000", "10000000000", True),
        ("ko", "수백 명", "100", "1000", True),
        ("fr", "au moins 50 personnes", "50", None, False),
        ("tr", "340'tan fazla kişi", "340", None, False),
        ("hi", "50 लोगों से अधिक", "50", None, False),
        ("zh", "340多人", "340", None, False),
        ("ja", "50人以上", "50", None, False),
        ("ja", "50人未満", None, "50", False),
        ("ko", "340여 명", "340", None, False),
    ],
)
def test_words_beside_an_amount_bound_it(
    language: str, text: str, lower: str | None, upper: str | None, approx: bool
) -> None:
    quantity = only(text, language)
    expected = tuple(None if bound is None else Decimal(bound) for bound in (lower, upper))
    assert ((quantity.lower, quantity.upper), quantity.approx) == (expected, approx)


def test_billions_alone_are_an_order_of_magnitude() -> None:
    quantity = only("milliards d'euros", "fr")
    assert (quantity.lower, quantity.upper, quantity.approx) == (Decimal(10**9), Decimal(10**12), True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the model GPT-4 and the ship MV Aurora-3"),
        ("en", "the probe Orion 4 was lost"),
        ("en", "under Article 5 of the treaty"),
        ("en", "on 5 March 2026 at 14:30"),
        ("en", "the elections of 2024"),
        ("en", "see https://example.org/a/123 for more"),
        ("en", "the 21st century and 5G"),
        ("ja", "2026年3月5日午前10時30分"),
        ("ja", "朝刊1面"),
        ("zh", "两度十分成功"),
        ("id", "Senin (16/3/2026) pukul 18.40 WITA"),
        ("th", "5 มีนาคม 2569 เวลา 14.30 น."),
    ],
)
def test_names_labels_dates_and_times_are_no_quantities(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


def test_a_bare_number_takes_the_unit_of_the_number_it_is_part_of() -> None:
    first, second = find_quantities("only 300 of 4,500 workers remain", "en")
    assert (first.text, first.unit, second.text, second.unit) == (
        "300 of 4,500 workers", "people", "4,500 workers", "people",
    )  # fmt: skip


def test_a_denominator_is_kept() -> None:
    assert only("it costs $40 a barrel", "en").per == "barrel"


def test_an_exchange_rate_names_both_currencies() -> None:
    quantity = only("1 Euro = 1,17 Dollar", "de")
    assert (quantity.amount, quantity.unit, quantity.per) == (Decimal("1.17"), "USD/EUR", "EUR")


def test_the_country_that_a_text_names_decides_what_a_shared_word_means() -> None:
    assert find_quantities("Indonesia destina 900 millones de rupias", "es")[0].unit == "IDR"
    assert find_quantities("destina 900 millones de rupias", "es")[0].unit == "INR"


def test_the_caller_says_what_a_shared_sign_means() -> None:
    assert find_quantities("$5 million", "en", currency="AUD")[0].unit == "AUD"
    assert find_quantities("€5 million", "en", currency="AUD")[0].unit == "EUR"


@pytest.mark.parametrize(
    ("language", "text", "derived"),
    [
        ("en", "The fund gave 3 million euros ($3.4 million).", True),
        ("zh", "投资35亿美元,约合252亿元人民币", True),
        ("en", "The fund gave 3 million euros and the Red Crescent $5 million.", False),
    ],
)
def test_a_conversion_in_brackets_or_announced_is_marked(language: str, text: str, derived: bool) -> None:
    original, second = find_quantities(text, language)
    assert second.derived_from == (Span(original.start, original.end) if derived else None)


def money(start: int, amount: int, unit: str) -> Quantity:
    return Quantity(start, start + 5, "xxxxx", QuantityKind.MONEY, Decimal(amount), unit)


def test_pairs_at_one_rate_are_conversions() -> None:
    marked = mark_conversions(
        [money(0, 100, "EUR"), money(10, 117, "USD"), money(200, 300, "EUR"), money(210, 352, "USD")]
    )
    assert [quantity.derived_from for quantity in marked] == [None, Span(0, 5), None, Span(200, 205)]


def test_pairs_at_different_rates_are_not_conversions() -> None:
    marked = mark_conversions(
        [money(0, 100, "EUR"), money(10, 117, "USD"), money(200, 300, "EUR"), money(210, 420, "USD")]
    )
    assert all(quantity.derived_from is None for quantity in marked)


def test_shifting_moves_the_span_of_the_original_too() -> None:
    _, second = find_quantities("3 million euros ($3.4 million)", "en")
    moved = shifted(second, 100)
    assert (moved.start, moved.derived_from) == (second.start + 100, Span(100, 115))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10 km", "6.21371 miles"),
        ("3 MW", "3000 kW"),
        ("100 hectares", "247.105 acres"),
        ("2 weeks", "14 days"),
    ],
)
def test_units_of_one_dimension_are_comparable(left: str, right: str) -> None:
    (one, unit), (other, same) = comparable(only(left, "en")), comparable(only(right, "en"))
    assert unit == same
    assert abs(one - other) / one < Decimal("0.0001")


def test_money_is_not_converted() -> None:
    assert comparable(only("$5", "en")) == (Decimal(5), "USD")


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="12 5.,-€$%km٣५三万명 aéấ\u0301ab\u200b\u064bn(\n'/", max_size=40),
    language=st.sampled_from(["en", "ar", "hi", "ja", "ko", "th", "tr", "vi", "sw", "xx"]),
)
def test_any_text_gives_ordered_spans_that_quote_it(text: str, language: str) -> None:
    found = find_quantities(text, language)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
    assert [quantity.start for quantity in found] == sorted(quantity.start for quantity in found)


@given(amount=st.integers(min_value=1, max_value=10**9))
@settings(max_examples=40, deadline=None)
def test_grouping_does_not_change_an_amount(amount: int) -> None:
    english, german = f"{amount:,} euros", f"{amount:,}".replace(",", ".") + " Euro"
    assert only(english, "en").amount == only(german, "de").amount == amount


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The trip took 2 hours and 5 minutes.", [("2 hours and 5 minutes", 125, "minute")]),
        ("es", "El viaje duró dos minutos y 23 segundos.", [("dos minutos y 23 segundos", 143, "second")]),
        ("tr", "Yolculuk 2 saat 15 dakika sürdü.", [("2 saat 15 dakika", 135, "minute")]),
        ("ja", "移動は2時間15分だった。", [("2時間15分", 135, "minute")]),
        ("zh", "行程为2小时15分钟。", [("2小时15分钟", 135, "minute")]),
        ("en", "She waited 2 hours, 90 minutes longer than he.", [("2 hours", 2, "hour"), ("90 minutes", 90, "minute")]),
        ("en", "It lasted two and a half minutes.", [("two and a half minutes", Decimal("2.5"), "minute")]),
        ("ru", "Это длилось две с половиной минуты.", [("две с половиной минуты", Decimal("2.5"), "minute")]),
        ("pl", "Trwało to dwie i pół minuty.", [("dwie i pół minuty", Decimal("2.5"), "minute")]),
    ],
)  # fmt: skip
def test_a_duration_of_two_parts_is_one(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "currencies"),
    [
        ("en", "They paid 74 million euros for it. Now they want 95 million.", ["EUR", "EUR"]),
        ("ru", "За это заплатили 74 млн долларов. Теперь требуют 95 млн.", ["USD", "USD"]),
        ("es", "Pagaron 74 millones de euros y reclaman 95 millones de votos.", ["EUR", "votes"]),
        ("en", "It cost 74 million euros. 12 of them came.", ["EUR", ""]),
        ("zh", "他们支付了7400万美元，现在要求9500万。", ["USD", "USD"]),
    ],
)
def test_a_large_number_behind_money_leaves_the_currency_out(language, text, currencies):
    assert [quantity.unit for quantity in find_quantities(text, language)] == currencies


def test_the_full_stop_of_a_sentence_is_no_part_of_an_amount():
    found = find_quantities("Убыток составил 95 млн. Это много: 12 млн. рублей в год.", "ru")
    assert [quantity.text for quantity in found] == ["95 млн", "12 млн. рублей"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "30일 안에 조사를 마친다."),
        ("ko", "30일 이내에 항소할 수 있다."),
        ("ja", "30日以内に控訴できる。"),
        ("ja", "30日ぶりに再開した。"),
    ],
)
def test_within_so_many_days_is_a_duration_and_no_date(language, text):
    assert [(q.amount, q.unit) for q in find_quantities(text, language)] == [(30, "day")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "I morti avevano tra i 32 e i 67 anni."),
        ("pt", "As vítimas tinham entre 32 e 67 anos."),
        ("es", "Los fallecidos tenían entre 32 y 67 años."),
        ("fr", "Les morts avaient entre 32 et 67 ans."),
        ("ru", "Погибшим было от 32 до 67 лет."),
        ("vi", "Các nạn nhân thiệt mạng từ 32 đến 67 tuổi."),
        ("id", "Korban tewas berusia antara 32 dan 67 tahun."),
        ("tr", "Ölenler 32 ile 67 yaş arasındaydı."),
        ("de", "Die Toten waren zwischen 32 und 67 Jahre alt."),
    ],
)
def test_the_ages_of_the_dead_are_not_their_number(language, text):
    assert {found.unit for found in find_quantities(text, language)} <= {"year", ""}
