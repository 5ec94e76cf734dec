"""Where positions cannot both be right."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Contradiction

from .acting import ActsOnly
from .bulk import EditsInBulk


@admin.register(Contradiction)
class ContradictionAdmin(EditsInBulk, ActsOnly):
    """Contradictions are computed, or recorded on the page of a claim; people decide what to make of them."""

    list_display = ("__str__", "claim", "kind", "label", "list", "score", "state", "decided_by")
    list_filter = ("list", "state", "kind", "label")
    list_select_related = ("claim", "decided_by")
    search_fields = ("reason", "claim__text")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "claim",
                    "kind",
                    ("left", "right"),
                    "reason",
                    ("label", "list", "score"),
                    "features",
                    ("found_by", "stated_by", "created_at"),
                )
            },
        ),
        ("Decision", {"fields": ("state", "decision_reason", "upheld", ("decided_by", "decided_at"))}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return contradictions without their features, which only the page of one shows."""
        return super().get_queryset(request).defer("features")
