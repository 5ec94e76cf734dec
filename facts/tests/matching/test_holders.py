"""One office and two people who are said to hold it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from facts.contradiction import detect
from facts.contradiction.types import List
from facts.matching import match
from facts.matching.holders import two_people
from facts.matching.types import ClaimKind, Value
from facts.tests.texts import cited, fillers, named, position, said, text
from sources.reading.types import NameKind


def no_meaning(texts):
    """An embedder for which no two words are alike."""
    return np.eye(384, dtype=np.float32)[: len(texts)]


def appointed(key, language, words, name, *, by=None):
    passage = said(words, "appointment", names=[name], by=named(by) if by else None)
    people = tuple(replace(one, kind=NameKind.PERSON) for one in passage.names)
    passage = replace(passage, names=people)
    return text(key, language, passage, *fillers(language, f"{key} rain", f"{key} roads"))


FRENCH = appointed("fr", "fr", "Elena Marczak est nommée directrice du port.", "Elena Marczak")
SPANISH = appointed("es", "es", "La directora del puerto será Elena Marczak.", "Elena Marczak")
GERMAN = appointed("de", "de", "Jonas Albrecht wird Direktor des Hafens.", "Jonas Albrecht")


def holders(*texts):
    found = match(texts, embed=no_meaning).claims
    return [
        [position.value.members for position in claim.positions if position.value]
        for claim in found
        if claim.kind is ClaimKind.ROLE and any(p.value and p.value.members for p in claim.positions)
    ]


def test_two_people_named_for_one_office_are_two_positions():
    (found,) = holders(FRENCH, SPANISH, GERMAN)
    assert sorted(found) == [("Elena Marczak",), ("Jonas Albrecht",)]


def test_one_person_named_for_an_office_founds_no_claim_about_who_it_is():
    assert holders(FRENCH, SPANISH) == []


def test_whoever_speaks_is_not_who_holds_the_office():
    told = appointed("de", "de", "Jonas Albrecht lobt die Direktorin.", "Jonas Albrecht", by="Jonas Albrecht")
    assert holders(FRENCH, SPANISH, told) == []


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        pytest.param("Elena Marczak", "Jonas Albrecht", True, id="one script"),
        pytest.param("Elena Marczak", "Элена Марчак", False, id="one person in two scripts"),
        pytest.param("Elena Marczak", "Пётр Воронов", True, id="two scripts"),
        pytest.param("Симон Беков", "سامر بكري", False, id="a little alike in scripts that are not Latin"),
        pytest.param("Ayaka Mori", "森彩花", False, id="characters read in another way"),
        pytest.param("Marczak", "Albrecht", False, id="surnames alone"),
    ],
)
def test_two_names_are_two_people_where_that_is_sure(left, right, two):
    assert two_people(left, right) is two


def test_two_holders_are_an_alarm_where_several_texts_agree_on_one():
    def said_of(name, *sources):
        value = Value(members=(name,))
        return [cited(value, source=source, score=0.75) for source in sources]

    other = position("2", *said_of("Jonas Albrecht", "c"))
    (alone,) = detect([position("1", *said_of("Elena Marczak", "a")), other])
    (agreed,) = detect([position("1", *said_of("Elena Marczak", "a", "b")), other])
    assert (alone.kind, alone.list, agreed.list) == ("role", List.UNCERTAIN, List.MAIN)
    assert (
        detect([position("1", *said_of("Elena Marczak", "a")), position("2", *said_of("Marczak", "c"))]) == ()
    )
