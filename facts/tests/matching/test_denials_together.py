"""Which denials are one, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching import denials
from facts.matching.story import lay_out
from facts.tests.matching.test_denials import weighing
from facts.tests.texts import named, said, text
from sources.reading.types import CueKind, Span, Voice


def denied(words, topic, by):
    return said(words, topic, cues=[("denied", CueKind.DENY)], by=named(by))


def told(key, words):
    return text(key, "fr", said(words, "told"))


@pytest.mark.parametrize(
    ("speakers", "alike", "together"),
    [
        pytest.param(("Nils Berg", "Olga Petrowa"), 0.4, True, id="two speakers in the same words"),
        pytest.param(("Nils Berg", "Olga Petrowa"), 0.1, False, id="two speakers in other words"),
        pytest.param(("Nils Berg", ""), 0.1, False, id="a speaker and nobody by name in other words"),
        pytest.param(("Nils Berg", ""), 0.22, True, id="a speaker and nobody by name in like words"),
        pytest.param(("Nils Berg", "Nils Berg"), 0.1, True, id="one speaker"),
    ],
)
def test_denials_that_share_a_claim_are_one_where_they_say_the_same(speakers, alike, together):
    story = lay_out(
        [
            text("a", "en", denied("A: he denied the sale.", "sale", speakers[0])),
            text("b", "de", denied("B: Verkauf denied.", "sale", speakers[1])),
            told("c", "C: la vente est faite."),
            told("d", "D: la vente est conclue."),
        ]
    )
    # What the first denies comes near to it alone; the other goes along where they are one.
    weighed = weighing(story, {(0, 1): alike, (0, 2): 0.3, (0, 3): 0.3})
    found = denials.against(story, weighed, [[0, 1], [2, 3]], {0, 1})
    assert [denial.unit for denial in found] == ([0, 1] if together else [0])


@pytest.mark.parametrize(
    ("cues", "goes"),
    [
        pytest.param([("never", CueKind.NEGATE), ("never", CueKind.DENY)], True, id="in the first person"),
        pytest.param([("never", CueKind.NEGATE)], False, id="that something is not so"),
        pytest.param(
            [("never", CueKind.NEGATE), ("lie", CueKind.DENY)], False, id="an outright denial of its own"
        ),
    ],
)
def test_what_the_deniers_say_they_never_did_goes_with_the_denial_before_it(cues, goes):
    first = denied("A: the firm denied the charge.", "charge", "the firm")
    on = said("“We never sold a kilo, a lie,” she said.", "kilo", cues=cues, by=named("Nora Falk"))
    story = lay_out(
        [text("a", "en", first, on), told("b", "B: la firme a vendu."), told("c", "C: elle vend.")]
    )
    weighed = weighing(story, {(0, 2): 0.3, (0, 3): 0.2, (1, 2): -0.3, (1, 3): -0.3})
    found = denials.against(story, weighed, [[0, 2, 3], [1]], {0, 1})
    assert [denial.unit for denial in found if denial.group == 0] == ([1] if goes else [])


def test_what_only_says_who_speaks_is_not_what_somebody_denies():
    words = "地元当局が明らかにした。"
    plain = said(words, "told", by=named("地元当局"))
    credit = replace(plain, voices=(Voice(0, 0, plain.attribution, Span(0, len(words) - 1)),))
    for passage, stands in ((credit, []), (plain, [1])):
        denial = denied("He denied it.", "sale", "Nils Berg")
        story = lay_out([text("a", "en", denial), text("b", "ja", passage)])
        found = denials.against(story, weighing(story, {(0, 1): 0.3}), [[0], [1]], {0})
        assert [denial.group for denial in found] == stands
