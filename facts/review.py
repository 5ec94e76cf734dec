"""Judge claims: take them up, reach a verdict on evidence, open them again. Every change of status is a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

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
    check_verdict(status)
    if position is not None:
        _check_position(position, row)
    if status in DECISIVE:
        if position is None:
            raise ValidationError(f"Which position does “{status}” uphold? Name one.", code="position")
        if sentence := evidence_refusals([row.pk], given, status=status, override=override).get(row.pk):
            raise ValidationError(sentence, code="evidence")
    review = record_review(
        row,
        status=status,
        reviewer=actor,
        rationale=reasoned(rationale, what="A verdict"),
        position=position,
        override_reason=override,
    )
    keep_evidence(given, reviews=[review.pk])
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
    latest = Review.objects.latest_of([claim.pk]).get(claim.pk)
    return latest if latest is not None and latest.status == claim.status else None


def evidence_visible_to(user: User, *, reviews: Iterable[Review]) -> QuerySet[Evidence]:
    """Return the evidence of the reviews that this person may see: confidential items only if they are named."""
    shown = Evidence.objects.visible_to(user).filter(review__in=list(reviews))
    return shown.select_related("source", "review")


def check_verdict(status: str) -> None:
    """Raise `ValidationError` for a status that no verdict gives."""
    if status not in CLOSED:
        raise ValidationError(
            f"A verdict is one of {', '.join(sorted(CLOSED))}, not “{status}”.", code="verdict"
        )


def evidence_refusals(
    claims: Sequence[UUID], given: Sequence[EvidenceGiven], *, status: str, override: str
) -> dict[UUID, str]:
    """Return, by claim, why this evidence does not carry a decisive verdict on it; nothing for those it does carry.

    A constant number of queries, however many claims.
    """
    if override:
        return {}
    if not given:
        return dict.fromkeys(claims, f"“{status}” needs evidence, or a reason why it does without.")
    sentence = (
        "All this evidence derives from what the claim itself rests on. Add an item of another origin, or a reason "
        "why it does without."
    )
    carried = {claim for item in given for claim in _independent(item, claims)}
    return {claim: sentence for claim in claims if claim not in carried}


def keep_evidence(given: Iterable[EvidenceGiven], *, reviews: Sequence[UUID]) -> None:
    """Write what each of the reviews rests on, the same for all; a file goes with one review only."""
    for item in given:
        rows = [
            Evidence(
                review_id=review,
                kind=item.kind,
                url=item.url,
                source=item.source,
                file=item.file or "",
                note=item.note,
                confidential=item.confidential,
            )
            for review in reviews
        ]
        rows[0].full_clean()
        Evidence.objects.bulk_create(rows, batch_size=1000)
        for row in rows if item.visible_to else ():
            row.visible_to.set(item.visible_to)


def _check_position(position: Position, claim: Claim) -> None:
    if position.claim_id != claim.pk:
        raise ValidationError("The position upheld is on another claim.", code="position")
    if position.merged_into_id is not None:
        raise ValidationError("This position was merged into another: uphold that one.", code="position")


def _independent(item: EvidenceGiven, claims: Sequence[UUID]) -> set[UUID]:
    """Return those of the claims from whose own origins the item does not derive."""
    if item.source is not None:
        return set(claims) - _derived([item.source], claims)
    if item.url:
        # The address of a text that the desk holds is that text.
        held = Source.objects.filter(Q(url=item.url) | Q(key=item.url)).only("pk", "key")
        return set(claims) - _derived(list(held), claims)
    return set(claims)


def _derived(sources: Sequence[Source], claims: Sequence[UUID]) -> set[UUID]:
    """Return the claims that cite one of the sources, or something that goes back to the same root.

    Sources share an origin when the chain of what they derive from ends in the same source.
    """
    if not sources:
        return set()
    cited: dict[UUID, set[tuple[UUID, str]]] = {claim: set() for claim in claims}
    quoted = Citation.objects.filter(claim__in=claims).exclude(state="rejected")
    founded = Claim.objects.filter(pk__in=claims).exclude(founding_source=None)
    for claim, source, key in [
        *quoted.order_by().values_list("claim", "source", "source__key"),
        *founded.order_by().values_list("pk", "founding_source", "founding_source__key"),
    ]:
        cited[claim].add((source, key))
    roots = roots_of({source.pk for source in sources} | {pk for each in cited.values() for pk, _ in each})
    keys = {source.key for source in sources}
    origins = {roots[key].key for key in keys}
    return {
        claim
        for claim, rests_on in cited.items()
        if any(key in keys or roots[key].key in origins for _, key in rests_on)
    }
