"""Buttons for what a person may do to a row."""

from __future__ import annotations

from typing import Any

from django import template

from facts.permissions import may
from facts.views.offering import offers

register = template.Library()


@register.inclusion_tag("facts/_offers.html", takes_context=True)
def actions(context: Any, row: Any, label: str = "") -> dict[str, Any]:
    """Show the actions that the person at the page may do to `row` now; `label` names the group."""
    request = context["request"]
    offered = list(offers(context["user"], row))
    return {
        "row": row,
        "offers": offered,
        "folded": any(offer.aside for offer in offered),
        "label": label,
        "csrf_token": context.get("csrf_token"),
        "next": request.get_full_path(),
    }


@register.simple_tag(takes_context=True)
def may_now(context: Any, action: str, claim: Any) -> bool:
    """Return whether the person at the page may do `action` to the claim in its state."""
    return may(context["user"], action, claim=claim)
