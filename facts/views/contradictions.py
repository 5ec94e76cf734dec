"""The list of contradictions, the surest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from facts.filters import ContradictionFilter
from facts.glosses import glosses_of
from facts.models import Contradiction
from facts.presenting import ShownContradiction, show_sides
from sources.views import DeskList


class ContradictionList(DeskList):
    """Contradictions with both sides' words."""

    filterset_class = ContradictionFilter
    template_name = "facts/contradiction_list.html"
    fields = ("q", "story", "list", "label", "kind", "state")
    ordering = "-score"
    page_size = 20

    def get_queryset(self) -> QuerySet[Any]:
        """Return the shown contradictions with claim, sides and words."""
        return Contradiction.objects.shown().for_page()

    def present(self, rows: Sequence[Contradiction]) -> list[ShownContradiction]:
        """Return each contradiction with its sides' words and their glosses."""
        cited = [
            citation for row in rows for side in (row.left, row.right) for citation in side.citations.all()
        ]
        glosses = glosses_of(cited)
        return [show_sides(row, glosses) for row in rows]
