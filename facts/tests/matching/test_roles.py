"""Titles that texts give one person: when they found a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching import match
from facts.matching.types import ClaimKind, KnownCitation, KnownClaim, KnownPosition, Place, Stance
from facts.tests.matching.test_matcher import no_meaning, sources
from facts.tests.texts import fillers, said, text
from sources.reading.types import AttributionKind, CueKind, NameKind


def titled(key, language, words, *, names=()):
    passage = said(words, f"{key} matter", names=names)
    people = tuple(replace(name, kind=NameKind.PERSON) for name in passage.names)
    return text(
        key, language, replace(passage, names=people), *fillers(language, f"{key} rain", f"{key} roads")
    )


FRENCH = titled("fr", "fr", "Elena Marczak, directrice du port, a parlé.", names=["Elena Marczak"])
RUSSIAN = titled("ru", "ru", "Директор порта Элена Марчак выступила.")
HINDI = titled("hi", "hi", "बंदरगाह की उप निदेशक एलेना मार्चाक ने कहा।")


def role_claims(texts, known=()):
    matching = match(texts, known, embed=no_meaning)
    return [claim for claim in matching.claims if claim.kind is ClaimKind.ROLE]


def test_titles_that_cannot_be_one_found_a_claim_across_scripts():
    (claim,) = role_claims([FRENCH, RUSSIAN, HINDI])
    assert sources(claim) == ["fr", "hi", "ru"]
    assert [[citation.place.source for citation in position.citations] for position in claim.positions] == [
        ["fr", "ru"],
        ["hi"],
    ]
    assert claim.positions[1].value is not None
    assert claim.positions[1].value.role == "उप निदेशक"
    assert claim.founded_because[0].name == "texts give one person different titles"


def test_titles_that_can_be_one_found_a_claim_of_one_position():
    (claim,) = role_claims([FRENCH, RUSSIAN])
    assert [len(position.citations) for position in claim.positions] == [2]
    assert claim.founded_because[0].name == "several texts name one person with a title"


def test_the_titles_of_all_texts_are_embedded_in_one_go():
    asked = []

    def embed(phrases):
        asked.append(list(phrases))
        return no_meaning(phrases)

    match([FRENCH, RUSSIAN, HINDI], embed=embed)
    (together,) = [phrases for phrases in asked if "directrice" in phrases]
    assert {"директор", "उप निदेशक"} <= set(together)


def test_a_title_is_cited_without_the_rest_of_its_sentence_in_the_own_voice():
    (claim,) = role_claims([FRENCH, RUSSIAN])
    (position,) = claim.positions
    words = {
        citation.place.source: (citation.place.start, citation.place.end) for citation in position.citations
    }
    french = FRENCH.reading.text
    assert french[slice(*words["fr"])] == "Elena Marczak, directrice"
    assert {citation.attribution.kind for citation in position.citations} == {AttributionKind.OWN}
    assert claim.text == "Elena Marczak, directrice"


def test_what_else_a_sentence_says_stays_free_for_other_claims():
    (claim,) = role_claims([FRENCH, RUSSIAN])
    held = KnownClaim(
        "c",
        (KnownPosition("p", Stance.AFFIRMS, claim.positions[0].value),),
        tuple(KnownCitation(citation.place, "p") for citation in claim.positions[0].citations),
    )
    texts = [FRENCH, RUSSIAN]
    free = [one.founding for one in match(texts, embed=no_meaning).claims if one.kind is not ClaimKind.ROLE]
    assert [one.founding for one in match(texts, [held], embed=no_meaning).claims] == free


def test_a_sentence_that_a_claim_about_an_office_cites_as_a_whole_founds_no_other():
    (claim,) = role_claims([FRENCH, RUSSIAN])
    passage = FRENCH.reading.passages[0]
    whole = Place("fr", passage.start, passage.end)
    held = KnownClaim(
        "c",
        (KnownPosition("p", Stance.AFFIRMS, claim.positions[0].value),),
        (KnownCitation(whole, "p"),),
    )
    found = match([FRENCH, RUSSIAN], [held], embed=no_meaning).claims
    assert not any(
        one.founding.source == "fr" and one.founding.start < whole.end for one in found if not one.known
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            titled("en", "en", "Tomas Belgrave, a spokesman, spoke.", names=["Tomas Belgrave"]),
            id="another person",
        ),
        pytest.param(
            titled("en", "en", "Elena Marczak came. A spokesman spoke.", names=["Elena Marczak"]),
            id="a title beyond the sentence",
        ),
    ],
)
def test_a_person_whom_one_text_gives_a_title_founds_no_claim(other):
    assert role_claims([FRENCH, other]) == []


def test_a_later_text_joins_the_claim_that_stands():
    (claim,) = role_claims([FRENCH, HINDI])
    positions = tuple(
        KnownPosition(str(number), Stance.AFFIRMS, position.value)
        for number, position in enumerate(claim.positions)
    )
    citations = tuple(
        KnownCitation(citation.place, str(number))
        for number, position in enumerate(claim.positions)
        for citation in position.citations
    )
    (gained,) = role_claims([FRENCH, HINDI, RUSSIAN], [KnownClaim("c", positions, citations)])
    assert (gained.known, sources(gained)) == ("c", ["ru"])


def test_a_deputy_is_told_from_who_leads_with_the_field_between_the_words():
    deputy = titled("en", "en", "Deputy health minister Elena Marczak has spoken.", names=["Elena Marczak"])
    minister = titled("es", "es", "Habló la ministra de Sanidad, Elena Marczak.", names=["Elena Marczak"])
    (claim,) = role_claims([deputy, minister])
    assert [position.value.role for position in claim.positions] == [
        "Deputy health minister",
        "ministra de Sanidad",
    ]


def test_a_person_is_known_by_the_parts_of_a_name_that_sounds_unlike_on_the_whole():
    french = titled(
        "fr", "fr", "Thanakorn Wongsuwan, directeur du port, a parlé.", names=["Thanakorn Wongsuwan"]
    )
    chinese = titled("zh", "zh", "港口发言人塔纳功·翁素万表示不满。", names=["塔纳功·翁素万"])
    (claim,) = role_claims([french, chinese])
    assert sources(claim) == ["fr", "zh"]


def test_what_somebody_says_begins_with_no_title_of_the_speaker():
    stressed = said(
        "Элена Марчак подчеркнула, что представители города были в зале.",
        "hall",
        names=["Элена Марчак"],
        cues=[("подчеркнула", CueKind.REPORT)],
    )
    people = tuple(replace(name, kind=NameKind.PERSON) for name in stressed.names)
    russian = text("ru", "ru", replace(stressed, names=people), *fillers("ru", "rain", "roads"))
    assert role_claims([FRENCH, russian]) == []


def test_a_person_is_known_by_a_name_that_the_reader_took_with_words_in_front():
    glued = titled(
        "vi",
        "vi",
        "Tổng giám đốc Hải Long Elena Maria Marczak cho biết.",
        names=["Hải Long Elena Maria Marczak"],
    )
    whole = titled("en", "en", "Elena Maria Marczak, the spokeswoman, spoke.", names=["Elena Maria Marczak"])
    other = titled("fr", "fr", "Elena Maria Marczak, la directrice, a parlé.", names=["Elena Maria Marczak"])
    (claim,) = role_claims([glued, whole, other])
    assert sources(claim) == ["en", "fr", "vi"]


def test_a_name_that_the_reader_missed_is_heard_in_another_script_that_is_not_latin():
    named = titled("ru", "ru", "Директор порта Элена Марчак выступила.", names=["Элена Марчак"])
    missed = titled("hi", "hi", "बंदरगाह की निदेशक एलेना मर्चक ने कहा।")
    (claim,) = role_claims([named, missed])
    assert sources(claim) == ["hi", "ru"]
