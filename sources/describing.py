"""Say what outlets, stories, sources and the like are: new rows, and facts about rows that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from .history import remember

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def describe(*, row: Row, facts: Mapping[str, Any], actor: User, reason: str) -> Row:
    """Store `row`, new or changed, with these columns; columns that the machine writes are not among them.

    Raises `PermissionDenied`, or `ValidationError` by column, without a reason, or when nothing would change.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("This change needs a reason.", code="reason")
    remember(actor=actor, reason=reason)
    meta = row._meta
    verb = "add" if row._state.adding else "change"
    permission = f"{meta.app_label}.{verb}_{meta.model_name}"
    if not actor.has_perm(permission):
        raise PermissionDenied(
            f"You may not {verb} {meta.verbose_name_plural}: that takes the permission “{permission}”."
        )
    final = [name for name in facts if not meta.get_field(name).editable]
    if final:
        raise ValidationError(dict.fromkeys(final, "Nobody changes this."))
    if not row._state.adding and all(getattr(row, name) == value for name, value in facts.items()):
        raise ValidationError("All of this is so already.", code="unchanged")
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row
