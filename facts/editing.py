"""What every edit of a claim shares: one at a time, on the version that its author has seen, and reviewed again."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from sources.keys import array_of, new_id

from .models import Claim, Position, Publication, Review
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
    if not events:
        # A version that is yet to come.
        return ()
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
    after_edits([claim.pk], actor=actor, reason=reason)
    return Claim.objects.get(pk=claim.pk)


def after_edits(claims: Collection[uuid.UUID], *, actor: User, reason: str) -> None:
    """Put those of the claims that had a verdict back in review, as `after_edit` does; judges and publishers are told."""
    closed = list(Claim.objects.filter(pk__in=claims, status__in=CLOSED).order_by("pk"))
    if not closed:
        return
    wanted = [claim.pk for claim in closed]
    judges = Review.objects.latest_of(wanted)
    latest = Publication.objects.filter(claim__in=wanted).order_by("claim_id", "-number").distinct("claim_id")
    publishers = {row.claim_id: row.published_by for row in latest.select_related("published_by")}
    record_reviews(
        wanted, status=Status.IN_REVIEW, reviewer=actor, rationale=f"Edited after the verdict: {reason}"
    )
    told: dict[User, list[Claim]] = {}
    for claim in closed:
        people = {judges[claim.pk].reviewer} if claim.pk in judges else set()
        people |= {publishers[claim.pk]} if claim.pk in publishers else set()
        for person in people:
            told.setdefault(person, []).append(claim)
    for person, theirs in told.items():
        notify(
            [person],
            kind=NotificationKind.REOPENED,
            claim=theirs[0],
            others=len(theirs) - 1,
            caused_by=actor,
        )


def record_review(claim: Claim, *, position: Position | None = None, **columns: Any) -> Review:
    """Write the review that gives `claim` its next status, and the status; the claim is locked."""
    upheld = {claim.pk: position.pk} if position is not None else {}
    written = record_reviews([claim.pk], upheld=upheld, **columns)
    claim.refresh_from_db(fields=["status", "version", "updated_at", "edited_by"])
    review = Review.objects.select_related("position", "reviewer").get(pk=written[claim.pk])
    review.claim = claim
    return review


def record_reviews(
    claims: Sequence[uuid.UUID],
    *,
    status: str,
    reviewer: User,
    rationale: str,
    override_reason: str = "",
    upheld: Mapping[uuid.UUID, uuid.UUID] | None = None,
) -> dict[uuid.UUID, uuid.UUID]:
    """Give locked claims their next status, with a review each; return the reviews' ids by claim.

    `upheld` names the position upheld by claim. Two statements, however many claims. Raises `ValidationError` for
    columns that no review may hold.
    """
    set_status(claims, status)
    return write_reviews(
        claims,
        status=status,
        reviewer=reviewer,
        rationale=rationale,
        override_reason=override_reason,
        upheld=upheld,
    )


def set_status(claims: Sequence[uuid.UUID], status: str) -> None:
    """Give locked claims their next status; the reviews that say why follow in the same transaction."""
    Claim.objects.filter(pk__among=array_of(claims)).update(status=status)


def write_reviews(
    claims: Sequence[uuid.UUID],
    *,
    status: str,
    reviewer: User,
    rationale: str,
    override_reason: str = "",
    upheld: Mapping[uuid.UUID, uuid.UUID] | None = None,
) -> dict[uuid.UUID, uuid.UUID]:
    """Write the reviews of claims that have their status already, by one statement, as `record_reviews` does."""
    sample = Review(
        status=status,
        reviewer=reviewer,
        rationale=rationale,
        override_reason=override_reason,
        claim_version=1,
    )
    sample.clean_fields(exclude=["claim", "position", "reviewer"])
    ids = {claim: new_id() for claim in claims}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO facts_review
                   (id, claim_id, claim_version, reviewer_id, status, position_id, rationale, override_reason, created_at)
            SELECT given.id, claim.id, claim.version, %s, %s, given.position, %s, %s, %s
            FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS given (id, claim, position)
            JOIN facts_claim claim ON claim.id = given.claim
            """,
            [
                reviewer.pk,
                status,
                rationale,
                override_reason,
                timezone.now(),
                array_of(ids.values()),
                array_of(ids),
                array_of((upheld or {}).get(claim) for claim in ids),
            ],
        )
    return ids


def reasoned(reason: str, *, what: str = "This change") -> str:
    """Return the reason without blanks around it; `ValidationError` when nothing is left."""
    reason = reason.strip()
    if not reason:
        raise ValidationError(f"{what} needs a reason.", code="reason")
    return reason
