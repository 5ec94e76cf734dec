"""Decide on contradictions: confirm, explain, dismiss, open again, and record one that the machine missed.

A decision belongs to the pair of positions, so detection leaves it alone whatever joins a side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from sources.history import remember

from .editing import editable, locked, reasoned
from .models import Contradiction, Position
from .models.choices import ContradictionLabel, ContradictionList, ContradictionState
from .permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def confirm_contradiction(
    *, contradiction: Contradiction, actor: User, reason: str, upheld: Position | None = None
) -> Contradiction:
    """Say that the two positions cannot both be right, and which one is, if that is known.

    Raises `PermissionDenied`, or `ValidationError` when somebody has decided already, without a reason, or when the
    side upheld is neither.
    """
    return _decide(
        contradiction, "confirm contradiction", ContradictionState.CONFIRMED, actor, reason, upheld
    )


@transaction.atomic
def explain_contradiction(
    *, contradiction: Contradiction, actor: User, reason: str, upheld: Position | None = None
) -> Contradiction:
    """Say why the positions differ ("updated report", "translation error"), and which one holds. Raises likewise."""
    return _decide(
        contradiction, "explain contradiction", ContradictionState.EXPLAINED, actor, reason, upheld
    )


@transaction.atomic
def dismiss_contradiction(*, contradiction: Contradiction, actor: User, reason: str) -> Contradiction:
    """Say that the positions do not contradict each other; it is shown no more. Raises likewise."""
    return _decide(contradiction, "dismiss contradiction", ContradictionState.DISMISSED, actor, reason, None)


@transaction.atomic
def reopen_contradiction(*, contradiction: Contradiction, actor: User, reason: str) -> Contradiction:
    """Take a decision back; it stays in the history. Raises likewise, and when nobody has decided."""
    row = _opened(contradiction, "reopen contradiction", actor=actor, reason=reason)
    row.state, row.decided_by, row.decided_at = ContradictionState.OPEN, None, None
    row.decision_reason, row.upheld = "", None
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def record_contradiction(
    *,
    left: Position,
    right: Position,
    kind: str,
    actor: User,
    reason: str,
    label: str = ContradictionLabel.NARRATORS_DIFFER,
) -> Contradiction:
    """Record that two positions on one claim cannot both be right, says a person; it is on the main list.

    One that the machine holds for uncertain is raised to the main list. Raises `PermissionDenied`, or `ValidationError`
    for positions of two claims, merged ones, or a pair that a person recorded or decided on already.
    """
    reason = reasoned(reason, what="A contradiction")
    remember(actor=actor, reason=reason)
    if left.claim_id != right.claim_id or left.pk == right.pk:
        raise ValidationError("A contradiction stands between two positions on one claim.", code="position")
    claim = editable(left.claim, "record contradiction", actor=actor)
    first, second = sorted((left, right), key=lambda position: position.pk)
    if any(position.merged_into_id for position in (first, second)):
        raise ValidationError("One of these positions was merged into another.", code="position")
    row = Contradiction.objects.filter(kind=kind, left=first, right=second).first()
    if row is None:
        row = Contradiction(claim=claim, kind=kind, left=first, right=second)
    elif row.stated_by_id is not None or row.state != ContradictionState.OPEN:
        raise ValidationError("This contradiction is already known.", code="known")
    # A person is sure; the machine's features stay beside.
    row.stated_by, row.list, row.score = actor, ContradictionList.MAIN, 1.0
    row.label, row.reason = label, reason
    row.full_clean()
    row.save()
    return row


def _decide(
    contradiction: Contradiction,
    action: str,
    state: str,
    actor: User,
    reason: str,
    upheld: Position | None,
) -> Contradiction:
    row = _opened(contradiction, action, actor=actor, reason=reason)
    row.state, row.decided_by, row.decided_at = state, actor, timezone.now()
    row.decision_reason, row.upheld = reason.strip(), upheld
    row.full_clean()
    row.save()
    return row


def _opened(contradiction: Contradiction, action: str, *, actor: User, reason: str) -> Contradiction:
    """Return the contradiction as it is now, locked with its claim, if `actor` may do `action` to it."""
    remember(actor=actor, reason=reasoned(reason, what="A decision"))
    claim = locked(contradiction.claim)
    row = Contradiction.objects.select_for_update().get(pk=contradiction.pk)
    require(actor, action, claim=claim, state=row.state)
    return row
