"""Tell people what happened to a claim that is theirs to know: in the application, and by mail unless they opted out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .mailing import send_mails
from .models import Claim, Comment, Notification

if TYPE_CHECKING:
    from django.contrib.auth.models import User

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
    if rows:
        transaction.on_commit(partial(send_mails, rows))
    return rows


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
