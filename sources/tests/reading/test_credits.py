"""Credits in one word name who says it."""

import pytest

from sources.reading.types import AttributionKind
from sources.tests.reading.support import only


@pytest.mark.parametrize(
    ("language", "text", "kind", "who"),
    [
        ("de", "Drei Menschen wurden nach Polizeiangaben verletzt.", AttributionKind.OFFICIAL, "Polizei"),
        ("de", "Regierungsangaben zufolge starben vier Menschen.", AttributionKind.OFFICIAL, "Regierung"),
        ("de", "Laut Medienberichten wurden drei Menschen verletzt.", AttributionKind.OUTLET, "Medien"),
        ("nl", "Volgens politiebronnen zijn drie mensen gewond.", AttributionKind.OFFICIAL, "politie"),
        ("sv", "Tre personer skadades enligt polisuppgifter.", AttributionKind.OFFICIAL, "polis"),
        ("da", "Tre personer blev såret ifølge politikilder.", AttributionKind.OFFICIAL, "politi"),
        ("nb", "Tre personer ble skadet ifølge politikilder.", AttributionKind.OFFICIAL, "politi"),
    ],
)
def test_a_credit_in_one_word_names_who_says_it(
    language: str, text: str, kind: AttributionKind, who: str
) -> None:
    passage = only(text, language)
    assert (passage.attribution.kind, passage.attribution.name) == (kind, who)
    assert passage.voices


def test_a_compound_without_a_preposition_of_credit_is_none() -> None:
    assert only("Die Polizeiangaben waren falsch.", "de").attribution.kind is AttributionKind.OWN


def test_a_credit_in_two_words_is_left_to_the_lexicon() -> None:
    assert only("Nach Angaben der Polizei wurden drei Menschen verletzt.", "de").attribution.name == "Polizei"
