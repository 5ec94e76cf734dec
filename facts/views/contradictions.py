"""The list of contradictions, the surest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from facts.filters import ContradictionFilter
from facts.glosses import glosses_of
from facts.models import Contradiction
from facts.models.choices import ContradictionState
from facts.presenting import ShownContradiction, show_sides
from sources.views import DeskList


class ContradictionList(DeskList):
    """Contradictions with both sides' words; dismissed ones where they are asked for."""

    filterset_class = ContradictionFilter
    template_name = "facts/contradiction_list.html"
    title = "Contradictions"
    bulk = "contradictions"
    fields = ("q", "story", "list", "label", "kind", "state", "score_min")
    ordering = "-score"
    orderings: ClassVar = {"score": "-score", "newest": "-created_at", "oldest": "created_at"}
    page_size = 20

    def get_queryset(self) -> QuerySet[Any]:
        """Return the contradictions of two live sides, with claim, sides and words."""
        dismissed = ContradictionState.DISMISSED in self.request.GET.getlist("state")
        rows = Contradiction.objects.with_live_sides() if dismissed else Contradiction.objects.shown()
        return rows.for_page()

    def present(self, rows: Sequence[Contradiction]) -> list[ShownContradiction]:
        """Return each contradiction with its sides' words and their glosses."""
        cited = [
            citation for row in rows for side in (row.left, row.right) for citation in side.citations.all()
        ]
        glosses = glosses_of(cited)
        return [show_sides(row, glosses) for row in rows]
