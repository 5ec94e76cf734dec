"""What the newsroom stood behind, word for word."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.keys import new_id
from sources.models import Story

from .choices import ClaimKind, PublicationEvent, Rating
from .claims import Claim
from .entities import Entity
from .reviews import AppendOnly


class Publication(models.Model):
    """The newsroom stood behind this, word for word, from this time on; a fact is a claim's latest publication.

    `number` runs without gaps over all publications; `summary` is what lists and exports send, `document` all.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.BigIntegerField(unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="publications", db_index=False)
    version = models.PositiveIntegerField(help_text="Counts the publications of this claim.")
    claim_version = models.PositiveIntegerField(
        default=1, help_text="The version of the claim that was published."
    )
    evidence_until = models.DateTimeField(
        default=timezone.now, help_text="When the document was built: what came later is new evidence."
    )
    event = models.CharField(max_length=10, choices=PublicationEvent)
    replaced_by = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="publications"
    )
    note = models.TextField(blank=True)
    story = models.ForeignKey(
        Story, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    rating = models.CharField(max_length=15, choices=Rating, blank=True)
    kind = models.CharField(max_length=10, choices=ClaimKind)
    amount = models.DecimalField(max_digits=38, decimal_places=10, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    outlets = ArrayField(models.UUIDField(), default=list, blank=True)
    origins = models.PositiveIntegerField(default=0)
    contradicted = models.BooleanField(default=False)
    summary = models.TextField()
    document = models.TextField()

    class Meta:
        ordering: ClassVar = ["-number"]
        permissions: ClassVar = [("redact_publication", "Can redact what was published, for legal reasons")]
        indexes: ClassVar = [
            models.Index(F("published_at").desc(), F("number").desc(), name="facts_publication_newest"),
            models.Index(
                F("rating"), F("published_at").desc(), F("number").desc(), name="facts_publication_rating_new"
            ),
            GinIndex(fields=["languages"], name="facts_publication_languages"),
            GinIndex(fields=["outlets"], name="facts_publication_outlets"),
        ]
        constraints: ClassVar = [
            # It holds all that is asked of a publication to know whether and for what it stands.
            models.UniqueConstraint(
                fields=["claim", "version"],
                include=["event", "claim_version", "evidence_until"],
                name="facts_publication_unique_version",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(version__gte=1), name="facts_publication_numbers_from_one"
            ),
            models.CheckConstraint(
                condition=Q(event__in=PublicationEvent.values), name="facts_publication_event_valid"
            ),
            models.CheckConstraint(
                condition=Q(rating__in=[*Rating.values, ""]), name="facts_publication_rating_valid"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ClaimKind.values), name="facts_publication_kind_valid"
            ),
            models.CheckConstraint(
                condition=~Q(event__in=["published", "corrected"]) | ~Q(rating=""),
                name="facts_publication_rated",
                violation_error_message="What is published is rated.",
            ),
            models.CheckConstraint(
                condition=Q(event="published") | ~Q(note=""),
                name="facts_publication_note_given",
                violation_error_message="A correction, retraction, merge or redaction says why.",
            ),
            models.CheckConstraint(
                condition=(Q(event="merged") & Q(replaced_by__isnull=False) & ~Q(replaced_by=F("claim")))
                | (~Q(event="merged") & Q(replaced_by=None)),
                name="facts_publication_merged_names_successor",
            ),
        ]
        triggers: ClassVar = [AppendOnly(name="append_only")]

    def __str__(self) -> str:
        return f"{self.number}: {self.event}"


class PublicationEntity(models.Model):
    """This publication is about this entity; rating and time stand here too, so that one index serves the filter."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="entities")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="publications")
    rating = models.CharField(max_length=15, choices=Rating, blank=True)
    published_at = models.DateTimeField()
    number = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "publication entities"
        indexes: ClassVar = [
            models.Index(
                F("entity"),
                F("rating"),
                F("published_at").desc(),
                F("number").desc(),
                name="facts_publicationentity_newest",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "entity"], name="facts_publicationentity_unique"),
            models.CheckConstraint(
                condition=Q(rating__in=[*Rating.values, ""]), name="facts_publicationentity_rating_valid"
            ),
        ]
        triggers: ClassVar = [AppendOnly(name="append_only")]

    def __str__(self) -> str:
        return f"{self.number} is about {self.entity_id}"
