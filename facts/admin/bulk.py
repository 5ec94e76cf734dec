"""Edit in bulk what a list of the admin shows: the rows that are ticked, or all that its filters find."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from facts.bulk.actions import actions_for
from facts.permissions import may
from facts.views.bulk import choose_edit
from sources.admin.base import actor_of


class EditsInBulk(admin.ModelAdmin):
    """A list of the admin whose rows can be edited in bulk."""

    actions = ("edit_in_bulk",)

    def has_bulk_permission(self, request: HttpRequest) -> bool:
        """Return whether the role may edit such rows in bulk."""
        actor = actor_of(request)
        return may(actor, "edit in bulk") and bool(actions_for(actor, str(self.opts.model_name)))

    @admin.action(description="Edit in bulk…", permissions=["bulk"])
    def edit_in_bulk(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        """Answer with what can be done to the rows, and then with its preview; each form names the rows again."""
        across = request.POST.get("select_across", "0")
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        kept = {
            "action": ["edit_in_bulk"],
            "select_across": [across],
            # With all rows of the filter one is enough: the list asks for it.
            ACTION_CHECKBOX_NAME: ticked[:1] if across == "1" else ticked,
        }
        return choose_edit(request, queryset, back=request.get_full_path(), kept=kept)
