"""Things that news counts, in the languages of Europe: each by the words that stand with a number."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities
from sources.reading.vocabulary.rows import mapped, read_rows

# Every `[span|unit]` of a sentence is a count that the reader finds; nothing else in it is one.
SENTENCES = [
    ("en", "Hackers copied [3,100 medical records|medical records] in [17 municipalities|municipalities], [two provinces|provinces]."),
    ("en", "[Six midwives|people] and [11 lorries|trucks] waited beside [four brand-new cranes|cranes] and [nine fire engines|fire engines]."),
    ("en", "The [18-storey|floors] tower has [70 flats|apartments]; a [13-member|people] council heard [25 applications|applications]."),
    ("es", "Robaron [3.100 historias clínicas|medical records] de [17 municipios|municipalities]; [seis matronas|people] y [11 camiones|trucks] esperan."),
    ("es", "El temporal tumbó [26 farolas|street lights], [nueve subestaciones|substations] y [cuatro grúas|cranes]."),
    ("pt", "Roubaram [3.100 prontuários|medical records] em [17 municípios|municipalities]; [11 caminhões|trucks] e [seis parteiras|people] esperam."),
    ("pt", "O temporal derrubou [nove subestações|substations], [quatro gruas|cranes] e [26 semáforos|traffic lights]; há [80 vagas|people]."),
    ("fr", "Des pirates ont copié [3 100 dossiers médicaux|medical records] dans [17 communes|municipalities] ; [onze poids lourds|trucks] attendent."),
    ("fr", "La tempête a abattu [26 lampadaires|street lights], [neuf pylônes|pylons] et [quatre grues|cranes] ; [six sages-femmes|people] aident."),
    ("it", "Hanno copiato [3.100 cartelle cliniche|medical records] in [17 comuni|municipalities]; [undici camion|trucks] e [sei ostetriche|people] aspettano."),
    ("it", "Nell'antologia ci sono [23 testi|texts]; l'ospedale ha eseguito [12 test|tests]."),
    ("it", "Il nubifragio ha abbattuto [26 lampioni|street lights], [nove tralicci|pylons] e [quattro gru|cranes]."),
    ("de", "Kopiert wurden [3.100 Patientenakten|medical records] aus [17 Gemeinden|municipalities]; [elf Lastwagen|trucks] und [sechs Hebammen|people] warten."),
    ("de", "Der Sturm knickte [26 Laternen|street lights], [neun Strommasten|pylons] und [vier Kräne|cranes]; [drei Umspannwerke|substations] fielen aus."),
    ("nl", "Er zijn [3.100 patiëntendossiers|medical records] gekopieerd in [17 gemeenten|municipalities]; [elf vrachtwagens|trucks] wachten."),
    ("nl", "De storm velde [26 lantaarnpalen|street lights], [negen hoogspanningsmasten|pylons] en [vier hijskranen|cranes]."),
    ("pl", "Skopiowano [3100 kart pacjentów|medical records] w [17 gminach|municipalities]; czeka [11 ciężarówek|trucks] i [sześć położnych|people]."),
    ("pl", "Wichura powaliła [26 latarni|street lights], [cztery dźwigi|cranes] i uszkodziła [dziewięć podstacji|substations]."),
    ("ru", "Скопированы [3100 медицинских карт|medical records] в [17 муниципалитетах|municipalities]; ждут [11 грузовиков|trucks] и [шесть акушерок|people]."),
    ("ru", "Буря повалила [26 фонарей|street lights], [четыре крана|cranes] и повредила [девять подстанций|substations]."),
    ("uk", "Скопійовано [3100 медичних карток|medical records] у [17 громадах|municipalities]; чекають [11 вантажівок|trucks] і [шість акушерок|people]."),
    ("uk", "Буря повалила [26 ліхтарів|street lights], [чотири крани|cranes] і пошкодила [дев'ять підстанцій|substations]."),
    ("ro", "Au fost copiate [3.100 de fișe medicale|medical records] din [17 comune|municipalities]; așteaptă [11 camioane|trucks] și [șase moașe|people]."),
    ("sv", "Hackare kopierade [3 100 patientjournaler|medical records] i [17 kommuner|municipalities]; [elva lastbilar|trucks] väntar."),
    ("da", "Hackere kopierede [3.100 patientjournaler|medical records] i [17 kommuner|municipalities]; [elleve lastbiler|trucks] venter."),
    ("nb", "Hackere kopierte [3100 pasientjournaler|medical records] i [17 kommuner|municipalities]; [elleve lastebiler|trucks] venter."),
    ("fi", "Murtautujat kopioivat [3 100 potilaskertomusta|medical records]; [11 kuorma-autoa|trucks] ja [neljä nosturia|cranes] odottaa."),
    ("cs", "Hackeři zkopírovali [3100 chorobopisů|medical records] ze [17 obcí|municipalities]; čeká [11 kamionů|trucks] a [čtyři jeřáby|cranes]."),
    ("el", "Αντέγραψαν [3.100 ιατρικούς φακέλους|medical records] από [17 δήμους|municipalities]· περιμένουν [11 φορτηγά|trucks]."),
    ("hu", "A támadók [3100 kórlapot|medical records] másoltak le [17 önkormányzatnál|municipalities]; [11 kamion|trucks] vár."),
]  # fmt: skip
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


@pytest.mark.parametrize(
    ("language", "sentence"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_things_are_counted_by_their_own_names(language: str, sentence: str) -> None:
    expected = [(span, unit) for span, unit in _MARKED.findall(sentence)]
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    assert [(quantity.text, quantity.unit) for quantity in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "span", "unit"),
    [
        ("en", "They sold 40 company cars", "40 company cars", "cars"),
        ("en", "They met 40 company employees", "40 company employees", "people"),
        ("ru", "Сбиты 12 военных самолётов", "12 военных самолётов", "aircraft"),
        ("ru", "Голодают 12 заключённых тюрьмы", "12 заключённых", "people"),
        ("uk", "Збито 12 військових літаків", "12 військових літаків", "aircraft"),
        ("pl", "Zniszczono 12 wojskowych samolotów", "12 wojskowych samolotów", "aircraft"),
        ("cs", "Sestřelili 12 vojenských letadel", "12 vojenských letadel", "aircraft"),
    ],
)
def test_the_noun_behind_an_adjective_is_counted(language: str, text: str, span: str, unit: str) -> None:
    (quantity,) = find_quantities(text, language)
    assert (quantity.text, quantity.unit) == (span, unit)


def test_a_german_adjective_that_ends_like_a_noun_counts_nothing() -> None:
    assert {quantity.unit for quantity in find_quantities("Nach 12 britische", "de")} <= {""}


@pytest.mark.parametrize(
    "language",
    ["es", "pt", "fr", "it", "de", "nl", "pl", "ru", "uk", "ro", "sv", "da", "nb", "fi", "cs", "el", "hu"],
)
def test_every_unit_is_known_in_english(language: str) -> None:
    known = {*mapped(read_rows("en"), "nouns"), *mapped(read_rows("common"), "nouns")}
    assert set(mapped(read_rows(language), "nouns")) <= known


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "un incendie combattu par 4 Canadair", "aircraft"),
        ("fr", "12 vitraux restaurés", "windows"),
        ("es", "trabajan 9 medios aéreos", "aircraft"),
        ("es", "suma 21 puntos", "points"),
        ("pt", "no terreno estão 90 operacionais", "people"),
        ("pt", "um parque de 12 aerogeradores", "turbines"),
        ("it", "un allevamento di 300 capi", "animals"),
        ("it", "19 contusi", "people"),
    ],
)
def test_nouns_of_local_news_are_counted(language: str, text: str, unit: str) -> None:
    (quantity,) = find_quantities(text, language)
    assert quantity.unit == unit
