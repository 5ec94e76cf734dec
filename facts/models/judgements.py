"""What people said about whether two entities are one."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.history import tracked
from sources.keys import new_id

from .entities import Entity


@tracked()
class EntityJudgement(models.Model):
    """This person judged, for this reason, that these two entities are not the same; withdrawn, it no longer holds.

    `left` stands before `right` by id, so that a pair is known by one standing row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    left = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="told_apart_left")
    right = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="told_apart_right")
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["left", "right"],
                condition=Q(withdrawn_at=None),
                name="facts_entityjudgement_unique_standing",
                violation_error_message="These two are already known not to be the same.",
            ),
            models.CheckConstraint(
                condition=Q(left__lt=F("right")), name="facts_entityjudgement_left_before_right"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="facts_entityjudgement_reason_given",
                violation_error_message="A judgement says why.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="facts_entityjudgement_withdrawal_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} is not {self.right_id}"
