"""Say whom a name in a text names: a known entity, or one that is new; or that it does not name whom it was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from sources.history import remember

from .editing import reasoned
from .models import Alias, Entity, Mention
from .permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def introduce(*, mention: Mention, name: str, kind: str, actor: User, reason: str = "") -> Entity:
    """Make an entity of an unresolved name, and resolve it wherever it stands in the story; return the entity.

    Raises `PermissionDenied`, or `ValidationError` by field, or for a name that is resolved already.
    """
    remember(actor=actor, reason=reason.strip() or f"“{mention.text}” is an entity")
    require(actor, "name mention")
    entity = Entity(name=name.strip(), kind=kind)
    entity.full_clean()
    entity.save()
    _resolve(mention, entity, actor)
    return entity


@transaction.atomic
def recognise(*, mention: Mention, entity: Entity, actor: User, reason: str = "") -> Entity:
    """Say that an unresolved name names this entity, wherever it stands in the story, and is a name of it; return it.

    Raises `PermissionDenied`, or `ValidationError` for a name that is resolved already, or an entity that was merged.
    """
    remember(actor=actor, reason=reason.strip() or f"“{mention.text}” is {entity.name}")
    require(actor, "name mention")
    if entity.merged_into_id is not None:
        raise ValidationError(
            f"{entity} was merged into {entity.merged_into}: choose that one.", code="entity"
        )
    _resolve(mention, entity, actor)
    return entity


@transaction.atomic
def misnamed(*, mention: Mention, actor: User, reason: str) -> Mention:
    """Say that a name does not name the entity that it was taken for, here; nobody knows again whom. Aliases stay.

    Raises `PermissionDenied`, or `ValidationError` for an unresolved name or without a reason.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    require(actor, "name mention")
    row = Mention.objects.select_for_update(of=("self",)).get(pk=mention.pk)
    if row.entity_id is None:
        raise ValidationError("Nobody knows yet whom this names.", code="state")
    row.entity, row.stated_by = None, actor
    row.why = reason[: Mention._meta.get_field("why").max_length]
    row.full_clean()
    row.save()
    return row


def _resolve(mention: Mention, entity: Entity, actor: User) -> None:
    if not _same(mention).filter(pk=mention.pk).exists():
        raise ValidationError("Somebody has said already whom this names.", code="state")
    language = mention.source.language
    if mention.text != entity.name and not Alias.objects.filter(
        entity=entity, name=mention.text[:200], language=language
    ):
        alias = Alias(entity=entity, name=mention.text[:200], language=language, stated_by=actor)
        alias.full_clean()
        alias.save()
    _same(mention).update(entity=entity, stated_by=actor)


def _same(mention: Mention) -> QuerySet[Mention]:
    """Return the unresolved mentions of the same words in the story, or in the source where that has none."""
    story = mention.source.story_id
    where = {"source__story": story} if story else {"source": mention.source_id}
    return Mention.objects.unresolved().filter(text=mention.text, **where)
