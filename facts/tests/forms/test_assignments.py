"""Who may be chosen for a claim."""

from __future__ import annotations

import pytest

from facts.forms.claims import AssignForm
from facts.tests.factories import ClaimFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db


def chosen_from(actor, claim):
    return set(AssignForm(actor=actor, row=claim).fields["assignee"].queryset)


def test_who_may_assign_chooses_among_all():
    actor, other = person("editor"), person("reporter")
    assert chosen_from(actor, ClaimFactory()) >= {actor, other}


def test_who_may_only_take_a_claim_chooses_whether_and_until_when():
    actor, other = person("reporter"), person("reporter")
    claim = ClaimFactory()
    assert chosen_from(actor, claim) == {actor}
    sent = {"version": claim.version, "due_on": "2031-03-01"}
    refused = AssignForm({**sent, "assignee": other.pk}, actor=actor, row=claim)
    assert not refused.act()
    assert "assignee" in refused.errors
    form = AssignForm({**sent, "assignee": actor.pk}, actor=actor, row=claim)
    assert form.act(), form.errors
    claim.refresh_from_db()
    assert (claim.assignee, str(claim.due_on)) == (actor, "2031-03-01")
