"""Filters of facts: every one filters."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils import timezone

from facts.filters import (
    AliasFilter,
    CitationFilter,
    ClaimFilter,
    ContradictionFilter,
    EntityFilter,
    MentionFilter,
    PositionFilter,
)
from facts.models import ClaimEntity
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    MentionFactory,
    PositionFactory,
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


def test_citations_are_found_by_their_source_and_state():
    wanted = CitationFactory(speaker=EntityFactory(), attribution_kind="named", source__language="vi")
    rejected = {"state": "rejected", "decided_by": UserFactory(), "decided_at": timezone.now()}
    other = CitationFactory(**rejected)
    for query in (
        "language=vi",
        f"source={wanted.source_id}",
        f"claim={wanted.claim_id}",
        f"position={wanted.position_id}",
        f"story={wanted.source.story.slug}",
        f"speaker={wanted.speaker_id}",
        "attribution=named&attribution=official",
        "state=proposed",
        "live=true",
    ):
        assert found(CitationFilter, query) == {wanted}, query
    assert found(CitationFilter, "live=false") == {other}


def test_positions_are_found_by_amount():
    wanted = PositionFactory(amount=12, unit="USD", stance="denies")
    PositionFactory(amount=20, unit="USD", stance="denies")
    for query in (
        "amount_max=12",
        "stance=denies&amount_min=11&amount_max=13&unit=USD",
        f"claim={wanted.claim_id}",
    ):
        assert found(PositionFilter, query) == {wanted}, query


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


def test_aliases_and_mentions_are_found_by_entity():
    alias, mention = AliasFactory(name="BA"), MentionFactory(entity=EntityFactory())
    AliasFactory(language="ar")
    unresolved = MentionFactory()
    assert found(AliasFilter, f"entity={alias.entity_id}&q=ba&language=en") == {alias}
    assert (
        found(MentionFilter, f"entity={mention.entity_id}")
        == found(MentionFilter, "resolved=true")
        == {mention}
    )
    assert found(MentionFilter, f"resolved=false&source={unresolved.source_id}&q=the") == {unresolved}
