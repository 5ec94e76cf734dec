"""Numbers whose unit the rest of the sentence tells: a subject, a fate, a sum of money, a whole, a participle."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


def _read(text: str, language: str) -> list[tuple[str, int, str]]:
    return [(found.text, int(found.amount), found.unit) for found in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Zahl der Verletzten stieg auf 37."),
        ("nl", "Het aantal gewonden liep op tot 37."),
        ("sv", "Antalet skadade steg till 37."),
        ("da", "Antallet af sårede steg til 37."),
        ("nb", "Antallet skadde økte til 37."),
        ("pl", "Liczba rannych wzrosła do 37."),
        ("cs", "Počet zraněných stoupl na 37."),
        ("uk", "Кількість поранених зросла до 37."),
        ("ru", "Число раненых выросло до 37."),
        ("ro", "Numărul răniților a crescut la 37."),
        ("el", "Οι τραυματίες ανήλθαν σε 37."),
        ("fi", "Loukkaantuneita on 37."),
        ("ar", "وارتفع عدد الجرحى إلى 37."),
        ("he", "מספר הפצועים עלה ל-37."),
        ("sw", "Idadi ya majeruhi imefikia 37."),
    ],
)
def test_a_bare_number_counts_the_subject_of_its_verb(language, text):
    assert _read(text, language) == [("37", 37, "people")]


@pytest.mark.parametrize(
    ("language", "text", "span", "currency"),
    [
        ("de", "Die Firma steckt 620 Millionen in das Werk. Ein Los kostet 3 Euro.", "620 Millionen", "EUR"),
        ("es", "La firma promete inyectar 620 millones. Un boleto vale 3 euros.", "620 millones", "EUR"),
        ("fr", "La firme va injecter 620 millions. Un billet vaut 3 euros.", "620 millions", "EUR"),
        ("nl", "Het bedrijf investeert 620 miljoen. Een lot kost 3 euro.", "620 miljoen", "EUR"),
        ("pl", "Straty sięgają 620 mln. Bilet kosztuje 3 złote.", "620 mln", "PLN"),
        ("ru", "Ущерб составил 620 миллионов. Билет стоит 3 рубля.", "620 миллионов", "RUB"),
        ("uk", "Збитки сягнули 620 мільйонів. Квиток коштує 3 гривні.", "620 мільйонів", "UAH"),
        ("cs", "Škoda dosáhla 620 milionů. Lístek stojí 3 koruny.", "620 milionů", "CZK"),
        ("he", "הנזק מוערך ב-620 מיליון. הכרטיס עולה 3 שקלים.", "620 מיליון", "ILS"),
    ],
)
def test_a_large_sum_without_a_currency_has_that_of_the_text(language, text, span, currency):
    assert (span, 620_000_000, currency) in _read(text, language)


@pytest.mark.parametrize(
    ("language", "text", "span", "amount"),
    [
        ("en", "Two were taken into custody.", "Two were taken into custody", 2),
        ("de", "Drei von ihnen kamen ins Krankenhaus.", "Drei", 3),
        ("it", "I feriti sono nove, due in condizioni gravi.", "due in condizioni gravi", 2),
        ("es", "Tres de ellos siguen en estado crítico.", "Tres de ellos", 3),
        ("nl", "Acht werden er zwaargewond afgevoerd.", "Acht werden er zwaargewond", 8),
        ("sv", "Fem greps och häktades; åtta är saknade.", "åtta är saknade", 8),
    ],
)
def test_people_are_known_by_custody_hospital_and_other_fates(language, text, span, amount):
    assert (span, amount, "people") in _read(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Das sagten zwei mit den Zahlen vertraute Personen.",
            ("zwei mit den Zahlen vertraute Personen", 2, "sources"),
        ),
        (
            "de",
            "Die Aussage zweier in den Plan eingeweihter Beamter.",
            ("zweier in den Plan eingeweihter Beamter", 2, "sources"),
        ),
        (
            "de",
            "Zwölf an der Aktion beteiligte Männer flohen.",
            ("Zwölf an der Aktion beteiligte Männer", 12, "people"),
        ),
        (
            "nl",
            "Volgens twee bij het onderzoek betrokken bronnen.",
            ("twee bij het onderzoek betrokken bronnen", 2, "sources"),
        ),
    ],
)
def test_people_may_stand_behind_a_participle_and_what_it_needs(language, text, expected):
    assert _read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "part", "unit"),
    [
        ("de", "Von den 4.600 Stellen sind 340 bedroht.", 340, "people"),
        ("nl", "Van de 4.600 banen zullen er 340 verdwijnen.", 340, "people"),
        ("sv", "Av de 40 båtarna sjönk 12 i stormen.", 12, "boats"),
        ("ru", "Из 40 лодок затонули 12.", 12, "boats"),
        ("en", "Of the 40 boats, 12 sank.", 12, "boats"),
    ],
)
def test_a_part_has_the_unit_of_the_whole_that_opens_its_clause(language, text, part, unit):
    assert _read(text, language)[-1] == (str(part), part, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Neun von zehn Deutschen wollen das."),
        ("pl", "Dziewięć na dziesięć osób tego chce."),
        ("ru", "Девять из десяти россиян этого хотят."),
        ("cs", "Devět z deseti lidí to chce."),
        ("sv", "Nio av tio svenskar vill det."),
        ("ar", "تسعة من كل عشرة أشخاص"),
    ],
)
def test_so_many_of_ten_people_are_a_share(language, text):
    assert [(found.amount, found.unit) for found in find_quantities(text, language)] == [(90, "percent")]


def test_so_many_of_ten_things_are_a_part():
    assert _read("Sieben von zehn Booten sanken.", "de")[0] == ("Sieben von zehn Booten", 7, "boats")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By 2027 workers will be asked to leave."),
        ("de", "Bis Ende 2027 fallen dort Stellen weg."),
        ("fr", "D'ici à 2027 ouvriers et cadres partiront."),
        ("pl", "Do końca 2027 pracownicy odejdą."),
        ("el", "Στα τέλη του 2027 εργάτες και υπάλληλοι φεύγουν."),
        ("es", "El juicio empieza el día 14."),
        ("pt", "A audiência foi marcada para o dia 24, às 9h."),
        ("es", "Jugará el martes 17 en la capital."),
    ],
)
def test_years_before_nouns_and_days_without_a_month_are_no_quantities(language, text):
    assert find_quantities(text, language) == ()


def test_round_years_and_years_before_units_may_be_quantities():
    assert _read("It was found in 2000 villages.", "en") == [("2000 villages", 2000, "villages")]


@pytest.mark.parametrize(
    ("language", "text", "amount", "code"),
    [
        ("en", "It costs 50,000 kip.", 50_000, "LAK"),
        ("fr", "Une amende de 20 millions de guaranis.", 20_000_000, "PYG"),
        ("tr", "Ceza 20 milyon guarani oldu.", 20_000_000, "PYG"),
        ("uk", "Бракує 20 млн гуарані.", 20_000_000, "PYG"),
        ("pl", "Zapłacił 5000 manatów.", 5000, "AZN"),
        ("es", "Pagó Gs. 20 millones.", 20_000_000, "PYG"),
    ],
)
def test_large_sums_are_read_by_the_noun_of_a_rare_currency(language, text, amount, code):
    assert [(int(found.amount), found.unit) for found in find_quantities(text, language)] == [(amount, code)]


@pytest.mark.parametrize(("language", "text"), [("nl", "Drie kip en 12 lek."), ("en", "The 40 kip fled.")])
def test_smaller_numbers_before_the_noun_of_a_rare_currency_are_no_money(language, text):
    assert all(found.unit not in {"LAK", "ALL"} for found in find_quantities(text, language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Op de trap staat Mara (18) met haar telefoon.", [("18", 18, "year")]),
        ("en", "The Senate (34) voted.", [("34", 34, "")]),
        ("en", "Labour (34), Greens (21) and others.", [("34", 34, ""), ("21", 21, "")]),
        ("fr", "Le feu dure à Lille (59).", [("59", 59, "")]),
    ],
)
def test_a_single_name_before_a_bracket_may_be_a_person_of_that_age(language, text, expected):
    assert _read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "٤٠ من العمال", ("٤٠ من العمال", 40, "people")),
        ("he", "40 מהעובדים פוטרו", ("40 מהעובדים", 40, "people")),
        ("it", "I morti sono quattro.", ("quattro", 4, "people")),
        ("de", "Die Toten sind vier.", ("vier", 4, "people")),
    ],
)
def test_definite_nouns_and_predicates_count(language, text, expected):
    assert _read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("it", "A bordo 61 membri d'equipaggio.", "61 membri d'equipaggio", "people"),
        ("ru", "На борту 61 член экипажа.", "61 член экипажа", "people"),
        ("fr", "La fuite touche 14 centres d'examen.", "14 centres d'examen", "centres"),
        ("es", "Había 12 miembros de la tripulación.", "12 miembros de la tripulación", "people"),
    ],
)
def test_a_compound_of_two_nouns_is_counted_as_one(language, text, span, unit):
    assert [(found.text, found.unit) for found in find_quantities(text, language)] == [(span, unit)]


def test_what_belongs_to_a_counted_noun_is_no_part_of_its_span():
    assert [found.text for found in find_quantities("Hallaron 38 cajas de documentos.", "es")] == ["38 cajas"]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "Deux organismes enquêtent.", "organisations"),
        ("uk", "Знайшли 12 квитанцій.", "receipts"),
        ("nl", "Er kwamen 12 waarschuwingen.", "alerts"),
        ("sv", "Det blev 12 utryckningar.", "interventions"),
        ("da", "Han fik 12 kvitteringer.", "receipts"),
        ("cs", "Bylo 12 závad.", "defects"),
        ("ro", "Au fost 12 facturi.", "invoices"),
        ("el", "Δόθηκαν 12 τιμολόγια.", "invoices"),
        ("hu", "Volt 12 hiányosság.", "defects"),
        ("fi", "Oli 12 laskua.", "invoices"),
        ("tr", "Toplam 12 uyarı yapıldı.", "alerts"),
        ("ar", "صدر 12 بيانا", "statements"),
        ("fa", "۱۲ نکته", "tips"),
        ("he", "היו 12 אזהרות", "alerts"),
        ("sw", "Kuna ankara 12.", "invoices"),
    ],
)
def test_things_of_courts_offices_and_firms_are_counted(language, text, unit):
    assert [found.unit for found in find_quantities(text, language)] == [unit]
