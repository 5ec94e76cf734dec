"""Claims that a client has already."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts.freshness import freshness
from facts.models import Citation, Claim, Contradiction, Entity, Position
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PublicationFactory,
)
from newsroom.testing import assert_constant_queries
from sources.models import Gloss, Outlet, Source, Story
from sources.tests.factories import GlossFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    """A claim with all that its answer shows."""
    fact = PublicationFactory(claim__key="settles")
    alike = [{"claim": str(fact.claim_id), "score": 0.6, "features": []}]
    claim = ClaimFactory(checked_before=alike)
    claim.entities.add(EntityFactory())
    left = ContradictionFactory(claim=claim).left
    source = SourceFactory(key="cited", derived_from_proposed=SourceFactory(key="origin"))
    citation = CitationFactory(
        position=left,
        source=source,
        attribution_kind="named",
        speaker=EntityFactory(name="Speaker", kind="person", merged_into=EntityFactory(name="Survivor")),
        stated_by=UserFactory(username="stater"),
    )
    GlossFactory(source=source, start=0, end=len(citation.quote))
    return claim


def read(api, claim, tag=""):
    return api.get(f"/api/v1/claims/{claim.pk}/", headers={"If-None-Match": tag} if tag else {})


def test_an_unchanged_claim_is_a_304_without_a_body(api, claim):
    tag = read(api, claim).headers["ETag"]
    response = read(api, claim, tag)
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_304_loads_no_rows(api, claim):
    tag = read(api, claim).headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        read(api, claim, tag)
    about = [query["sql"] for query in queries.captured_queries if "facts_" in query["sql"]]
    assert len(about) == 1
    assert "quote" not in about[0]


@pytest.mark.parametrize("known", ['"x", {tag}', "{strong}", "*"], ids=["among others", "strong", "any"])
def test_what_the_client_knows_may_be_written_in_every_way(api, claim, known):
    tag = read(api, claim).headers["ETag"]
    header = known.format(tag=tag, strong=tag.removeprefix("W/"))
    assert read(api, claim, header).status_code == 304


@pytest.mark.parametrize("known", ["nonsense", '"1"', 'W/""', ","])
def test_what_is_no_tag_of_ours_is_a_200(api, claim, known):
    assert read(api, claim, known).status_code == 200


CHANGES = {
    "wording": lambda claim: Claim.objects.filter(pk=claim.pk).update(text="Anew."),
    "signature": lambda claim: Claim.objects.filter(pk=claim.pk).update(signature="Anew"),
    "story": lambda claim: Story.objects.filter(pk=claim.story_id).update(title="Anew"),
    "position": lambda claim: Position.objects.filter(claim=claim).update(amount=Decimal(5), unit="USD"),
    "new citation": lambda claim: CitationFactory(position=claim.positions.first()),
    "score": lambda claim: Citation.objects.filter(claim=claim).update(found={"score": 0.1}),
    "gone citation": lambda claim: claim.citations.filter(stated_by__isnull=False).delete(),
    "contradiction": lambda claim: Contradiction.objects.filter(claim=claim).update(score=0.4),
    "entity": lambda claim: claim.entities.add(EntityFactory()),
    "name of an entity": lambda claim: claim.entities.update(name="Anew"),
    "who a speaker is": lambda claim: Entity.objects.filter(name="Survivor").update(
        merged_into=EntityFactory(kind="person")
    ),
    "title of a source": lambda claim: Source.objects.filter(key="cited").update(title="Anew"),
    "newer version of a source": lambda claim: SourceFactory(key="cited", version=2),
    "origin of an origin": lambda claim: Source.objects.filter(key="origin").update(
        derived_from=SourceFactory()
    ),
    "outlet": lambda claim: Outlet.objects.filter(sources__key="cited").update(name="Anew"),
    "outlet of an origin": lambda claim: Outlet.objects.filter(sources__key="origin").update(name="Anew"),
    "gloss": lambda claim: Gloss.objects.update(text="Anew"),
    "facts that may settle it": lambda claim: Claim.objects.filter(pk=claim.pk).update(checked_before=[]),
    "new version of a fact that may settle it": lambda claim: PublicationFactory(
        claim=Claim.objects.get(key="settles"), version=2, event="corrected", note="x"
    ),
    "name of a user": lambda claim: claim.citations.get(stated_by__isnull=False).stated_by.__class__.objects.filter(
        username="stater"
    ).update(username="anew"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_what_is_shown_is_a_200(api, claim, change):
    tag = read(api, claim).headers["ETag"]
    change(claim)
    response = read(api, claim, tag)
    assert response.status_code == 200
    assert response.headers["ETag"] != tag


def test_what_happens_elsewhere_changes_nothing(api, claim):
    tag = read(api, claim).headers["ETag"]
    ContradictionFactory()
    UserFactory._meta.model.objects.update(last_login="2026-03-02T12:00Z")
    assert read(api, claim, tag).status_code == 304


def test_readers_whom_nobody_knows_have_a_tag_of_their_own(api, claim, settings):
    settings.API_ANONYMOUS_READING = True
    tag = read(api, claim).headers["ETag"]
    assert read(Client(), claim, tag).status_code == 200


def test_who_may_not_read_learns_nothing_from_a_tag(client, claim):
    client.force_login(UserFactory())
    assert read(client, claim, "*").status_code == 403


def test_merged_and_missing_claims_are_no_304(api, claim):
    merged = ClaimFactory(merged_into=claim)
    assert read(api, merged, "*").status_code == 308
    assert api.get("/api/v1/claims/nonsense/", headers={"If-None-Match": "*"}).status_code == 404
    assert freshness(claim.story_id) is None


def test_an_unknown_parameter_is_refused_though_nothing_changed(api, claim):
    response = api.get(f"/api/v1/claims/{claim.pk}/?colour=red", headers={"If-None-Match": "*"})
    assert response.status_code == 400


def test_it_takes_as_many_queries_whatever_hangs_on_the_claim(api, claim):
    assert_constant_queries(
        read=lambda: read(api, claim, "*"), grow=lambda: CitationFactory(position=claim.positions.first())
    )
