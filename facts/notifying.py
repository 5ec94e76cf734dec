"""Tell people what happened to a claim that is theirs to know: in the application, and by mail unless they opted out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from .models import Claim, Comment, MailPreference, Notification

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger(__name__)


def notify(
    recipients: Iterable[User],
    *,
    kind: str,
    claim: Claim,
    caused_by: User | None,
    comment: Comment | None = None,
) -> list[Notification]:
    """Tell active `recipients`, but not who caused it; mails go out when the transaction has succeeded."""
    told = sorted(
        {user for user in recipients if user.is_active and user != caused_by}, key=lambda user: user.pk
    )
    rows = Notification.objects.bulk_create(
        Notification(recipient=user, kind=kind, claim=claim, comment=comment, caused_by=caused_by)
        for user in told
    )
    silent = set(MailPreference.objects.filter(user__in=told, by_mail=False).values_list("user", flat=True))
    addresses = [user.email for user in told if user.email and user.pk not in silent]
    if addresses:
        transaction.on_commit(partial(_mail, addresses, rows[0], claim.text))
    return rows


def _mail(addresses: list[str], row: Notification, wording: str) -> None:
    who = row.caused_by.get_username() if row.caused_by else "The newsroom"
    subject = f"{who}: {row.get_kind_display()}"
    for address in addresses:
        try:
            send_mail(subject, f"{wording}\n\nClaim {row.claim_id}\n", None, [address])
        except (OSError, SMTPException) as error:
            # The notification stands in the application; a mail server that is away must not undo the work.
            log.warning("No mail to %s: %s", address, error)


def mark_seen(*, recipient: User, notifications: Iterable[Notification] | None = None) -> int:
    """Mark one's own notifications as seen, all of them unless some are named; return how many were new."""
    own = Notification.objects.filter(recipient=recipient, seen_at=None)
    if notifications is not None:
        own = own.filter(pk__in=[row.pk for row in notifications])
    return own.update(seen_at=timezone.now())


@transaction.atomic
def choose_mail(*, user: User, by_mail: bool) -> MailPreference:
    """Say whether one wants notifications by mail."""
    preference, _ = MailPreference.objects.update_or_create(user=user, defaults={"by_mail": by_mail})
    return preference
