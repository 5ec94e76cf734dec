"""Judge claims: take them up, reach a verdict on evidence, open them again. Every change of status is a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from sources.history import remember
from sources.models import Source
from sources.origins import roots_of

from .editing import editable, reasoned, record_review
from .models import Citation, Claim, Evidence, Position, Review
from .models.choices import EvidenceKind, Rating, Status
from .permissions import CLOSED

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Verdicts that say what is the case, and therefore need a position, and evidence from elsewhere.
DECISIVE = frozenset({Rating.VERIFIED, Rating.REFUTED})


@dataclass(frozen=True, slots=True)
class EvidenceGiven:
    """What a review is going to rest on: an address, a held source or a file, exactly one of them.

    A confidential item is seen by its reviewer and by the people of `visible_to`, and stands in no document.
    """

    url: str = ""
    source: Source | None = None
    file: Any = None
    note: str = ""
    confidential: bool = False
    visible_to: Sequence[User] = field(default=())

    @property
    def kind(self) -> str:
        """Return what it is."""
        if self.source is not None:
            return EvidenceKind.SOURCE
        return EvidenceKind.FILE if self.file else EvidenceKind.URL


@transaction.atomic
def take_up(*, claim: Claim, actor: User, rationale: str, version: int | None = None) -> Review:
    """Take an unverified claim up for review.

    Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` for a claim that is not unverified.
    """
    remember(actor=actor, reason=rationale)
    row = editable(claim, "take up", actor=actor, version=version)
    return record_review(
        row,
        status=Status.IN_REVIEW,
        reviewer=actor,
        rationale=reasoned(rationale, what="A review"),
    )


@transaction.atomic
def judge(
    *,
    claim: Claim,
    status: str,
    actor: User,
    rationale: str,
    position: Position | None = None,
    evidence: Iterable[EvidenceGiven] = (),
    override_reason: str = "",
    version: int | None = None,
) -> Review:
    """Give a claim that is in review its verdict: verified, refuted, disputed or unverifiable.

    Verified and refuted uphold a standing position of the claim and rest on evidence, at least one item of which does
    not derive from the claim's own origins, or on an `override_reason` why it does without.
    Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` with what is missing.
    """
    remember(actor=actor, reason=rationale)
    row = editable(claim, "judge", actor=actor, version=version)
    given, override = tuple(evidence), override_reason.strip()
    if status not in CLOSED:
        raise ValidationError(
            f"A verdict is one of {', '.join(sorted(CLOSED))}, not “{status}”.", code="verdict"
        )
    if position is not None:
        _check_position(position, row)
    if status in DECISIVE:
        if position is None:
            raise ValidationError(f"Which position does “{status}” uphold? Name one.", code="position")
        _check_evidence(row, given, status=status, override=override)
    review = record_review(
        row,
        status=status,
        reviewer=actor,
        rationale=reasoned(rationale, what="A verdict"),
        position=position,
        override_reason=override,
    )
    for item in given:
        _keep(item, review)
    return review


@transaction.atomic
def reopen(*, claim: Claim, actor: User, rationale: str, version: int | None = None) -> Review:
    """Put a claim with a verdict back in review, for a reason; what was published stays.

    Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` for a claim without a verdict.
    """
    remember(actor=actor, reason=rationale)
    row = editable(claim, "reopen", actor=actor, version=version)
    return record_review(
        row,
        status=Status.IN_REVIEW,
        reviewer=actor,
        rationale=reasoned(rationale, what="Re-opening a review"),
    )


def current_review(claim: Claim) -> Review | None:
    """Return the review that gave the claim its status, with position and reviewer; None for an unverified one."""
    latest = claim.reviews.select_related("position", "reviewer").order_by("-created_at", "-pk").first()
    return latest if latest is not None and latest.status == claim.status else None


def evidence_visible_to(user: User, *, reviews: Iterable[Review]) -> QuerySet[Evidence]:
    """Return the evidence of the reviews that this person may see: confidential items only if they are named."""
    mine = Q(confidential=False) | Q(review__reviewer=user) | Q(visible_to=user)
    shown = (
        Evidence.objects.filter(mine, review__in=list(reviews)) if user.is_active else Evidence.objects.none()
    )
    return shown.select_related("source", "review").distinct()


def derives_from_claim(source: Source, claim: Claim) -> bool:
    """Return whether a source says no more than what the claim rests on: it is cited, or goes back to such a text.

    Sources share an origin when the chain of what they derive from ends in the same source.
    """
    cited = set(
        Citation.objects.filter(claim=claim).exclude(state="rejected").values_list("source_id", flat=True)
    )
    if claim.founding_source_id:
        cited.add(claim.founding_source_id)
    keys = set(Source.objects.filter(pk__in=cited).values_list("key", flat=True))
    if source.key in keys:
        return True
    roots = roots_of(cited | {source.pk})
    return roots[source.key].key in {roots[key].key for key in keys}


def _check_position(position: Position, claim: Claim) -> None:
    if position.claim_id != claim.pk:
        raise ValidationError("The position upheld is on another claim.", code="position")
    if position.merged_into_id is not None:
        raise ValidationError("This position was merged into another: uphold that one.", code="position")


def _check_evidence(claim: Claim, given: Sequence[EvidenceGiven], *, status: str, override: str) -> None:
    if override:
        return
    if not given:
        raise ValidationError(f"“{status}” needs evidence, or a reason why it does without.", code="evidence")
    if not any(_independent(item, claim) for item in given):
        raise ValidationError(
            "All this evidence derives from what the claim itself rests on. Add an item of another origin, or a reason "
            "why it does without.",
            code="evidence",
        )


def _independent(item: EvidenceGiven, claim: Claim) -> bool:
    if item.source is not None:
        return not derives_from_claim(item.source, claim)
    if item.url:
        # The address of a text that the desk holds is that text.
        held = Source.objects.filter(Q(url=item.url) | Q(key=item.url)).only("pk", "key")
        return not any(derives_from_claim(source, claim) for source in held)
    return True


def _keep(item: EvidenceGiven, review: Review) -> Evidence:
    row = Evidence(
        review=review,
        kind=item.kind,
        url=item.url,
        source=item.source,
        file=item.file or "",
        note=item.note,
        confidential=item.confidential,
    )
    row.full_clean()
    row.save()
    row.visible_to.set(item.visible_to)
    return row
