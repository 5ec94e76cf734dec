"""The exact words of sources that take positions on claims."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from facts.querysets import CitationQuerySet
from sources.history import tracked
from sources.keys import new_id
from sources.models import Source

from .choices import AttributionKind, CitationState
from .claims import Claim, Position, bump_claims
from .entities import Entity
from .values import ISO_DATE, HeldValue


@tracked(exclude=("found",))
class Citation(HeldValue):
    """These exact words of this source take this position on this claim, on whose word, as of when.

    The columns hold what counts: the machine's reading until a person changes it. `found` keeps what the machine
    read, whatever people make of it: value, attribution, score and features (name, weight, detail).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations", db_index=False)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    as_of = models.CharField(max_length=10, blank=True)
    original_value = models.CharField(max_length=300, blank=True)
    attribution_kind = models.CharField(max_length=10, choices=AttributionKind, blank=True)
    attribution_name = models.CharField(max_length=200, blank=True)
    attribution_count = models.PositiveIntegerField(null=True, blank=True)
    speaker = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    state = models.CharField(max_length=10, choices=CitationState, default=CitationState.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    found_by = models.CharField(max_length=40, blank=True, editable=False)
    found = models.JSONField(default=dict, blank=True, editable=False)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta(HeldValue.Meta):
        ordering: ClassVar = ["claim", "created_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["source", "start"], name="facts_citation_of_source"),
            # Of a claim, and what was found since it was published.
            models.Index(fields=["claim", "created_at"], name="facts_citation_of_claim"),
        ]
        constraints: ClassVar = [
            *HeldValue.Meta.constraints,
            models.UniqueConstraint(
                fields=["claim", "source", "start", "end"],
                name="facts_citation_unique_span",
                violation_error_message="This claim already cites these words; a rejected citation stays known.",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="facts_citation_start_before_end"),
            models.CheckConstraint(
                condition=Q(attribution_kind__in=[*AttributionKind.values, ""]),
                name="facts_citation_attribution_kind_valid",
            ),
            models.CheckConstraint(
                condition=Q(attribution_kind__in=["named", "official", "anonymous", "outlet"])
                | Q(attribution_name="", attribution_count=None),
                name="facts_citation_attribution_whole",
                violation_error_message="A name or a number of sources needs the kind of attribution.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=CitationState.values), name="facts_citation_state_valid"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="facts_citation_decision_whole",
                violation_error_message="An accepted or rejected citation says who decided and when.",
            ),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False),
                name="facts_citation_found_or_stated",
                violation_error_message="A citation is found by the reader or stated by a person.",
            ),
            models.CheckConstraint(
                condition=Q(as_of="") | Q(as_of__regex=ISO_DATE), name="facts_citation_as_of_valid"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="words_stand_in_text",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("source_id", "start", "end", "quote"),
                func="""
                    IF current_setting('newsroom.redacting', true) = 'on' THEN RETURN NEW; END IF;
                    IF NEW.quote IS DISTINCT FROM
                        (SELECT substr(s.text, NEW.start + 1, NEW."end" - NEW.start)
                         FROM sources_source s WHERE s.id = NEW.source_id) THEN
                        RAISE EXCEPTION 'These words do not stand at %..% of the source', NEW.start, NEW."end"
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'facts_citation_words_stand_in_text';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="edit_moves_claim_version",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_values", new="new_values"),
                func=bump_claims(
                    """SELECT x.claim_id
                       FROM new_values n JOIN old_values o USING (id)
                       CROSS JOIN LATERAL (VALUES (n.claim_id), (o.claim_id)) AS x (claim_id)
                       WHERE (n.claim_id, n.position_id, n.start, n."end", n.quote, n.state, n.stated_by_id,
                              n.speaker_id, n.attribution_kind, n.attribution_name, n.attribution_count, n.as_of,
                              n.amount, n.unit, n.approx, n.lower, n.upper, n.date, n.role, n.members)
                             IS DISTINCT FROM
                             (o.claim_id, o.position_id, o.start, o."end", o.quote, o.state, o.stated_by_id,
                              o.speaker_id, o.attribution_kind, o.attribution_name, o.attribution_count, o.as_of,
                              o.amount, o.unit, o.approx, o.lower, o.upper, o.date, o.role, o.members)"""
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
        return f"“{self.quote[:80]}”"

    def clean(self) -> None:
        """Refuse words that do not stand where they are said to stand, and a position on another claim."""
        if self.source.text is None:
            raise ValidationError({"source": "The desk does not hold the text of this source."})
        if self.source.text[self.start : self.end] != self.quote:
            raise ValidationError(
                {"quote": f"These words do not stand at {self.start}..{self.end} of the source."}
            )
        if self.position.claim_id != self.claim_id:
            raise ValidationError({"position": "This position is on another claim."})
