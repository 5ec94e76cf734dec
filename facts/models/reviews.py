"""What people judged, on what evidence, and what they said about it."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.querysets import CommentQuerySet, EvidenceQuerySet, ReviewQuerySet
from sources.history import tracked
from sources.keys import new_id
from sources.models import Source

from .choices import EvidenceKind, Status
from .citations import Citation
from .claims import Claim, Position

#: What may be kept as a file of evidence, by the end of its name.
EVIDENCE_FILES = tuple("pdf png jpg jpeg webp gif txt csv json eml mp3 mp4 wav xlsx docx odt ods zip".split())

#: Bytes that a file of evidence may have at most.
EVIDENCE_BYTES = 25_000_000


def validate_evidence_size(file: File[bytes]) -> None:
    """Refuse a file of more than `EVIDENCE_BYTES`."""
    if file.size > EVIDENCE_BYTES:
        raise ValidationError(
            f"A file of evidence has at most {EVIDENCE_BYTES // 1_000_000} MB; this one has "
            f"{file.size / 1_000_000:.1f} MB."
        )


class AppendOnly(pgtrigger.Trigger):
    """Refuse UPDATE and DELETE, also from psql; only the documented redaction reaches past it."""

    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: models.Model) -> str:
        """Return the body of the trigger for `model`."""
        table = model._meta.db_table
        return f"""
            IF current_setting('newsroom.redacting', true) = 'on' THEN RETURN COALESCE(NEW, OLD); END IF;
            RAISE EXCEPTION 'Rows of {table} are append-only'
                USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_append_only';
        """


class Review(models.Model):
    """This person judged the claim so, at this time, for this reason; it is never changed or deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    claim_version = models.PositiveIntegerField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    status = models.CharField(max_length=15, choices=Status)
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    rationale = models.TextField()
    override_reason = models.TextField(blank=True)
    # Where a bulk edit was undone: the earlier review that holds again.
    restores = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="facts_review_status_valid"),
            models.CheckConstraint(
                condition=~Q(rationale=""),
                name="facts_review_rationale_given",
                violation_error_message="A review says why.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["verified", "refuted"]) | Q(position__isnull=False),
                name="facts_review_upholds_a_position",
                violation_error_message="A claim is verified or refuted by upholding a position.",
            ),
        ]
        triggers: ClassVar = [AppendOnly(name="append_only")]

    def __str__(self) -> str:
        return f"{self.status}: {self.rationale[:80]}"


class Evidence(models.Model):
    """The review rests on this address, this held source or this file."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    url = models.URLField(max_length=2000, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_for"
    )
    file = models.FileField(
        upload_to="evidence/%Y/%m",
        blank=True,
        validators=[FileExtensionValidator(EVIDENCE_FILES), validate_evidence_size],
    )
    note = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    visible_to = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="visible_evidence")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="facts_evidence_kind_valid"
            ),
            models.CheckConstraint(
                condition=(Q(kind="url", source=None, file="") & ~Q(url=""))
                | Q(kind="source", source__isnull=False, url="", file="")
                | (Q(kind="file", source=None, url="") & ~Q(file="")),
                name="facts_evidence_is_what_its_kind_says",
                violation_error_message="Evidence is an address, a held source or a file: the one that its kind says.",
            ),
        ]
        triggers: ClassVar = [AppendOnly(name="append_only")]

    def __str__(self) -> str:
        return self.url or str(self.source or self.file)


@tracked()
class Comment(models.Model):
    """This person says so about the claim, or about one citation of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comments")
    citation = models.ForeignKey(
        Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CommentMention", related_name="comments_mentioning", blank=True
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="facts_comment_text_given",
                violation_error_message="A comment says something.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="facts_comment_resolution_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class CommentMention(models.Model):
    """This comment calls this person by @name."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "user"], name="facts_commentmention_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} calls {self.user_id}"
