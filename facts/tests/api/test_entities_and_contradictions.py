"""Entities and contradictions over the API."""

from __future__ import annotations

import pytest
from django.utils import timezone

from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from newsroom.testing import assert_constant_queries
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ENTITIES = "/api/v1/entities/"
CONTRADICTIONS = "/api/v1/contradictions/"


def results(response):
    assert response.status_code == 200, response.content
    return response.json()["results"]


@pytest.mark.parametrize(
    ("address", "grow"),
    [
        pytest.param(ENTITIES, AliasFactory, id="entities"),
        pytest.param(CONTRADICTIONS, ContradictionFactory, id="contradictions"),
    ],
)
def test_a_list_takes_as_many_queries_whatever_its_length(api, address, grow):
    assert_constant_queries(read=lambda: results(api.get(address, {"page_size": 500})), grow=grow)


def test_an_entity_is_shown_with_its_names(api):
    entity = EntityFactory(name="River Bridge", kind="place")
    AliasFactory(entity=entity, name="جسر النهر", language="ar")
    assert api.get(f"{ENTITIES}{entity.pk}/").json() == {
        "id": str(entity.pk),
        "key": None,
        "name": "River Bridge",
        "kind": "place",
        "description": None,
        "aliases": [{"name": "جسر النهر", "language": "ar"}],
    }


def test_a_merged_entity_leads_to_the_one_that_goes_on(api):
    survivor = EntityFactory()
    merged = EntityFactory(merged_into=survivor)
    response = api.get(f"{ENTITIES}{merged.pk}/")
    assert (response.status_code, response.json()) == (308, {"merged_into": str(survivor.pk)})
    assert [row["id"] for row in results(api.get(ENTITIES))] == [str(survivor.pk)]


def test_entities_merged_in_a_circle_are_shown_rather_than_sent_round(api):
    left = EntityFactory()
    right = EntityFactory(merged_into=left)
    left.merged_into = right
    left.save()
    statuses = sorted(api.get(f"{ENTITIES}{pk}/").status_code for pk in (left.pk, right.pk))
    assert statuses == [200, 308]


def test_entities_are_found_by_any_of_their_names_and_by_kind(api):
    entity = AliasFactory(name="Ponte do Rio", language="pt", entity__kind="place").entity
    EntityFactory()
    for query in ({"q": "ponte RIO"}, {"kind": "place"}):
        assert [row["id"] for row in results(api.get(ENTITIES, query))] == [str(entity.pk)]


def test_a_contradiction_is_shown_with_claim_sides_and_reason(api):
    claim = ClaimFactory(text="What the bridge cost", kind="value")
    left = CitationFactory(position=PositionFactory(claim=claim, amount=12, unit="USD")).position
    right = CitationFactory(position=PositionFactory(claim=claim, amount=14, unit="USD")).position
    row = ContradictionFactory(
        claim=claim,
        left=left,
        right=right,
        features=[{"name": "amounts differ", "weight": 0.9, "detail": "12 against 14"}, {"name": "same day"}],
    )
    amount = {"unit": "USD", "approx": False, "lower": None, "upper": None}
    body = api.get(f"{CONTRADICTIONS}{row.pk}/").json()
    assert body.pop("created_at")
    assert body == {
        "id": str(row.pk),
        "kind": "value",
        "list": "main",
        "label": "narrators_differ",
        "left": {"id": str(left.pk), "stance": "affirms", "value": {"amount": "12", **amount}},
        "right": {"id": str(right.pk), "stance": "affirms", "value": {"amount": "14", **amount}},
        "reason": "12 million against 14 million dollars",
        "features": [
            {"name": "amounts differ", "weight": 0.9, "detail": "12 against 14"},
            {"name": "same day", "weight": 0.0, "detail": ""},
        ],
        "score": 0.9,
        "state": "open",
        "decided_at": None,
        "decision_reason": None,
        "upheld": None,
        "claim": {
            "id": str(claim.pk),
            "text": "What the bridge cost",
            "language": "en",
            "status": "unverified",
            "story": {"id": str(claim.story_id), "slug": claim.story.slug, "title": claim.story.title},
        },
    }


def test_dismissed_contradictions_are_listed_only_when_asked_for(api):
    shown = ContradictionFactory()
    dismissed = ContradictionFactory(
        state="dismissed", decision_reason="Rounding.", decided_by=UserFactory(), decided_at=timezone.now()
    )
    assert [row["id"] for row in results(api.get(CONTRADICTIONS))] == [str(shown.pk)]
    assert [row["id"] for row in results(api.get(CONTRADICTIONS, {"state": "dismissed"}))] == [
        str(dismissed.pk)
    ]


def test_a_contradiction_whose_side_lost_its_words_is_not_listed(api):
    row = ContradictionFactory()
    row.left.citations.update(state="rejected", decided_by=UserFactory(), decided_at=timezone.now())
    assert results(api.get(CONTRADICTIONS)) == []


def test_contradictions_are_listed_the_surest_first_and_filtered(api):
    low, high = ContradictionFactory(score=0.4, list="uncertain"), ContradictionFactory(score=0.8)
    assert [row["score"] for row in results(api.get(CONTRADICTIONS))] == [0.8, 0.4]
    for query in ({"list": "uncertain"}, {"claim": low.claim_id}, {"story": low.claim.story.slug}):
        assert [row["id"] for row in results(api.get(CONTRADICTIONS, query))] == [str(low.pk)]
    assert [row["id"] for row in results(api.get(CONTRADICTIONS, {"score_min": "0.5"}))] == [str(high.pk)]
