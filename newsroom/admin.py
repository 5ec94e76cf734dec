"""Tokens in the admin: seen and revoked there, issued over the API or from the command line."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from newsroom.models import Token
from newsroom.tokens import revoke_token


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin):
    """Who may come in by which token, and when it was last used."""

    list_display = (
        "name",
        "token_key",
        "user",
        "read_only",
        "created",
        "expiry",
        "last_used_at",
        "revoked_at",
    )
    list_select_related = ("user",)
    list_filter = ("read_only",)
    search_fields = ("name", "token_key", "user__username")
    show_full_result_count = False
    exclude = ("digest",)
    actions = ("revoke",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: a secret is shown once, to who asked for it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a revoked token stays known."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Return every field: nothing of a token changes but that it is revoked."""
        return [field.name for field in Token._meta.fields if field.name != "digest"]

    @admin.action(description="Revoke the selected tokens", permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """Close the tokens that are ticked."""
        for token in queryset:
            revoke_token(token=token, actor=request.user)  # type: ignore[arg-type]
        self.message_user(request, "Revoked.")
