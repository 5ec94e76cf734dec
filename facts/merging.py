"""Merge and split claims and positions: rows are re-pointed and stay; the strongest decision of a person wins."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from sources.history import remember

from .documents import farewell
from .editing import after_edit, editable, locked_all, reasoned, record_review
from .matching.types import Value
from .models import Citation, Claim, ClaimEntity, Comment, Contradiction, Position
from .models.choices import CitationState, ContradictionState, PublicationEvent, Stance, Status
from .permissions import refusal, require
from .published import fact_of
from .publishing import Draft, append, end_waiting
from .stating import same_span
from .values import value_columns, value_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: What of a position is copied when one is split off or goes on in another claim.
_VALUE = ("amount", "unit", "approx", "lower", "upper", "date", "role", "members")


@transaction.atomic
def split_position(
    *,
    position: Position,
    citations: Iterable[Citation],
    actor: User,
    reason: str,
    value: Value | None,
    stance: str = Stance.AFFIRMS,
    version: int | None = None,
) -> Position:
    """Move some citations of a position to a new one with this value and stance; return the new one.

    `version` is the claim's. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` when no citation, all or
    one of another position is chosen.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    claim = editable(position.claim, "split position", actor=actor, version=version)
    held = set(position.citations.values_list("pk", flat=True))
    chosen = _some_of(held, citations, whole="position")
    new = Position(claim=claim, stance=stance, stated_by=actor, **value_columns(value))
    new.full_clean()
    new.save()
    Citation.objects.filter(pk__in=chosen).update(position=new)
    after_edit(claim, actor=actor, reason=reason)
    return new


@transaction.atomic
def merge_positions(
    *, position: Position, into: Position, actor: User, reason: str, version: int | None = None
) -> Position:
    """Let `into` go on in place of `position`, which stays and points there; return `into`.

    Citations and contradictions are re-pointed; of two contradictions that become one, the one on which a person
    decided counts. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` for positions of two claims.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    if position.claim_id != into.claim_id or position.pk == into.pk:
        raise ValidationError("Two different positions of one claim can be merged.", code="position")
    claim = editable(position.claim, "merge positions", actor=actor, version=version)
    for row in Position.objects.filter(pk__in=[position.pk, into.pk]):
        if row.merged_into_id is not None:
            raise ValidationError("This position was merged into another already.", code="state")
    Citation.objects.filter(position=position).update(position=into)
    Position.objects.filter(pk=position.pk).update(merged_into=into)
    _carry_contradictions(claim, {position.pk: into.pk}, claim)
    after_edit(claim, actor=actor, reason=reason)
    into.refresh_from_db()
    return into


@transaction.atomic
def split_claim(
    *,
    claim: Claim,
    citations: Iterable[Citation],
    text: str,
    actor: User,
    reason: str,
    language: str = "",
    version: int | None = None,
) -> Claim:
    """Move some citations of a claim to a new claim, worded by `actor`, with copies of their positions; return it.

    Story, kind and entities are the same. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` when no
    citation, all or one of another claim is chosen.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    row = editable(claim, "split claim", actor=actor, version=version)
    chosen = _some_of(set(row.citations.values_list("pk", flat=True)), citations, whole="claim")
    new = Claim(
        text=text.strip(),
        language=language or row.language,
        kind=row.kind,
        story=row.story,
        worded_by=actor,
        edited_by=actor,
    )
    new.full_clean()
    new.save()
    abouts = ClaimEntity.objects.filter(claim=row).values_list("entity_id", flat=True)
    ClaimEntity.objects.bulk_create([ClaimEntity(claim=new, entity_id=pk) for pk in abouts])
    moving = Citation.objects.filter(pk__in=chosen)
    for position in Position.objects.filter(pk__in=moving.values("position")):
        copy = _copied(position, new, actor)
        moving.filter(position=position).update(claim=new, position=copy)
    Comment.objects.filter(citation__in=chosen).update(claim=new)
    after_edit(row, actor=actor, reason=reason)
    return new


@transaction.atomic
def merge_claims(
    *,
    claim: Claim,
    into: Claim,
    actor: User,
    reason: str,
    version: int | None = None,
    into_version: int | None = None,
) -> Claim:
    """Let `into` go on in place of `claim`, which stays, without citations of its own, and points there; return `into`.

    Positions with the same stance and value become one, the others are taken over; of two citations of the same words
    the one that stays takes the stronger decision. Comments go along; reviews stay where they were written. A published
    claim is merged into a published one only, which is told to readers as a publication of its own and takes the
    permission to publish. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError`.
    """
    reason = reasoned(reason, what="A merge")
    remember(actor=actor, reason=reason)
    if claim.pk == into.pk:
        raise ValidationError("A claim cannot be merged into itself.", code="state")
    rows = locked_all([claim, into], versions={claim.pk: version, into.pk: into_version})
    gone, stays = rows[claim.pk], rows[into.pk]
    for row in (gone, stays):
        require(actor, "merge claims", claim=row)
    farewells = _farewell(gone, stays, actor=actor, reason=reason)
    end_waiting(gone, because=f"Merged: {reason}")
    twins = _carry_positions(gone, stays, actor)
    _carry_citations(gone, stays, twins)
    _carry_contradictions(gone, twins, stays)
    _carry_rest(gone, stays)
    gone.merged_into = stays
    gone.save(update_fields=["merged_into"])
    result = after_edit(stays, actor=actor, reason=reason)
    if gone.status != Status.UNVERIFIED and result.status == Status.UNVERIFIED:
        record_review(result, status=Status.IN_REVIEW, reviewer=actor, rationale=f"Merged with it: {reason}")
    append(farewells)
    return result


def _farewell(gone: Claim, stays: Claim, *, actor: User, reason: str) -> list[Draft]:
    if fact_of(gone) is None:
        return []
    if sentence := refusal(actor, "retract"):
        raise PermissionDenied(f"The claim is published. {sentence}")
    if fact_of(stays) is None:
        raise ValidationError(
            "A published claim is merged into a published one: publish the other first, or retract this one, or merge "
            "the other way round.",
            code="state",
        )
    content = farewell(gone, event=PublicationEvent.MERGED, note=reason, replaced_by=stays)
    draft = Draft(
        claim=gone,
        event=PublicationEvent.MERGED,
        content=content,
        note=reason,
        published_by=actor,
        replaced_by=stays,
    )
    return [draft]


def _carry_positions(gone: Claim, stays: Claim, actor: User) -> dict[uuid.UUID, uuid.UUID]:
    """Return the position of `stays` that goes on for each standing one of `gone`; both claims keep their rows."""
    own = {
        (each.stance, value_of(each)): each
        for each in stays.positions.standing().order_by("-created_at", "-pk")
    }
    twins = {}
    for position in gone.positions.standing().order_by("created_at", "pk"):
        key = (position.stance, value_of(position))
        if key not in own:
            own[key] = _copied(position, stays, actor)
        twin = own[key]
        if position.stated_by_id is not None and twin.stated_by_id is None:
            twin.stated_by_id = position.stated_by_id
            twin.save(update_fields=["stated_by"])
        twins[position.pk] = twin.pk
        Position.objects.filter(pk=position.pk).update(merged_into=twin)
    return twins


def _copied(position: Position, claim: Claim, actor: User) -> Position:
    """Return a copy of a position on another claim: reviews name the row where they were written, so it stays there."""
    copy = Position(
        claim=claim,
        stance=position.stance,
        found_by=position.found_by,
        stated_by=position.stated_by if position.found_by else position.stated_by or actor,
        **{name: getattr(position, name) for name in _VALUE},
    )
    copy.full_clean()
    copy.save()
    return copy


def _carry_citations(gone: Claim, stays: Claim, twins: dict[uuid.UUID, uuid.UUID]) -> None:
    own = list(Citation.objects.filter(claim=stays))
    for row in Citation.objects.filter(claim=gone).order_by("pk"):
        same = next(
            (
                each
                for each in own
                if each.source_id == row.source_id and same_span(row.start, row.end, each.start, each.end)
            ),
            None,
        )
        if same is not None:
            # One thing said is one row: this one stays behind with the merged claim, as the record of what it was.
            _take_stronger(same, row)
        else:
            position = twins.get(row.position_id) or _survivor(row.position_id, twins)
            Citation.objects.filter(pk=row.pk).update(claim=stays, position=position)
    Comment.objects.filter(claim=gone).update(claim=stays)


def _survivor(position: uuid.UUID, twins: dict[uuid.UUID, uuid.UUID]) -> uuid.UUID:
    """Return where a position that was merged within its claim before goes on."""
    row = Position.objects.get(pk=position)
    while row.pk not in twins and row.merged_into is not None:
        row = row.merged_into
    return twins[row.pk]


def _take_stronger(stays: Citation, other: Citation) -> None:
    if stays.state == CitationState.PROPOSED and other.state != CitationState.PROPOSED:
        stays.state, stays.decided_by, stays.decided_at = other.state, other.decided_by, other.decided_at
        stays.save(update_fields=["state", "decided_by", "decided_at"])


def _carry_contradictions(claim: Claim, twins: dict[uuid.UUID, uuid.UUID], stays: Claim) -> None:
    """Repeat the contradictions of `claim` between the positions that go on; a decision wins over none."""
    known = {(row.kind, row.left_id, row.right_id): row for row in Contradiction.objects.filter(claim=stays)}
    for row in Contradiction.objects.filter(claim=claim):
        left, right = sorted((twins.get(row.left_id, row.left_id), twins.get(row.right_id, row.right_id)))
        if left == right or (left, right) == (row.left_id, row.right_id):
            continue
        same = known.get((row.kind, left, right))
        upheld = twins.get(row.upheld_id, row.upheld_id) if row.upheld_id else None
        if same is None:
            same = Contradiction(claim=stays, kind=row.kind, left_id=left, right_id=right)
            names = ("label", "list", "score", "reason", "features", "found_by", "stated_by_id", "created_at")
            for name in names:
                setattr(same, name, getattr(row, name))
            known[row.kind, left, right] = same
        elif same.state != ContradictionState.OPEN or row.state == ContradictionState.OPEN:
            continue
        same.state, same.upheld_id = row.state, upheld
        same.decided_by, same.decided_at = row.decided_by, row.decided_at
        same.decision_reason = row.decision_reason
        same.full_clean()
        same.save()


def _carry_rest(gone: Claim, stays: Claim) -> None:
    """Take over entities, an editor's wording where there is none, and the story."""
    known = set(ClaimEntity.objects.filter(claim=stays).values_list("entity_id", flat=True))
    abouts = set(ClaimEntity.objects.filter(claim=gone).values_list("entity_id", flat=True))
    ClaimEntity.objects.bulk_create([ClaimEntity(claim=stays, entity_id=pk) for pk in abouts - known])
    stays.refresh_from_db()
    if stays.worded_by_id is None and gone.worded_by_id is not None:
        stays.text, stays.language, stays.worded_by = gone.text, gone.language, gone.worded_by
    stays.story = stays.story or gone.story
    stays.save(update_fields=["text", "language", "worded_by", "story"])


def _some_of(held: set[uuid.UUID], citations: Iterable[Citation], *, whole: str) -> set[uuid.UUID]:
    chosen = {citation.pk for citation in citations}
    if not chosen <= held:
        raise ValidationError(f"A citation that you chose is not one of this {whole}.", code="citations")
    if not chosen or chosen == held:
        raise ValidationError(
            f"Choose some citations of the {whole}, and leave at least one.", code="citations"
        )
    return chosen
