"""State many claims by hand as one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from facts.editing import reasoned
from facts.models import ChangeSet, ChangeSetItem, Claim, ClaimEntity
from facts.models.choices import ChangeSetState
from facts.permissions import require
from sources.history import as_unit, remember

from .actions import STATED
from .previewing import MOST

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def state_many(*, claims: Sequence[Mapping[str, Any]], actor: User, reason: str) -> ChangeSet:
    """State claims by hand, without positions yet; return the change set, whose rows are the claims in their order.

    Each of `claims` holds text, language, kind, story (or None) and entities, as `state_claim` takes them. A constant
    number of statements for each 2,000. Raises `PermissionDenied`, or `ValidationError` for what no claim can be.
    """
    reason = reasoned(reason, what="A bulk edit")
    require(actor, "edit in bulk")
    require(actor, "state claim")
    if not 0 < len(claims) <= MOST:
        raise ValidationError(f"State 1 to {MOST:,} claims at once.", code="rows")
    count = len(claims)
    changeset = ChangeSet(
        model="claim",
        action=STATED,
        reason=reason,
        state=ChangeSetState.APPLIED,
        created_by=actor,
        applied_at=timezone.now(),
        total=count,
        changing=count,
        done=count,
    )
    changeset.full_clean()
    with as_unit(changeset.pk, name=f"bulk edit {changeset.pk}"):
        remember(actor=actor, reason=reason)
        changeset.save()
        rows = [_claim(said, actor) for said in claims]
        Claim.objects.bulk_create(rows, batch_size=2_000)
        abouts = [
            ClaimEntity(claim=row, entity=entity)
            for row, said in zip(rows, claims, strict=True)
            for entity in dict.fromkeys(said["entities"])
        ]
        ClaimEntity.objects.bulk_create(abouts, batch_size=2_000)
        items = [
            ChangeSetItem(changeset=changeset, row=row.pk, version=1, after={"text": row.text})
            for row in rows
        ]
        ChangeSetItem.objects.bulk_create(items, batch_size=2_000)
    return changeset


def _claim(said: Mapping[str, Any], actor: User) -> Claim:
    columns = {name: said[name] for name in ("language", "kind", "story")}
    row = Claim(text=said["text"].strip(), worded_by=actor, edited_by=actor, **columns)
    # The rows named are at hand, and the database checks the rest: a query per row would take minutes.
    row.clean_fields(exclude=["story", "worded_by", "edited_by"])
    return row
