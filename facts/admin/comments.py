"""Discussion on claims."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from facts.models import Comment, CommentMention
from sources.admin.base import DeskAdmin, ReadOnlyAdmin, ReadOnlyInline, actor_of


class MentionedInline(ReadOnlyInline):
    """Whom a comment calls."""

    model = CommentMention
    fields = ("user", "seen_at")
    readonly_fields = fields
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the calls with the people called."""
        return super().get_queryset(request).select_related("user")


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    """Comments; the words stay their author's."""

    list_display = ("__str__", "author", "claim", "created_at", "resolved_at", "withdrawn_at")
    list_filter = (("resolved_at", admin.EmptyFieldListFilter), ("withdrawn_at", admin.EmptyFieldListFilter))
    list_select_related = ("author", "claim")
    search_fields = ("text", "author__username", "claim__text")
    raw_id_fields = ("claim", "citation", "parent")
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
    readonly_fields = ("author", "created_at", "edited_at", "resolved_at", "resolved_by", "withdrawn_at")
    inlines = (MentionedInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what follows from the use of comments; a comment stays where it was made."""
        return (
            (*self.readonly_fields, "claim", "citation", "parent")
            if obj is not None
            else self.readonly_fields
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the comment; who writes it is its author, and a later edit is dated."""
        if change and "text" in form.changed_data:
            obj.edited_at = timezone.now()
        elif not change:
            obj.author = actor_of(request)
        super().save_model(request, obj, form, change)


@admin.register(CommentMention)
class CommentMentionAdmin(ReadOnlyAdmin):
    """Who is called by which comment."""

    list_display = ("user", "comment", "seen_at")
    list_select_related = ("user", "comment")
    search_fields = ("user__username",)
