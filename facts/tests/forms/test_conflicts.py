"""An edit conflict: nothing is saved, nothing that was typed is lost, and both versions are shown."""

from decimal import Decimal

import pytest

from facts.forms.claims import FileForm, WordForm
from facts.forms.reviews import TakeUpForm
from facts.matching.types import Value
from facts.models import Claim
from facts.rewording import change_position, word_claim
from facts.tests.factories import ClaimFactory, EntityFactory, PositionFactory
from facts.tests.forms.acting import filled
from facts.tests.people import person
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return ClaimFactory(text="The bridge cost 12 million.")


@pytest.fixture
def mai():
    return person("fact-checker", username="mai")


def edited_meanwhile(claim):
    """Somebody else words the claim anew; returns what the first person's page still holds."""
    stale = Claim.objects.get(pk=claim.pk)
    word_claim(
        claim=claim,
        text="The bridge cost 14 million.",
        actor=person("editor", username="tom"),
        reason="Typing error",
    )
    return stale


def conflicting(claim, mai, **typed):
    opened = WordForm(actor=mai, row=Claim.objects.get(pk=claim.pk))
    stale = edited_meanwhile(claim)
    return filled(WordForm, actor=mai, row=stale, opened=opened, reason="Clearer", **typed)


def test_the_second_of_two_edits_saves_nothing_and_says_who_changed_what(claim, mai):
    form = conflicting(claim, mai, text="The bridge cost twelve million.")
    assert not form.act()
    claim.refresh_from_db()
    assert claim.text == "The bridge cost 14 million."
    (change,) = (each for each in form.conflict.history.changes if each.what == "changed")
    assert (change.who, change.reason) == ("tom", "Typing error")
    assert ("text", "The bridge cost 12 million.", "The bridge cost 14 million.") in [
        (field.name, field.before, field.after) for field in change.fields
    ]
    assert "Nothing of yours was saved" in str(form.errors)


def test_a_conflict_shows_the_field_as_it_was_as_it_is_and_as_it_was_typed(claim, mai):
    form = conflicting(claim, mai, text="The bridge cost twelve million.", kind="value")
    form.act()
    shown = {each.label: (each.before, each.now, each.typed) for each in form.conflict.fields}
    assert shown == {
        "Wording": (
            "The bridge cost 12 million.",
            "The bridge cost 14 million.",
            "The bridge cost twelve million.",
        ),
        "Kind": ("event", "event", "value"),
    }
    assert [each.label for each in form.conflict.fields if each.changed] == ["Wording"]


def test_what_was_typed_is_kept_and_goes_on_top_of_the_new_version_when_sent_again(claim, mai):
    form = conflicting(claim, mai, text="The bridge cost twelve million.")
    form.act()
    assert form["text"].value() == "The bridge cost twelve million."
    again = filled(WordForm, actor=mai, row=Claim.objects.get(pk=claim.pk), opened=form)
    assert again.act(), again.errors
    claim.refresh_from_db()
    assert (claim.text, claim.worded_by) == ("The bridge cost twelve million.", mai)


def test_entities_that_somebody_else_changed_are_a_conflict_too(claim, mai):
    ours, theirs = EntityFactory(name="Ours"), EntityFactory(name="Theirs")
    opened = FileForm(actor=mai, row=Claim.objects.get(pk=claim.pk))
    stale = Claim.objects.get(pk=claim.pk)
    tom = person("editor")
    other = filled(FileForm, actor=tom, row=claim, entities=str(theirs.pk), reason="About them")
    assert other.act(), other.errors
    form = filled(FileForm, actor=mai, row=stale, opened=opened, entities=str(ours.pk), reason="About us")
    assert not form.act()
    shown = {each.label: (each.before, each.now, each.typed) for each in form.conflict.fields}
    assert shown == {"About": ("", "Theirs", "Ours")}
    assert list(claim.entities.all()) == [theirs]


def test_a_form_without_fields_of_the_row_still_tells_what_changed(claim, mai):
    opened = TakeUpForm(actor=mai, row=Claim.objects.get(pk=claim.pk))
    form = filled(
        TakeUpForm, actor=mai, row=edited_meanwhile(claim), opened=opened, rationale="Worth checking."
    )
    assert not form.act()
    assert form.conflict.fields == ()
    assert form.conflict.history.changes[0].who == "tom"
    assert form["rationale"].value() == "Worth checking."


def test_what_was_changed_on_a_position_is_told_field_by_field(claim, mai):
    position = PositionFactory(claim=claim, amount=12)
    opened = TakeUpForm(actor=mai, row=Claim.objects.get(pk=claim.pk))
    change_position(
        position=position,
        value=Value(amount=Decimal(14)),
        stance="denies",
        actor=person("editor", username="tom"),
        reason="Misread",
    )
    form = filled(TakeUpForm, actor=mai, row=claim, opened=opened, rationale="Worth checking.")
    assert not form.act()
    told = {
        (change.noun, field.name, field.before, field.after)
        for change in form.conflict.history.changes
        for field in change.fields
    }
    assert {("position", "amount", "12", "14"), ("position", "stance", "affirms", "denies")} <= told


def test_a_version_that_is_yet_to_come_is_stale(claim, mai):
    form = filled(TakeUpForm, actor=mai, row=claim, rationale="Worth checking.", version=99)
    assert not form.act()
    assert "now at version 1" in str(form.errors)


def test_filing_moves_the_version_and_leaves_the_verdict(claim, mai):
    claim.refresh_from_db()
    story, entity, before = StoryFactory(), EntityFactory(), claim.version
    form = filled(
        FileForm, actor=mai, row=claim, story=str(story.pk), entities=f"/entities/{entity.pk}/", reason="x"
    )
    assert form.act(), form.errors
    claim.refresh_from_db()
    assert (claim.story, list(claim.entities.all())) == (story, [entity])
    assert claim.version == before + 1
    again = filled(FileForm, actor=mai, row=claim, reason="x")
    assert not again.act()
    assert "what they were" in str(again.errors["story"])
