"""What is at stake where words with a figure are quoted."""

from __future__ import annotations

from facts.matching.types import ClaimKind
from facts.tests.matching.test_matcher import found, sources
from facts.tests.texts import fillers, named, said, text


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
