"""Whom and what claims are about, under which names, and where the names stand."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from facts.querysets import EntityQuerySet, MentionQuerySet
from sources.history import tracked
from sources.keys import new_id
from sources.models import LANGUAGE_TAG, Source, validate_language

from .choices import EntityKind


@tracked()
class Entity(models.Model):
    """This person, organisation, place, product or event is spoken of in the sources."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=100, unique=True, null=True, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=EntityKind)
    description = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering: ClassVar = ["name", "id"]
        permissions: ClassVar = [("merge_entity", "Can merge entities and tell them apart")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=EntityKind.values), name="facts_entity_kind_valid"),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="facts_entity_name_given",
                violation_error_message="An entity has a name.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="facts_entity_not_merged_into_itself",
                violation_error_message="An entity cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Alias(models.Model):
    """In this language, this entity is called so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, validators=[validate_language])
    found_by = models.CharField(max_length=40, blank=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "aliases"
        ordering: ClassVar = ["entity", "language", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entity", "language", "name"],
                name="facts_alias_unique_name",
                violation_error_message="This entity already has this name in this language.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="facts_alias_name_given"),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE_TAG), name="facts_alias_language_valid"
            ),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False),
                name="facts_alias_found_or_stated",
                violation_error_message="An alias is by a machine or by a person.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.language}]"


class Mention(models.Model):
    """This name stands here in this source; it names this entity, or nobody knows yet whom."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    entity = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions"
    )
    kind = models.CharField(max_length=20, blank=True, choices=EntityKind)
    why = models.CharField(max_length=300, blank=True)
    found_by = models.CharField(max_length=40, blank=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["source", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "start", "end"], name="facts_mention_unique_span"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="facts_mention_start_before_end"),
            models.CheckConstraint(
                condition=Q(kind__in=[*EntityKind.values, ""]), name="facts_mention_kind_valid"
            ),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False), name="facts_mention_found_or_stated"
            ),
        ]

    def __str__(self) -> str:
        return self.text
