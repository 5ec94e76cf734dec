"""The history of a thing: of its own row, and of the rows that belong to it alone."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from sources.changes import Part, own
from sources.models import Gloss, Source

from .models import (
    Alias,
    Citation,
    Claim,
    ClaimEntity,
    Contradiction,
    Embargo,
    Entity,
    EntityJudgement,
    Position,
)


def parts_of(model: type[models.Model], pk: Any) -> list[Part]:
    """Return what the history of a row is made of, whether the row is still there or not.

    Confidential evidence is in no history: evidence is written once, and its table keeps none.
    """
    if model is Claim:
        claim = frozenset({"claim_id"})
        # A citation that came from another claim has left its tracks there: its row tells that it is here now.
        cited = Q(claim_id=pk) | Q(pgh_obj_id__in=Citation.objects.filter(claim=pk).order_by().values("pk"))
        return [
            own(model, pk),
            Part(Position, Q(claim_id=pk), claim),
            Part(Citation, cited),
            Part(ClaimEntity, Q(claim_id=pk), claim),
            Part(Contradiction, Q(claim_id=pk), claim),
            Part(Embargo, Q(claim_id=pk), claim),
        ]
    if model is Entity:
        judged = Q(left_id=pk) | Q(right_id=pk)
        return [
            own(model, pk),
            Part(Alias, Q(entity_id=pk), frozenset({"entity_id"})),
            Part(EntityJudgement, judged),
        ]
    if model is Source:
        return [own(model, pk), Part(Gloss, Q(source_id=pk), frozenset({"source_id"}))]
    return [own(model, pk)]
