"""What the newsroom stood behind: append-only, so to be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Publication, PublicationEntity
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline


class AboutInline(ReadOnlyInline):
    """Whom and what a publication is about."""

    model = PublicationEntity
    fields = ("entity", "rating", "published_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the rows with their entities."""
        return super().get_queryset(request).select_related("entity")


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    """Publications by number."""

    list_display = ("number", "event", "claim", "rating", "published_at", "published_by")
    list_filter = ("event", "rating", "kind")
    list_select_related = ("claim", "published_by")
    search_fields = ("=number", "claim__text")
    ordering = ("-number",)
    inlines = (AboutInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return publications without their documents, which only the page of one shows."""
        return super().get_queryset(request).defer("summary", "document")


@admin.register(PublicationEntity)
class PublicationEntityAdmin(ReadOnlyAdmin):
    """Which publication is about which entity."""

    list_display = ("number", "entity", "rating", "published_at")
    list_select_related = ("entity",)
    search_fields = ("entity__name",)
    ordering = ("-number", "-pk")
