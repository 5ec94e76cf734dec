"""Of what people are told, and whether by mail too."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.keys import new_id

from .choices import NotificationKind
from .claims import Claim
from .reviews import Comment


class Notification(models.Model):
    """This person is told that this happened to the claim, by whom.

    `others` counts further claims to which the same bulk edit did the same: a person is told of it once.
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
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim_id}"


class MailPreference(models.Model):
    """This person wants notifications by mail, or does not; without a row they want them."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="mail_preference"
    )
    by_mail = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {'by mail' if self.by_mail else 'in the application only'}"
