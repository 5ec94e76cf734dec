"""Say which entities are one and which are not: merged ones stay and point on, and every merge can be taken back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sources.history import remember

from .editing import reasoned
from .merged import family
from .models import Entity, EntityJudgement
from .permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class AgainstJudgement(ValidationError):
    """Somebody judged before that the two are not the same; `judgements` say who and why."""

    def __init__(self, judgements: Iterable[EntityJudgement]) -> None:
        self.judgements = tuple(judgements)
        said = "; ".join(f"{row.judged_by.get_username()}: {row.reason}" for row in self.judgements)
        super().__init__(
            f"These two were judged not to be the same ({said}). Merge them against that judgement on purpose, or leave it.",
            code="judgement",
        )


@transaction.atomic
def merge_entities(
    *, entity: Entity, into: Entity, actor: User, reason: str, against_judgement: bool = False
) -> Entity:
    """Let `into` go on in place of `entity`, which keeps its names, mentions and claims and points there.

    Nothing is re-pointed, so that taking the merge back restores exactly what was; readers follow `merged_into`.
    Raises `PermissionDenied`, `AgainstJudgement` where somebody told the two apart and `against_judgement` is not set,
    or `ValidationError` for one that is merged already or of another kind.
    """
    reason = reasoned(reason, what="A merge")
    remember(actor=actor, reason=reason)
    require(actor, "merge entities")
    gone, stays = _both(entity, into)
    for row in (gone, stays):
        if row.merged_into is not None:
            raise ValidationError(f"{row} was merged into {row.merged_into} already.", code="state")
    if gone.kind != stays.kind:
        raise ValidationError(
            f"{gone} is a {gone.get_kind_display()}, {stays} a {stays.get_kind_display()}: mend the kind first.",
            code="kind",
        )
    if not against_judgement and (known := judgements_between(gone, stays)):
        raise AgainstJudgement(known)
    gone.merged_into = stays
    gone.full_clean()
    gone.save()
    return stays


@transaction.atomic
def unmerge_entity(*, entity: Entity, actor: User, reason: str) -> Entity:
    """Take the merge of an entity back: all that was its own is its own again; return it.

    Raises `PermissionDenied`, or `ValidationError` for one that is not merged or without a reason.
    """
    remember(actor=actor, reason=reasoned(reason))
    require(actor, "unmerge entity")
    row = Entity.objects.select_for_update().get(pk=entity.pk)
    if row.merged_into_id is None:
        raise ValidationError(f"{row} is not merged into another entity.", code="state")
    row.merged_into = None
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def tell_apart(*, entity: Entity, other: Entity, actor: User, reason: str) -> EntityJudgement:
    """Remember that two entities are not the same, so that a later merge of them, or of what they go on in, warns.

    Raises `PermissionDenied`, or `ValidationError` for two that are merged, or that somebody told apart already.
    """
    reason = reasoned(reason, what="A judgement")
    remember(actor=actor, reason=reason)
    require(actor, "tell entities apart")
    one, two = _both(entity, other)
    if two.pk in family(Entity, one.pk):
        raise ValidationError(f"{one} and {two} are merged: take the merge back first.", code="state")
    left, right = sorted((one, two), key=lambda row: row.pk)
    row = EntityJudgement(left=left, right=right, judged_by=actor, reason=reason)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def withdraw_judgement(*, judgement: EntityJudgement, actor: User, reason: str) -> EntityJudgement:
    """Take back that two entities are not the same; the judgement stays known as withdrawn.

    Raises `PermissionDenied`, or `ValidationError` when it is withdrawn already or without a reason.
    """
    remember(actor=actor, reason=reasoned(reason))
    require(actor, "withdraw judgement")
    row = EntityJudgement.objects.select_for_update().get(pk=judgement.pk)
    if row.withdrawn_at is not None:
        raise ValidationError("This judgement is withdrawn already.", code="state")
    row.withdrawn_by, row.withdrawn_at = actor, timezone.now()
    row.full_clean()
    row.save()
    return row


def judgements_between(one: Entity, other: Entity) -> list[EntityJudgement]:
    """Return the standing judgements that tell apart any of what `one` stands for from any of `other`."""
    ours, theirs = family(Entity, one.pk), family(Entity, other.pk)
    pairs = Q(left__in=ours, right__in=theirs) | Q(left__in=theirs, right__in=ours)
    rows = EntityJudgement.objects.filter(pairs, withdrawn_at=None).select_related("judged_by")
    return list(rows.order_by("created_at", "pk"))


def _both(one: Entity, other: Entity) -> tuple[Entity, Entity]:
    """Return the two entities as they are now, locked in one order."""
    if one.pk == other.pk:
        raise ValidationError("These are one and the same entity.", code="state")
    pks: list[uuid.UUID] = [one.pk, other.pk]
    rows = {row.pk: row for row in Entity.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    return rows[one.pk], rows[other.pk]
