"""Where positions on one claim cannot both be right."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from facts.querysets import ContradictionQuerySet
from sources.history import tracked
from sources.keys import new_id

from .choices import ContradictionKind, ContradictionLabel, ContradictionList, ContradictionState
from .claims import Claim, Position


@tracked(exclude=("features",))
class Contradiction(models.Model):
    """These two positions on the claim cannot both be right, for this reason; this is what an editor made of it.

    One row per kind and pair over all states, `left` before `right` by id. It is shown while both sides have a
    live citation, which is derived and never stored.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Stands before the field `list`, which hides the builtin from here on.
    features = models.JSONField(default=list, blank=True, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="contradictions", db_index=False)
    kind = models.CharField(max_length=12, choices=ContradictionKind)
    left = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="contradictions_left")
    right = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="contradictions_right")
    label = models.CharField(max_length=20, choices=ContradictionLabel)
    list = models.CharField(max_length=10, choices=ContradictionList)
    score = models.FloatField()
    reason = models.TextField()
    found_by = models.CharField(max_length=40, blank=True, editable=False)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ContradictionState, default=ContradictionState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    upheld = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-score", "-id"]
        indexes: ClassVar = [
            models.Index(F("list"), F("score").desc(), F("id").desc(), name="facts_contradiction_ranked"),
            models.Index(fields=["claim", "created_at"], name="facts_contradiction_of_claim"),
            # What is listed unless dismissed ones are asked for, the surest or the last found first.
            models.Index(
                F("score").desc(),
                F("id").desc(),
                condition=~Q(state=ContradictionState.DISMISSED),
                name="facts_contradiction_surest",
            ),
            models.Index(
                F("created_at").desc(),
                F("id").desc(),
                condition=~Q(state=ContradictionState.DISMISSED),
                name="facts_contradiction_latest",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "left", "right"],
                name="facts_contradiction_unique_pair",
                violation_error_message="This contradiction is already known.",
            ),
            models.CheckConstraint(
                condition=Q(left__lt=F("right")), name="facts_contradiction_left_before_right"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ContradictionKind.values), name="facts_contradiction_kind_valid"
            ),
            models.CheckConstraint(
                condition=Q(label__in=ContradictionLabel.values), name="facts_contradiction_label_valid"
            ),
            models.CheckConstraint(
                condition=Q(list__in=ContradictionList.values), name="facts_contradiction_list_valid"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ContradictionState.values), name="facts_contradiction_state_valid"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="facts_contradiction_score_in_0_1"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="facts_contradiction_reason_given"),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False),
                name="facts_contradiction_found_or_stated",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by=None, decided_at=None)
                | (
                    ~Q(state="open")
                    & ~Q(decision_reason="")
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="facts_contradiction_decision_whole",
                violation_error_message="A decision on a contradiction says who, when and why.",
            ),
            models.CheckConstraint(
                condition=Q(upheld=None) | Q(upheld=F("left")) | Q(upheld=F("right")),
                name="facts_contradiction_upholds_a_side",
                violation_error_message="The side upheld is one of the two.",
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:120]
