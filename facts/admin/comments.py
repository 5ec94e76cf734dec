"""Discussion on claims."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Comment, CommentMention
from sources.admin.base import ReadOnlyAdmin, ReadOnlyInline

from .acting import ActsOnly


class MentionedInline(ReadOnlyInline):
    """Whom a comment calls."""

    model = CommentMention
    fields = ("user",)
    readonly_fields = fields
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the calls with the people called."""
        return super().get_queryset(request).select_related("user")


@admin.register(Comment)
class CommentAdmin(ActsOnly):
    """Comments; the words stay their author's."""

    list_display = ("__str__", "author", "claim", "created_at", "resolved_at", "withdrawn_at")
    list_filter = (("resolved_at", admin.EmptyFieldListFilter), ("withdrawn_at", admin.EmptyFieldListFilter))
    list_select_related = ("author", "claim")
    search_fields = ("text", "author__username", "claim__text")
    fields = (
        "claim",
        "citation",
        "parent",
        "text",
        "author",
        "created_at",
        "edited_at",
        "resolved_at",
        "resolved_by",
        "withdrawn_at",
    )
    inlines = (MentionedInline,)


@admin.register(CommentMention)
class CommentMentionAdmin(ReadOnlyAdmin):
    """Who is called by which comment."""

    list_display = ("user", "comment")
    list_select_related = ("user", "comment")
    search_fields = ("user__username",)
