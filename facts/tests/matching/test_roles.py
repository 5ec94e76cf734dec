"""Titles that texts give one person: when they found a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching import match
from facts.matching.types import ClaimKind, KnownCitation, KnownClaim, KnownPosition, Stance
from facts.tests.matching.test_matcher import no_meaning, sources
from facts.tests.texts import fillers, said, text
from sources.reading.types import NameKind


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


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(RUSSIAN, id="the same title"),
        pytest.param(
            titled("en", "en", "Tomas Belgrave, a spokesman, spoke.", names=["Tomas Belgrave"]),
            id="another person",
        ),
        pytest.param(
            titled("en", "en", "Elena Marczak, a researcher, spoke.", names=["Elena Marczak"]), id="a calling"
        ),
        pytest.param(
            titled("en", "en", "Elena Marczak came. A spokesman spoke.", names=["Elena Marczak"]),
            id="a title beyond the sentence",
        ),
    ],
)
def test_titles_that_can_be_one_found_no_claim(other):
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
