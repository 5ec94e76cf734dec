"""What mails say, and when it is for who reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facts.mailing import SAYS, body_of, send_mails, subject_of
from facts.models import Notification
from facts.models.choices import NotificationKind
from facts.preferring import choose
from facts.tests.factories import ClaimFactory, CommentFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db

AT = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)


def told(**given):
    given = {"kind": "mention", "created_at": AT, **given}
    given.setdefault("claim", ClaimFactory(text="The bridge cost 12 million."))
    return Notification.objects.create(recipient=given.pop("recipient", None) or person("editor"), **given)


def test_every_kind_of_notification_has_its_words():
    assert set(SAYS) == set(NotificationKind)


def test_a_mail_says_who_when_what_and_where(settings):
    comment = CommentFactory(text="Is that with the ramps?", claim__text="The bridge cost 12 million.")
    row = told(claim=comment.claim, comment=comment, caused_by=comment.author, others=2)
    assert body_of(row) == (
        f"{comment.author.username} mentioned you, 1 Jul 2026, 22:05 (UTC).\n\n"
        "The claim: The bridge cost 12 million.\n\n"
        "and 2 other claims\n\n"
        "The comment:\nIs that with the ramps?\n\n"
        f"{settings.SITE_URL}/claims/{row.claim_id}/#comment-{comment.pk}\n\n"
        f"-- \nNo more mails: {settings.SITE_URL}/preferences/\n"
    )


def test_an_assignment_says_until_when():
    claim = ClaimFactory(due_on=date(2031, 3, 1))
    assert "Due on 1 Mar 2031." in body_of(told(kind="assignment", claim=claim))


def test_a_subject_is_one_short_line_whatever_the_claim():
    subject = subject_of(told(claim=ClaimFactory(text="One\nBcc: all@example.org " + "x" * 200)))
    assert subject.startswith("The newsroom mentioned you: One Bcc: all@example.org xxx")
    assert len(subject) < 120
    assert "\n" not in subject


def test_everybody_is_told_in_their_own_zone(mailoutbox):
    near, far, silent = (person("editor") for _ in range(3))
    choose(user=far, by_mail=True, time_zone="Asia/Kolkata")
    choose(user=silent, by_mail=False)
    claim = ClaimFactory()
    send_mails([told(recipient=user, claim=claim) for user in (near, far, silent)])
    said = {mail.to[0]: mail.body for mail in mailoutbox}
    assert set(said) == {near.email, far.email}
    assert "1 Jul 2026, 22:05 (UTC)" in said[near.email]
    assert "2 Jul 2026, 03:35 (Asia/Kolkata)" in said[far.email]
