"""The bell, the list, and what one chooses for oneself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from facts.commenting import add_comment
from facts.notifying import wants_mail
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
    assert not wants_mail(user)
    client.post(address, {"by_mail": "on"})
    assert wants_mail(user)


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, log_in):
    user = log_in("editor", username="bea")

    def grow():
        add_comment(claim=ClaimFactory(), text="@bea", author=person("editor"))
        NotificationFactory(recipient=user, caused_by=person("editor"))

    assert_constant_queries(read=lambda: see(client, LIST), grow=grow)


def test_a_page_that_is_none_is_refused(client, log_in):
    log_in("reporter")
    assert client.get(LIST, {"after": "x"}).status_code == 400
