"""Tokens, second factors and sessions in the admin: seen and ended there, never made."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
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


# The address of a user stands in the user's own row.
admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
admin.site.unregister(UserSession)


class SeenAndEnded(admin.ModelAdmin):
    """Rows that people make by logging in; an administrator sees them and takes them away."""

    list_select_related = ("user",)
    search_fields = ("user__username",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: only the user makes one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: there is nothing to change."""
        return False


@admin.register(Authenticator)
class SecondFactorAdmin(SeenAndEnded):
    """Who has which second factor; deleting it lets in somebody who has lost theirs. Its secret is not shown."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    exclude = ("data",)


@admin.register(UserSession)
class SessionAdmin(SeenAndEnded):
    """Who is logged in from where; deleting a row logs that browser out."""

    list_display = ("user", "ip", "user_agent", "created_at")
    exclude = ("data",)

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        """End the session, not only the row about it."""
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        """End the sessions that are ticked."""
        for session in queryset:
            session.end()
