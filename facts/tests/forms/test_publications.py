"""The forms of publications: a second person, an embargo, corrections and retractions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.forms import forms_for
from facts.forms.publications import (
    CancelPublicationForm,
    CorrectForm,
    PublishForm,
    RedactForm,
    RetractForm,
)
from facts.models import Embargo, Publication
from facts.published import fact_of
from facts.publishing import publish
from facts.tests.factories import CitationFactory
from facts.tests.forms.acting import filled
from facts.tests.people import person, verified_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom():
    return person("editor", username="tom")


def offered(actor, claim):
    return {form.action for form in forms_for(actor, claim)}


def test_a_second_person_publishes(tom):
    claim, _ = verified_claim()
    form = filled(PublishForm, actor=tom, row=claim, note="Checked with the registry.")
    assert form.act(), form.errors
    assert (fact_of(claim), form.result.note) == (form.result, "Checked with the registry.")


def test_who_gave_the_verdict_is_told_that_a_second_person_publishes(tom):
    claim, _ = verified_claim(checker=tom)
    assert PublishForm.hindrance(tom, claim) == "You gave this verdict: a second person publishes it."
    form = filled(PublishForm, actor=tom, row=claim)
    assert not form.act()
    assert "a second person" in str(form.non_field_errors())
    assert not Publication.objects.exists()


def test_an_embargo_is_ordered_and_cancelled(tom):
    claim, _ = verified_claim()
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert filled(PublishForm, actor=tom, row=claim, publish_at=tomorrow).act()
    assert Embargo.objects.get().state == "waiting"
    assert "cancel publication" in offered(tom, claim)
    assert filled(CancelPublicationForm, actor=tom, row=claim, reason="Too early").act()
    assert Embargo.objects.get().state == "cancelled"
    assert "cancel publication" not in offered(tom, claim)


def test_a_time_that_has_passed_is_refused(tom):
    claim, _ = verified_claim()
    form = filled(PublishForm, actor=tom, row=claim, publish_at="2020-01-01T10:00")
    assert not form.act()
    assert "An embargo ends in the future" in str(form.errors)


def test_what_is_offered_follows_what_is_published(tom):
    claim, _ = verified_claim()
    assert {"publish"} == offered(tom, claim) & {"publish", "correct", "retract"}
    publish(claim=claim, actor=tom)
    assert {"correct", "retract"} == offered(tom, claim) & {"publish", "correct", "retract"}


def test_a_correction_says_what_was_wrong(tom):
    claim, position = verified_claim()
    publish(claim=claim, actor=tom)
    CitationFactory(position=position)
    assert "note" in (form := filled(CorrectForm, actor=tom, row=claim)).errors
    form = filled(CorrectForm, actor=tom, row=claim, note="A second source has come in.")
    assert form.act(), form.errors
    assert fact_of(claim).event == "corrected"


def test_a_retraction_says_why_and_waits_for_nobody(tom):
    claim, _ = verified_claim(checker=tom)
    publish(claim=claim, actor=person("editor"))
    assert filled(RetractForm, actor=tom, row=claim, reason="The registry erred.").act()
    assert fact_of(claim) is None


def test_a_redaction_is_confirmed_and_for_administrators(tom):
    claim, _ = verified_claim()
    assert "redact" not in offered(tom, claim)
    chief = person("administrator")
    assert not filled(RedactForm, actor=chief, row=claim, reason="Court order").act()
    assert filled(RedactForm, actor=chief, row=claim, reason="Court order", sure="on").act()
    claim.refresh_from_db()
    assert claim.text == "[redacted]"
