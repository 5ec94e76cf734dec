"""What is at stake where words with a figure are quoted."""

from __future__ import annotations

from facts.matching.types import ClaimKind, Stance
from facts.tests.matching.test_matcher import found, sources
from facts.tests.texts import fillers, named, said, text
from sources.reading.types import CueKind


def test_one_quote_with_a_figure_by_two_speakers_is_about_who_said_it():
    def quote(key, language, speaker, number="eight"):
        words = said(
            f"“You can buy {number} votes”, {speaker} {language}.",
            "votes",
            quotes=[f"You can buy {number} votes"],
            amounts=[(number, "8" if number == "eight" else "9", "votes")],
            by=named(speaker),
        )
        return text(key, language, words, *fillers(language, f"{key} rain", f"{key} roads"))

    def claim(*texts):
        (one,) = [claim for claim in found(texts).claims if len(sources(claim)) == 3]
        return one

    both = quote("a", "en", "Amir Talibe"), quote("c", "tr", "Talibe")
    asked = claim(*both, quote("b", "es", "Ratna Lamadjido"))
    assert asked.kind is ClaimKind.QUOTE
    assert sorted(len(position.citations) for position in asked.positions) == [1, 2]
    assert claim(*both, quote("b", "es", "Amir Talibe")).kind is ClaimKind.VALUE
    assert claim(*both, quote("b", "es", "Ratna Lamadjido", "nine")).kind is ClaimKind.VALUE


def test_one_of_something_in_a_quote_is_no_figure_that_speakers_differ_in():
    def quote(key, language, speaker, counted, unit):
        words = f"{counted} is not the whole harvest"
        passage = said(
            f"“{words}”, {speaker} {language}.",
            "harvest",
            quotes=[words],
            amounts=[(counted, "1", unit)],
            by=named(speaker),
        )
        return text(key, language, passage, *fillers(language, f"{key} rain", f"{key} roads"))

    texts = (
        quote("a", "en", "Amir Talibe", "one crate", "crates"),
        quote("b", "es", "Ratna Lamadjido", "un cesto", "baskets"),
        quote("c", "tr", "Talibe", "tek sandık", "crates"),
    )
    asked = [claim for claim in found(texts).claims if len(sources(claim)) == 3]
    assert ClaimKind.QUOTE in [claim.kind for claim in asked]


def test_a_figure_that_a_denial_names_by_the_way_makes_it_no_surer():
    def claim(words):
        affirming = [
            text(
                key,
                language,
                said(words, "jobs", amounts=[("900", "900", "people")]),
                *fillers(language, key),
            )
            for key, language, words in (("a", "en", "900 jobs go."), ("b", "es", "Se van 900 empleos."))
        ]
        denial = said(words, "jobs", amounts=[("900", "900", "people")], cues=[("no", CueKind.DENY)])
        texts = [*affirming, text("c", "pl", denial, *fillers("pl", "c"))]
        return next(one for one in found(texts).claims if len(sources(one)) == 3)

    denied = next(
        one for one in claim("It is no closure that costs 900.").positions if one.stance is Stance.DENIES
    )
    (citation,) = denied.citations
    assert citation.value is None
    assert not any("same figure" in feature.name for feature in citation.features)
