"""State and word claims by hand, and the positions that sources may take on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from sources.history import remember
from sources.models import Story

from .editing import after_edit, editable, reasoned
from .matching.types import Value
from .models import Claim, ClaimEntity, Entity, Position
from .models.choices import Stance
from .permissions import require
from .values import value_columns, value_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def state_claim(
    *,
    text: str,
    language: str,
    kind: str,
    actor: User,
    reason: str,
    story: Story | None = None,
    entities: Iterable[Entity] = (),
) -> Claim:
    """State a claim by hand, without positions yet. Raises `PermissionDenied`, or `ValidationError` by field."""
    remember(actor=actor, reason=reasoned(reason, what="A claim"))
    require(actor, "state claim")
    claim = Claim(
        text=text.strip(), language=language, kind=kind, story=story, worded_by=actor, edited_by=actor
    )
    claim.full_clean()
    claim.save()
    ClaimEntity.objects.bulk_create([ClaimEntity(claim=claim, entity=entity) for entity in set(entities)])
    return claim


@transaction.atomic
def word_claim(
    *,
    claim: Claim,
    text: str,
    actor: User,
    reason: str,
    language: str = "",
    kind: str = "",
    version: int | None = None,
) -> Claim:
    """Word a claim anew; `language` and `kind` stay as they are where left out. The founding words stay in its source.

    A claim with a verdict goes back in review. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError`.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    row = editable(claim, "word claim", actor=actor, version=version)
    worded = (text.strip(), language or row.language, kind or row.kind)
    if worded == (row.text, row.language, row.kind):
        raise ValidationError("The wording is what it was.", code="unchanged")
    row.text, row.language, row.kind = worded
    row.worded_by = actor
    row.full_clean()
    row.save()
    return after_edit(row, actor=actor, reason=reason)


@transaction.atomic
def file_claim(
    *,
    claim: Claim,
    story: Story | None,
    entities: Iterable[Entity],
    actor: User,
    reason: str,
    version: int | None = None,
) -> Claim:
    """Say to which story a claim belongs, or to none, and whom and what it is about: these entities and no others.

    It is no edit of what the claim says, so a verdict stands. Raises `PermissionDenied`, `StaleVersion`, or
    `ValidationError` where nothing changes.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    row = editable(claim, "file claim", actor=actor, version=version)
    wanted = {entity.pk for entity in entities}
    known = set(ClaimEntity.objects.filter(claim=row).values_list("entity_id", flat=True))
    if (row.story_id, known) == (story.pk if story else None, wanted):
        raise ValidationError("Story and entities are what they were.", code="unchanged")
    row.story, row.checked_before = story, None
    # Entities are rows of their own: that others may see the edit, it counts the version up.
    row.version += 1
    row.full_clean()
    row.save(update_fields=["story", "version", "checked_before"])
    ClaimEntity.objects.filter(claim=row, entity__in=known - wanted).delete()
    ClaimEntity.objects.bulk_create([ClaimEntity(claim=row, entity_id=pk) for pk in wanted - known])
    row.refresh_from_db()
    return row


@transaction.atomic
def add_position(
    *,
    claim: Claim,
    actor: User,
    reason: str,
    value: Value | None = None,
    stance: str = Stance.AFFIRMS,
    version: int | None = None,
) -> Position:
    """Add an answer to a claim by hand. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError`."""
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    row = editable(claim, "add position", actor=actor, version=version)
    return _saved(Position(claim=row), value=value, stance=stance, actor=actor, reason=reason)


@transaction.atomic
def change_position(
    *,
    position: Position,
    actor: User,
    reason: str,
    value: Value | None,
    stance: str,
    version: int | None = None,
) -> Position:
    """State value and stance of a position; its citations keep their own values.

    `version` is the claim's. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError`.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    editable(position.claim, "change position", actor=actor, version=version)
    row = Position.objects.select_related("claim").get(pk=position.pk)
    if row.merged_into_id is not None:
        raise ValidationError("This position was merged into another: change that one.", code="position")
    return _saved(row, value=value, stance=stance, actor=actor, reason=reason)


def _saved(row: Position, *, value: Value | None, stance: str, actor: User, reason: str) -> Position:
    held = {(each.stance, value_of(each)) for each in row.claim.positions.standing() if each.pk != row.pk}
    if (stance, value) in held:
        raise ValidationError("The claim has this position already.", code="known")
    row.stance, row.stated_by = stance, actor
    for name, column in value_columns(value).items():
        setattr(row, name, column)
    row.full_clean()
    row.save()
    after_edit(row.claim, actor=actor, reason=reason)
    return row
