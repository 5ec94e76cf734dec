"""Citations of a quote, grouped by who is said to have said it."""

from __future__ import annotations

import pytest

from facts.matching import positions
from facts.matching.types import ClaimKind, MatchedCitation, Place, Stance
from facts.tests.texts import named
from sources.reading.types import Attribution, AttributionKind

OWN = Attribution(AttributionKind.OWN)


def quoted(source, speaker=OWN, *names):
    citation = MatchedCitation(Place(source, 0, 9), None, "", speaker, "", 1.0, ())
    return positions.Cited(Stance.AFFIRMS, citation, "en", "", names)


def sides(*citations):
    return [
        [citation.place.source for citation in position.citations]
        for position in positions.group(citations, ClaimKind.QUOTE)
    ]


def test_a_quote_is_kept_apart_by_its_speakers():
    assert sides(quoted("a", named("Ana Duarte")), quoted("b", named("Pavel Zeman"))) == [["a"], ["b"]]


def test_a_surname_is_the_same_speaker():
    assert sides(quoted("a", named("Ana Duarte")), quoted("b", named("Duarte"))) == [["a", "b"]]


def test_a_text_that_credits_nobody_goes_to_the_speaker_whom_it_names():
    told = [quoted("a", named("Ana Duarte")), quoted("b", named("Pavel Zeman"))]
    assert sides(*told, quoted("0", OWN, "Zeman")) == [["a"], ["0", "b"]]
    assert sides(*told, quoted("0", OWN, "Lisbon")) == [["0", "a"], ["b"]]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        pytest.param("Marina Kotova", "Martin Kosta", True, id="one script"),
        pytest.param("Martin Kosta", "Марина Котова", False, id="two scripts"),
        pytest.param("Karim Belkacem", "พิชัย เบลค", True, id="one part alike in two scripts"),
        pytest.param("Ayaka Mori", "森彩花", False, id="characters that a name keeps in every language"),
        pytest.param("Nora Lindqvist", "โนรา ลินด์ควิสต์", False, id="all parts alike in two scripts"),
    ],
)
def test_names_that_sound_a_little_alike_are_two_in_one_script_only(left, right, apart):
    assert (len(sides(quoted("a", named(left)), quoted("b", named(right)))) == 2) is apart


def test_a_speaker_whom_one_script_leaves_open_is_told_apart_in_another():
    arabic, french = quoted("a", named("كريم بلعيد")), quoted("b", named("Karim Belaïd"))
    assert sides(arabic, french, quoted("c", named("Paul Lestrade"))) == [["a", "b"], ["c"]]


def stances_of(*stances, outright=False):
    cited = [
        positions.Cited(stance, quoted(str(place)).citation, "en") for place, stance in enumerate(stances)
    ]
    return [
        one.stance for one in positions.unopposed(cited, outright=[outright, *[False] * (len(cited) - 1)])
    ]


def test_where_all_say_no_the_claim_itself_says_no():
    assert stances_of(Stance.DENIES, Stance.DENIES) == [Stance.AFFIRMS, Stance.AFFIRMS]


def test_where_one_says_yes_or_denies_outright_a_no_stays_a_denial():
    assert stances_of(Stance.DENIES, Stance.AFFIRMS) == [Stance.DENIES, Stance.AFFIRMS]
    assert stances_of(Stance.DENIES, Stance.DENIES, outright=True) == [Stance.DENIES, Stance.DENIES]
