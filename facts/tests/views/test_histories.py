"""The history page: who, when, from where, why and what, of a thing and of all that belongs to it."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from facts.commenting import assign
from facts.curating import accept_citation, move_citation
from facts.forms.claims import FileForm
from facts.models import Alias, ClaimEntity
from facts.review import EvidenceGiven, judge, take_up
from facts.rewording import word_claim
from facts.tests.desk import see, text_of
from facts.tests.factories import AliasFactory, CitationFactory, ClaimFactory, EntityFactory, PositionFactory
from facts.tests.forms.acting import filled
from facts.tests.people import cited_claim, person
from newsroom.testing import assert_constant_queries
from sources.history import coming_by, remember
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(client):
    mai = person("editor", username="mai", is_staff=True)
    client.force_login(mai)
    return mai


def address(row, noun="claims"):
    return reverse("facts:history", args=[noun, row.pk])


def changes(client, row, noun="claims", **query):
    response = client.get(address(row, noun), query)
    assert response.status_code == 200
    return response.context["history"].changes


def told(changes):
    return {
        (change.noun, field.name, field.before, field.after) for change in changes for field in change.fields
    }


def test_a_claim_tells_of_its_own_row_and_of_its_citations(client, mai):
    claim, _ = cited_claim(text="The bridge cost 12 million.")
    with coming_by("api"):
        word_claim(claim=claim, text="The bridge cost twelve million.", actor=mai, reason="Clearer")
    accept_citation(citation=claim.citations.get(), actor=mai, reason="It says so")
    every = changes(client, claim)
    assert {(change.noun, change.what) for change in every} == {
        ("claim", "added"),
        ("position", "added"),
        ("citation", "added"),
        ("citation", "changed"),
        ("claim", "changed"),
    }
    accepted, worded = sorted(
        (change for change in every if change.what == "changed"), key=lambda change: change.noun
    )
    assert (accepted.noun, accepted.who, accepted.reason) == ("citation", "mai", "It says so")
    assert ("citation", "state", "proposed", "accepted") in told([accepted])
    assert (worded.who, worded.path, worded.reason) == ("mai", "api", "Clearer")
    assert ("claim", "text", "The bridge cost 12 million.", "The bridge cost twelve million.") in told(
        [worded]
    )


def test_entities_that_came_and_went_are_told_by_name(client, mai):
    claim, entity = ClaimFactory(), EntityFactory(name="Bridge Ltd")
    assert filled(FileForm, actor=mai, row=claim, entities=str(entity.pk), reason="About them").act()
    claim.refresh_from_db()
    assert filled(FileForm, actor=mai, row=claim, entities="", reason="Not about them").act()
    gone, came = (change for change in changes(client, claim) if change.noun == "claim entity")
    assert (came.what, came.reason) == ("added", "About them")
    assert ("claim entity", "entity", None, "Bridge Ltd") in told([came])
    assert (gone.what, gone.reason) == ("deleted", "Not about them")
    assert not ClaimEntity.objects.exists()


def test_a_citation_that_moved_is_told_where_it_left_and_where_it_came(client, mai):
    citation, elsewhere = CitationFactory(), PositionFactory()
    left = citation.claim
    move_citation(citation=citation, position=elsewhere, actor=mai, reason="Another bridge")
    for claim in (left, elsewhere.claim):
        assert ("citation", "claim", str(left), str(elsewhere.claim)) in told(changes(client, claim))


def test_a_change_in_the_database_itself_is_told_as_such(client, mai):
    claim = ClaimFactory(text="Before")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE facts_claim SET text = 'After' WHERE id = %s", [claim.pk])
    shown = text_of(see(client, address(claim)))
    assert f"{connection.settings_dict['USER']} changed" in shown
    assert "by raw SQL" in shown
    assert "No reason was given." in shown


def test_a_deleted_alias_is_told_in_the_history_of_its_entity_and_in_its_own(client, mai):
    alias = AliasFactory(name="Brücke GmbH", language="de")
    pk, entity = alias.pk, alias.entity
    with coming_by("admin"), transaction.atomic():
        remember(actor=mai, reason="Misspelt")
        alias.delete()
    assert ("alias", "name", "Brücke GmbH", None) in told(changes(client, entity, "entities"))
    page = client.get(reverse("admin:facts_alias_history", args=[pk]))
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Brücke GmbH" in shown
    assert "This was deleted" in shown
    assert not Alias.objects.exists()


def test_confidential_evidence_is_in_no_history(client, mai):
    claim, position = cited_claim()
    take_up(claim=claim, actor=mai, rationale="Worth checking.")
    secret = EvidenceGiven(url="https://leaks.example.org/7", note="Anna told us", confidential=True)
    judge(
        claim=claim,
        status="verified",
        position=position,
        actor=mai,
        rationale="It holds.",
        evidence=[secret],
    )
    for page in (
        see(client, address(claim)),
        client.get(reverse("admin:facts_claim_history", args=[claim.pk])).content.decode(),
    ):
        assert "It holds." in page
        assert "leaks.example.org" not in page
        assert "Anna" not in page


@pytest.mark.parametrize("face", ["desk", "admin"])
def test_a_history_takes_as_many_queries_for_eleven_changes_as_for_one(client, mai, face):
    citation = CitationFactory()
    claim = citation.claim
    people = iter([person("reporter") for _ in range(11)])
    pages = {"desk": address(claim), "admin": reverse("admin:facts_claim_history", args=[claim.pk])}
    assign(claim=claim, assignee=mai, actor=mai)
    there = [PositionFactory(claim=claim), citation.position]

    # All of it fits on one page: what is on the next one names no rows of its own.
    def grow():
        assign(claim=claim, assignee=next(people), actor=mai)
        move_citation(citation=citation, position=there[0], actor=mai, reason="x")
        there.reverse()

    assert_constant_queries(read=lambda: see(client, pages[face]), grow=grow)


def test_older_changes_are_a_page_away(client, mai):
    claim = ClaimFactory()
    for number in range(60):
        word_claim(claim=claim, text=f"Wording {number}", actor=mai, reason="x")
    first = client.get(address(claim))
    assert len(first.context["history"].changes) == 50
    older = client.get(address(claim), {"after": first.context["history"].next})
    assert len(older.context["history"].changes) == 11
    assert older.context["history"].changes[-1].what == "added"
    assert client.get(address(claim), {"after": "nonsense"}).status_code == 404


def test_who_may_not_see_a_thing_sees_no_history_of_it(client):
    client.force_login(person("api-client"))
    comment = reverse("facts:history", args=["judgements", EntityFactory().pk])
    assert client.get(comment).status_code == 403
    assert client.get(reverse("facts:history", args=["tokens", EntityFactory().pk])).status_code == 404


@pytest.mark.parametrize(
    ("made_by", "page", "noun"),
    [
        (ClaimFactory, "facts:claim", "claims"),
        (EntityFactory, "facts:entity", "entities"),
        (SourceFactory, "facts:source", "sources"),
    ],
    ids=["claim", "entity", "source"],
)
def test_a_page_leads_whoever_sees_the_thing_to_its_history(client, made_by, page, noun):
    client.force_login(person("reporter"))
    row = made_by()
    assert address(row, noun) in see(client, reverse(page, args=[row.pk]))
    assert client.get(address(row, noun)).status_code == 200
