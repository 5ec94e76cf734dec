"""Articles that arrive one by one, with the real reader: the order does not matter, what people touched stays."""

from __future__ import annotations

import pytest
from django.utils import timezone

from facts.intake import match_story
from facts.models import Citation, Claim, Comment
from facts.populating import ingest
from facts.tally import Tally
from sources.models import Obtained, Source, Story
from sources.recording import Capture
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ARTICLES = {
    "en": "The ferry Halcyon ran aground off Corvo on Monday.\n\nRescuers took 64 passengers ashore. "
    "The harbour master said the engine had failed. The ferry is 38 years old.",
    "es": "El ferri Halcyon encalló el lunes frente a Corvo.\n\nLos equipos de rescate llevaron a tierra a 64 pasajeros. "
    "El capitán del puerto dijo que falló el motor. La naviera niega que el motor fallara.",
    "de": "Die Fähre Halcyon lief am Montag vor Corvo auf Grund.\n\nDie Retter brachten 46 Passagiere an Land. "
    "Die Fähre ist 38 Jahre alt.",
}


def arrive(slug, *languages):
    captures = [
        Capture(key=f"{slug}-{name}", file=f"{name}.txt", text=ARTICLES[name], obtained=Obtained.FILE)
        for name in languages
    ]
    return ingest(captures=captures, story=(slug, slug), actor=None, reason="test")


def grouped(slug):
    """The groups of quoted words that are a claim, with the sides that these take."""
    return {
        frozenset(
            (citation.quote, citation.position.stance, citation.original_value)
            for citation in claim.citations.select_related("position")
        )
        for claim in Claim.objects.filter(story__slug=slug)
    }


def test_articles_that_arrive_one_by_one_give_the_claims_of_a_batch_in_any_order():
    arrive("batch", *ARTICLES)
    expected = grouped("batch")
    assert any(len(group) == 3 for group in expected)

    for number, order in enumerate((("de", "es", "en"), ("es", "en", "de"))):
        for language in order:
            arrive(f"order-{number}", language)
        assert grouped(f"order-{number}") == expected


def test_a_claim_of_the_machine_keeps_its_row_and_its_version_when_more_comes():
    arrive("s", "en")
    before = {claim.pk: claim.text for claim in Claim.objects.all()}
    arrive("s", "es", "de")

    stayed = Claim.objects.filter(pk__in=before)
    assert len(stayed) == len(before)
    assert {claim.pk: claim.text for claim in stayed} == before
    assert set(Claim.objects.values_list("version", flat=True)) == {1}
    assert stayed.filter(citations__source__language="de").exists()


def test_a_story_that_is_matched_again_changes_no_row():
    arrive("s", *ARTICLES)
    rows = set(Citation.objects.values_list("pk", "claim_id", "position_id"))
    Source.objects.update(matched_by="earlier")

    assert match_story(story=Story.objects.get(slug="s"), actor=None, reason="test", tally=Tally())

    assert set(Citation.objects.values_list("pk", "claim_id", "position_id")) == rows


def comment(citation):
    Comment.objects.create(claim=citation.claim, author=UserFactory(), text="Is this right?")


def decide(citation):
    Citation.objects.filter(pk=citation.pk).update(
        state="accepted", decided_by=UserFactory(), decided_at=timezone.now()
    )


@pytest.mark.parametrize("touch", [comment, decide])
def test_what_a_person_touched_is_never_moved(touch):
    arrive("s", "de", "es")
    touched = Citation.objects.filter(quote__contains="46 Passagiere").first()
    touch(touched)
    claim = Claim.objects.get(pk=touched.claim_id)
    rows = set(claim.citations.values_list("pk", "claim_id", "position_id"))

    arrive("s", "en")

    assert rows <= set(claim.citations.values_list("pk", "claim_id", "position_id"))
