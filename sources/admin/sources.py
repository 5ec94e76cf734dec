"""Captured texts, their passages and glosses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from sources.models import Embedding, Passage, Source, Story

from .base import DeskAdmin, ReadOnlyAdmin, ReadOnlyInline

#: Characters of a text that the admin shows; the source's own page shows all.
SHOWN = 5_000


class StoryFilter(admin.SimpleListFilter):
    """The newest stories: an archive has too many to list them all."""

    title = "story"
    parameter_name = "story"
    SHOWN = 20

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the slugs and titles of the newest stories."""
        return list(Story.objects.order_by("-created_at", "-id").values_list("slug", "title")[: self.SHOWN])

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the rows of the story."""
        return queryset.filter(story__slug=self.value()) if self.value() else queryset


class PassagesOfSource(ReadOnlyInline):
    """The first sentences of a text."""

    model = Passage
    fields = ("ordinal", "start", "end", "text", "heading", "boilerplate")
    readonly_fields = fields
    ordering = ("ordinal",)
    verbose_name_plural = "passages (the first 50)"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return passages without their vectors."""
        return super().get_queryset(request).defer("embedding", "tokens", "search", "findings")


class SourceAdmin(DeskAdmin):
    """Sources: the facts about a text, and its beginning; `facts.admin.sources` says what people do to them."""

    list_display = ("__str__", "language", "story", "published_on", "captured_at", "held", "independent")
    list_filter = (StoryFilter, "language", "obtained")
    list_select_related = ("outlet", "story")
    search_fields = ("title", "key", "byline", "outlet__name")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "key",
                    "story",
                    "outlet",
                    "url",
                    "language",
                    "title",
                    "byline",
                    "published_on",
                )
            },
        ),
        (
            "Captured",
            {"fields": (("captured_at", "obtained"), "archive_url", "note", "file", "version", "sha256")},
        ),
        ("Where it comes from", {"fields": ("derived_from", "derived_from_proposed", "derivation_reasons")}),
        ("Read by", {"fields": (("reader", "matched_by"),)}),
        ("Text", {"fields": ("beginning",)}),
    )
    readonly_fields = ("beginning",)
    inlines = (PassagesOfSource,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return sources without their texts, which only the page of one needs."""
        return super().get_queryset(request).defer("text", "raw")

    @admin.display(description="text held", boolean=True)
    def held(self, source: Source) -> bool:
        """Return whether the desk holds the text, without loading it."""
        return source.sha256 != ""

    @admin.display(description="independent", boolean=True)
    def independent(self, source: Source) -> bool:
        """Return whether nobody takes it for an echo."""
        return source.independent

    @admin.display(description="text")
    def beginning(self, source: Source) -> str:
        """Return the beginning of the text, in its language and direction."""
        if source.text is None:
            return "not held"
        more = " …" if len(source.text) > SHOWN else ""
        return format_html(
            '<div class="readonly" lang="{}" dir="auto">{}{}</div>',
            source.language,
            source.text[:SHOWN],
            more,
        )


@admin.register(Passage)
class PassageAdmin(ReadOnlyAdmin):
    """Passages, as the reader stored them."""

    list_display = ("__str__", "source", "ordinal", "start", "end", "heading", "boilerplate")
    list_filter = ("heading",)
    list_select_related = ("source__outlet",)
    search_fields = ("text",)
    raw_id_fields = ("source",)
    exclude = ("embedding", "search")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return passages without their vectors and their sources' texts."""
        large = ("embedding", "search", "tokens", "findings", "source__text", "source__raw")
        return super().get_queryset(request).defer(*large)


class GlossAdmin(DeskAdmin):
    """Glosses; `facts.admin.sources` says what people do to them."""

    list_display = ("__str__", "language", "source", "start", "end", "found_by", "stated_by")
    list_filter = ("language",)
    list_select_related = ("source__outlet", "stated_by")
    search_fields = ("text", "source__title")
    fields = ("source", ("start", "end"), "language", "text", "found_by", "stated_by")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return glosses without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw")


@admin.register(Embedding)
class EmbeddingAdmin(ReadOnlyAdmin):
    """Which texts, by hash, have a vector."""

    list_display = ("sha256",)
    search_fields = ("=sha256",)
    fields = ("sha256",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return hashes without vectors."""
        return super().get_queryset(request).defer("vector")
