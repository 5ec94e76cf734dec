"""Whom and what claims are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Alias, Entity, Mention
from sources.admin.base import DeskAdmin, actor_of
from sources.admin.sources import StoryFilter
from sources.describing import describe

from .acting import ActsOnly, OffersActions
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
        actor, reason = actor_of(request), form.cleaned_data["edit_reason"]
        formset.save(commit=False)
        for alias in formset.new_objects:
            facts = {"name": alias.name, "language": alias.language, "stated_by": actor}
            describe(row=alias, facts=facts, actor=actor, reason=reason)
        for alias, columns in formset.changed_objects:
            facts = {**{name: getattr(alias, name) for name in columns}, "stated_by": actor}
            describe(row=Alias.objects.get(pk=alias.pk), facts=facts, actor=actor, reason=reason)
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

    def stated(self, request: HttpRequest) -> dict[str, Any]:
        """Return that the name is the person's own word."""
        return {"stated_by": actor_of(request)}


@admin.register(Mention)
class MentionAdmin(ActsOnly):
    """Names as they stand in the texts; whom one names, people say by actions."""

    list_display = ("text", "kind", "entity", "source", "start", "end", "found_by", "stated_by")
    list_filter = (StoryOfSource, "kind", ("entity", admin.EmptyFieldListFilter))
    list_select_related = ("entity", "source__outlet", "stated_by")
    search_fields = ("text", "entity__name")
    fields = ("text", "source", ("start", "end"), "entity", "kind", "why", "found_by", "stated_by")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return mentions without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw")
