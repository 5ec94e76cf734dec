"""The page of a claim: how far it has come, and what came in since it was published."""

from __future__ import annotations

import pytest
from django.urls import reverse

from facts.models import Claim
from facts.publishing import publish, retract
from facts.review import EvidenceGiven, judge, take_up
from facts.tests.desk import see, text_of
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EmbargoFactory,
    PublicationFactory,
)
from facts.tests.people import ELSEWHERE, cited_claim, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def page_of(claim):
    return reverse("facts:claim", args=[claim.pk])


def test_new_evidence_since_publication_is_told_with_where_it_stands(client, log_in):
    editor = log_in("editor")
    claim, position = verified_claim()
    publish(claim=claim, actor=editor)
    assert "New evidence" not in see(client, page_of(claim))
    citation = CitationFactory(position=position)
    contradiction = ContradictionFactory(claim=claim)
    old = claim.citations.exclude(pk=citation.pk).earliest("created_at").source
    newer = SourceFactory(key=old.key, version=2, text="Newer words.")
    shown = see(client, page_of(claim))
    assert "New evidence since publication" in shown
    for place in (f"#citation-{citation.pk}", f"#contradiction-{contradiction.pk}", f"/sources/{newer.pk}/"):
        assert f'href="{place}"' in shown


def test_publications_are_listed_with_a_page_of_their_differences(client, log_in):
    editor = log_in("editor")
    claim, _ = verified_claim()
    row = publish(claim=claim, actor=editor, note="As we reported")
    assert f"number {row.number}" in text_of(see(client, page_of(claim)))
    versions = see(client, reverse("facts:publications", args=[claim.pk]))
    assert "As we reported" in versions
    assert "Nothing was published" in see(client, reverse("facts:publications", args=[ClaimFactory().pk]))


def test_an_ordered_publication_says_that_it_will_be_held_back(client, log_in):
    log_in("editor")
    embargo = EmbargoFactory()
    assert "held back" not in see(client, page_of(embargo.claim))
    CitationFactory(position__claim=embargo.claim, stated_by=person("editor"))
    assert "so it will be held back" in text_of(see(client, page_of(embargo.claim)))


def test_facts_that_may_settle_an_open_claim_are_shown_with_score_and_reasons(client, log_in):
    log_in("reporter")
    fact = PublicationFactory(claim__text="The council paid 12 million.")
    reasons = [{"name": "equal value", "weight": 0.4, "detail": "12 USD in both"}]
    claim = ClaimFactory(checked_before=[{"claim": str(fact.claim_id), "score": 0.6, "features": reasons}])
    shown = text_of(see(client, page_of(claim)))
    assert "Checked before?" in shown
    for words in ("verified", "The council paid 12 million.", "score 0.60", "12 USD in both"):
        assert words in shown
    Claim.objects.filter(pk=claim.pk).update(status="verified")
    assert "Checked before?" not in see(client, page_of(claim))
    assert "Checked before?" not in see(client, page_of(ClaimFactory(checked_before=[])))


def test_confidential_evidence_is_seen_by_those_named_only(client, log_in):
    named, checker = person("reporter", username="named"), person("fact-checker")
    claim, position = cited_claim()
    take_up(claim=claim, actor=checker, rationale="Worth it.")
    secret = EvidenceGiven(url="https://secret.example.org/", confidential=True, visible_to=(named,))
    judge(
        claim=claim,
        status="verified",
        position=position,
        actor=checker,
        rationale="Two say so.",
        evidence=[ELSEWHERE, secret],
    )
    client.force_login(named)
    assert "secret.example.org" in see(client, page_of(claim))
    log_in("administrator")
    shown = see(client, page_of(claim))
    assert ELSEWHERE.url in shown
    assert "Two say so." in shown
    assert "secret.example.org" not in shown


def test_reviews_are_not_for_clients(client, log_in):
    claim, _ = verified_claim()
    log_in("api-client")
    assert "The registry says so." not in see(client, page_of(claim))


def test_the_page_takes_as_many_queries_for_much_evidence_as_for_little(client, log_in):
    editor = log_in("editor")
    claim, position = verified_claim()
    publish(claim=claim, actor=editor)

    def grow():
        citation = CitationFactory(position=position, source__title="")
        ContradictionFactory(claim=claim)
        SourceFactory(key=citation.source.key, version=2, text="Newer words.")
        claim.refresh_from_db()

    assert_constant_queries(read=lambda: see(client, page_of(claim)), grow=grow)


def test_versions_take_as_many_queries_for_many_as_for_few(client, log_in):
    editor = log_in("editor")
    claim, _ = verified_claim()

    def grow():
        publish(claim=claim, actor=editor)
        retract(claim=claim, actor=editor, reason="Once more")

    assert_constant_queries(
        read=lambda: see(client, reverse("facts:publications", args=[claim.pk])), grow=grow
    )
