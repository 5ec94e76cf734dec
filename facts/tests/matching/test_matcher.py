"""From readings to claims: what joins, what founds, what stays."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import numpy as np
import pytest

from facts.matching import match
from facts.matching.types import (
    ClaimKind,
    KnownCitation,
    KnownClaim,
    KnownPosition,
    MatchedClaim,
    Matching,
    Place,
    Stance,
    StoryText,
)
from facts.tests.texts import ANONYMOUS, amount, fillers, named, said, text
from sources.reading.types import CueKind


def no_meaning(texts):
    """An embedder for which no two words are alike."""
    return np.eye(384, dtype=np.float32)[: len(texts)]


def found(texts, known=()) -> Matching:
    return match(texts, known, embed=no_meaning)


def sources(claim: MatchedClaim) -> list[str]:
    return sorted(citation.place.source for position in claim.positions for citation in position.citations)


def with_amount(matching: Matching, value: str) -> list[MatchedClaim]:
    return [
        claim
        for claim in matching.claims
        if any(p.value is not None and p.value.amount == Decimal(value) for p in claim.positions)
    ]


def merger(language: str, words: str, figure: str, value: str = "14300000000", *others):
    return said(words, "merger", amounts=[(figure, value, "USD")], names=["Alpha"], **dict(others))


@pytest.fixture
def story() -> list[StoryText]:
    """Three texts on a merger, one with a conversion, each with sentences of its own."""
    return [
        text(
            "en",
            "en",
            merger("en", "Alpha pays $14.3 billion.", "$14.3 billion"),
            said("It will cut 200 jobs.", "cuts", amounts=[("200 jobs", "200", "people")]),
            *fillers("en", "weather", "ports", "history"),
            published_on="2026-09-17",
        ),
        text(
            "vi",
            "vi",
            merger("vi", "Alpha trả 14,3 tỷ USD.", "14,3 tỷ USD"),
            said("Hãng cắt 200 việc làm.", "cuts", amounts=[("200 việc làm", "200", "people")]),
            *fillers("vi", "rice", "trains", "schools"),
            published_on="2026-09-17",
        ),
        text(
            "zh",
            "zh",
            said(
                "Alpha支付143亿美元(约合1019.51亿元)。",
                "merger",
                amounts=[("143亿美元", "14300000000", "USD"), ("1019.51亿元", "101951000000", "CNY")],
                converts=("1019.51亿元", "143亿美元"),
                names=["Alpha"],
            ),
            said("公司裁员200人。", "cuts", amounts=[("200人", "200", "people")]),
            *fillers("zh", "music", "steel", "winter"),
            published_on="2026-09-18",
        ),
    ]


def test_one_amount_in_three_languages_is_one_claim_with_one_position(story):
    (claim,) = with_amount(found(story), "14300000000")
    assert claim.kind is ClaimKind.VALUE
    (position,) = claim.positions
    assert sources(claim) == ["en", "vi", "zh"]
    assert position.stance is Stance.AFFIRMS
    assert {citation.original_value for citation in position.citations} == {
        "$14.3 billion",
        "14,3 tỷ USD",
        "143亿美元",
    }
    assert "14.3 bn USD" in claim.signature


def test_a_conversion_founds_no_claim(story):
    assert with_amount(found(story), "101951000000") == []


def test_the_order_of_the_texts_does_not_matter(story):
    expected = found(story)
    for shuffled in permutations(story):
        assert found(shuffled) == expected


def test_places_quote_whole_passages_and_founding_places_are_unique(story):
    texts = {one.key: one.reading.text for one in story}
    matching = found(story)
    for claim in matching.claims:
        for position in claim.positions:
            for citation in position.citations:
                words = texts[citation.place.source][citation.place.start : citation.place.end]
                assert any(p.text == words for one in story for p in one.reading.passages)
        assert claim.text
        assert claim.language in {"en", "vi", "zh"}
    founding = [claim.founding for claim in matching.claims]
    assert len(founding) == len(set(founding))


def test_no_claim_cites_a_passage_twice(story):
    for claim in found(story).claims:
        places = [citation.place for position in claim.positions for citation in position.citations]
        assert len(places) == len(set(places))


def test_two_figures_of_one_clause_found_two_claims():
    words = "1,250 people were hurt and 56 are missing."
    one = said(words, "toll", amounts=[("1,250", "1250", "people"), ("56", "56", "people")])
    matching = found([text("a", "en", one, *fillers("en", "rain", "roads"))])
    assert len(with_amount(matching, "1250")) == len(with_amount(matching, "56")) == 1
    assert len({claim.founding for claim in matching.claims}) == len(matching.claims)


def test_a_text_that_differs_takes_a_position_of_its_own_on_the_same_claim():
    def toll(key, language, words, figure, value):
        passage = said(words, "toll", amounts=[(figure, value, "people")])
        return text(key, language, passage, *fillers(language, f"{key} rain", f"{key} roads"))

    matching = found(
        [
            toll("a", "en", "The quake killed 127 people.", "127 people", "127"),
            toll("b", "id", "Gempa menewaskan 127 orang.", "127 orang", "127"),
            toll("c", "tr", "Depremde 172 kişi öldü.", "172 kişi", "172"),
        ]
    )
    (claim,) = with_amount(matching, "127")
    assert sources(claim) == ["a", "b", "c"]
    assert sorted(position.value.amount for position in claim.positions) == [127, 172]


def test_a_later_text_with_both_figures_cites_the_new_one():
    later = said(
        "The toll rose to 143 from 127.", "toll", amounts=[("143", "143", "people"), ("127", "127", "people")]
    )

    def earlier(key, language):
        passage = said(f"127 {language}.", "toll", amounts=[("127", "127", "people")])
        return text(key, language, passage, *fillers(language, f"{key} rain"), published_on="2026-03-16")

    other = text(
        "d",
        "tr",
        said("172 kişi öldü.", "toll", amounts=[("172 kişi", "172", "people")]),
        *fillers("tr", "d rain"),
        published_on="2026-03-16",
    )
    last = text("c", "es", later, *fillers("es", "c rain"), published_on="2026-03-17")
    matching = found([earlier("a", "en"), earlier("b", "id"), last, other])
    claims = [claim for claim in with_amount(matching, "127") if "c" in sources(claim)]
    cited = {
        citation.value.amount
        for claim in claims
        for position in claim.positions
        for citation in position.citations
        if citation.place.source == "c"
    }
    assert cited == {143} or cited == {127}


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            said("Alpha pays 5 dollars", "merger", amounts=[("5 dollars", "5", "USD")], heading=True),
            id="heading",
        ),
        pytest.param(said("Will Alpha pay 9?", "merger", names=["Alpha"], question=True), id="question"),
        pytest.param(
            said("Copyright Alpha 2026.", "merger", names=["Alpha"], boilerplate="footer"), id="boilerplate"
        ),
        pytest.param(said("The sky was grey.", "sky"), id="colour"),
    ],
)
def test_what_states_nothing_founds_nothing(passage):
    assert found([text("a", "en", passage)]).claims == ()


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        pytest.param(
            said("It cost 5 dollars.", "cost", amounts=[("5 dollars", "5", "USD")]), "amount", id="figure"
        ),
        pytest.param(said("Alpha opened a port.", "port", names=["Alpha"]), "named", id="event"),
        pytest.param(
            said("He said “never in my life”.", "life", quotes=["never in my life"]), "own words", id="quote"
        ),
        pytest.param(
            said("They denied it.", "denial", cues=[("denied", CueKind.DENY)], by=ANONYMOUS),
            "denies",
            id="denial",
        ),
    ],
)
def test_one_text_alone_founds_a_claim_for_each_statement(passage, reason):
    (claim,) = found([text("a", "en", passage)]).claims
    assert any(reason in feature.name for feature in claim.founded_because)
    assert claim.positions[0].citations[0].features[0].name == "founds the claim"


def test_a_denial_takes_the_denying_position():
    denied = said("The ministry denied the plan.", "plan", cues=[("denied", CueKind.DENY)])
    plan = said("Alpha plans a port.", "plan", names=["Alpha"])
    matching = found(
        [
            text("a", "en", plan, *fillers("en", "rain", "roads")),
            text("b", "fr", denied, *fillers("fr", "trains", "bread")),
        ]
    )
    (claim,) = [claim for claim in matching.claims if sources(claim) == ["a", "b"]]
    assert {
        p.stance: sources(MatchedClaim("", claim.kind, claim.founding, "", "", "", (), (), (p,)))
        for p in claim.positions
    } == {
        Stance.AFFIRMS: ["a"],
        Stance.DENIES: ["b"],
    }


def test_the_denier_quoted_elsewhere_is_on_the_side_of_the_denial():
    denied = said("Mayer denied the plan.", "plan", cues=[("denied", CueKind.DENY)], by=named("Ruben Mayer"))
    quoted = said("Le plan ? Une fable, dit Mayer.", "plan", by=named("Mayer"), names=["Mayer"])
    matching = found(
        [
            text("a", "en", denied, *fillers("en", "rain", "roads")),
            text("b", "fr", quoted, *fillers("fr", "trains", "bread")),
        ]
    )
    (claim,) = [claim for claim in matching.claims if sources(claim) == ["a", "b"]]
    assert [position.stance for position in claim.positions] == [Stance.DENIES]


def test_what_a_denial_leads_into_is_denied():
    denied = said(
        "Alpha denied reports that it plans a port.",
        "plan",
        cues=[("denied", CueKind.DENY)],
        clauses=[("Alpha denied reports", "reports"), ("that it plans a port.", "plan")],
    )
    plan = said("Alpha planifie un port.", "plan", names=["Alpha"])
    matching = found(
        [
            text("a", "en", denied, *fillers("en", "rain", "roads")),
            text("b", "fr", plan, *fillers("fr", "trains", "bread")),
        ]
    )
    (claim,) = [claim for claim in matching.claims if sources(claim) == ["a", "b"]]
    assert {position.stance for position in claim.positions} == {Stance.AFFIRMS, Stance.DENIES}


def test_one_quote_by_two_speakers_makes_two_positions():
    def quote(key, language, speaker):
        words = said(
            f"“Machines, not promises”, {speaker} {language}.",
            "promises",
            quotes=["Machines, not promises"],
            by=named(speaker),
        )
        return text(key, language, words, *fillers(language, f"{key} rain", f"{key} roads"))

    matching = found(
        [quote("a", "en", "Amir Talibe"), quote("b", "es", "Ratna Lamadjido"), quote("c", "tr", "Talibe")]
    )
    (claim,) = [claim for claim in matching.claims if len(sources(claim)) == 3]
    assert claim.kind is ClaimKind.QUOTE
    assert sorted(len(position.citations) for position in claim.positions) == [1, 2]


def test_texts_of_one_language_match_each_other():
    def deal(key):
        passage = said(
            f"Alpha pays $7 billion, {key} says.", "merger", amounts=[("$7 billion", "7000000000", "USD")]
        )
        return text(key, "en", passage, *fillers("en", f"{key} rain", f"{key} roads"))

    (claim,) = with_amount(found([deal("a"), deal("b")]), "7000000000")
    assert sources(claim) == ["a", "b"]


def test_nothing_to_match_gives_nothing():
    assert found([]).claims == ()
    assert found([text("a", "en")]).claims == ()


class TestKnownClaims:
    """Incremental matching: what stands stays."""

    @pytest.fixture
    def known(self, story) -> list[KnownClaim]:
        claims = []
        for number, claim in enumerate(found(story[:2]).claims):
            positions = tuple(
                KnownPosition(f"{number}.{place}", p.stance, p.value)
                for place, p in enumerate(claim.positions)
            )
            citations = tuple(
                KnownCitation(citation.place, f"{number}.{place}")
                for place, p in enumerate(claim.positions)
                for citation in p.citations
            )
            claims.append(KnownClaim(str(number), positions, citations))
        return claims

    def test_a_new_text_joins_claims_and_positions_that_stand(self, story, known):
        matching = found(story, known)
        (claim,) = with_amount(matching, "14300000000")
        assert claim.known
        assert [position.known != "" for position in claim.positions] == [True]
        assert sources(claim) == ["zh"]

    def test_matching_again_finds_nothing_new(self, story, known):
        assert found(story[:2], known).claims == ()

    def test_what_is_cited_is_not_placed_again(self, story, known):
        cited = {citation.place for claim in known for citation in claim.citations}
        again = {
            citation.place
            for claim in found(story, known).claims
            for position in claim.positions
            for citation in position.citations
        }
        assert not cited & again

    def test_a_rejected_citation_does_not_come_back(self, story):
        place = Place("en", 0, len("Alpha pays $14.3 billion."))
        claim = KnownClaim(
            "1",
            (KnownPosition("1.1", Stance.AFFIRMS, amount("14300000000", "USD")),),
            (KnownCitation(place, "1.1", rejected=True),),
        )
        matching = found(story, [claim])
        assert all(
            citation.place != place
            for claim in matching.claims
            for position in claim.positions
            for citation in position.citations
        )


def test_a_list_that_is_a_whole_clause_does_not_found_two_claims_on_one_place():
    def listing(key, language, items):
        passage = said(
            f"In {language}, Alpha and Beta, they said.",
            "lists",
            items=items,
            names=["Alpha", "Beta"],
            clauses=[
                (f"In {language}", f"{key} where"),
                ("Alpha and Beta", "who"),
                ("they said", f"{key} said"),
            ],
        )
        return text(key, language, passage, *fillers(language, f"{key} rain", f"{key} roads", f"{key} ships"))

    both = ["Alpha", "Beta"]
    claims = found([listing("a", "en", both), listing("b", "fr", both), listing("c", "es", [])]).claims
    assert {claim.kind for claim in claims if len(sources(claim)) > 1} == {ClaimKind.SET, ClaimKind.EVENT}
    founding = [claim.founding for claim in claims]
    assert len(founding) == len(set(founding))
