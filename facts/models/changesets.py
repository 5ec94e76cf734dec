"""Bulk edits as units: who, why, which rows, undone when."""

from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.keys import new_id

from .choices import ChangeSetState


def model_named(name: str) -> type[models.Model]:
    """Return the model whose rows a change set of this `model` changes."""
    return apps.get_model("sources" if name == "source" else "facts", name)


class ChangeSet(models.Model):
    """This person changed these rows in one go, for this reason; the id is the history's context id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    model = models.CharField(max_length=50)
    action = models.CharField(max_length=50)
    parameters = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ChangeSetState, default=ChangeSetState.PREVIEWED)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="changesets"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Whether one refused row keeps all the others from being changed too.
    atomic = models.BooleanField(default=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    # How many rows change; `done` of them are through, which a second connection writes while the change runs.
    changing = models.PositiveIntegerField(default=0, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    failure = models.TextField(blank=True, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    undo_reason = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=ChangeSetState.values), name="facts_changeset_state_valid"
            ),
            models.CheckConstraint(
                condition=Q(state="previewed")
                | (Q(state__in=["ordered", "failed"]) & ~Q(reason=""))
                | (~Q(reason="") & Q(applied_at__isnull=False)),
                name="facts_changeset_applied_with_reason",
                violation_error_message="A bulk edit is applied with a reason.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="undone", undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason="")
                )
                | (~Q(state="undone") & Q(undone_at=None)),
                name="facts_changeset_undone_by_somebody",
                violation_error_message="A bulk edit is undone by somebody, with a reason.",
            ),
            models.CheckConstraint(
                condition=Q(changing__lte=F("total")) & Q(done__lte=F("changing")),
                name="facts_changeset_counts_fit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} on {self.model}, {self.state}"

    @property
    def noun(self) -> str:
        """Return what its rows are called."""
        names = model_named(self.model)._meta
        return str(names.verbose_name if self.total == 1 else names.verbose_name_plural)


class ChangeSetItem(models.Model):
    """The bulk edit was previewed over this row at this version; it is refused for this reason, if any.

    `before` and `after` hold what changes, by column; `left` says why an undo left the row as it is.
    """

    changeset = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="items")
    row = models.UUIDField()
    version = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    refused = models.CharField(max_length=300, blank=True)
    left = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["changeset", "row"], name="facts_changesetitem_unique_row"),
        ]

    def __str__(self) -> str:
        return f"{self.row} in {self.changeset_id}"
