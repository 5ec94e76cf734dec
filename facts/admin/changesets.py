"""Bulk edits as units: who, why, which rows."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse

from facts.models import ChangeSet, ChangeSetItem
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline


class ItemInline(ReadOnlyInline):
    """The first rows of a bulk edit."""

    model = ChangeSetItem
    fields = ("row", "version", "before", "after", "refused")
    readonly_fields = fields
    ordering = ("pk",)
    verbose_name_plural = "rows (the first 50)"


@admin.register(ChangeSet)
class ChangeSetAdmin(ReadOnlyAdmin):
    """Bulk edits."""

    list_display = ("created_at", "action", "model", "changing", "total", "state", "created_by", "reason")
    list_filter = ("state", "model")
    list_select_related = ("created_by",)
    search_fields = ("reason", "created_by__username")
    inlines = (ItemInline,)

    def view_on_site(self, obj: ChangeSet) -> str:
        """Return the page with all its rows, where it is applied and undone."""
        return reverse("facts:changeset", args=[obj.pk])


@admin.register(ChangeSetItem)
class ChangeSetItemAdmin(ReadOnlyAdmin):
    """Rows of bulk edits."""

    list_display = ("row", "changeset", "version", "refused")
    list_select_related = ("changeset",)
    search_fields = ("=row",)
    ordering = ("-pk",)
