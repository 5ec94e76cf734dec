"""What people judged, and on what evidence: append-only, so to be looked at."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from facts.models import Evidence, Review
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline

EVIDENCE = ("kind", "url", "source", "download", "note", "confidential", "created_at")


class ShowsFile:
    """A page or inline of evidence: a file is saved, never shown in the page."""

    @admin.display(description="file")
    def download(self, item: Evidence) -> str:
        """Return a link to the file, "" where there is none."""
        if not item.file:
            return ""
        name = PurePath(item.file.name or "").name
        return format_html('<a href="{}" download>{}</a>', reverse("facts:evidence", args=[item.pk]), name)


class EvidenceInline(ShowsFile, ReadOnlyInline):
    """What a review rests on, as far as the person at the page may see it."""

    model = Evidence
    fields = EVIDENCE
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the evidence that the user may see, with held sources."""
        rows: Any = super().get_queryset(request)
        rows = rows.visible_to(request.user)
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
class EvidenceAdmin(ShowsFile, ReadOnlyAdmin):
    """Evidence, as far as the person at the page may see it."""

    list_display = ("__str__", "kind", "review", "confidential", "created_at")
    list_filter = ("kind", "confidential")
    list_select_related = ("review", "source__outlet")
    search_fields = ("url", "note", "source__title")
    fields = ("review", *EVIDENCE)
    readonly_fields = ("download",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the evidence that the user may see, without the texts of held sources."""
        rows: Any = super().get_queryset(request)
        rows = rows.visible_to(request.user)
        return rows.defer("source__text", "source__raw")
