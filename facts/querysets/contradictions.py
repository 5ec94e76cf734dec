"""Contradictions, read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

if TYPE_CHECKING:
    from facts.models import Contradiction  # noqa: F401  (types of the generics)


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Contradictions, and the questions asked of them."""

    def with_live_sides(self) -> Self:
        """Return the contradictions whose two sides both have a live citation, dismissed ones among them."""
        from facts.models import Citation

        live = Citation.objects.live()
        return self.filter(
            Exists(live.filter(position=OuterRef("left"))), Exists(live.filter(position=OuterRef("right")))
        )

    def shown(self) -> Self:
        """Return the contradictions that are not dismissed and whose two sides both have a live citation."""
        return self.exclude(state="dismissed").with_live_sides()

    def for_page(self) -> Self:
        """Return contradictions with claim, both sides and the live words of each in their context."""
        from facts.models import Citation

        live = Citation.objects.live().in_context()
        return self.select_related("claim__story", "left", "right", "decided_by").prefetch_related(
            Prefetch("left__citations", live), Prefetch("right__citations", live)
        )

    def open(self) -> Self:
        """Return the shown contradictions on which nobody has decided."""
        return self.shown().filter(Q(state="open"))

    def for_listing(self) -> Self:
        """Return contradictions with claim and both sides, the surest first."""
        return self.select_related("claim__story", "left", "right").order_by("-score", "-id")
