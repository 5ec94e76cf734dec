"""Claims, and the positions that sources take on them."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from facts.querysets import ClaimQuerySet, PositionQuerySet
from sources.history import tracked
from sources.keys import new_id
from sources.models import LANGUAGE_TAG, Source, Story, validate_language

from .choices import UNSETTLED, ClaimKind, Rating, Stance, Status
from .entities import Entity
from .values import HeldValue


def bump_claims(rows: str) -> str:
    """Return the body of a statement trigger that counts up the version of the claims that `rows` selects."""
    return f"""
        UPDATE facts_claim SET version = version + 1, updated_at = now() WHERE id IN ({rows});
        RETURN NULL;
    """  # noqa: S608  (composed of literals of this module)


@tracked(exclude=("founded_because", "checked_before"))
class Claim(models.Model):
    """This checkable matter is one on which sources take positions.

    `text` is the editor's wording where `worded_by` is set, else the founding words in their own language.
    A machine claim is known by its founding source and span, an editor's by `key`. `checked_before` are the facts of
    other stories that may settle it already (`facts.checked`); null until they were looked for.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=150, unique=True, null=True, blank=True)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    text = models.TextField()
    language = models.CharField(max_length=35, validators=[validate_language])
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Who last changed wording, value or citations: kept by the trigger below, whatever the path of the change.
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    kind = models.CharField(max_length=10, choices=ClaimKind)
    status = models.CharField(max_length=15, choices=Status, default=Status.UNVERIFIED)
    signature = models.CharField(max_length=300, blank=True)
    entities = models.ManyToManyField(Entity, through="ClaimEntity", related_name="claims", blank=True)
    founding_source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    founding_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    founding_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    founded_because = models.JSONField(default=list, blank=True, editable=False)
    found_by = models.CharField(max_length=40, blank=True, editable=False)
    checked_before = models.JSONField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_claims",
    )
    due_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        permissions: ClassVar = [
            ("assign_claim", "Can assign claims to others"),
            ("merge_claim", "Can merge and split claims and positions"),
        ]
        indexes: ClassVar = [
            # Default ordering, and the same within one status or story.
            models.Index(F("created_at").desc(), F("id").desc(), name="facts_claim_newest"),
            models.Index(
                F("status"), F("created_at").desc(), F("id").desc(), name="facts_claim_status_newest"
            ),
            models.Index(F("story"), F("created_at").desc(), F("id").desc(), name="facts_claim_story_newest"),
            # The API's other ordering, for browsing what changed.
            models.Index(F("updated_at").desc(), F("id").desc(), name="facts_claim_changed"),
            # Whose matter has not been looked for among the facts yet: few, as a job empties it.
            models.Index(
                F("created_at").desc(),
                condition=Q(checked_before__isnull=True, merged_into=None, status__in=UNSETTLED),
                name="facts_claim_uncompared",
            ),
            # Whom to remind.
            models.Index(
                fields=["due_on"],
                condition=Q(
                    assignee__isnull=False, due_on__isnull=False, merged_into=None, status__in=UNSETTLED
                ),
                name="facts_claim_due",
            ),
            # The queues of what is nobody's, and of verdicts that wait to be published.
            models.Index(
                F("created_at").desc(),
                F("id").desc(),
                condition=Q(assignee=None, merged_into=None, status__in=UNSETTLED),
                name="facts_claim_unassigned",
            ),
            models.Index(
                fields=["updated_at", "id"],
                include=["version"],
                condition=Q(merged_into=None, status__in=Rating.values),
                name="facts_claim_judged",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["founding_source", "founding_start", "founding_end"],
                name="facts_claim_unique_founding",
                violation_error_message="These words have already founded a claim.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="facts_claim_text_given",
                violation_error_message="A claim is worded.",
            ),
            models.CheckConstraint(
                condition=Q(founding_source=None, founding_start=None, founding_end=None)
                | Q(
                    founding_source__isnull=False,
                    founding_start__isnull=False,
                    founding_end__isnull=False,
                    founding_start__lt=F("founding_end"),
                ),
                name="facts_claim_founding_whole",
            ),
            models.CheckConstraint(
                condition=Q(worded_by__isnull=False) | (Q(founding_source__isnull=False) & ~Q(found_by="")),
                name="facts_claim_worded_or_founded",
                violation_error_message="A claim is worded by a person or founded by a passage.",
            ),
            models.CheckConstraint(condition=Q(kind__in=ClaimKind.values), name="facts_claim_kind_valid"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="facts_claim_status_valid"),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE_TAG), name="facts_claim_language_valid"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="facts_claim_not_merged_into_itself",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="facts_claim_version_from_one"),
        ]
        triggers: ClassVar = [
            # The version counts what people change; a recomputed signature or reason does not move it.
            pgtrigger.Trigger(
                name="version_moves",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    -- Positions and citations report an edit of theirs by counting the version up themselves.
                    IF (NEW.text, NEW.language, NEW.worded_by_id, NEW.kind, NEW.version)
                       IS DISTINCT FROM (OLD.text, OLD.language, OLD.worded_by_id, OLD.kind, OLD.version) THEN
                        NEW.edited_by_id := COALESCE(
                            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer,
                            OLD.edited_by_id);
                    END IF;
                    IF (NEW.text, NEW.language, NEW.worded_by_id, NEW.kind, NEW.status, NEW.story_id, NEW.assignee_id,
                        NEW.due_on, NEW.merged_into_id)
                       IS DISTINCT FROM
                       (OLD.text, OLD.language, OLD.worded_by_id, OLD.kind, OLD.status, OLD.story_id, OLD.assignee_id,
                        OLD.due_on, OLD.merged_into_id)
                       OR NEW.version IS DISTINCT FROM OLD.version THEN
                        NEW.version := OLD.version + 1;
                        NEW.updated_at := now();
                        -- Facts that may settle another wording, or stand in other stories, are looked for anew.
                        IF (NEW.text, NEW.story_id) IS DISTINCT FROM (OLD.text, OLD.story_id) THEN
                            NEW.checked_before := NULL;
                        END IF;
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.text[:120]


@tracked()
class ClaimEntity(models.Model):
    """This claim is about this entity."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "claim entities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "entity"], name="facts_claimentity_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} is about {self.entity_id}"


@tracked()
class Position(HeldValue):
    """This is one answer to the claim: affirmed or denied, with its value, date, role or set."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="positions")
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.AFFIRMS)
    found_by = models.CharField(max_length=40, blank=True, editable=False)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PositionQuerySet.as_manager()

    class Meta(HeldValue.Meta):
        ordering: ClassVar = ["claim", "created_at", "id"]
        constraints: ClassVar = [
            *HeldValue.Meta.constraints,
            # What the two-column foreign keys of citations, contradictions and reviews refer to.
            models.UniqueConstraint(fields=["id", "claim"], name="facts_position_of_claim"),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="facts_position_stance_valid"),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False),
                name="facts_position_found_or_stated",
                violation_error_message="A position is found by the machine or stated by a person.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="facts_position_not_merged_into_itself",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="edit_moves_claim_version",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_values", new="new_values"),
                func=bump_claims(
                    """SELECT n.claim_id FROM new_values n JOIN old_values o USING (id)
                       WHERE (n.stance, n.amount, n.unit, n.approx, n.lower, n.upper, n.date, n.role, n.members,
                              n.stated_by_id, n.merged_into_id, n.claim_id)
                             IS DISTINCT FROM
                             (o.stance, o.amount, o.unit, o.approx, o.lower, o.upper, o.date, o.role, o.members,
                              o.stated_by_id, o.merged_into_id, o.claim_id)"""
                ),
            ),
            pgtrigger.Trigger(
                name="statement_moves_claim_version",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_values"),
                func=bump_claims("SELECT claim_id FROM new_values WHERE stated_by_id IS NOT NULL"),
            ),
        ]

    def __str__(self) -> str:
        amount = "" if self.amount is None else f"{self.amount.normalize():f} {self.unit}".strip()
        return f"{self.stance} {amount or self.date or self.role or ', '.join(self.members or ())}".strip()
