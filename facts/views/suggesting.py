"""Rows to choose from where a form takes an id: those of the same story, by their words."""

from __future__ import annotations

from typing import Any

from facts.forms import ActionForm
from facts.forms.base import claim_of
from facts.forms.fields import PickedField, position_label
from facts.models import Claim, Entity, Position
from sources.models import Source

#: So many rows are suggested for a field; any other is named by the address of its page.
SUGGESTED = 100


def suggestions_for(form: ActionForm) -> dict[str, list[tuple[Any, str]]]:
    """Return, by field, ids and words of rows near the one that the form is about; one query a field.

    The fields are told the name of their list: `near-` and their own.
    """
    found = {}
    for name, field in form.fields.items():
        rows = getattr(field, "queryset", None)
        if isinstance(field, PickedField) and rows is not None and "list" not in field.widget.attrs:
            near = _near(rows.model, form)
            if near:
                field.widget.attrs["list"] = f"near-{name}"
                found[name] = near
    return found


def _near(model: type[Any], form: ActionForm) -> list[tuple[Any, str]]:
    row: Any = form.row
    claim = claim_of(row)
    story = claim.story_id if claim is not None else getattr(row, "story_id", None)
    if model is Entity:
        same: Any = {"kind": row.kind} if isinstance(row, Entity) else {}
        entities = Entity.objects.current().filter(**same).exclude(pk=row.pk).order_by("name", "pk")
        return [(each.pk, each.name) for each in entities[:SUGGESTED]]
    if story is None:
        return []
    if model is Claim:
        claims = Claim.objects.current().filter(story=story).exclude(pk=row.pk)
        return [(each.pk, each.text[:120]) for each in claims[:SUGGESTED]]
    if model is Position:
        positions = Position.objects.standing().filter(claim__story=story, claim__merged_into=None)
        others = positions.exclude(claim=claim).select_related("claim").order_by("claim_id", "pk")
        return [(each.pk, f"{each.claim.text[:80]}: {position_label(each)}") for each in others[:SUGGESTED]]
    if model is Source:
        sources = Source.objects.filter(story=story).newest().for_naming().exclude(pk=row.pk)
        return [(each.pk, str(each)[:120]) for each in sources.order_by("-captured_at", "-pk")[:SUGGESTED]]
    return []
