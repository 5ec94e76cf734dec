"""Remind people of what is due: the day before, and when it is overdue, once each, in the morning where they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .mailing import send_mails
from .models import Claim, Notification
from .models.choices import UNSETTLED, NotificationKind
from .preferring import zone_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: The hour of the reader's day from which on reminders come.
MORNING = 8

#: No zone is further ahead of UTC than this, so no day begins earlier.
AHEAD = timedelta(hours=14)


def remind(*, now: datetime | None = None) -> list[Notification]:
    """Tell assignees what is due tomorrow or overdue, in the application and by mail; return what was told.

    A claim with a verdict is not due any more. Whom another run has told of the same date already is not told again,
    whatever happens to the job; a date that is moved is another one.
    """
    now = now or timezone.now()
    with transaction.atomic():
        rows = [
            Notification(recipient=assignee, claim=claim, kind=kind, due_on=claim.due_on, created_at=now)
            for claim, assignee, kind in _to_tell(now)
        ]
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        # Of two jobs that run at once each row is stored by one, and mailed by the one that stored it.
        told = list(
            Notification.objects.filter(pk__in=[row.pk for row in rows]).select_related(
                "recipient", "claim", "caused_by", "comment"
            )
        )
        transaction.on_commit(partial(send_mails, told))
    return told


def _to_tell(now: datetime) -> Iterator[tuple[Claim, User, NotificationKind]]:
    last_day = (now + AHEAD).astimezone(UTC).date() + timedelta(days=1)
    told = Notification.objects.filter(
        claim=OuterRef("pk"), recipient=OuterRef("assignee"), due_on=OuterRef("due_on")
    )
    waiting = (
        Claim.objects.current()
        .filter(assignee__is_active=True, due_on__lte=last_day, status__in=UNSETTLED)
        .filter(~Exists(told.filter(kind=NotificationKind.OVERDUE)))
        .annotate(reminded=Exists(told.filter(kind=NotificationKind.DUE)))
        .select_related("assignee__preference")
        .order_by("due_on", "pk")
    )
    for claim in waiting:
        assignee: Any = claim.assignee
        local = now.astimezone(ZoneInfo(zone_of(getattr(assignee, "preference", None))))
        days = (claim.due_on - local.date()).days  # type: ignore[operator]
        if local.hour < MORNING:
            continue
        if days < 0:
            yield claim, assignee, NotificationKind.OVERDUE
        elif days <= 1 and not claim.reminded:
            yield claim, assignee, NotificationKind.DUE
