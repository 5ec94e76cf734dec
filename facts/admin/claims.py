"""Claims with their positions, citations, contradictions and reviews."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from facts.forms.claims import StateForm
from facts.models import Citation, Claim, ClaimEntity, Contradiction, Position, Review
from facts.models.choices import EmbargoState
from facts.published import fact_of, new_evidence
from facts.wording import attribution_in_words
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline
from sources.admin.sources import StoryFilter
from sources.templatetags.tongues import written_in

from .acting import ActsOnly, AddsByForm
from .bulk import EditsInBulk
from .tables import TableAdmin
from .values import ShowsValue


class PositionInline(ShowsValue, ReadOnlyInline):
    """The answers to a claim; each is changed on its own page."""

    model = Position
    fields = ("stance", "value", "found_by", "stated_by", "merged_into")
    readonly_fields = fields
    ordering = ("created_at", "id")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return positions with the people who stated them."""
        return super().get_queryset(request).select_related("stated_by", "merged_into")


class CitationInline(ShowsValue, ReadOnlyInline):
    """The words that sources use; each is decided on its own page."""

    model = Citation
    fields = ("words", "source", "position", "said", "value", "state")
    readonly_fields = fields
    ordering = ("created_at", "id")
    verbose_name_plural = "citations (the first 50)"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return citations with source and position, without texts."""
        rows = super().get_queryset(request).select_related("source__outlet", "position")
        return rows.defer("source__text", "source__raw", "found")

    @admin.display(description="words")
    def words(self, citation: Citation) -> str:
        """Return the words in their own language and direction."""
        return format_html(
            '<span class="words" {}>{}</span>', written_in(citation.source.language), citation.quote
        )

    @admin.display(description="on whose word")
    def said(self, citation: Citation) -> str:
        """Return on whose word they speak."""
        return attribution_in_words(
            kind=citation.attribution_kind, name=citation.attribution_name, count=citation.attribution_count
        )


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
class ClaimAdmin(EditsInBulk, TableAdmin, AddsByForm):
    """Claims: what people do to them are actions; their columns are shown."""

    add_form = StateForm
    change_form_template = "admin/facts/claim.html"
    list_display = ("__str__", "kind", "status", "story", "language", "sources", "languages", "created_at")
    list_filter = ("status", "kind", StoryFilter, ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("story",)
    search_fields = ("text", "signature", "key")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "wording",
                    "status",
                    "kind",
                    "story",
                    "subjects",
                    ("assignee", "due_on"),
                    "merged_into",
                )
            },
        ),
        (
            "Found and decided",
            {
                "fields": (
                    "key",
                    "signature",
                    ("worded_by", "edited_by"),
                    "found_by",
                    ("founding_source", "founding_start", "founding_end"),
                    "founded_because",
                    ("version", "created_at", "updated_at"),
                ),
                "classes": ("collapse",),
            },
        ),
    )
    readonly_fields = ("wording", "subjects")
    inlines = (PositionInline, CitationInline, ContradictionInline, ReviewInline)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return claims with the number of sources and languages that cite them."""
        rows: Any = super().get_queryset(request)
        return rows.with_support()

    def about(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Return what is published of a claim, what waits for its time, and what has been found since."""
        if row is None:
            return {}
        return {
            "fact": fact_of(row),
            "found_since": new_evidence(row),
            "waiting": row.embargoes.filter(state=EmbargoState.WAITING).select_related("ordered_by").first(),
        }

    @admin.display(description="wording")
    def wording(self, claim: Claim) -> str:
        """Return the wording in its own language and direction."""
        return format_html('<p class="wording" {}>{}</p>', written_in(claim.language), claim.text)

    @admin.display(description="about")
    def subjects(self, claim: Claim) -> str:
        """Return links to whom and what it is about."""
        links = (
            (reverse("admin:facts_entity_change", args=[entity.pk]), entity.name)
            for entity in claim.entities.order_by("name")
        )
        return format_html_join(", ", '<a href="{}"><bdi>{}</bdi></a>', links)

    @admin.display(description="sources", ordering="source_count")
    def sources(self, claim: Any) -> int:
        """Return how many sources cite it."""
        return int(claim.source_count)

    @admin.display(description="languages", ordering="language_count")
    def languages(self, claim: Any) -> int:
        """Return in how many languages."""
        return int(claim.language_count)


@admin.register(Position)
class PositionAdmin(TableAdmin, ShowsValue, ActsOnly):
    """Answers to claims."""

    list_display = ("__str__", "claim", "stance", "value", "found_by", "stated_by")
    list_filter = ("stance",)
    list_select_related = ("claim", "stated_by")
    search_fields = ("claim__text", "role", "unit")
    fields = ("claim", "stance", "value", "found_by", "stated_by", "merged_into", "created_at")
    readonly_fields = ("value",)


@admin.register(ClaimEntity)
class ClaimEntityAdmin(ReadOnlyAdmin):
    """Which claim is about which entity; changed on the page of the claim."""

    list_display = ("claim", "entity")
    list_select_related = ("claim", "entity")
    search_fields = ("entity__name", "claim__text")
