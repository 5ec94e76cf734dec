"""What people judged, and on what evidence: append-only, so to be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from facts.models import Evidence, Review
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline

EVIDENCE = ("kind", "url", "source", "file", "note", "confidential", "created_at")


def visible_to(user: Any) -> Q:
    """Return the condition that `user` may see a piece of evidence: open, one's own, or shared with one."""
    return Q(confidential=False) | Q(review__reviewer=user) | Q(pk__in=user.visible_evidence.values("pk"))


class EvidenceInline(ReadOnlyInline):
    """What a review rests on, as far as the person at the page may see it."""

    model = Evidence
    fields = EVIDENCE
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the evidence that the user may see, with held sources."""
        rows = super().get_queryset(request).filter(visible_to(request.user))
        return rows.select_related("source__outlet").defer("source__text", "source__raw")


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """Reviews."""

    list_display = ("created_at", "claim", "status", "reviewer", "rationale")
    list_filter = ("status",)
    list_select_related = ("claim", "reviewer")
    search_fields = ("rationale", "claim__text", "reviewer__username")
    inlines = (EvidenceInline,)


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    """Evidence, as far as the person at the page may see it."""

    list_display = ("__str__", "kind", "review", "confidential", "created_at")
    list_filter = ("kind", "confidential")
    list_select_related = ("review", "source__outlet")
    search_fields = ("url", "note", "source__title")
    fields = ("review", *EVIDENCE)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the evidence that the user may see, without the texts of held sources."""
        rows = super().get_queryset(request).filter(visible_to(request.user))
        return rows.defer("source__text", "source__raw")
