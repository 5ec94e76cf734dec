"""Checked before? Each new claim is told, in the background, of published facts of other stories that may settle it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from .matching.types import Feature
from .models import Claim, Publication
from .published import facts
from .similar import SimilarFact, similar_facts

#: Facts that are kept with a claim, the likeliest.
KEPT = 3

#: Claims that are compared by one run, the newest: there is a next one.
BATCH = 200


def compare_claims(*, limit: int = BATCH) -> int:
    """Keep with the newest claims that have not been compared the facts that may settle them; return how many.

    Each claim by itself, so that the work can be killed at any point and others may do it at once.
    """
    if not Publication.objects.exists():
        return Claim.objects.uncompared().order_by().update(checked_before=[])
    done = 0
    while done < limit and _compare_next():
        done += 1
    return done


@transaction.atomic
def _compare_next() -> bool:
    waiting = Claim.objects.uncompared().select_for_update(skip_locked=True, of=("self",))
    claim = waiting.first()
    if claim is None:
        return False
    found = similar_facts(claim, limit=KEPT)
    claim.checked_before = [
        {
            "claim": str(each.fact.claim_id),
            "score": each.score,
            "features": [asdict(feature) for feature in each.features],
        }
        for each in found
    ]
    claim.save(update_fields=["checked_before"])
    return True


def checked_before(claims: Sequence[Claim]) -> dict[uuid.UUID, tuple[SimilarFact, ...] | None]:
    """Return what is kept with these claims, by claim, as it is published now; None where nobody has looked yet.

    Facts that no longer stand are left out. One query, or none.
    """
    kept = {claim.pk: claim.checked_before for claim in claims}
    named = {said["claim"] for each in kept.values() for said in each or ()}
    rows = facts().filter(claim__in=named).defer("document") if named else ()
    standing = {str(row.claim_id): row for row in rows}
    return {
        pk: None
        if each is None
        else tuple(_told(said, standing) for said in each if said["claim"] in standing)
        for pk, each in kept.items()
    }


def _told(said: dict[str, Any], standing: dict[str, Publication]) -> SimilarFact:
    features = tuple(Feature(**feature) for feature in said["features"])
    return SimilarFact(fact=standing[said["claim"]], score=said["score"], features=features)
