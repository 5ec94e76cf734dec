"""The history tables themselves: what becomes of rows that were deleted is found here."""

from __future__ import annotations

from typing import Any

import pghistory.models
from django.apps import apps
from django.contrib import admin

from .base import ReadOnlyAdmin


class EventAdmin(ReadOnlyAdmin):
    """The rows of one model as they were before each change."""

    list_display = ("pgh_created_at", "pgh_label", "row", "who", "path", "reason")
    list_display_links = ("pgh_created_at",)
    list_filter = ("pgh_label",)
    search_fields = ("=pgh_context__name",)
    ordering = ("-pgh_id",)
    list_select_related = False

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """Return the events of the row of this id, else those of the user of this name."""
        if len(search_term) == 36 and search_term.count("-") == 4:
            return queryset.filter(pgh_obj_id=search_term), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="row")
    def row(self, event: Any) -> str:
        """Return the id of the row, which may be gone."""
        return str(event.pgh_obj_id)

    @admin.display(description="who")
    def who(self, event: Any) -> str:
        """Return the user's name."""
        return (event.pgh_context or {}).get("name", "")

    @admin.display(description="by")
    def path(self, event: Any) -> str:
        """Return the path by which the change came in."""
        return (event.pgh_context or {}).get("path", "")

    @admin.display(description="why")
    def reason(self, event: Any) -> str:
        """Return the reason given."""
        return (event.pgh_context or {}).get("reason", "")


def register_events(app_label: str) -> None:
    """Register the history table of every tracked model of an app."""
    for model in apps.get_app_config(app_label).get_models():
        if issubclass(model, pghistory.models.Event):
            admin.site.register(model, EventAdmin)


register_events("sources")
