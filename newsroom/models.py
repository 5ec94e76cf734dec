"""What the site as a whole remembers: the tokens of its clients, and the answers that they may ask for again."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from knox.models import AbstractAuthToken

from sources.keys import new_id


class Token(AbstractAuthToken):
    """A client that shows this secret speaks in this user's name, until it expires or is revoked.

    The secret is shown once; the row holds its hash. `scopes` names the resources that it opens, none of them all.
    """

    public_id = models.UUIDField(unique=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="auth_token_set"
    )
    name = models.CharField(max_length=100)
    read_only = models.BooleanField(default=True)
    scopes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created", "-public_id"]
        indexes: ClassVar = [models.Index(fields=["user", "created"], name="newsroom_token_of_user")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="newsroom_token_name_given"),
            models.CheckConstraint(condition=Q(expiry__isnull=False), name="newsroom_token_expires"),
            models.CheckConstraint(
                condition=Q(revoked_by=None) | Q(revoked_at__isnull=False),
                name="newsroom_token_revoked_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"

    @property
    def valid(self) -> bool:
        """Return whether it opens anything now."""
        return self.revoked_at is None and self.expiry is not None and self.expiry > timezone.now()


class KeptAnswer(models.Model):
    """This request of this user, known by the key that it came with, was answered so: it changes nothing twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    # Of address, condition and members: the same key with another request is refused.
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["created_at"], name="newsroom_keptanswer_oldest")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="newsroom_keptanswer_unique_key"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="newsroom_keptanswer_digest_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} for {self.key}"
