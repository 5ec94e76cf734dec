"""What every edit of a claim shares: one at a time, on the version that its author has seen, and reviewed again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from .models import Claim, Review
from .models.choices import NotificationKind, Status
from .notifying import notify
from .permissions import CLOSED, require

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Columns of a claim -> what people call them, in the order in which changes are told.
NAMED = {
    "text": "wording",
    "language": "language",
    "kind": "kind",
    "status": "status",
    "story_id": "story",
    "assignee_id": "assignee",
    "due_on": "due date",
    "merged_into_id": "merge",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody made the version after `version` at this time: what they changed, as (name, before, after)."""

    version: int
    at: datetime
    who: str
    reason: str
    changes: tuple[tuple[str, Any, Any], ...]


class StaleVersion(ValidationError):
    """The claim has changed since its editor looked at it; `edits` tell how, `claim` is the row as it is now."""

    def __init__(self, claim: Claim, *, version: int) -> None:
        self.claim, self.version = claim, version
        self.edits = edits_since(claim, version)
        who = ", ".join(sorted({edit.who or "the system" for edit in self.edits})) or "somebody"
        what = dict.fromkeys(name for edit in self.edits for name, _, _ in edit.changes)
        super().__init__(
            f"You looked at version {version} of this claim; it is now at version {claim.version}. Since then "
            f"{who} changed: {', '.join(what) or 'something'}. Nothing of yours was saved.",
            code="stale",
        )


def edits_since(claim: Claim, version: int) -> tuple[Edit, ...]:
    """Return what was changed on a claim from `version` on, the oldest first: from its history."""
    events = list(
        Claim.pgh_event_model.objects.filter(pgh_obj_id=claim.pk, version__gte=version).order_by("pgh_id")  # type: ignore[attr-defined]
    )
    edits = []
    for before, after in zip(events, [*events[1:], claim], strict=True):
        if before.version == after.version:
            continue
        changes = tuple(
            (name, getattr(before, column), getattr(after, column))
            for column, name in NAMED.items()
            if getattr(before, column) != getattr(after, column)
        )
        context = before.pgh_context or {}
        edits.append(
            Edit(
                version=before.version,
                at=before.pgh_created_at,
                who=context.get("name", ""),
                reason=context.get("reason", ""),
                # Positions and citations count the version up and change nothing else here.
                changes=changes or (("positions or citations", None, None),),
            )
        )
    return tuple(edits)


def locked(claim: Claim, *, version: int | None = None) -> Claim:
    """Return the claim as it is now, locked until the transaction ends; `StaleVersion` if `version` is not its own."""
    return locked_all([claim], versions={claim.pk: version})[claim.pk]


def locked_all(
    claims: Iterable[Claim], *, versions: dict[uuid.UUID, int | None] | None = None
) -> dict[uuid.UUID, Claim]:
    """Return these claims as they are now, by id, locked in one order, so that two edits never wait for each other."""
    wanted = {claim.pk for claim in claims}
    # The locks are taken in the order of the ids; only the claims' own rows are locked.
    rows = {row.pk: row for row in Claim.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    for pk, row in rows.items():
        version = (versions or {}).get(pk)
        if version is not None and version != row.version:
            raise StaleVersion(row, version=version)
    return rows


def editable(claim: Claim, action: str, *, actor: User, version: int | None = None) -> Claim:
    """Return the claim locked and at `version`, if `actor` may do `action` to it."""
    row = locked(claim, version=version)
    require(actor, action, claim=row)
    return row


def after_edit(claim: Claim, *, actor: User, reason: str) -> Claim:
    """Put a claim whose wording, value or citations a person just changed back in review, if it had a verdict.

    What was published stays as it is. Returns the claim as it is now.
    """
    row = Claim.objects.get(pk=claim.pk)
    if row.status not in CLOSED:
        return row
    judges = list(row.reviews.order_by("-created_at", "-pk").select_related("reviewer")[:1])
    record_review(
        row, status=Status.IN_REVIEW, reviewer=actor, rationale=f"Edited after the verdict: {reason}"
    )
    publishers = row.publications.order_by("-number").select_related("published_by")[:1]
    people = {review.reviewer for review in judges} | {each.published_by for each in publishers}
    notify(people, kind=NotificationKind.REOPENED, claim=row, caused_by=actor)
    row.refresh_from_db()
    return row


def record_review(claim: Claim, *, status: str, reviewer: User, rationale: str, **columns: Any) -> Review:
    """Write the review that gives `claim` its next status, and the status; the claim is locked."""
    claim.status = status
    claim.save(update_fields=["status"])
    claim.refresh_from_db(fields=["version", "updated_at", "edited_by"])
    review = Review(
        claim=claim,
        claim_version=claim.version,
        reviewer=reviewer,
        status=status,
        rationale=rationale,
        # Not the default, which is the same for all reviews of a test that stops the clock.
        created_at=timezone.now(),
        **columns,
    )
    review.full_clean()
    review.save()
    return review


def reasoned(reason: str, *, what: str = "This change") -> str:
    """Return the reason without blanks around it; `ValidationError` when nothing is left."""
    reason = reason.strip()
    if not reason:
        raise ValidationError(f"{what} needs a reason.", code="reason")
    return reason
