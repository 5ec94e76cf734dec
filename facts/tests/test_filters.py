"""Filters of facts: every one filters."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils import timezone

from facts.filters import (
    ClaimFilter,
    ContradictionFilter,
    EntityFilter,
)
from facts.models import ClaimEntity
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    MentionFactory,
)
from sources.tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def found(kind, query):
    filterset = kind(QueryDict(query), kind.Meta.model.objects.all())
    assert filterset.is_valid(), filterset.errors
    return set(filterset.qs)


def test_claims_are_found_by_what_is_known_of_them():
    wanted = ClaimFactory(
        key="bridge", text="The bridge is shut.", signature="Bridge · 12 m USD", status="disputed"
    )
    citation = CitationFactory(position__claim=wanted, source__language="pt")
    entity = EntityFactory()
    ClaimEntity.objects.create(claim=wanted, entity=entity)
    CitationFactory()
    for query in (
        "q=BRIDGE+shut",
        "q=12+usd",
        "status=disputed&status=verified",
        f"story={wanted.story.slug}",
        "language=pt",
        f"entity={entity.pk}",
        f"source={citation.source_id}",
        f"outlet={citation.source.outlet_id}",
        "key=bridge",
    ):
        assert found(ClaimFilter, query) == {wanted}, query


def test_claims_are_found_by_the_words_that_they_cite():
    source = SourceFactory(text="الجسر مغلق.", language="ar")
    citation = CitationFactory(source=source)
    rejected = {"state": "rejected", "decided_by": UserFactory(), "decided_at": timezone.now()}
    CitationFactory(source=source, **rejected)
    assert found(ClaimFilter, "q=الجسر") == {citation.claim}


def test_a_dismissed_contradiction_contradicts_no_claim():
    row = ContradictionFactory()
    decided = {"decided_by": UserFactory(), "decided_at": timezone.now(), "decision_reason": "Same"}
    dismissed = ContradictionFactory(state="dismissed", **decided)
    assert found(ClaimFilter, "contradicted=true") == {row.claim}
    assert found(ClaimFilter, "contradicted=false") == {dismissed.claim}


def test_contradictions_are_found_by_kind_list_and_score():
    wanted = ContradictionFactory(
        kind="date", list="uncertain", label="speakers_differ", score=0.95, reason="May"
    )
    ContradictionFactory()
    for query in (
        "kind=date&kind=role",
        "list=uncertain",
        "label=speakers_differ",
        "score_min=0.92",
        "q=may",
        f"claim={wanted.claim_id}",
        f"story={wanted.claim.story.slug}",
    ):
        assert found(ContradictionFilter, query) == {wanted}, query


def test_entities_are_found_by_all_words_of_one_name_in_any_language():
    wanted = EntityFactory(name="Bridge Authority", kind="organisation", key="bridge")
    AliasFactory(entity=wanted, name="هيئة الجسور", language="ar")
    mention = MentionFactory(entity=wanted)
    EntityFactory(name="Authority of Ports", kind="person")
    for query in (
        "q=authority+BRIDGE",
        "q=الجسور",
        "kind=organisation",
        "key=bridge",
        f"story={mention.source.story.slug}",
    ):
        assert found(EntityFilter, query) == {wanted}, query
    assert found(EntityFilter, "q=bridge+الجسور") == set()
