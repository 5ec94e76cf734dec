"""Publications that are ordered for later."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.history import tracked
from sources.keys import new_id

from .choices import EmbargoState
from .claims import Claim
from .publications import Publication


@tracked(exclude=("content",))
class Embargo(models.Model):
    """This person wants this claim published at this time, word for word as it stood when it was ordered.

    `content` holds what is going to be published; it has no number until it is, so that numbers have no gaps.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="embargoes")
    claim_version = models.PositiveIntegerField()
    publish_at = models.DateTimeField()
    note = models.TextField(blank=True)
    content = models.JSONField(editable=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="embargoes"
    )
    ordered_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=EmbargoState, default=EmbargoState.WAITING)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_because = models.TextField(blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="embargo", editable=False
    )

    class Meta:
        ordering: ClassVar = ["-publish_at", "-id"]
        indexes: ClassVar = [
            models.Index(F("publish_at"), name="facts_embargo_due", condition=Q(state="waiting")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(state="waiting"),
                name="facts_embargo_unique_waiting",
                violation_error_message="A publication of this claim is already waiting for its time.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EmbargoState.values), name="facts_embargo_state_valid"
            ),
            models.CheckConstraint(
                condition=Q(publish_at__gt=F("ordered_at")),
                name="facts_embargo_in_the_future",
                violation_error_message="An embargo ends in the future.",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at=None, publication=None)
                | Q(state="published", ended_at__isnull=False, publication__isnull=False)
                | (
                    Q(state__in=["cancelled", "held"], ended_at__isnull=False, publication=None)
                    & ~Q(ended_because="")
                ),
                name="facts_embargo_end_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} at {self.publish_at:%Y-%m-%d %H:%M}, {self.state}"
