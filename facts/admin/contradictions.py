"""Where positions cannot both be right."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from facts.models import Contradiction, Position
from sources.admin.base import DeskAdmin, actor_of
from sources.admin.forms import RememberingForm


class DecisionForm(RememberingForm):
    """What an editor makes of a contradiction."""

    def clean(self) -> dict[str, Any] | None:
        """Ask for the reason of a decision; opening it again takes the decision back."""
        cleaned = super().clean() or {}
        decided = cleaned.get("state") not in (None, "open")
        if decided and not cleaned.get("decision_reason"):
            self.add_error("decision_reason", "A decision says why.")
        if cleaned.get("state") == "open" and cleaned.get("upheld"):
            self.add_error("upheld", "An open contradiction upholds no side yet.")
        return cleaned


@admin.register(Contradiction)
class ContradictionAdmin(DeskAdmin):
    """Contradictions are computed; people decide what to make of them."""

    form = DecisionForm
    list_display = ("__str__", "claim", "kind", "label", "list", "score", "state", "decided_by")
    list_filter = ("list", "state", "kind", "label")
    list_select_related = ("claim", "decided_by")
    search_fields = ("reason", "claim__text")
    computed = (
        "claim",
        "kind",
        "left",
        "right",
        "label",
        "list",
        "score",
        "reason",
        "features",
        "found_by",
        "stated_by",
    )
    readonly_fields = (*computed, "decided_by", "decided_at", "created_at")
    fieldsets = (
        (None, {"fields": computed}),
        (
            "Decision",
            {"fields": ("state", "decision_reason", "upheld", "decided_by", "decided_at", "created_at")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return contradictions without their features, which only the page of one shows."""
        return super().get_queryset(request).defer("features")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: contradictions are computed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a dismissed contradiction stays, so that it does not come back."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002  (Django's signature)
        """Return the form with the two sides as the only ones to uphold."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and "upheld" in form.base_fields:
            sides = Position.objects.filter(Q(pk=obj.left_id) | Q(pk=obj.right_id))
            form.base_fields["upheld"].queryset = sides
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the decision with who decided when."""
        if {"state", "decision_reason", "upheld"} & set(form.changed_data):
            opened = obj.state == "open"
            obj.decided_by = None if opened else actor_of(request)
            obj.decided_at = None if opened else timezone.now()
        super().save_model(request, obj, form, change)
