"""Say that a text does not derive from what the machine proposes as its origin; what it does derive from is a fact of `sourcing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from sources.history import remember
from sources.models import Source

from .editing import reasoned
from .permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def refute_origin(*, source: Source, actor: User, reason: str) -> Source:
    """Take the machine's proposal away from all versions of a source, and remember that it was wrong.

    The machine does not propose that origin again. Raises `PermissionDenied`, or `ValidationError` where nothing is
    proposed or without a reason.
    """
    rows = _versions(source, actor=actor, reason=reason)
    wrong = {row.derived_from_proposed.key for row in rows if row.derived_from_proposed is not None}
    if not wrong:
        raise ValidationError("The machine proposes no origin of this source.", code="state")
    for row in rows:
        row.refuted_origins = sorted({*row.refuted_origins, *wrong})
        row.derived_from_proposed, row.derivation_reasons = None, []
    return _saved(rows, source)


@transaction.atomic
def reconsider_origin(*, source: Source, actor: User, reason: str) -> Source:
    """Take back what was refuted: the machine's last proposal and its reasons stand again, from the history.

    Raises `PermissionDenied`, or `ValidationError` where nothing was refuted or without a reason.
    """
    rows = _versions(source, actor=actor, reason=reason)
    if not any(row.refuted_origins for row in rows):
        raise ValidationError("Nobody refuted an origin of this source.", code="state")
    for row in rows:
        row.refuted_origins = []
        events = Source.pgh_event_model.objects.filter(pgh_obj_id=row.pk)  # type: ignore[attr-defined]
        last = events.exclude(derived_from_proposed=None).order_by("-pgh_id").first()
        if last is not None and row.derived_from_proposed_id is None:
            row.derived_from_proposed_id = last.derived_from_proposed_id
            row.derivation_reasons = last.derivation_reasons
    return _saved(rows, source)


def _versions(source: Source, *, actor: User, reason: str) -> list[Source]:
    """Return all versions of a source, locked: an echo of any of them counts as one of the newest."""
    remember(actor=actor, reason=reasoned(reason))
    require(actor, "describe source")
    rows = Source.objects.select_for_update(of=("self",)).filter(key=source.key).order_by("version")
    return list(rows.select_related("derived_from_proposed").defer("text", "raw", "findings").defer_origins())


def _saved(rows: list[Source], source: Source) -> Source:
    for row in rows:
        row.save(update_fields=["refuted_origins", "derived_from_proposed", "derivation_reasons"])
    return next(row for row in rows if row.pk == source.pk)
