"""The bell, the list, and what one chooses for oneself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from facts.commenting import add_comment
from facts.models import Notification
from facts.preferring import preference_of
from facts.tests.desk import see, text_of
from facts.tests.factories import ClaimFactory, NotificationFactory
from facts.tests.people import person
from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db

LIST = reverse("facts:notifications")


def test_a_mention_reaches_the_bell_and_leads_to_the_comment(client, log_in):
    bea = log_in("editor", username="bea")
    assert "Notifications" in text_of(see(client, "/queue/"))
    comment = add_comment(claim=ClaimFactory(), text="@bea, look", author=person("reporter"))
    assert "Notifications 1 new" in text_of(see(client, "/queue/"))
    shown = see(client, LIST)
    assert "@bea, look" in shown
    notification = bea.notifications.get()
    response = client.get(reverse("facts:notification", args=[notification.pk]))
    assert response.url == f"{reverse('facts:claim', args=[comment.claim_id])}#comment-{comment.pk}"
    assert "1 new" not in text_of(see(client, LIST))


def test_all_are_seen_at_once_and_only_ones_own(client, log_in):
    user, other = log_in("reporter"), NotificationFactory()
    NotificationFactory.create_batch(2, recipient=user)
    assert "2 marked as seen." in client.post(reverse("facts:see-all"), follow=True).content.decode()
    other.refresh_from_db()
    assert other.seen_at is None
    assert client.get(reverse("facts:notification", args=[other.pk])).status_code == 404


def test_the_bell_counts_no_further_than_it_shows(client, log_in, monkeypatch):
    monkeypatch.setattr("facts.notifying.COUNTED", 2)
    monkeypatch.setattr("facts.views.notifications.COUNTED", 2)
    NotificationFactory.create_batch(4, recipient=log_in("reporter"))
    assert "Notifications 2+ new" in text_of(see(client, LIST))


def test_mail_is_a_persons_own_choice(client, log_in):
    user = log_in("reporter")
    address = reverse("facts:preferences")
    assert "checked" in see(client, address)
    client.post(address, {})
    assert not preference_of(user).by_mail
    client.post(address, {"by_mail": "on"})
    assert preference_of(user).by_mail


def test_times_are_told_in_the_zone_that_one_chose(client, log_in):
    user = log_in("reporter")
    row = NotificationFactory(recipient=user)
    Notification.objects.filter(pk=row.pk).update(created_at=datetime(2026, 3, 1, 22, 30, tzinfo=UTC))
    assert "1 Mar 2026, 22:30 UTC" in see(client, LIST)
    client.post(reverse("facts:preferences"), {"by_mail": "on", "time_zone": "Asia/Kolkata"})
    told = see(client, LIST)
    assert "2 Mar 2026, 04:00 IST" in told
    assert "Asia/Kolkata" in text_of(told)
    assert preference_of(user).time_zone == "Asia/Kolkata"


def test_a_zone_that_is_none_is_refused_and_nothing_is_kept(client, log_in):
    user = log_in("reporter")
    answer = client.post(reverse("facts:preferences"), {"time_zone": "Mars/Olympus"})
    assert answer.status_code == 400
    assert "Asia/Kolkata" in text_of(answer.content.decode())
    assert 'value="Mars/Olympus"' in answer.content.decode()
    assert preference_of(user).by_mail


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, log_in):
    user = log_in("editor", username="bea")

    def grow():
        add_comment(claim=ClaimFactory(), text="@bea", author=person("editor"))
        NotificationFactory(recipient=user, caused_by=person("editor"))

    assert_constant_queries(read=lambda: see(client, LIST), grow=grow)


def test_a_page_that_is_none_is_refused(client, log_in):
    log_in("reporter")
    assert client.get(LIST, {"after": "x"}).status_code == 400
