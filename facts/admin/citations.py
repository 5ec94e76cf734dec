"""The exact words that take positions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from facts.models import Citation
from sources.templatetags.tongues import written_in

from .acting import ActsOnly
from .bulk import EditsInBulk
from .entities import StoryOfSource
from .tables import TableAdmin
from .values import ShowsValue


@admin.register(Citation)
class CitationAdmin(EditsInBulk, TableAdmin, ShowsValue, ActsOnly):
    """Citations; what the machine read stays beside what people made of it."""

    list_display = ("__str__", "claim", "source", "attribution_kind", "state", "found_by", "stated_by")
    list_filter = ("state", "attribution_kind", StoryOfSource)
    list_select_related = ("claim", "source__outlet", "stated_by")
    search_fields = ("quote", "attribution_name", "claim__text")
    fieldsets = (
        (None, {"fields": ("words", "claim", "position", "source", ("start", "end"))}),
        (
            "On whose word",
            {
                "fields": (
                    ("attribution_kind", "attribution_name", "attribution_count"),
                    "speaker",
                    "as_of",
                )
            },
        ),
        ("Value", {"fields": ("original_value", "value")}),
        (
            "Decision",
            {
                "fields": (
                    "state",
                    ("decided_by", "decided_at"),
                    "stated_by",
                    "found_by",
                    "found",
                    "created_at",
                )
            },
        ),
    )
    readonly_fields = ("words", "value")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return citations without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw", "found")

    @admin.display(description="words")
    def words(self, citation: Citation) -> str:
        """Return the words in their own language and direction."""
        return format_html(
            '<blockquote class="words" {}><p>{}</p></blockquote>',
            written_in(citation.source.language),
            citation.quote,
        )
