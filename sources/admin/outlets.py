"""Who publishes, and what runs of events there are."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from sources.models import Outlet, Source, Story

from .base import DeskAdmin, ReadOnlyInline


@admin.register(Outlet)
class OutletAdmin(DeskAdmin):
    """Outlets."""

    list_display = ("name", "homepage")
    search_fields = ("name", "homepage")
    fields = ("name", "homepage")
    ordering = ("name",)


class SourcesOfStory(ReadOnlyInline):
    """The first sources of a story, in the order in which they were captured."""

    model = Source
    fk_name = "story"
    fields = ("title", "outlet_name", "language", "published_on", "version", "independent")
    readonly_fields = fields
    ordering = ("captured_at", "id")
    verbose_name_plural = "sources (the first 50)"

    def get_queryset(self, request: Any) -> Any:
        """Return sources with their outlets, without their texts."""
        return super().get_queryset(request).select_related("outlet").defer("text", "raw")

    @admin.display(description="outlet")
    def outlet_name(self, source: Source) -> str:
        """Return the outlet's name, or "" where it is unknown."""
        return source.outlet.name if source.outlet else ""

    @admin.display(description="independent", boolean=True)
    def independent(self, source: Source) -> bool:
        """Return whether nobody takes it for an echo."""
        return source.independent


@admin.register(Story)
class StoryAdmin(DeskAdmin):
    """Stories with their sources."""

    list_display = ("title", "slug", "created_at")
    search_fields = ("title", "slug")
    fields = ("title", "slug", "created_at")
    readonly_fields = ("created_at",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (SourcesOfStory,)
