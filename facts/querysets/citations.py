"""Cited words, read."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Greatest, Substr

if TYPE_CHECKING:
    from facts.models import Citation  # noqa: F401  (types of the generics)


#: Characters of a text that are shown before and after cited words.
CONTEXT = 240


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations, and the questions asked of them."""

    def live(self) -> Self:
        """Return the citations that count: not rejected, of the newest version of their source, on no merged claim."""
        from sources.models import Source

        newer = Source.objects.filter(key=OuterRef("source__key"), version__gt=OuterRef("source__version"))
        return self.exclude(state="rejected").filter(~Exists(newer), claim__merged_into=None)

    def claims_by_source(self) -> dict[uuid.UUID, int]:
        """Return how many claims cite each source."""
        rows = self.order_by().values_list("source").annotate(amount=models.Count("claim", distinct=True))
        return dict(rows)

    def overlapping(self, passages: Collection[uuid.UUID]) -> Self:
        """Return the citations of words in these passages, not rejected, with their claims, the oldest claim first."""
        from sources.models import Passage

        quoted = Passage.objects.filter(
            pk__in=passages, source=OuterRef("source"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
        )
        in_sources = Passage.objects.filter(pk__in=passages).order_by().values("source")
        return (
            self.filter(Exists(quoted), source__in=in_sources, claim__merged_into=None)
            .exclude(state="rejected")
            .select_related("claim")
            .only(
                "source_id", "start", "end", "claim__text", "claim__language", "claim__status", "claim__kind"
            )
            .order_by("claim__created_at", "claim_id", "start")
        )

    def for_reading(self) -> Self:
        """Return citations with source, outlet and speaker, in the order in which sources were published."""
        return self.select_related("source__outlet", "speaker", "stated_by").order_by(
            "source__published_on", "source__captured_at", "source_id", "start", "id"
        )

    def in_context(self) -> Self:
        """Return citations for reading, without whole texts.

        Annotated with `context_before` and `context_after`, the `CONTEXT` characters around the words, and with
        `superseded`: whether a later version of the source has replaced the one that they quote.
        """
        from sources.models import Source

        newer = Source.objects.filter(key=OuterRef("source__key"), version__gt=OuterRef("source__version"))
        begins = Greatest(F("start") - CONTEXT, Value(0), output_field=models.IntegerField())
        return (
            self.for_reading()
            .defer("source__text", "source__raw", "source__findings")
            .annotate(
                context_before=Substr("source__text", begins + 1, F("start") - begins),
                context_after=Substr("source__text", F("end") + 1, CONTEXT),
                superseded=Exists(newer),
            )
        )
