"""Mails about what people are told in the application: one to each, with times in the zone of who reads it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from .models import Notification, Preference
from .models.choices import NotificationKind
from .preferring import zone_of

log = logging.getLogger(__name__)

#: What a mail says first; `who` is the person that caused it, or the newsroom.
SAYS = {
    NotificationKind.MENTION: "{who} mentioned you",
    NotificationKind.REPLY: "{who} replied to you",
    NotificationKind.ASSIGNMENT: "{who} assigned a claim to you",
    NotificationKind.REOPENED: "{who} put a claim back in review that you judged or published",
    NotificationKind.HELD: "A publication that you ordered was held back",
    NotificationKind.DUE: "A claim of yours is due",
    NotificationKind.OVERDUE: "A claim of yours is overdue",
}

#: Characters of a claim that a subject shows.
SHOWN = 80


def place_of(notification: Notification) -> str:
    """Return the address, within the site, of what somebody is told of: the claim, or the comment on its page."""
    page = reverse("facts:claim", args=[notification.claim_id])
    return f"{page}#comment-{notification.comment_id}" if notification.comment_id else page


def send_mails(rows: Iterable[Notification]) -> None:
    """Send each recipient with an address who has not switched mails off what they were told.

    A mail server that is away is logged and no more: the notification stands in the application.
    """
    told = [row for row in rows if row.recipient.email]
    chosen = {
        each.user_id: each for each in Preference.objects.filter(user__in=[row.recipient for row in told])
    }
    for row in told:
        preference = chosen.get(row.recipient_id)
        if preference is not None and not preference.by_mail:
            continue
        with timezone.override(zone_of(preference)):
            subject, body = subject_of(row), body_of(row)
        try:
            send_mail(subject, body, None, [row.recipient.email])
        except (OSError, SMTPException) as error:
            log.warning("No mail to %s: %s", row.recipient.email, error)


def subject_of(row: Notification) -> str:
    """Return what happened and to which claim, in one line."""
    return f"{_says(row)}: {Truncator(' '.join(row.claim.text.split())).chars(SHOWN)}"


def body_of(row: Notification) -> str:
    """Return what happened and when, the words, and where to go; times are in the zone that is current."""
    at = timezone.localtime(row.created_at)
    due = row.due_on or (row.claim.due_on if row.kind == NotificationKind.ASSIGNMENT else None)
    parts = [
        f"{_says(row)}, {date_format(at, 'j M Y, H:i')} ({timezone.get_current_timezone_name()}).",
        f"The claim: {row.claim.text}",
        f"and {row.others} other {'claim' if row.others == 1 else 'claims'}" if row.others else "",
        f"Due on {date_format(due, 'j M Y')}." if due else "",
        f"The comment:\n{row.comment.text}" if row.comment else "",
        f"{settings.SITE_URL}{place_of(row)}",
        f"-- \nNo more mails: {settings.SITE_URL}{reverse('facts:preferences')}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _says(row: Notification) -> str:
    who = row.caused_by.get_username() if row.caused_by else "The newsroom"
    return SAYS[NotificationKind(row.kind)].format(who=who)
