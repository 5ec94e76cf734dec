"""The exact words that take positions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from facts.models import Citation
from sources.admin.base import DeskAdmin, actor_of

from .entities import StoryOfSource
from .values import VALUE, HoldsValue


@admin.register(Citation)
class CitationAdmin(HoldsValue, DeskAdmin):
    """Citations; what the machine read stays beside what people made of it."""

    list_display = ("__str__", "claim", "source", "attribution_kind", "state", "found_by", "stated_by")
    list_filter = ("state", "attribution_kind", StoryOfSource)
    list_select_related = ("claim", "source__outlet", "stated_by")
    search_fields = ("quote", "attribution_name", "claim__text")
    raw_id_fields = ("claim", "position")
    autocomplete_fields = ("source", "speaker")
    place = ("claim", "source", "start", "end", "quote")
    machine = ("found_by", "found", "stated_by", "decided_by", "decided_at", "created_at")
    readonly_fields = machine
    fieldsets = (
        (None, {"fields": (*place, "position")}),
        (
            "On whose word",
            {"fields": ("attribution_kind", "attribution_name", "attribution_count", "speaker", "as_of")},
        ),
        ("Value", {"fields": ("original_value", *VALUE)}),
        ("Decision", {"fields": ("state", *machine)}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return citations without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw", "found")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what the machine writes; where a citation stands is final, and how it is decided comes later."""
        return (*self.machine, *self.place) if obj is not None else (*self.machine, "state")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a rejected citation stays, so that it does not come back."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the citation; who states or decides is the person at the form."""
        if not change or set(form.changed_data) - {"state", "edit_reason"}:
            obj.stated_by = actor_of(request)
        if "state" in form.changed_data:
            open_again = obj.state == "proposed"
            obj.decided_by = None if open_again else actor_of(request)
            obj.decided_at = None if open_again else timezone.now()
        super().save_model(request, obj, form, change)
