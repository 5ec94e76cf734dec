"""The page of a source: names that nobody knows, where it comes from, and words to cite."""

from __future__ import annotations

import pytest
from django.urls import reverse

from facts.models import Entity, Mention
from facts.tests.desk import page_of, see, text_of
from facts.tests.factories import AliasFactory, ClaimFactory, EntityFactory, MentionFactory, PositionFactory
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def act(row, name):
    noun = {"Mention": "mentions", "Source": "sources"}[type(row).__name__]
    return reverse("facts:act", args=[noun, row.pk, name])


def test_unresolved_names_are_listed_with_why_and_how_often(client, log_in):
    log_in("reporter")
    source = SourceFactory()
    MentionFactory(source=source, why="written with capitals")
    MentionFactory(source=source, start=4, end=7)
    MentionFactory(source=source, start=8, end=10, text="st", entity=EntityFactory())
    for page in (source, source.story):
        shown = text_of(see(client, page_of(page)))
        assert "Names that nobody knows yet The 2 times: written with capitals" in shown
        assert "st 1 time" not in shown


def test_a_name_becomes_an_entity(client, log_in):
    log_in("reporter")
    mention = MentionFactory(kind="person")
    assert '<option value="person" selected>' in see(client, act(mention, "new-entity"))
    sent = {"name_": "Theodora", "kind": "person"}
    response = client.post(act(mention, "new-entity"), {**sent, "next": page_of(mention.source)})
    assert response.url == page_of(mention.source)
    assert Mention.objects.get().entity == Entity.objects.get(name="Theodora")


@pytest.mark.parametrize("typed", ["bridge authority", "BA", "address"])
def test_a_name_becomes_an_alias_of_an_entity_named_in_any_way(client, log_in, typed):
    log_in("reporter")
    entity = EntityFactory(name="Bridge Authority")
    AliasFactory(entity=entity, name="BA")
    AliasFactory(entity=entity, name="BA", language="pt")
    mention = MentionFactory()
    typed = f"https://desk.example.org{page_of(entity)}" if typed == "address" else typed
    assert client.post(act(mention, "known-entity"), {"entity": typed}).status_code == 302
    assert Mention.objects.get().entity == entity
    assert client.post(act(mention, "not-named"), {"reason": "Another"}).status_code == 302
    assert Mention.objects.get().entity is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Twin", "Several entities are called"),
        ("Nobody", "There is no entity of this id"),
        ("\0", 'class="errorlist"'),
    ],
    ids=["several", "none", "no text"],
)
def test_a_name_that_names_no_one_entity_is_refused(client, log_in, typed, said):
    log_in("reporter")
    EntityFactory.create_batch(2, name="Twin")
    response = client.post(act(MentionFactory(), "known-entity"), {"entity": typed})
    assert response.status_code == 400
    assert said in response.content.decode()


def test_an_origin_is_stated_refuted_and_reconsidered(client, log_in):
    log_in("reporter")
    origin, other = SourceFactory(key="origin"), SourceFactory()
    source = SourceFactory(derived_from_proposed=origin)
    assert client.post(act(source, "refute-origin"), {"reason": "Their own"}).url == page_of(source)
    assert "it is no echo of origin" in text_of(see(client, page_of(source)))
    client.post(act(source, "reconsider-origin"), {"reason": "Copied after all"})
    client.post(act(source, "state-origin"), {"derived_from": other.pk, "reason": "Credited"})
    source.refresh_from_db()
    assert (source.derived_from, source.derived_from_proposed) == (other, origin)


def test_words_selected_in_a_source_are_cited_for_a_claim_that_is_found(client, log_in):
    log_in("reporter")
    source = SourceFactory(story=StoryFactory())
    near = ClaimFactory(story=source.story, text="The bridge was dear.")
    far = ClaimFactory(text="The tunnel was cheap.")
    PositionFactory(claim=near)
    address = reverse("facts:cite-source", args=[source.pk])
    page = see(client, address, start=0, end=34)
    assert source.text[:34] in page
    cite = reverse("facts:act", args=["claims", near.pk, "cite"])
    assert f"{cite}?source={source.pk}&amp;start=0&amp;end=34" in page
    assert far.text not in page
    assert far.text in see(client, address, q="tunnel")
    assert client.get(address, {"start": "x", "end": "9" * 99, "q": "\0"}).status_code == 200
    log_in("api-client")
    assert client.get(address).status_code == 403


def test_the_page_takes_as_many_queries_for_many_names_as_for_few(client, log_in):
    log_in("editor")
    source = SourceFactory(text="The " * 40)
    places = iter(range(0, 120, 4))

    def grow():
        for _ in range(2):
            start = next(places)
            MentionFactory(source=source, start=start, end=start + 3, text=f"The{start}")

    assert_constant_queries(
        read=lambda: [see(client, page_of(source)), see(client, page_of(source.story))], grow=grow
    )
