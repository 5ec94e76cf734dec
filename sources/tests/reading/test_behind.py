"""Who speaks behind a verb of saying where only the place shows it."""

from __future__ import annotations

import re

import pytest

from sources.reading.voices import said_by

from .support import only

SENTENCES = [
    ("fr", "La récolte de noix a doublé en un an, promet son exploitant Nogalis.", "Nogalis"),
    ("fr", "La récolte sera maigre, regrette la coopératrice Maud Perrin, qui cultive neuf parcelles.", "Maud Perrin"),
    ("fr", "Aucun mur n’est tombé, répond le chef de chantier, Luc Vasse : on a tout étayé.", "Luc Vasse"),
    ("fr", "Des obus ont touché le marché de Tarva, affirme l’administration militaire.", "administration militaire"),
    ("es", "El lago bajó dos metros, advierte la hidróloga Alba Sotelo.", "Alba Sotelo"),
    ("es", "La nevada durará tres días, pronosticó el observatorio Cumbre Blanca.", "observatorio Cumbre Blanca"),
    ("pt", "A colheita de caju vai cair, lamenta o agricultor Davi Moura.", "Davi Moura"),
    ("it", "I castagni si sono ammalati, avverte la botanica Irma Colli.", "Irma Colli"),
    ("it", "Due tetti scoperchiati nella notte: lo riferisce la prefettura.", "prefettura"),
    ("pl", "Kasztany chorują, ubolewa leśniczka Olga Wrona.", "Olga Wrona"),
    ("pl", "Most otworzymy w maju – obiecuje wójt Adam Sroka.", "Adam Sroka"),
    ("ru", "Тумана не было, настаивает судовладелец Олег Дымов: видимость была отличная.", "Олег Дымов"),
    ("uk", "Міст витримав повінь, запевняє доглядач Остап Верба.", "Остап Верба"),
    ("de", "Die Ernte wird mager, warnte Obstbäuerin Berta Kehl die Nachbarn.", "Berta Kehl"),
    ("en", "The orchard lost a third of its trees, said tree surgeon Dora Pike.", "Dora Pike"),
    ("en", "A dam burst above the town, the regional governor wrote on Telegram.", "governor"),
    ("tr", "Göl iki metre çekildi, Su İdaresi Müdürü Selin Ak duyurdu.", "Selin Ak"),
    ("tr", "Göl iki metre çekildi, dedi Su İdaresi Genel Müdürü Selin Ak.", "Selin Ak"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "name"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_who_stands_behind_the_verb_says_what_stands_before_it(language: str, text: str, name: str) -> None:
    passage = only(text, language)

    mark = re.search(r"[,:–]", text)
    assert mark is not None
    said = said_by(passage, 0, mark.start())

    assert name in said.name


def test_what_a_firm_announces_behind_a_clause_does_not_speak() -> None:
    passage = only("Le groupe Kestrel, qui emploie 40 salariés, a annoncé la fermeture du site.", "fr")

    assert "Kestrel" in passage.attribution.name


def test_words_behind_a_colon_go_on_with_who_stands_before_it() -> None:
    text = "Il traghetto non era pieno, sostiene l’armatore Vito Serra: portava 58 auto."
    passage = only(text, "it")

    assert said_by(passage, text.index("portava"), len(text)).name == "Vito Serra"


def test_a_german_figure_before_the_verb_is_said_by_who_stands_behind_it() -> None:
    text = "Auf drei Millionen Euro schätzt die Polizei den Schaden an der Scheune."
    passage = only(text, "de")

    assert said_by(passage, 0, text.index(" schätzt")).name == "Polizei"


def test_a_denial_in_a_participle_goes_on_with_the_speaker() -> None:
    text = "O preço sobe em maio, confirmou a ministra Inês Melo, desmentindo novos cortes."
    passage = only(text, "pt")

    assert said_by(passage, text.index("novos"), len(text)).name == "Inês Melo"


def test_a_day_behind_the_verb_does_not_speak() -> None:
    passage = only(
        "Nine roofs are gone, the island's relief agency, Tarva Aid, said on Monday in a bulletin.", "en"
    )

    assert "Monday" not in passage.attribution.name
