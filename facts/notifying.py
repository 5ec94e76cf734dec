"""Tell people what happened to a claim that is theirs to know: in the application, and by mail unless they opted out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from .models import Claim, Comment, Notification, Preference

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger(__name__)

#: So many new notifications are counted; the bell says that there are more.
COUNTED = 99


def notify(
    recipients: Iterable[User],
    *,
    kind: str,
    claim: Claim,
    caused_by: User | None,
    comment: Comment | None = None,
    others: int = 0,
) -> list[Notification]:
    """Tell active `recipients`, but not who caused it; mails go out when the transaction has succeeded.

    `others` is how many further claims the same bulk edit did the same to.
    """
    told = sorted(
        {user for user in recipients if user.is_active and user != caused_by}, key=lambda user: user.pk
    )
    rows = Notification.objects.bulk_create(
        Notification(
            recipient=user, kind=kind, claim=claim, comment=comment, caused_by=caused_by, others=others
        )
        for user in told
    )
    silent = set(Preference.objects.filter(user__in=told, by_mail=False).values_list("user", flat=True))
    addresses = [user.email for user in told if user.email and user.pk not in silent]
    if addresses:
        transaction.on_commit(partial(_mail, addresses, rows[0], claim))
    return rows


def place_of(notification: Notification) -> str:
    """Return the address, within the site, of what somebody is told of: the claim, or the comment on its page."""
    page = reverse("facts:claim", args=[notification.claim_id])
    return f"{page}#comment-{notification.comment_id}" if notification.comment_id else page


def _mail(addresses: list[str], row: Notification, claim: Claim) -> None:
    who = row.caused_by.get_username() if row.caused_by else "The newsroom"
    subject = f"{who}: {row.get_kind_display()}"
    said = [row.comment.text] if row.comment else []
    more = [f"and {row.others} other {'claim' if row.others == 1 else 'claims'}"] if row.others else []
    body = "\n\n".join([claim.text, *more, *said, f"{settings.SITE_URL}{place_of(row)}"]) + "\n"
    for address in addresses:
        try:
            send_mail(subject, body, None, [address])
        except (OSError, SMTPException) as error:
            # The notification stands in the application; a mail server that is away must not undo the work.
            log.warning("No mail to %s: %s", address, error)


def unseen(user: User) -> QuerySet[Notification]:
    """Return what a person was told and has not seen."""
    return Notification.objects.filter(recipient=user, seen_at=None)


def count_unseen(user: User) -> int:
    """Return how many new notifications a person has, `COUNTED` + 1 for more than that: no more rows are read."""
    return unseen(user).order_by()[: COUNTED + 1].count()


def mark_seen(*, recipient: User, notifications: Iterable[Notification] | None = None) -> int:
    """Mark one's own notifications as seen, all of them unless some are named; return how many were new."""
    own = unseen(recipient)
    if notifications is not None:
        own = own.filter(pk__in=[row.pk for row in notifications])
    return own.update(seen_at=timezone.now())
