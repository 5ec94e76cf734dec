"""Clauses that only say who speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching.framing import credits_alone, only_credits
from facts.tests.texts import named, said
from sources.reading.types import CueKind, Span, Voice


def sentence(words, credit, cues=(), quotes=()):
    passage = said(words, "ferry", cues=cues, quotes=quotes)
    start = words.index(credit)
    speaker = named("Elena Ruidiaz")
    voice = Voice(0, start, speaker, Span(start, start + len(credit)))
    return replace(passage, attribution=speaker, voices=(voice,))


def clause(words, part):
    start = words.index(part)
    return Span(start, start + len(part))


WORDS = "The ferry was in perfect order, said its director, Elena Ruidiaz, in Alda."
CREDIT = "said its director, Elena Ruidiaz"


def test_who_speaks_and_where_is_nothing_to_check():
    passage = sentence(WORDS, CREDIT)
    assert only_credits(passage, clause(WORDS, "said its director, Elena Ruidiaz, in Alda."))


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("The ferry was in perfect order", id="what is said"),
        pytest.param(WORDS, id="the whole sentence"),
    ],
)
def test_what_is_said_is_more_than_who_speaks(part):
    assert not only_credits(sentence(WORDS, CREDIT), clause(WORDS, part))


def test_who_denies_says_something():
    words = "The ferry was overloaded, the union says, which Elena Ruidiaz denied."
    passage = sentence(words, "Elena Ruidiaz denied", cues=[("denied", CueKind.DENY)])
    assert not only_credits(passage, clause(words, "which Elena Ruidiaz denied."))


def test_a_clause_of_a_dense_script_says_as_much_in_fewer_letters():
    words = "船は完全な状態だった、と社長は港の事務所で述べた。"
    passage = sentence(words, "と社長は")
    assert not only_credits(passage, clause(words, "と社長は港の事務所で述べた。"))


@pytest.mark.parametrize(
    ("words", "credit", "alone"),
    [
        pytest.param("地元当局が明らかにした。", "地元当局が明らかにした", True, id="who speaks"),
        pytest.param(
            "Elena Ruidiaz said so on Monday evening in Alda.", "Elena Ruidiaz said so", False, id="more"
        ),
        pytest.param(
            "Elena Ruidiaz of the ferry line in Alda told of knocks in the hull.",
            "Elena Ruidiaz of the ferry line in Alda told of knocks",
            False,
            id="a speaker that the reader saw end late",
        ),
    ],
)
def test_a_sentence_may_say_no_more_than_who_speaks(words, credit, alone):
    assert credits_alone(sentence(words, credit)) is alone
