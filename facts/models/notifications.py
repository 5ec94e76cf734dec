"""Of what people are told, and what they chose for themselves."""

from __future__ import annotations

from functools import cache
from typing import ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.keys import new_id

from .choices import NotificationKind
from .claims import Claim
from .reviews import Comment

#: What tells of a date.
REMINDERS = (NotificationKind.DUE, NotificationKind.OVERDUE)


class Notification(models.Model):
    """This person is told that this happened to the claim, by whom.

    `others` counts further claims to which the same bulk edit did the same: a person is told of it once. `due_on` is
    the date that a reminder is about: of one date a person is reminded once before and once after.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notifications"
    )
    kind = models.CharField(max_length=12, choices=NotificationKind)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="notifications")
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="notifications"
    )
    caused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    others = models.PositiveIntegerField(default=0, editable=False)
    due_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(
                F("recipient"), F("created_at").desc(), F("id").desc(), name="facts_notification_newest"
            ),
            # The bell of every page.
            models.Index(fields=["recipient"], name="facts_notification_unseen", condition=Q(seen_at=None)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=NotificationKind.values), name="facts_notification_kind_valid"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=REMINDERS, due_on__isnull=False)
                | (~Q(kind__in=REMINDERS) & Q(due_on=None)),
                name="facts_notification_reminds_of_a_date",
            ),
            models.UniqueConstraint(
                fields=["claim", "recipient", "kind", "due_on"],
                condition=Q(due_on__isnull=False),
                name="facts_notification_reminds_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim_id}"


@cache
def time_zones() -> frozenset[str]:
    """Return the names of the tz database, for whose files the disk is searched once."""
    return frozenset(available_timezones())


def validate_time_zone(value: str) -> None:
    """Raise `ValidationError` for what the tz database has no name for."""
    if value not in time_zones():
        raise ValidationError(
            f"“{value}” is no time zone. Give a name of the tz database such as Asia/Kolkata.",
            code="time_zone",
        )


class Preference(models.Model):
    """What a person chose for themselves; who has no row wants mails, and times in the site's zone."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="preference"
    )
    by_mail = models.BooleanField(default=True, verbose_name="Tell me by mail too")
    time_zone = models.CharField(
        max_length=64, blank=True, validators=[validate_time_zone], help_text="Empty for the site's."
    )

    def __str__(self) -> str:
        return f"{self.user_id}: {'by mail' if self.by_mail else 'in the application only'}"
