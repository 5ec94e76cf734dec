"""New claims are told of published facts of other stories that may settle them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts import similar
from facts.bulk.stating import state_many
from facts.checked import checked_before, compare_claims
from facts.jobs import compare_new_claims, read_article
from facts.models import Claim, PublicationEntity
from facts.rewording import file_claim, word_claim
from facts.tests.factories import ClaimFactory, EntityFactory, PositionFactory, PublicationFactory
from facts.tests.people import person
from facts.tests.test_jobs import submit
from newsroom.testing import assert_constant_queries
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_meaning(monkeypatch):
    """Nothing means the same: entities and values are looked at alone."""
    monkeypatch.setattr(similar, "_alike", lambda claim: {})


@pytest.fixture
def bridge():
    return EntityFactory(name="River Bridge")


def fact_about(entity, **given):
    row = PublicationFactory(amount=Decimal(12), unit="USD", **given)
    PublicationEntity.objects.create(
        publication=row, entity=entity, rating=row.rating, published_at=row.published_at, number=row.number
    )
    return row


def claim_about(entity, **given):
    claim = ClaimFactory(**given)
    claim.entities.add(entity)
    PositionFactory(claim=claim, amount=Decimal(12), unit="USD")
    return claim


def kept(claim):
    claim.refresh_from_db()
    return claim.checked_before


def test_a_new_claim_keeps_the_facts_that_may_settle_it_with_score_and_reasons(bridge):
    fact = fact_about(bridge)
    claim = claim_about(bridge)
    assert compare_claims() == 2
    assert kept(claim) == [
        {
            "claim": str(fact.claim_id),
            "score": 0.6,
            "features": [
                {"name": "shared entities", "weight": 0.2, "detail": "River Bridge"},
                {"name": "equal value", "weight": 0.4, "detail": "12 USD in both"},
            ],
        }
    ]
    assert kept(fact.claim) == []


def test_it_is_no_edit_and_leaves_no_history(bridge):
    fact_about(bridge)
    claim = claim_about(bridge)
    before = Claim.objects.values("version", "updated_at", "edited_by").get(pk=claim.pk)
    compare_claims()
    assert Claim.objects.values("version", "updated_at", "edited_by").get(pk=claim.pk) == before
    assert not Claim.pgh_event_model.objects.exclude(pgh_label="insert").exists()


def test_the_three_likeliest_are_kept(bridge):
    for _ in range(4):
        fact_about(bridge)
    claim = claim_about(bridge)
    compare_claims()
    assert len(kept(claim)) == 3


def test_each_run_takes_the_newest_claims_and_the_next_the_rest(bridge):
    fact_about(bridge)
    made = [claim_about(bridge) for _ in range(3)]
    assert compare_claims(limit=2) == 2
    assert [kept(claim) is None for claim in made] == [True, False, False]
    assert compare_claims(limit=2) == 2
    assert compare_claims() == 0


def test_claims_with_a_verdict_and_merged_ones_are_left_alone(bridge):
    fact_about(bridge, claim=ClaimFactory(status="verified"))
    ClaimFactory(status="refuted")
    ClaimFactory(merged_into=ClaimFactory(status="disputed"))
    assert compare_claims() == 0


def test_where_nothing_was_ever_published_all_claims_are_told_so_at_once(django_assert_num_queries):
    claims = [ClaimFactory() for _ in range(3)]
    with django_assert_num_queries(2):
        assert compare_claims() == 3
    assert [kept(claim) for claim in claims] == [[], [], []]


CHANGES = {
    "wording": lambda claim: word_claim(claim=claim, text="Anew.", actor=person("editor"), reason="x"),
    "story": lambda claim: file_claim(
        claim=claim, story=StoryFactory(), entities=claim.entities.all(), actor=person("editor"), reason="x"
    ),
    "entities": lambda claim: file_claim(
        claim=claim, story=claim.story, entities=[EntityFactory()], actor=person("editor"), reason="x"
    ),
    "wording by whatever path": lambda claim: Claim.objects.filter(pk=claim.pk).update(text="Anew."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_claim_is_compared_anew(change, bridge):
    claim = claim_about(bridge)
    compare_claims()
    change(Claim.objects.get(pk=claim.pk))
    assert kept(claim) is None


def test_a_claim_that_the_machine_founds_is_compared_and_anew_when_its_citations_change():
    story = StoryFactory()
    first, *_ = submit("The bridge cost 12 million dollars.", key="a", story=story)
    read_article(str(first.pk), "x")
    compare_new_claims(0)
    claim = Claim.objects.get()
    assert claim.checked_before == []
    second, *_ = submit("The bridge cost 12 million dollars.", key="b", story=story)
    read_article(str(second.pk), "x")
    claim.refresh_from_db()
    assert (claim.citations.count(), claim.checked_before) == (2, None)


def test_claims_stated_by_hand_wait_to_be_compared(bridge):
    fact_about(bridge)
    item = {"text": "It cost 12.", "language": "en", "kind": "value", "story": None, "entities": []}
    state_many(claims=[item, item], actor=person("editor"), reason="x")
    assert Claim.objects.uncompared().count() == 3


def test_what_no_longer_stands_is_not_told(bridge):
    fact, gone = fact_about(bridge), fact_about(bridge)
    claim = claim_about(bridge)
    compare_claims()
    PublicationFactory(claim=gone.claim, version=2, event="retracted", note="Wrong")
    corrected = PublicationFactory(
        claim=fact.claim, version=2, event="corrected", note="The sum", rating="refuted"
    )
    claim.refresh_from_db()
    [told] = checked_before([claim])[claim.pk]
    assert (told.fact, told.score) == (corrected, 0.6)


def test_nobody_has_looked_is_told_from_nothing_found(bridge):
    fact_about(bridge)
    waiting, compared = claim_about(bridge), ClaimFactory()
    compared.checked_before = []
    assert checked_before([waiting, compared]) == {waiting.pk: None, compared.pk: ()}


def test_claims_are_told_by_one_query(bridge):
    def grow():
        fact_about(bridge)
        claim_about(bridge)
        compare_claims()

    def read():
        return checked_before(list(Claim.objects.exclude(checked_before=None)))

    assert assert_constant_queries(read=read, grow=grow) == 2
