"""Decisions on contradictions, and that detection respects them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from facts.deciding import (
    confirm_contradiction,
    dismiss_contradiction,
    explain_contradiction,
    record_contradiction,
    reopen_contradiction,
)
from facts.models import Contradiction
from facts.tests.factories import CitationFactory, ContradictionFactory, PositionFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return person("fact-checker")


@pytest.mark.parametrize(
    ("decide", "state", "shown"),
    [
        (confirm_contradiction, "confirmed", True),
        (explain_contradiction, "explained", True),
        (dismiss_contradiction, "dismissed", False),
    ],
    ids=["confirm", "explain", "dismiss"],
)
def test_a_decision_says_who_when_and_why(checker, decide, state, shown):
    row = ContradictionFactory()
    decide(contradiction=row, actor=checker, reason=" Updated report. ")
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.decision_reason) == (state, checker, "Updated report.")
    assert row.decided_at is not None
    assert Contradiction.objects.shown().exists() is shown


def test_a_side_may_be_upheld_and_only_a_side(checker):
    row = ContradictionFactory()
    with pytest.raises(ValidationError, match="one of the two"):
        confirm_contradiction(contradiction=row, actor=checker, reason="x", upheld=PositionFactory())
    confirm_contradiction(contradiction=row, actor=checker, reason="x", upheld=row.right)
    assert Contradiction.objects.get().upheld == row.right


def test_a_decision_needs_a_reason_and_is_taken_once(checker):
    row = ContradictionFactory()
    with pytest.raises(ValidationError, match="needs a reason"):
        dismiss_contradiction(contradiction=row, actor=checker, reason=" ")
    dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
    with pytest.raises(ValidationError, match="would have to be open"):
        confirm_contradiction(contradiction=row, actor=checker, reason="x")


def test_a_decision_can_be_taken_back(checker):
    row = ContradictionFactory()
    dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
    reopen_contradiction(contradiction=row, actor=checker, reason="One bridge.")
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.decision_reason) == ("open", None, "")
    assert list(Contradiction.objects.shown()) == [row]


def test_a_dismissal_holds_when_a_third_source_joins_a_side(checker):
    row = ContradictionFactory()
    dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
    CitationFactory(position=row.left)
    assert list(Contradiction.objects.shown()) == []


def test_one_that_the_machine_missed_is_recorded_whatever_the_order_of_the_sides(checker):
    left = CitationFactory().position
    right = CitationFactory(position__claim=left.claim).position
    row = record_contradiction(
        left=max(left, right, key=lambda it: it.pk),
        right=min(left, right, key=lambda it: it.pk),
        kind="date",
        actor=checker,
        reason="May against June",
    )
    assert (row.stated_by, row.found_by, row.list, row.score) == (checker, "", "main", 1.0)
    assert row.left.pk < row.right.pk
    assert list(Contradiction.objects.shown()) == [row]


def test_one_that_the_machine_held_for_uncertain_is_raised(checker):
    row = ContradictionFactory(list="uncertain", score=0.3, features=[{"name": "x"}])
    record_contradiction(left=row.left, right=row.right, kind="value", actor=checker, reason="Clearly.")
    row.refresh_from_db()
    assert (row.list, row.stated_by, row.reason, row.features) == (
        "main",
        checker,
        "Clearly.",
        [{"name": "x"}],
    )


def test_a_dismissed_one_is_not_recorded_anew(checker):
    row = ContradictionFactory()
    dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
    with pytest.raises(ValidationError, match="already known"):
        record_contradiction(left=row.left, right=row.right, kind="value", actor=checker, reason="x")


def test_positions_of_two_claims_do_not_contradict(checker):
    with pytest.raises(ValidationError, match="on one claim"):
        record_contradiction(
            left=PositionFactory(), right=PositionFactory(), kind="value", actor=checker, reason="x"
        )


def test_reporters_do_not_decide():
    with pytest.raises(PermissionDenied, match="dismiss contradictions"):
        dismiss_contradiction(contradiction=ContradictionFactory(), actor=person("reporter"), reason="x")
