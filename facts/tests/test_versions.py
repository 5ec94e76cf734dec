"""In what two publications differ."""

from __future__ import annotations

import pytest

from facts.curating import reject_citation
from facts.models import Publication
from facts.publishing import correct, publish, retract
from facts.review import judge
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory
from facts.tests.people import ELSEWHERE, person, verified_claim
from facts.versions import differences, versions_of

pytestmark = pytest.mark.django_db


def told(version):
    return {each.name: (each.before, each.after) for each in version.differences}


def test_a_correction_differs_in_what_was_corrected():
    checker, editor, second = (person("editor") for _ in range(3))
    claim, position = verified_claim(checker=checker)
    other = CitationFactory(position=position)
    publish(claim=claim, actor=editor)
    word_claim(claim=claim, text="The old bridge is shut.", actor=checker, reason="Which one")
    reject_citation(citation=other, actor=checker, reason="Another bridge")
    claim.refresh_from_db()
    before = claim.publications.get()
    judge(
        claim=claim,
        status="refuted",
        position=position,
        actor=checker,
        rationale="It is open.",
        evidence=[ELSEWHERE],
    )
    correct(claim=claim, actor=second, note="It was never shut.")
    newest, first = versions_of(list(Publication.objects.filter(claim=claim).order_by("-version")))
    assert first.row == before
    assert first.differences == ()
    changed = told(newest)
    assert changed["rating"] == ("verified", "refuted")
    assert changed["wording"][1] == "The old bridge is shut."
    assert changed["cited words"] == (f"{other.source.outlet.name}: “{other.quote}”", "")
    assert "value" not in changed


def test_a_retraction_says_nothing_any_more():
    claim, _ = verified_claim()
    editor = person("editor")
    publish(claim=claim, actor=editor)
    retract(claim=claim, actor=editor, reason="Wrong bridge")
    newest, _ = versions_of(list(Publication.objects.filter(claim=claim).order_by("-version")))
    assert told(newest)["rating"] == ("verified", "")
    assert told(newest)["value"] == ("12 USD", "")


def test_documents_that_say_the_same_do_not_differ():
    claim, _ = verified_claim()
    document = {"text": claim.text, "value": {"amount": "12", "unit": "USD"}, "positions": []}
    assert list(differences(document, {**document, "note": "other"})) == []
