"""Denials: what makes one an alarm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.contradiction import detect
from facts.contradiction.types import List
from facts.tests.texts import ANONYMOUS, cited, named, position, said
from sources.reading.types import CueKind, Span, Voice


def affirmed(texts):
    """Words that so many texts affirm."""
    passage = said("Three councillors have left.", "left")
    return position(
        "1", *(cited(by=ANONYMOUS, source=f"s{place}", passage=passage) for place in range(texts))
    )


def answered(words, score, cue=("nobody", CueKind.NEGATE), **found):
    """A denial in these words, of which the matcher was so sure."""
    passage = said(words, "reply", by=named("the mayor"), cues=[cue], **found)
    return position("2", cited(by=named("the mayor"), passage=passage, score=score), denies=True)


REPLY = "Asked about the rumours, the mayor said nobody had left."
DENIAL = ("The mayor denied that they had left.", ("denied", CueKind.DENY))


@pytest.mark.parametrize(
    ("words", "score", "shown"),
    [
        pytest.param(REPLY, 0.65, List.MAIN, id="a reply"),
        pytest.param(REPLY, 0.55, List.UNCERTAIN, id="a reply whose words are hardly alike"),
        pytest.param("The mayor said nobody had left.", 0.75, List.UNCERTAIN, id="no reply"),
    ],
)
def test_what_is_said_in_reply_weighs_more_than_a_negation(words, score, shown):
    (found,) = detect([affirmed(2), answered(words, score)])
    assert found.list == shown


@pytest.mark.parametrize(("texts", "shown"), [(2, List.MAIN), (1, List.UNCERTAIN)])
def test_what_somebody_denies_in_other_words_is_an_alarm_where_several_texts_affirm_it(texts, shown):
    (found,) = detect([affirmed(texts), answered(DENIAL[0], 0.55, DENIAL[1])])
    assert found.list == shown


def test_an_outright_denial_is_an_alarm_against_one_text_alone_unless_the_words_are_only_loosely_alike():
    words, cue = DENIAL
    for score, shown in ((0.75, List.MAIN), (0.65, List.UNCERTAIN)):
        (found,) = detect([affirmed(1), answered(words, score, cue)])
        assert found.list is shown


def test_close_words_make_a_mere_negation_no_alarm():
    close = cited(
        by=ANONYMOUS,
        source="d",
        passage=said("The pump never failed.", "pump", cues=[("never", CueKind.NEGATE)]),
    )
    (mere,) = detect([affirmed(2), position("2", close, denies=True)])
    assert mere.list is List.UNCERTAIN


def test_a_negation_that_somebody_assures_is_no_alarm_where_the_words_are_only_loosely_alike():
    assured = ("The mayor memastikan tidak ada who left.", ("memastikan tidak", CueKind.DENY))
    for (words, cue), shown in ((DENIAL, List.MAIN), (assured, List.UNCERTAIN)):
        (found,) = detect([affirmed(2), answered(words, 0.6, cue)])
        assert found.list is shown


def test_quoted_words_alone_are_no_alarm_where_they_are_only_loosely_alike():
    quote = "They ran away like rabbits"

    def heard(*told):
        return position(
            "1", *(cited(by=ANONYMOUS, source=f"s{place}", passage=one) for place, one in enumerate(told))
        )

    spoken = said(f"“{quote}”, people say.", "left", quotes=[quote])
    plain = said("Three councillors have left.", "left")
    denial = answered(DENIAL[0], 0.6, DENIAL[1])
    for told, shown in (((spoken, plain), List.MAIN), ((spoken, spoken), List.UNCERTAIN)):
        (found,) = detect([heard(*told), denial])
        assert found.list is shown


def test_a_sentence_that_only_says_who_speaks_affirms_nothing():
    credit = said("Elena Ruiz said so.", "left", by=named("Elena Ruiz"))
    voice = Voice(0, 0, named("Elena Ruiz"), Span(0, len("Elena Ruiz said so")))
    credit = replace(credit, voices=(voice,))
    plain = said("Three councillors have left.", "left")
    told = [cited(by=ANONYMOUS, source=f"s{place}", passage=one) for place, one in enumerate((credit, plain))]
    (found,) = detect([position("1", *told), answered(DENIAL[0], 0.6, DENIAL[1])])
    assert "several texts affirm it" not in found.reason


@pytest.mark.parametrize(("credited", "shown"), [(True, []), (False, [List.UNCERTAIN])])
def test_a_clause_that_credits_what_another_says_is_not_what_says_yes_or_no(credited, shown):
    no, credit = "Nobody touches the pensions", "the ministry of labour assured"
    told = said(
        f"{no}, {credit}.",
        "denial",
        cues=[("Nobody", CueKind.NEGATE)],
        clauses=[(no, "pensions"), (credit, "denial")],
    )
    start = told.text.index(credit)
    voice = Voice(0, start, named("the ministry"), Span(start, start + len("the ministry")))
    told = replace(told, voices=(voice,) if credited else ())
    negation = said("The ministry said nobody is cut.", "denial", cues=[("nobody", CueKind.NEGATE)])
    found = detect(
        [
            position("1", cited(by=ANONYMOUS, source="a", passage=told)),
            position("2", cited(source="b", passage=negation), denies=True),
        ]
    )
    assert [one.list for one in found] == shown


def test_a_clause_that_says_something_and_who_says_it_says_yes_or_no():
    both, more = "Nobody is cut, the ministry assured", "and wages rise"
    told = said(
        f"{both}, {more}.",
        "denial",
        cues=[("Nobody", CueKind.NEGATE)],
        clauses=[(both, "denial"), (more, "wages")],
    )
    start = told.text.index("the ministry")
    voice = Voice(0, start, named("the ministry"), Span(start, start + len("the ministry")))
    negation = said("The ministry said nobody is cut.", "denial", cues=[("nobody", CueKind.NEGATE)])
    affirming = position("1", cited(by=ANONYMOUS, source="a", passage=replace(told, voices=(voice,))))
    assert detect([affirming, position("2", cited(source="b", passage=negation), denies=True)]) == ()
