"""Stand behind claims: publish, correct, retract, now or when an embargo ends; numbered without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from sources.history import remember

from .documents import Content, content_from, content_of, farewell
from .editing import editable, locked, reasoned
from .models import Claim, Embargo, Publication, PublicationEntity, Review
from .models.choices import EmbargoState, NotificationKind, PublicationEvent
from .notifying import notify
from .permissions import require
from .published import fact_of, new_evidence
from .review import current_review

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Any number that no other advisory lock of the project uses (facts/turns.py holds 4201).
_NUMBERS = 4_202


PUBLISHED = "This claim is published: correct or retract it."
NOT_PUBLISHED = "This claim is not published: there is nothing to retract."
UNREVIEWED = "No review gives this claim its status: review it first."


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication without its number: what it says of which claim, and by whom."""

    claim: Claim
    event: str
    content: Content
    note: str
    published_by: User
    replaced_by: Claim | None = None


def second_person_refusal(claim: Claim, *, actor: User, review: Review | None = None) -> str:
    """Return why `actor` cannot be the second person for this claim, in a sentence; "" when they can.

    The publisher is neither who gave the verdict nor who last edited wording, value or citations; superusers included.
    """
    review = review or current_review(claim)
    if review is not None and review.reviewer_id == actor.pk:
        return "You gave this verdict: a second person publishes it."
    if actor.pk == (claim.edited_by_id or claim.worded_by_id):
        return "You were the last to edit this claim: a second person publishes it."
    return ""


@transaction.atomic
def publish(*, claim: Claim, actor: User, note: str = "", version: int | None = None) -> Publication:
    """Stand behind a claim with its verdict, from now on; `note` is for the readers.

    Raises `PermissionDenied` (role, or not a second person), `StaleVersion`, or `ValidationError` for a claim without
    a verdict or one that is published already.
    """
    return append([draft_publication(claim=claim, actor=actor, note=note, version=version)])[0]


@transaction.atomic
def draft_publication(*, claim: Claim, actor: User, note: str = "", version: int | None = None) -> Draft:
    """Build what `publish` appends, with the claim locked, so that several can take their numbers together.

    Raises like `publish`.
    """
    remember(actor=actor, reason=note or "Published")
    row = editable(claim, "publish", actor=actor, version=version)
    if fact_of(row) is not None:
        raise ValidationError(PUBLISHED, code="state")
    return _stand_behind(row, event=PublicationEvent.PUBLISHED, actor=actor, note=note.strip())


@transaction.atomic
def correct(*, claim: Claim, actor: User, note: str, version: int | None = None) -> Publication:
    """Replace what is published of a claim by what it says now; `note` tells the readers what was corrected.

    Raises like `publish`, and `ValidationError` for a claim that is not published, is unchanged, or without a note.
    """
    remember(actor=actor, reason=note)
    row = editable(claim, "correct", actor=actor, version=version)
    note = reasoned(note, what="A correction")
    _check_correctable(row)
    return append([_stand_behind(row, event=PublicationEvent.CORRECTED, actor=actor, note=note)])[0]


@transaction.atomic
def retract(*, claim: Claim, actor: User, reason: str) -> Publication:
    """Take back what is published of a claim, at once and without a second person; `reason` is for the readers.

    What was published stays readable under its number. Raises `PermissionDenied`, or `ValidationError` for a claim
    that is not published or without a reason. No version is asked for: a retraction never waits.
    """
    return append([draft_retraction(claim=claim, actor=actor, reason=reason)])[0]


@transaction.atomic
def draft_retraction(*, claim: Claim, actor: User, reason: str) -> Draft:
    """Build what `retract` appends, with the claim locked, so that several can take their numbers together.

    Raises like `retract`.
    """
    remember(actor=actor, reason=reason)
    row = editable(claim, "retract", actor=actor)
    reason = reasoned(reason, what="A retraction")
    if fact_of(row) is None:
        raise ValidationError(NOT_PUBLISHED, code="state")
    end_waiting(row, because=f"Retracted: {reason}")
    content = farewell(row, event=PublicationEvent.RETRACTED, note=reason)
    return _draft(row, PublicationEvent.RETRACTED, content, actor=actor, note=reason)


@transaction.atomic
def order_publication(
    *, claim: Claim, actor: User, publish_at: datetime, note: str = "", version: int | None = None
) -> Embargo:
    """Have a claim published, or corrected, at `publish_at`, word for word as it stands now.

    Raises like `publish` and `correct`, and `ValidationError` for a time that has passed or a claim that waits already.
    """
    remember(actor=actor, reason=note or f"Embargo until {publish_at.isoformat()}")
    row = editable(claim, "order publication", actor=actor, version=version)
    if fact_of(row) is not None:
        note = reasoned(note, what="A correction")
        _check_correctable(row)
    review = _reviewed(row, actor=actor)
    embargo = Embargo(
        claim=row,
        claim_version=row.version,
        publish_at=publish_at,
        note=note.strip(),
        content=content_of(row, review=review, note=note.strip()).dumped(),
        ordered_by=actor,
    )
    embargo.full_clean()
    embargo.save()
    return embargo


@transaction.atomic
def cancel_publication(*, embargo: Embargo, actor: User, reason: str) -> Embargo:
    """Take an ordered publication back before its time.

    Raises `PermissionDenied`, or `ValidationError` when it no longer waits or without a reason.
    """
    remember(actor=actor, reason=reason)
    claim = locked(embargo.claim)
    require(actor, "cancel publication", claim=claim)
    row = Embargo.objects.select_for_update().get(pk=embargo.pk)
    if row.state != EmbargoState.WAITING:
        raise ValidationError(f"This publication is {row.get_state_display()} already.", code="state")
    return _end(row, state=EmbargoState.CANCELLED, because=reasoned(reason))


def publish_due(*, now: datetime | None = None) -> list[Embargo]:
    """Publish all that was ordered for a time that has come; return the embargoes that ended, each in a transaction.

    One whose claim was changed, judged anew or merged since, or whose orderer may no longer publish, is held back, and
    the orderer is told. Can be killed at any point and run again, also by several at once.
    """
    now = now or timezone.now()
    due = Embargo.objects.filter(state=EmbargoState.WAITING, publish_at__lte=now).order_by("publish_at", "pk")
    ended = [_publish_ordered(pk) for pk in due.values_list("pk", flat=True)]
    return [embargo for embargo in ended if embargo is not None]


@transaction.atomic
def _publish_ordered(pk: UUID) -> Embargo | None:
    claim = locked(Claim.objects.get(embargoes=pk))
    embargo = Embargo.objects.select_for_update().select_related("ordered_by").get(pk=pk)
    if embargo.state != EmbargoState.WAITING:
        return None
    actor = embargo.ordered_by
    remember(actor=actor, reason=embargo.note or "The embargo has ended")
    if because := _held_because(embargo, claim):
        notify([actor], kind=NotificationKind.HELD, claim=claim, caused_by=None)
        return _end(embargo, state=EmbargoState.HELD, because=because)
    event = PublicationEvent.CORRECTED if fact_of(claim) else PublicationEvent.PUBLISHED
    draft = _draft(claim, event, content_from(embargo.content), actor=actor, note=embargo.note)
    embargo.publication = append([draft])[0]
    return _end(embargo, state=EmbargoState.PUBLISHED, because="Its time had come")


def _held_because(embargo: Embargo, claim: Claim) -> str:
    if claim.version != embargo.claim_version:
        return f"The claim has changed since: version {embargo.claim_version} was ordered, it is now {claim.version}."
    try:
        require(embargo.ordered_by, "publish", claim=claim)
    except (PermissionDenied, ValidationError) as error:
        return str(error) if isinstance(error, PermissionDenied) else " ".join(error.messages)
    return second_person_refusal(claim, actor=embargo.ordered_by)


@transaction.atomic
def append(drafts: Sequence[Draft]) -> list[Publication]:
    """Write publications with the next numbers, in this order; their claims are locked, their documents built.

    The lock on the numbers is taken last, and held until the transaction ends: who numbers next sees these rows.
    """
    rows = [_row(draft) for draft in drafts]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NUMBERS])
    # A statement of its own: its snapshot has the rows of whoever held the lock before.
    last = Publication.objects.aggregate(last=Max("number"))["last"] or 0
    now = timezone.now()
    for number, row in enumerate(rows, start=last + 1):
        row.number, row.published_at = number, now
    Publication.objects.bulk_create(rows, batch_size=500)
    PublicationEntity.objects.bulk_create(
        [
            PublicationEntity(
                publication=row, entity_id=entity, rating=row.rating, published_at=now, number=row.number
            )
            for row, draft in zip(rows, drafts, strict=True)
            for entity in draft.content.entities
        ],
        batch_size=500,
    )
    return rows


def _row(draft: Draft) -> Publication:
    latest = Publication.objects.filter(claim=draft.claim).aggregate(last=Max("version"))["last"] or 0
    row = Publication(
        claim=draft.claim,
        version=latest + 1,
        event=draft.event,
        replaced_by=draft.replaced_by,
        published_by=draft.published_by,
        note=draft.note,
        summary=draft.content.summary,
        document=draft.content.document,
        **draft.content.columns,
    )
    row.full_clean(exclude=["number"])
    return row


def _draft(claim: Claim, event: str, content: Content, *, actor: User, note: str) -> Draft:
    return Draft(claim=claim, event=event, content=content, note=note, published_by=actor)


def _stand_behind(claim: Claim, *, event: str, actor: User, note: str) -> Draft:
    review = _reviewed(claim, actor=actor)
    content = content_of(claim, review=review, note=note)
    end_waiting(claim, because="Published before its time")
    return _draft(claim, event, content, actor=actor, note=note)


def _reviewed(claim: Claim, *, actor: User) -> Review:
    """Return the verdict that is going to be published; `PermissionDenied` if `actor` is not a second person."""
    review = current_review(claim)
    if review is None:
        raise ValidationError(UNREVIEWED, code="state")
    if sentence := second_person_refusal(claim, actor=actor, review=review):
        raise PermissionDenied(sentence)
    return review


def _check_correctable(claim: Claim) -> None:
    fact = fact_of(claim)
    if fact is None:
        raise ValidationError("This claim is not published: publish it.", code="state")
    if fact.claim_version == claim.version and not new_evidence(claim):
        raise ValidationError("Nothing has changed since this claim was published.", code="state")


def end_waiting(claim: Claim, *, because: str) -> None:
    """Cancel the publication of a claim that waits for its time, if there is one."""
    for embargo in Embargo.objects.select_for_update().filter(claim=claim, state=EmbargoState.WAITING):
        _end(embargo, state=EmbargoState.CANCELLED, because=because)


def _end(embargo: Embargo, *, state: str, because: str) -> Embargo:
    embargo.state, embargo.ended_because, embargo.ended_at = state, because, timezone.now()
    embargo.full_clean(exclude=["claim", "ordered_by", "publication", "content"])
    embargo.save()
    return embargo
