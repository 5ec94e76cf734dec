"""Whom later words mean, with the model that hears: texts of several languages, the last sentence of which names nobody."""

from collections.abc import Sequence

import numpy as np
import pytest

from sources.reading.hearing import Sound
from sources.reading.reader import read
from sources.tests.reading.support import no_vectors


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "The ferry line Corvalis cut its winter timetable on Monday. Marine biologist Ines Aldous said the seals would profit. "
            "The bay, the biologist added, was too loud for them.",
            "Ines Aldous",
        ),
        (
            "de",
            "Die Reederei Nordkamm strich am Montag ihren Winterfahrplan. Die Meeresbiologin Ines Aldous sagte, die Robben würden profitieren. "
            "Die Bucht sei ihnen zu laut, ergänzte die Forscherin.",
            "Ines Aldous",
        ),
        (
            "fr",
            "La compagnie Nordkamm a supprimé ses traversées d’hiver. La biologiste Inès Aldou a affirmé que les phoques en profiteraient. "
            "La baie est trop bruyante pour eux, a ajouté la scientifique.",
            "Inès Aldou",
        ),
        (
            "it",
            "La compagnia Nordkamm ha cancellato le corse invernali. La biologa Ines Aldovini ha detto che le foche ne trarranno vantaggio. "
            "La baia è troppo rumorosa, ha aggiunto la ricercatrice.",
            "Ines Aldovini",
        ),
    ],
)
def test_a_common_noun_leads_to_who_was_named(language: str, text: str, who: str) -> None:
    last = read(text, language=language, embed=no_vectors).passages[-1]
    assert who in last.attribution.name


def test_words_for_somebody_new_stay_as_they_are() -> None:
    text = (
        "Marine biologist Ines Aldous presented the count of seals on Monday. The bay was closed to ships in 2019. "
        "A police spokesman said two boats had ignored that."
    )
    last = read(text, language="en", embed=no_vectors).passages[-1]
    assert "Aldous" not in last.attribution.name


def test_a_word_for_a_firm_leads_to_the_firm_and_not_to_the_paper_beside_it() -> None:
    text = (
        "The ferry operator Corvalis cut its winter timetable on Monday. Corvalis said few people had used it, the Ridge Herald "
        "reported. Nobody would lose a job, the company added."
    )
    last = read(text, language="en", embed=no_vectors).passages[-1]
    assert "Corvalis" in last.attribution.name


def test_a_mention_of_blanks_and_marks_is_none() -> None:
    def hear(texts: Sequence[str]) -> list[Sound]:
        vectors = np.ones((1, 768), dtype=np.float32)
        return [
            Sound(mentions=[(3, 4), (0, 3)], starts=[0], ends=[len(text)], vectors=vectors) for text in texts
        ]

    (passage,) = read("She — left early, he said.", language="en", embed=no_vectors, hear=hear).passages
    assert passage.text == "She — left early, he said."
