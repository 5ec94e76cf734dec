"""The ready views of the desk."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from facts.publishing import publish
from facts.queues import QUEUES
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory
from facts.tests.people import person, verified_claim

pytestmark = pytest.mark.django_db


def queue(name, user):
    return list(QUEUES[name](user))


def test_mine_is_what_is_due_first():
    user = person("reporter")
    late, none, soon = (
        ClaimFactory(assignee=user, due_on=due) for due in (date(2026, 3, 1), None, date(2026, 2, 1))
    )
    ClaimFactory(assignee=person("reporter"))
    assert queue("mine", user) == [soon, late, none]


def test_unassigned_is_what_nobody_has_and_nobody_judged():
    free = ClaimFactory()
    ClaimFactory(assignee=person("reporter"))
    ClaimFactory(status="verified")
    assert queue("unassigned", person("reporter")) == [free]


def test_a_second_person_sees_what_waits_and_the_first_does_not():
    checker, editor = person("editor"), person("editor")
    claim, _ = verified_claim(checker=checker)
    assert queue("second person", editor) == [claim]
    assert queue("second person", checker) == []
    assert queue("second person", claim.worded_by) == []
    publish(claim=claim, actor=editor)
    assert queue("second person", editor) == []


def test_stale_is_what_lies_or_is_overdue():
    user = person("reporter")
    overdue = ClaimFactory(assignee=user, due_on=timezone.localdate() - timedelta(days=1))
    lying, fresh = ClaimFactory(status="in_review"), ClaimFactory(status="in_review")
    type(lying).objects.filter(pk=lying.pk).update(updated_at=timezone.now() - timedelta(days=8))
    assert set(queue("stale", user)) == {overdue, lying}
    assert fresh not in queue("stale", user)


def test_contradicted_and_new_evidence():
    user = person("editor")
    row = ContradictionFactory()
    assert queue("contradicted", user) == [row.claim]
    claim, position = verified_claim()
    publish(claim=claim, actor=user)
    CitationFactory(position=position)
    assert queue("new evidence", user) == [claim]


def test_a_claim_is_contradicted_once_and_since_its_last_contradiction_that_stands():
    moment = timezone.now()
    first, second = ClaimFactory(), ClaimFactory()
    for claim, hours, state in ((first, 1, "open"), (second, 2, "open"), (first, 3, "open")):
        ContradictionFactory(claim=claim, created_at=moment + timedelta(hours=hours), state=state)
    assert queue("contradicted", person("editor")) == [first, second]
    decided = {"decided_by": person("editor"), "decided_at": moment, "decision_reason": "The same sum."}
    last = first.contradictions.order_by("created_at").last()
    type(last).objects.filter(pk=last.pk).update(state="dismissed", **decided)
    assert queue("contradicted", person("editor")) == [second, first]
    second.contradictions.get().left.citations.update(
        state="rejected", decided_by=person("editor"), decided_at=moment
    )
    assert queue("contradicted", person("editor")) == [first]


def test_of_contradictions_found_at_one_moment_one_stands_for_the_claim():
    moment, claim = timezone.now(), ClaimFactory()
    ContradictionFactory.create_batch(2, claim=claim, created_at=moment)
    assert queue("contradicted", person("editor")) == [claim]


def test_every_queue_is_one_statement(django_assert_num_queries):
    user = person("editor")
    for name in QUEUES:
        with django_assert_num_queries(1):
            queue(name, user)
