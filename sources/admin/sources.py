"""Captured texts, their passages and glosses."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html

from sources.models import Embedding, Gloss, Obtained, Passage, Source, Story
from sources.reading.language import detect_language

from .base import DeskAdmin, ReadOnlyAdmin, ReadOnlyInline, actor_of
from .forms import RememberingForm

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


class SourceForm(RememberingForm):
    """The facts about a source; a new one comes with its text, pasted in."""

    def clean_text(self) -> str | None:
        """Return the text, None where nothing was pasted: no text is not the empty text."""
        # Browsers send every line end of a form as CR LF (HTML standard, "constructing the entry list").
        return self.cleaned_data["text"].replace("\r\n", "\n") or None

    def clean(self) -> dict[str, Any] | None:
        """Derive hash and version of a new text before the constraints are checked."""
        cleaned = super().clean()
        if self.instance._state.adding and cleaned is not None:
            text = cleaned.get("text")
            if text and not cleaned.get("language"):
                cleaned["language"] = detect_language(text)
            self.instance.sha256 = hashlib.sha256(text.encode()).hexdigest() if text else ""
            self.instance.obtained = Obtained.INPUT if text else Obtained.NONE
            newest = Source.objects.filter(key=cleaned.get("key")).order_by("-version").first()
            self.instance.version = newest.version + 1 if newest else 1
            if newest and newest.sha256 == self.instance.sha256:
                raise ValidationError("The newest version of this key has this very text.")
        return cleaned


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


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    """Sources: the facts about a text may be corrected, the text never."""

    form = SourceForm
    list_display = ("__str__", "language", "story", "published_on", "captured_at", "held", "independent")
    list_filter = (StoryFilter, "language", "obtained")
    list_select_related = ("outlet", "story")
    search_fields = ("title", "key", "byline", "outlet__name")
    autocomplete_fields = ("story", "outlet")
    raw_id_fields = ("derived_from",)
    about = (
        "key",
        "story",
        "outlet",
        "url",
        "language",
        "title",
        "byline",
        "published_on",
        "archive_url",
        "note",
    )
    machine = ("version", "obtained", "file", "captured_at", "sha256", "reader", "matched_by")
    lineage = ("derived_from_proposed", "derivation_reasons")
    inlines = (PassagesOfSource,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return sources without their texts, which only the page of one needs."""
        return super().get_queryset(request).defer("text", "raw")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return a form to paste a text into, or the facts about the one that is there."""
        if obj is None:
            self_fields: Any = [(None, {"fields": [*self.about, "derived_from", "text"]})]
        else:
            self_fields = [
                (None, {"fields": list(self.about)}),
                ("Where it comes from", {"fields": ["derived_from", *self.lineage]}),
                ("Captured", {"fields": list(self.machine)}),
                ("Text", {"fields": ["beginning"]}),
            ]
        if self.may_write(request, obj):
            self_fields.append((None, {"fields": ["edit_reason"]}))
        return self_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what the machine writes; the key of a stored text is final as well."""
        return () if obj is None else ("key", *self.machine, *self.lineage, "beginning")

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Return the passages of a text that has been read."""
        return self.inlines if obj is not None else ()

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Give the text an area large enough to paste an article into."""
        if db_field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 24, "cols": 100, "dir": "auto"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a captured text stays, and what quotes it too."""
        return False

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


@admin.register(Gloss)
class GlossAdmin(DeskAdmin):
    """Glosses; a person's edit of a machine's gloss is the person's."""

    list_display = ("__str__", "language", "source", "start", "end", "found_by", "stated_by")
    list_filter = ("language",)
    list_select_related = ("source__outlet", "stated_by")
    search_fields = ("text", "source__title")
    autocomplete_fields = ("source",)
    fields = ("source", "start", "end", "language", "text", "found_by", "stated_by")
    readonly_fields = ("found_by", "stated_by")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return glosses without their sources' texts."""
        return super().get_queryset(request).defer("source__text", "source__raw")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the gloss as the person's own."""
        obj.stated_by = actor_of(request)
        super().save_model(request, obj, form, change)


@admin.register(Embedding)
class EmbeddingAdmin(ReadOnlyAdmin):
    """Which texts, by hash, have a vector."""

    list_display = ("sha256",)
    search_fields = ("=sha256",)
    fields = ("sha256",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return hashes without vectors."""
        return super().get_queryset(request).defer("vector")
