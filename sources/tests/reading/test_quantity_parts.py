"""Fractions, parts of a whole, ones that count, and adjectives that say what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "span", "percent"),
    [
        ("en", "a third of the boats sank", "a third", "33.33"),
        ("en", "half of the crew left", "half", "50"),
        ("en", "a fifth of households agreed", "a fifth", "20"),
        ("es", "dos tercios de la carga", "dos tercios", "66.67"),
        ("pt", "um terço dos barcos", "um terço", "33.33"),
        ("fr", "les trois quarts des électeurs", "trois quarts", "75"),
        ("it", "metà degli abitanti", "metà", "50"),
        ("de", "zwei Drittel der Ladung", "zwei Drittel", "66.67"),
        ("nl", "driekwart van de kiezers", "driekwart", "75"),
        ("sv", "två tredjedelar av lasten", "två tredjedelar", "66.67"),
        ("fi", "kolmasosa veneistä", "kolmasosa", "33.33"),
        ("hu", "a rakomány kétharmada", "kétharmada", "66.67"),
        ("ru", "две трети груза", "две трети", "66.67"),
        ("pl", "jedna trzecia łodzi", "jedna trzecia", "33.33"),
        ("cs", "třetina lodí", "třetina", "33.33"),
        ("el", "τα δύο τρίτα του φορτίου", "δύο τρίτα", "66.67"),
        ("tr", "teknelerin üçte biri", "üçte biri", "33.33"),
        ("ar", "وثلثا الحمولة", "ثلثا", "66.67"),
        ("fa", "نیمی از ساکنان", "نیمی", "50"),
        ("he", "ומחצית התושבים", "מחצית", "50"),
        ("hi", "दो तिहाई माल", "दो तिहाई", "66.67"),
        ("bn", "এক-তৃতীয়াংশ নৌকা", "এক-তৃতীয়াংশ", "33.33"),
        ("ur", "دو تہائی سامان", "دو تہائی", "66.67"),
        ("id", "sepertiga kapal", "sepertiga", "33.33"),
        ("vi", "một phần ba số thuyền", "một phần ba", "33.33"),
        ("th", "หนึ่งในสามของเรือ", "หนึ่งในสาม", "33.33"),
        ("sw", "theluthi mbili ya mizigo", "theluthi mbili", "66.67"),
        ("zh", "三分之二的货物", "三分之二", "66.67"),
        ("zh", "约七成五的家庭", "七成五", "75"),
        ("ja", "船の3分の1", "3分の1", "33.33"),
        ("ja", "有権者の2割5分", "2割5分", "25"),
        ("ko", "화물의 3분의 2", "3분의 2", "66.67"),
    ],
)
def test_a_fraction_is_a_percentage(language, text, span, percent):
    (found,) = find_quantities(text, language)
    assert (found.text, found.amount, found.unit) == (span, Decimal(percent), "percent")


@pytest.mark.parametrize(
    ("language", "text", "span", "percent"),
    [
        ("en", "One in five households agreed.", "One in five households", "20"),
        ("en", "Nine out of ten sailors came home.", "Nine out of ten sailors", "90"),
        ("en", "One teacher in eight is leaving.", "One teacher in eight", "12.5"),
        ("fr", "Un bateau sur douze a coulé.", "Un bateau sur douze", "8.33"),
        ("fr", "Six boulangers sur dix ferment le lundi.", "Six boulangers sur dix", "60"),
        ("it", "Una nave su venti è ferma.", "Una nave su venti", "5"),
        ("es", "Siete de cada diez barcos salieron.", "Siete de cada diez barcos", "70"),
        ("pt", "Uma em cada oito escolas fechou.", "Uma em cada oito escolas", "12.5"),
        ("ca", "Tres de cada quatre escoles", "Tres de cada quatre escoles", "75"),
        ("ro", "Doi din zece alegători lipsesc.", "Doi din zece alegători", "20"),
    ],
)
def test_so_many_in_so_many_are_a_percentage_with_what_they_are_of(language, text, span, percent):
    (found,) = find_quantities(text, language)
    assert (found.text, found.amount, found.unit) == (span, Decimal(percent), "percent")


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("en", "She won two in three games.", [3]),
        ("en", "37 out of 62 seats", [37, 62]),
        ("en", "Four people in five cars were hurt.", [4, 5]),
        ("fr", "20 navires sur 41 sont rentrés.", [20, 41]),
        ("fr", "Un reportage sur deux ans de travaux", [2]),
        ("it", "Un libro su due guerre", []),
    ],
)
def test_parts_with_their_wholes_and_other_numbers_are_no_share(language, text, amounts):
    assert [found.amount for found in find_quantities(text, language)] == amounts


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("fr", "Sur 60 demandes, 22 seulement aboutissent.", "22"),
        ("fr", "Les Lions mènent, avec 4 de bonus.", "4"),
        ("es", "De 50 solicitudes, 12 siguen pendientes.", "12"),
        ("pt", "Das 900 casas, só 300 ficaram prontas.", "300"),
        ("it", "Di 80 domande, 31 restano aperte.", "31"),
    ],
)
def test_a_number_without_a_noun_is_its_own_span(language, text, span):
    assert find_quantities(text, language)[-1].text == span


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in the second half of the year"),
        ("de", "in der zweiten Hälfte"),
        ("ru", "во второй половине дня"),
        ("ar", "في النصف الأول"),
        ("ar", "ربع النهائي"),
        ("tr", "gece yarısı"),
        ("zh", "公司成立"),
        ("ja", "3割引き"),
    ],
)
def test_halves_of_time_and_quarter_finals_are_no_fractions(language, text):
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "part", "whole"),
    [
        ("en", "two of the six boats sank", ("two of the six boats", 2), ("six boats", 6)),
        ("en", "three of its five schools closed", ("three of its five schools", 3), ("five schools", 5)),
        ("es", "dos de los seis barcos", ("dos de los seis barcos", 2), ("seis barcos", 6)),
        ("pt", "dois dos seis barcos", ("dois dos seis barcos", 2), ("seis barcos", 6)),
        ("fr", "deux des six bateaux", ("deux des six bateaux", 2), ("six bateaux", 6)),
        ("it", "due delle sei barche", ("due delle sei barche", 2), ("sei barche", 6)),
        ("de", "zwei der sechs Boote", ("zwei der sechs Boote", 2), ("sechs Boote", 6)),
        ("ru", "два из шести катеров", ("два из шести катеров", 2), ("шести катеров", 6)),
        ("pl", "dwie z sześciu łodzi", ("dwie z sześciu łodzi", 2), ("sześciu łodzi", 6)),
        ("sv", "två av sex båtar", ("två av sex båtar", 2), ("sex båtar", 6)),
        ("el", "δύο από τα έξι σκάφη", ("δύο από τα έξι σκάφη", 2), ("έξι σκάφη", 6)),
        ("vi", "hai trong sáu tàu", ("hai trong sáu tàu", 2), ("sáu tàu", 6)),
        ("id", "dua dari enam kapal", ("dua dari enam kapal", 2), ("enam kapal", 6)),
        ("th", "เรือ 2 ใน 6 ลำ", ("2 ใน 6 ลำ", 2), ("6 ลำ", 6)),
        ("he", "שתיים מתוך שש סירות", ("שתיים מתוך שש סירות", 2), ("שש סירות", 6)),
        ("ar", "اثنان من أصل ستة مصانع", ("اثنان من أصل ستة مصانع", 2), ("ستة مصانع", 6)),
    ],
)
def test_a_part_in_words_takes_its_whole_which_counts_too(language, text, part, whole):
    first, second = find_quantities(text, language)
    assert ((first.text, first.amount), (second.text, second.amount)) == (part, whole)
    assert first.unit == second.unit != ""


@pytest.mark.parametrize(
    ("language", "text", "whole", "part"),
    [
        ("en", "Of the 40 schools, 12 closed.", "40 schools", "12"),
        ("de", "Von den 40 Schulen blieben", "40 Schulen", ""),
        ("tr", "altı tekneden ikisi battı", "altı tekneden", "ikisi"),
        ("hu", "a hat hajóból kettő elsüllyedt", "hat hajóból", "kettő"),
        ("hi", "छह में से दो नावें डूबीं", "छह", "दो नावें"),
        ("zh", "六艘船中的四艘沉没", "六艘船", "四艘"),
        ("ja", "6隻のうち2隻が沈没", "6隻", "2隻"),
        ("ko", "선박 6척 중 2척이 침몰", "6척", "2척"),
    ],
)
def test_a_whole_before_its_part_counts_the_same(language, text, whole, part):
    found = find_quantities(text, language)
    assert [quantity.text for quantity in found] == [whole, *filter(None, [part])]
    assert len({quantity.unit for quantity in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("en", "one controller was on duty", ["one controller"]),
        ("en", "only one school opened", ["one school"]),
        ("en", "a single boat returned", ["a single boat"]),
        ("en", "one resident said so", []),
        ("en", "one of the boats returned", []),
        ("en", "a boat returned", []),
        ("ru", "на смене была одна медсестра", ["одна медсестра"]),
        ("ru", "одна из школ закрыта", []),
        ("pl", "był tylko jeden strażnik", ["jeden strażnik"]),
        ("id", "hanya satu sekolah", ["satu sekolah"]),
        ("id", "salah satu sekolah", []),
        ("fr", "une seule école a ouvert", ["une seule école"]),
        ("fr", "une école a ouvert", []),
        ("de", "nur eine Schule blieb offen", ["eine Schule"]),
        ("de", "eine Schule blieb offen", []),
        ("it", "soltanto una scuola è aperta", ["una scuola"]),
        ("vi", "chỉ có một bác sĩ trực", ["một bác sĩ"]),
        ("tr", "yalnızca bir okul açık", ["bir okul"]),
        ("zh", "仅一名医生值班", ["一名医生"]),
    ],
)
def test_one_is_a_number_where_it_is_no_article(language, text, spans):
    assert [quantity.text for quantity in find_quantities(text, language)] == spans


@pytest.mark.parametrize(
    ("language", "text", "span", "amount", "unit"),
    [
        ("en", "14 wounded soldiers", "14 wounded soldiers", 14, "people"),
        ("de", "eine 12-köpfige Besatzung", "12-köpfige", 12, "people"),
        ("de", "ein 300-seitiger Bericht", "300-seitiger", 300, "pages"),
        ("ru", "12-этажный дом", "12-этажный", 12, "floors"),
        ("pl", "12-osobowa załoga", "12-osobowa", 12, "people"),
        ("cs", "12patrový dům", "12patrový", 12, "floors"),
        ("fi", "12-kerroksinen talo", "12-kerroksinen", 12, "floors"),
        ("ar", "غرق قاربان", "قاربان", 2, "boats"),
        ("he", "בניין בן 12 קומות", "12 קומות", 12, "floors"),
        ("th", "ผลิตไฟฟ้าได้ 1,100 หน่วย", "1,100 หน่วย", 1100, "kilowatt-hour"),
        ("fr", "un parc de 480 mégawatts-crête", "480 mégawatts-crête", 480, "megawatt"),
    ],
)
def test_adjectives_and_regional_words_say_what_is_counted(language, text, span, amount, unit):
    (found,) = find_quantities(text, language)
    assert (found.text, found.amount, found.unit) == (span, amount, unit)


def test_a_second_price_of_a_sentence_leaves_the_currency_out():
    first, second = find_quantities("They ask 30,000 dinars, while the firm offers 9,500.", "en")
    assert first.unit == second.unit != ""


def test_an_ordinal_before_a_classifier_counts_nothing():
    assert find_quantities("第二批物资", "zh") == ()


@pytest.mark.parametrize(
    ("language", "text", "span", "amount"),
    [
        ("ar", "نصف مليون شخص", "نصف مليون شخص", 500_000),
        ("ar", "مليون ونصف المليون شخص", "مليون ونصف المليون شخص", 1_500_000),
        ("ar", "ألفا شخص", "ألفا شخص", 2_000),
        ("he", "מיליון וחצי בני אדם", "מיליון וחצי בני אדם", 1_500_000),
        ("hi", "सवा लाख लोग", "सवा लाख लोग", 125_000),
        ("hu", "félmillió ember", "félmillió ember", 500_000),
        ("ru", "полмиллиона человек", "полмиллиона человек", 500_000),
        ("ro", "un milion și jumătate de oameni", "un milion și jumătate de oameni", 1_500_000),
        ("sw", "watu milioni moja", "watu milioni moja", 1_000_000),
        ("vi", "2 vạn người", "2 vạn người", 20_000),
        ("en", "1.5m people", "1.5m people", 1_500_000),
        ("zh", "40至60人", "40至60人", 40),
        ("ja", "40から60人", "40から60人", 40),
        ("ko", "40에서 60명", "40에서 60명", 40),
    ],
)
def test_large_and_double_numbers_are_read_as_written(language, text, span, amount):
    (found,) = find_quantities(text, language)
    assert (found.text, found.amount, found.unit) == (span, amount, "people")


def test_a_range_of_money_has_its_sign_once():
    (found,) = find_quantities("a fund of $3-5 million", "en")
    assert (found.lower, found.upper, found.unit) == (3_000_000, 5_000_000, "USD")


def test_one_million_is_no_order_of_magnitude():
    assert find_quantities("one million people", "en")[0].upper is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "14/18 xã mất điện", [("14/18 xã", 14, "communes"), ("18 xã", 18, "communes")]),
        ("it", "14 comuni senza luce, danni per 45 milioni", [("14 comuni", 14, "municipalities"), ("45 milioni", 45_000_000, "EUR")]),
        ("it", "spread a 132 punti base", [("132 punti base", 132, "basis point")]),
        ("zh", "上证指数上涨12.4点", [("12.4点", Decimal("12.4"), "points")]),
        ("ko", "농지 340㏊ 침수", [("340㏊", 340, "hectare")]),
        ("th", "ท่วมพื้นที่ 340 ไร่", [("340 ไร่", 340, "rai")]),
        ("ar", "جرفت السيول جسرين", [("جسرين", 2, "bridges")]),
        ("uk", "62-річний чоловік", [("62-річний", 62, "year")]),
    ],
)  # fmt: skip
def test_numbers_of_a_flood_and_of_a_bourse_are_told(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("en", "Three of its ministers resigned.", "Three of its ministers", "people"),
        ("es", "Tres de sus ministros dimitieron.", "Tres de sus ministros", "people"),
        ("fr", "Deux de ses usines ont fermé.", "Deux de ses usines", "factories"),
        ("cs", "Tři z jejích ministrů odstoupili.", "Tři z jejích ministrů", "people"),
    ],
)
def test_some_of_a_whole_that_is_not_counted_are_what_the_whole_consists_of(language, text, span, unit):
    (found,) = find_quantities(text, language)
    assert (found.text, found.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("es", "Dejó 17 heridos, seis de ellos graves.", "seis de ellos", "people"),
        ("es", "Embarcaron 4.200 toneladas, entre ellas 900 de trigo.", "900 de trigo", "tonne"),
        ("fr", "Ils ont saisi 420 tonnes de fret, dont 90 de riz.", "90 de riz", "tonne"),
        ("de", "Gelagert sind 420 Tonnen, davon 90 Weizen.", "90 Weizen", "tonne"),
        ("en", "They shipped 4,200 tonnes, 900 of them wheat.", "900 of them", "tonne"),
    ],
)
def test_a_part_has_the_unit_of_the_amount_before_it(language, text, span, unit):
    found = find_quantities(text, language)[-1]
    assert (found.text, found.unit) == (span, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les blessés sont environ 38.", [("38", 38, "people")]),
        ("fr", "Les plaintes sont passées à 214.", [("214", 214, "complaints")]),
        ("es", "Los detenidos suben a 31.", [("31", 31, "people")]),
        ("pt", "As mortes subiram para 17.", [("17", 17, "people")]),
        ("it", "I ricoverati sono saliti a 140, i morti 12.", [("140", 140, "people"), ("12", 12, "people")]),
        ("en", "Deaths rose to 120.", [("120", 120, "people")]),
        ("en", "The motion fell by seven votes to two.", [("seven votes", 7, "votes"), ("two", 2, "votes")]),
        ("es", "Pasó por cinco votos contra cuatro.", [("cinco votos", 5, "votes"), ("cuatro", 4, "votes")]),
        ("es", "El barco llevaba 80 migrantes, nueve de ellos menores.", [("80 migrantes", 80, "people"), ("nueve de ellos", 9, "people")]),
    ],
)  # fmt: skip
def test_a_number_behind_its_subject_or_the_other_side_takes_the_noun(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("fr", "Un bénéfice de 80 M€ pour un chiffre d'affaires de 2,1 milliards.", ["EUR", "EUR"]),
        ("pt", "Teve lucros de 12 milhões e vendeu 90 milhões de euros.", ["EUR", "EUR"]),
        ("en", "It made a profit of 4.2 million on sales of $90 million.", ["USD", "USD"]),
        ("it", "Ricavi per 1,4 miliardi", ["EUR"]),
        ("es", "Tuvo ventas de 12 millones.", [""]),
        ("it", "Il latte costa 1,90 euro, a Riva 2,30.", ["EUR", "EUR"]),
    ],
)
def test_profits_and_prices_are_in_the_money_of_the_text(language, text, units):
    assert [q.unit for q in find_quantities(text, language)] == units


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Elle a gagné en 3 h 07.", [("3 h 07", 187, "minute")]),
        ("es", "Ganó en 2:05:10.", [("2:05:10", 7510, "second")]),
        ("fr", "Le train part à 14 h 30.", []),
        ("fr", "soit le double de la capacité", [("le double", 2, "times")]),
        ("fr", "le double vainqueur de la coupe", []),
        ("pt", "quase o triplo do ano anterior", [("o triplo", 3, "times")]),
        ("it", "lo spread chiude a 94 punti", [("94 punti", 94, "basis point")]),
    ],
)
def test_timings_multiples_and_spreads_are_told(language, text, expected):
    assert [(q.text, q.amount, q.unit) for q in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "È il 12° gol in 30 partite.", [(30, "matches")]),
        ("es", "Acabó en el 5° puesto.", []),
        ("it", "La temperatura è salita a 38°.", [(38, "celsius")]),
        ("es", "Trabajan en la zona 9 aviones.", [(9, "aircraft")]),
        ("en", "It signalled a quarter-point cut.", [(Decimal("0.25"), "percentage point")]),
    ],
)
def test_ordinals_labels_and_steps_of_rates_are_told(language, text, expected):
    assert [(q.amount, q.unit) for q in find_quantities(text, language)] == expected
