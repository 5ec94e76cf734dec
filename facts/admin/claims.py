"""Claims with their positions, citations, contradictions and reviews."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.http import HttpRequest

from facts.models import Citation, Claim, ClaimEntity, Contradiction, Entity, Position, Review
from sources.admin.base import DeskAdmin, ReadOnlyAdmin, ReadOnlyInline, actor_of
from sources.admin.forms import RememberingForm
from sources.admin.sources import StoryFilter

from .values import VALUE, HoldsValue


class ClaimForm(RememberingForm):
    """A claim with the entities that it is about."""

    # One query for all that are chosen; a row each of an inline would take one per row.
    entities = forms.ModelMultipleChoiceField(
        queryset=Entity.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(Claim._meta.get_field("entities"), admin.site),
    )


class PositionInline(HoldsValue, admin.StackedInline):
    """The answers to a claim."""

    model = Position
    fields = (
        ("stance", "amount", "unit", "approx", "lower", "upper"),
        ("date", "role", "members"),
        ("found_by", "stated_by"),
    )
    readonly_fields = ("found_by", "stated_by")
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return positions with the people who stated them."""
        return super().get_queryset(request).select_related("stated_by")


class CitationInline(ReadOnlyInline):
    """The words that sources use; each is edited on its own page."""

    model = Citation
    fields = (
        "quote",
        "source",
        "position",
        "attribution_kind",
        "attribution_name",
        "original_value",
        "state",
    )
    readonly_fields = fields
    ordering = ("created_at", "id")
    verbose_name_plural = "citations (the first 50)"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return citations with source and position, without texts."""
        rows = super().get_queryset(request).select_related("source__outlet", "position")
        return rows.defer("source__text", "source__raw", "found")


class ContradictionInline(ReadOnlyInline):
    """Where positions on the claim cannot both be right."""

    model = Contradiction
    fields = ("kind", "reason", "label", "list", "score", "state", "decided_by")
    readonly_fields = fields
    ordering = ("-score", "-id")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return contradictions with the people who decided."""
        return super().get_queryset(request).select_related("decided_by")


class ReviewInline(ReadOnlyInline):
    """What people judged."""

    model = Review
    fields = ("created_at", "reviewer", "status", "position", "rationale")
    readonly_fields = fields
    ordering = ("-created_at", "-id")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return reviews with reviewer and position."""
        return super().get_queryset(request).select_related("reviewer", "position")


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    """Claims; their status is what reviews make of it."""

    form = ClaimForm
    list_display = ("__str__", "kind", "status", "story", "language", "sources", "languages", "created_at")
    list_filter = ("status", "kind", StoryFilter, ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("story",)
    search_fields = ("text", "signature", "key")
    autocomplete_fields = ("story", "assignee", "founding_source")
    machine = (
        "status",
        "signature",
        "worded_by",
        "found_by",
        "founding_source",
        "founding_start",
        "founding_end",
        "founded_because",
        "merged_into",
        "version",
        "created_at",
        "updated_at",
    )
    readonly_fields = machine
    inlines = (PositionInline, CitationInline, ContradictionInline, ReviewInline)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what people may edit, then what the machine or a review wrote."""
        edited = ["text", "language", "kind", "key", "story", "entities", "assignee", "due_on"]
        if not self.may_write(request, obj):
            edited.remove("entities")
        fieldsets: Any = [(None, {"fields": edited})]
        if obj is not None:
            fieldsets.append(("Found and decided", {"fields": list(self.machine), "classes": ["collapse"]}))
        if self.may_write(request, obj):
            fieldsets.append((None, {"fields": ["edit_reason"]}))
        return fieldsets

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return claims with the number of sources and languages that cite them."""
        rows: Any = super().get_queryset(request)
        return rows.with_support()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the claim; who words it has worded it."""
        if not change or {"text", "language"} & set(form.changed_data):
            obj.worded_by = actor_of(request)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Save the positions; what a person adds or edits is the person's."""
        for row in formset.save(commit=False):
            row.stated_by = actor_of(request)
            row.save()
        for row in formset.deleted_objects:
            row.delete()

    @admin.display(description="sources", ordering="source_count")
    def sources(self, claim: Any) -> int:
        """Return how many sources cite it."""
        return int(claim.source_count)

    @admin.display(description="languages", ordering="language_count")
    def languages(self, claim: Any) -> int:
        """Return in how many languages."""
        return int(claim.language_count)


@admin.register(Position)
class PositionAdmin(HoldsValue, DeskAdmin):
    """Answers to claims."""

    list_display = ("__str__", "claim", "stance", "amount", "unit", "found_by", "stated_by")
    list_filter = ("stance",)
    list_select_related = ("claim", "stated_by")
    search_fields = ("claim__text", "role", "unit")
    raw_id_fields = ("claim",)
    fields = ("claim", "stance", *VALUE, "found_by", "stated_by", "merged_into", "created_at")
    readonly_fields = ("found_by", "stated_by", "merged_into", "created_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what the machine writes; a position stays on its claim, where its citations are."""
        return (*self.readonly_fields, "claim") if obj is not None else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the position as the person's own."""
        obj.stated_by = actor_of(request)
        super().save_model(request, obj, form, change)


@admin.register(ClaimEntity)
class ClaimEntityAdmin(ReadOnlyAdmin):
    """Which claim is about which entity; changed on the page of the claim."""

    list_display = ("claim", "entity")
    list_select_related = ("claim", "entity")
    search_fields = ("entity__name", "claim__text")
