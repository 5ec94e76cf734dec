"""Entities and their mentions, read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import Coalesce, Greatest, Substr

from .citations import CONTEXT

if TYPE_CHECKING:
    from facts.models import Entity, Mention  # noqa: F401  (types of the generics)


class EntityQuerySet(models.QuerySet["Entity"]):
    """Entities, and the questions asked of them."""

    def current(self) -> Self:
        """Return the entities that are not merged into another."""
        return self.filter(merged_into=None)

    def with_aliases(self) -> Self:
        """Return entities with their aliases loaded."""
        return self.prefetch_related("aliases")

    def with_mention_count(self) -> Self:
        """Return entities annotated with `mention_count`."""
        from facts.models import Mention

        mentions = Mention.objects.filter(entity=OuterRef("pk")).order_by().values("entity")
        counted = mentions.annotate(amount=models.Count("pk")).values("amount")
        return self.annotate(mention_count=Coalesce(Subquery(counted), 0))

    def named(self, words: str) -> Self:
        """Return the entities that have all `words` in one of their names, in whatever language and case."""
        from facts.models import Alias

        own, other = Q(), Q()
        for word in words.split():
            own &= Q(name__icontains=word)
            other &= Q(name__icontains=word)
        return self.filter(own | Exists(Alias.objects.filter(other, entity=OuterRef("pk"))))


class MentionQuerySet(models.QuerySet["Mention"]):
    """Mentions, resolved or not."""

    def unresolved(self) -> Self:
        """Return the names that no entity is known for yet."""
        return self.filter(entity=None)

    def by_words(self) -> Self:
        """Return the first mention of every name, annotated with `times`, how often it stands in these mentions."""
        counted = Window(models.Count("pk"), partition_by="text")
        return self.annotate(times=counted).order_by("text", "source_id", "start").distinct("text")

    def newest_first(self) -> Self:
        """Return mentions, those of the latest captured sources first."""
        return self.order_by("-source__captured_at", "source_id", "start")

    def in_context(self) -> Self:
        """Return mentions with source and outlet, without whole texts, annotated like citations in context."""
        begins = Greatest(F("start") - CONTEXT // 2, Value(0), output_field=models.IntegerField())
        return (
            self.select_related("source__outlet")
            .defer("source__text", "source__raw", "source__findings")
            .annotate(
                context_before=Substr("source__text", begins + 1, F("start") - begins),
                context_after=Substr("source__text", F("end") + 1, CONTEXT // 2),
            )
        )
