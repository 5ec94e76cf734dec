"""Whom and what claims are about."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from facts.filters import EntityFilter
from facts.merged import family, survivors
from facts.models import Claim, Entity, Mention
from facts.presenting import show_mention
from sources.views import DeskList

#: How many mentions and claims the page of an entity shows; the lists show all.
SHOWN = 50


class EntityList(DeskList):
    """Entities by name."""

    filterset_class = EntityFilter
    template_name = "facts/entity_list.html"
    title = "Entities"
    fields = ("q", "story", "kind")
    ordering = "name"
    page_size = 50

    def get_queryset(self) -> QuerySet[Any]:
        """Return the entities that are not merged away, with names and number of mentions."""
        return Entity.objects.current().with_aliases().with_mention_count()


@login_required
@require_safe
def entity_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with an entity, its names in every language, where it is mentioned and what is claimed about it."""
    entity = get_object_or_404(Entity.objects.with_aliases(), pk=pk)
    if entity.merged_into_id:
        return redirect("facts:entity", pk=survivors(Entity, [entity.pk])[entity.pk])
    kin = family(Entity, entity.pk)
    mentions = list(Mention.objects.filter(entity__in=kin).in_context().newest_first()[: SHOWN + 1])
    about = Claim.objects.current().about(entity).order_by("-created_at", "-pk")
    claims = list(about[: SHOWN + 1])
    context = {
        "entity": entity,
        "mentions": [show_mention(mention) for mention in mentions[:SHOWN]],
        "more_mentions": len(mentions) > SHOWN,
        "claims": Claim.objects.for_rows(claims[:SHOWN]),
        "more_claims": len(claims) > SHOWN,
        "shown": SHOWN,
    }
    return render(request, "facts/entity.html", context)
