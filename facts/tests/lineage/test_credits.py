"""Which words credit an outlet, and which outlet they mean."""

from __future__ import annotations

import pytest

from facts.lineage import propose
from facts.tests.texts import said, text
from sources.reading.types import CueKind, Name, NameKind


def sentences(language: str, count: int):
    return [said(f"Sentence {n} in {language}.", f"topic {n}") for n in range(count)]


def test_what_somebody_says_who_is_quoted_credits_nobody():
    def told(words: str, *quotes: str):
        agency = Name(0, 5, "Tempo", NameKind.ORGANISATION, why="an agency in the text")
        passage = said(words, "pace", quotes=quotes, cues=[("räumte", CueKind.REPORT)])
        return propose([text("a", "de", passage, *sentences("de", 8), credits=[agency])])

    assert told("„Wir haben das Tempo überschätzt“, räumte sie ein.", "Wir haben das Tempo überschätzt") == ()
    assert [one.outlet for one in told("Das Tempo überschätze man, räumte sie laut Tempo ein.")] == ["Tempo"]


@pytest.mark.parametrize(
    ("words", "outlet", "held"),
    [
        pytest.param("현지 일간지 '라 코스타나'가 보도했다.", "Diario La Costana", True, id="daily in front"),
        pytest.param("현지 일간지 '라 코스타나'가 보도했다.", "La Costana", True, id="the name alone"),
        pytest.param("현지 일간지 '라 코스타나'가 보도했다.", "Diario El Nevado", False, id="another paper"),
    ],
)
def test_a_name_in_single_marks_is_that_of_a_paper_that_says_what_it_is(words, outlet, held):
    told = said(words, "topic 0", cues=[("보도했다", CueKind.REPORT)])
    echo = text("a", "ko", told, *sentences("ko", 6)[1:])
    origin = text("b", "es", *sentences("es", 6), outlet=outlet)
    assert [(one.source, one.origin) for one in propose([echo, origin]) if one.origin] == (
        [("a", "b")] if held else []
    )


@pytest.mark.parametrize(
    ("outlet", "language", "followed", "origin"),
    [
        pytest.param("Báo Sóng Biển", "vi", 14, "b", id="the text that it follows"),
        pytest.param("海浪", "ja", 14, "", id="a name in the same script"),
        pytest.param("Báo Sóng Biển", "vi", 5, "", id="a text that it is only a little like"),
    ],
)
def test_a_paper_whose_name_is_translated_is_the_one_whose_text_is_followed(
    outlet, language, followed, origin
):
    told = said("据《新海报》报道，大桥坍塌。", "topic 0", cues=[("报道", CueKind.REPORT)])
    echo = text("a", "zh", told, *sentences("zh", 14)[1:], published_on="2031-05-03")
    own = [said(f"Own {n}.", f"own {n}") for n in range(14 - followed)]
    held = text("b", language, *sentences(language, followed), *own, outlet=outlet, published_on="2031-05-02")
    other = text("c", "de", *sentences("de", 3), *[said(f"Other {n}.", f"other {n}") for n in range(8)])
    (proposal,) = [one for one in propose([echo, held, other]) if one.source == "a"]
    assert (proposal.origin, proposal.outlet) == (origin, "新海报")
