"""Facts of other stories that may settle a matter already."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts import similar
from facts.models import Entity, PublicationEntity
from facts.similar import similar_facts
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    EntityFactory,
    PositionFactory,
    PublicationFactory,
)
from newsroom.testing import assert_constant_queries
from sources.tests.passages import passage_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_meaning(monkeypatch):
    """Nothing means the same: the other features are looked at alone."""
    monkeypatch.setattr(similar, "_alike", lambda claim: {})


def claim_about(*entities, amount=None, **given):
    claim = ClaimFactory(**given)
    claim.entities.add(*entities)
    if amount is not None:
        PositionFactory(claim=claim, amount=Decimal(amount), unit="USD")
    return claim


def fact_about(*entities, **given):
    row = PublicationFactory(**given)
    for entity in entities:
        PublicationEntity.objects.create(
            publication=row,
            entity=entity,
            rating=row.rating,
            published_at=row.published_at,
            number=row.number,
        )
    return row


def told(found):
    return [(each.fact.number, each.score, [feature.name for feature in each.features]) for each in found]


def test_an_equal_value_of_a_shared_entity_is_found_with_its_reasons(no_meaning):
    bridge = EntityFactory(name="River Bridge")
    row = fact_about(bridge, amount=Decimal(12_000_000), unit="USD")
    fact_about(bridge, amount=Decimal(5), unit="USD")
    [found] = similar_facts(claim_about(bridge, amount=12_000_000))
    assert (found.fact, found.score) == (row, 0.6)
    assert [(feature.name, feature.detail) for feature in found.features] == [
        ("shared entities", "River Bridge"),
        ("equal value", "12000000 USD in both"),
    ]


def test_two_shared_entities_are_enough_and_one_is_not(no_meaning):
    one, two = EntityFactory(), EntityFactory()
    fact_about(one)
    both = fact_about(one, two)
    assert told(similar_facts(claim_about(one, two))) == [(both.number, 0.4, ["shared entities"])]


def test_merged_entities_are_followed(no_meaning):
    gone, other, stays = EntityFactory(), EntityFactory(), EntityFactory()
    Entity.objects.filter(pk=gone.pk).update(merged_into=stays)
    row = fact_about(gone, other)
    assert told(similar_facts(claim_about(stays, other)))[0][0] == row.number


def test_the_claims_own_story_and_what_no_longer_stands_are_left_out(no_meaning):
    one, two = EntityFactory(), EntityFactory()
    claim = claim_about(one, two)
    fact_about(one, two, story=claim.story)
    fact_about(one, two, claim=claim)
    gone = fact_about(one, two)
    PublicationFactory(claim=gone.claim, version=2, event="retracted", note="Wrong")
    assert similar_facts(claim) == []


def test_words_that_mean_the_same_in_another_language_are_found():
    passage = passage_of("A ponte custou 12 milhões de dólares.", language="pt")
    position = PositionFactory(amount=Decimal(12_000_000), unit="USD")
    CitationFactory(position=position, source=passage.source)
    row = PublicationFactory(claim=position.claim, amount=Decimal(12_000_000), unit="USD")
    claim = claim_about(text="The bridge cost 12 million dollars.", amount=12_000_000)
    [(number, score, reasons)] = told(similar_facts(claim))
    assert (number, reasons) == (row.number, ["close meaning", "equal value"])
    assert 0.6 < score <= 1


def test_it_takes_as_many_queries_whatever_was_published(no_meaning):
    one, two = EntityFactory(), EntityFactory()
    claim = claim_about(one, two)
    assert_constant_queries(read=lambda: similar_facts(claim), grow=lambda: fact_about(one, two))
