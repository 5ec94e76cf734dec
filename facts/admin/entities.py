"""Whom and what claims are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Alias, Entity, Mention
from sources.admin.base import DeskAdmin, actor_of
from sources.admin.sources import StoryFilter

from .acting import OffersActions
from .tables import TableAdmin


class StoryOfSource(StoryFilter):
    """The newest stories, for rows that hang on a source."""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the rows whose source belongs to the story."""
        return queryset.filter(source__story__slug=self.value()) if self.value() else queryset


class AliasInline(admin.TabularInline):
    """The names of an entity."""

    model = Alias
    fields = ("name", "language", "found_by", "stated_by")
    readonly_fields = ("found_by", "stated_by")
    extra = 1

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return aliases with the people who stated them."""
        return super().get_queryset(request).select_related("stated_by")


@admin.register(Entity)
class EntityAdmin(TableAdmin, OffersActions):
    """Entities with their names in every language; to merge them and to take that back are actions."""

    list_display = ("name", "kind", "key", "merged_into")
    list_filter = ("kind", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into",)
    search_fields = ("name", "key", "aliases__name")
    fields = ("name", "key", "kind", "description", "merged_into")
    readonly_fields = ("merged_into",)
    inlines = (AliasInline,)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Save the names; what a person adds or edits is the person's."""
        for alias in formset.save(commit=False):
            alias.stated_by = actor_of(request)
            alias.save()
        for alias in formset.deleted_objects:
            alias.delete()


@admin.register(Alias)
class AliasAdmin(TableAdmin, DeskAdmin):
    """Names of entities."""

    list_display = ("name", "language", "entity", "found_by", "stated_by")
    list_select_related = ("entity", "stated_by")
    search_fields = ("name", "entity__name")
    autocomplete_fields = ("entity",)
    fields = ("entity", "name", "language", "found_by", "stated_by")
    readonly_fields = ("found_by", "stated_by")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the name as the person's own."""
        obj.stated_by = actor_of(request)
        super().save_model(request, obj, form, change)


@admin.register(Mention)
class MentionAdmin(DeskAdmin):
    """Names as they stand in the texts; a person may say whom one names."""

    list_display = ("text", "kind", "entity", "source", "start", "end", "found_by", "stated_by")
    list_filter = (StoryOfSource, "kind", ("entity", admin.EmptyFieldListFilter))
    list_select_related = ("entity", "source__outlet", "stated_by")
    search_fields = ("text", "entity__name")
    autocomplete_fields = ("entity",)
    fields = ("text", "source", "start", "end", "entity", "kind", "why", "found_by", "stated_by")
    readonly_fields = ("text", "source", "start", "end", "why", "found_by", "stated_by")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return mentions without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the reader finds names, and people say whom they name."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save whom it names as the person's own word."""
        obj.stated_by = actor_of(request)
        super().save_model(request, obj, form, change)
