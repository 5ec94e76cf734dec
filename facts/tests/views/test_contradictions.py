"""The desk of contradictions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from facts.deciding import dismiss_contradiction, explain_contradiction
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ContradictionFactory, PositionFactory
from facts.tests.people import person
from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db

LIST = reverse("facts:contradictions")


def act(row, name):
    return reverse("facts:act", args=["contradictions", row.pk, name])


def reasons(client, **query):
    return [shown.row.reason for shown in client.get(LIST, query).context["rows"]]


def test_a_decision_is_made_with_a_reason_and_the_side_that_holds(client, log_in):
    row = ContradictionFactory()
    log_in("fact-checker", username="fay")
    sent = {"reason": "Updated report", "upheld": row.right_id}
    response = client.post(act(row, "explain-contradiction"), {**sent, "next": LIST}, follow=True)
    row.refresh_from_db()
    assert (row.state, row.upheld) == ("explained", row.right)
    shown = text_of(response.content.decode())
    assert "Explained by fay" in shown
    assert "Updated report" in shown
    assert "What holds: affirms" in shown
    assert client.post(act(row, "dismiss-contradiction"), sent).status_code == 403
    client.post(act(row, "reopen-contradiction"), {"reason": "Not so sure"})
    row.refresh_from_db()
    assert row.state == "open"


def test_a_decision_without_a_reason_is_refused(client, log_in):
    row = ContradictionFactory()
    log_in("fact-checker")
    assert client.post(act(row, "dismiss-contradiction"), {}).status_code == 400
    log_in("reporter")
    assert client.post(act(row, "dismiss-contradiction"), {"reason": "No"}).status_code == 403
    assert "Dismiss…" not in see(client, LIST)


def test_dismissed_ones_are_listed_where_they_are_asked_for(client, log_in):
    log_in("editor")
    row, other = ContradictionFactory(reason="dismissed one"), ContradictionFactory(reason="open one")
    dismiss_contradiction(contradiction=row, actor=person("editor"), reason="Rounding")
    explain_contradiction(contradiction=other, actor=person("editor"), reason="Updated report")
    assert reasons(client) == ["open one"]
    assert reasons(client, state="dismissed") == ["dismissed one"]
    assert reasons(client, state=["dismissed", "explained"]) == ["open one", "dismissed one"]


def test_they_are_ordered_by_score_or_age(client, log_in):
    log_in("editor")
    now = timezone.now()
    for reason, score, days in (("a", 0.5, 1), ("b", 0.9, 3), ("c", 0.7, 2)):
        ContradictionFactory(reason=reason, score=score, created_at=now - timedelta(days=days))
    assert reasons(client) == ["b", "c", "a"]
    assert reasons(client, order="newest") == ["a", "c", "b"]
    assert reasons(client, order="oldest") == ["b", "c", "a"]
    assert reasons(client, score_min="0.6", order="newest") == ["c", "b"]
    assert client.get(LIST, {"order": "colour"}).status_code == 400


def test_both_sides_say_their_value_and_how_far_it_reaches(client, log_in):
    log_in("editor")
    claim = ContradictionFactory().claim
    sides = [PositionFactory(claim=claim, amount=amount, unit="USD") for amount in (14_300_000_000, 12)]
    for side in sides:
        value = {"amount": side.amount, "unit": "USD", "original_value": "14,3 tỷ USD"}
        CitationFactory(position=side, **value)
    left, right = sorted(sides, key=lambda side: side.pk)
    ContradictionFactory(claim=claim, left=left, right=right)
    shown = text_of(see(client, LIST)).replace("&rarr;", "→")
    assert "Stands for 14.25 billion to 14.35 billion USD" in shown
    assert "14,3 tỷ USD → is 14,300,000,000 USD" in shown


def test_the_list_takes_as_many_queries_with_decisions_as_without(client, log_in):
    log_in("editor")

    def grow():
        row = ContradictionFactory()
        explain_contradiction(
            contradiction=row, actor=person("editor"), reason="Updated report", upheld=row.left
        )

    assert_constant_queries(read=lambda: see(client, LIST, order="newest"), grow=grow)
