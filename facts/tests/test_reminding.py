"""Reminders of what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from facts.jobs import remind_of_dates
from facts.models import Notification
from facts.preferring import choose
from facts.reminding import remind
from facts.tests.factories import ClaimFactory
from facts.tests.people import person
from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db

DUE = date(2026, 7, 10)
NOON = datetime(2026, 7, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def kinds(rows):
    return [row.kind for row in rows]


@pytest.fixture
def claim():
    return ClaimFactory(assignee=person("reporter"), due_on=DUE)


@pytest.mark.parametrize(
    ("days", "expected"), [(-2, []), (-1, ["due"]), (0, ["due"]), (1, ["overdue"]), (30, ["overdue"])]
)
def test_one_is_reminded_from_the_day_before_and_when_it_is_overdue(claim, days, expected):
    assert kinds(remind(now=NOON + days * DAY)) == expected


def test_one_is_reminded_once_before_and_once_after(claim):
    told = [kind for hours in range(-48, 96) for kind in kinds(remind(now=NOON + timedelta(hours=hours)))]
    assert told == ["due", "overdue"]
    assert list(claim.notifications.order_by("created_at").values_list("recipient", "kind", "due_on")) == [
        (claim.assignee_id, "due", DUE),
        (claim.assignee_id, "overdue", DUE),
    ]


def test_a_date_that_is_moved_and_a_new_assignee_are_told_anew(claim):
    remind(now=NOON)
    type(claim).objects.filter(pk=claim.pk).update(due_on=DUE + DAY)
    assert kinds(remind(now=NOON)) == ["due"]
    type(claim).objects.filter(pk=claim.pk).update(assignee=person("reporter"))
    assert kinds(remind(now=NOON)) == ["due"]


def test_two_runs_at_once_tell_once(claim, monkeypatch):
    """The second run saw nothing of the first when it chose whom to tell."""
    assert kinds(remind(now=NOON)) == ["due"]
    monkeypatch.setattr("facts.reminding._to_tell", lambda now: [(claim, claim.assignee, "due")])
    assert remind(now=NOON) == []
    assert Notification.objects.count() == 1


def test_morning_is_where_the_reader_is(claim):
    choose(user=claim.assignee, by_mail=True, time_zone="Asia/Kolkata")
    assert remind(now=datetime(2026, 7, 9, 2, 0, tzinfo=UTC)) == []
    assert kinds(remind(now=datetime(2026, 7, 9, 2, 30, tzinfo=UTC))) == ["due"]
    assert remind(now=datetime(2026, 7, 10, 18, 0, tzinfo=UTC)) == []
    assert kinds(remind(now=datetime(2026, 7, 11, 2, 30, tzinfo=UTC))) == ["overdue"]


def test_nobody_is_reminded_of_what_waits_for_nobody():
    ClaimFactory(assignee=person("reporter"), due_on=DUE, status="verified")
    ClaimFactory(assignee=person("reporter"), due_on=DUE, merged_into=ClaimFactory())
    ClaimFactory(assignee=person("reporter"))
    gone = ClaimFactory(assignee=person("reporter"), due_on=DUE)
    type(gone.assignee).objects.filter(pk=gone.assignee_id).update(is_active=False)
    assert remind(now=NOON + DAY) == []


def test_a_mail_comes_once_when_all_is_stored(claim, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind(now=NOON - DAY)
        assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        remind(now=NOON - DAY)
    (mail,) = mailoutbox
    assert mail.subject == f"A claim of yours is due: {claim.text}"
    assert "Due on 10 Jul 2026." in mail.body


def test_a_run_takes_as_many_queries_for_many_claims_as_for_few():
    def grow():
        ClaimFactory(assignee=person("reporter"), due_on=DUE)

    def read():
        Notification.objects.all().delete()
        assert remind(now=NOON)

    assert_constant_queries(read=read, grow=grow)


def test_the_job_reminds_and_can_be_repeated(monkeypatch):
    monkeypatch.setattr("facts.reminding.MORNING", 0)
    ClaimFactory(assignee=person("reporter"), due_on=date(2020, 1, 1))
    for _ in range(2):
        remind_of_dates(0)
    assert Notification.objects.count() == 1
