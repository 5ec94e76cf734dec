"""Take claims up, judge them, open them again, many at a time: the same reviews as one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from facts.editing import set_status, write_reviews
from facts.models import ChangeSet, Claim, Position
from facts.models.choices import Rating, Status
from facts.review import DECISIVE, EvidenceGiven, evidence_refusals, keep_evidence
from sources.keys import array_of
from sources.models import Source

from .parameters import Parameter, address, list_of, one_of, row_of, text
from .restoring import Past, look_back_at_claims, restore_claims, restore_reviews
from .types import Action, Planned

#: What is before, what is after, and the sentence why it is refused.
Outcome = tuple[dict[str, Any], dict[str, Any], str]


class OnClaims(Action):
    """An action on claims, undone by putting back the claims' own columns."""

    model = Claim

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.past: dict[UUID, Past] = {}
        self._restored: list[UUID] = []

    def claims(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows themselves."""
        return rows

    def read(self, rows: Sequence[UUID]) -> Iterable[tuple[Any, ...]]:
        """Return id, version and `looked_at` of the claims: as they were locked, if they were."""
        if self.locked is not None:
            return [self.locked[row] for row in rows if row in self.locked]
        claims = Claim.objects.filter(pk__among=array_of(rows)).order_by()
        return claims.values_list("pk", "version", *self.looked_at)

    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Leave the claims that somebody touched since."""
        self.past |= look_back_at_claims(changeset, rows)
        return {row: self.past[row].left for row in rows if self.past[row].left}

    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Put the claims' columns back; the reviews that say so come last."""
        self._restored += restore_claims([self.past[row] for row in rows])

    def finish(self, changeset: ChangeSet) -> None:
        """Write the reviews of the claims whose status came back."""
        restore_reviews(self._restored, actor=self.actor, reason=self.reason)


class Reviewing(OnClaims):
    """Give claims their next status by a review each; the reason of the bulk edit is the rationale."""

    looked_at = ("status", "merged_into_id")
    #: What the review makes of a claim.
    status: str = Status.IN_REVIEW

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._reviewed: list[Planned] = []
        self._outcomes: dict[tuple[str, UUID | None], Outcome] = {}

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by role and state."""
        return [
            Planned(row, version, *self.outcome(row, status, merged_into))
            for row, version, status, merged_into in self.read(rows)
        ]

    def outcome(self, claim: UUID, status: str, merged_into: UUID | None) -> Outcome:
        """Return what becomes of a claim of this status, merged so: the same for all of them."""
        if (status, merged_into) not in self._outcomes:
            row = Claim(status=status, merged_into_id=merged_into)
            refused = self.hindrance(self.takes, row)
            self._outcomes[status, merged_into] = ({"status": status}, {"status": self.status}, refused)
        return self._outcomes[status, merged_into]

    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Give the claims their status. Their reviews come last: an INSERT between two UPDATEs slows the second down."""
        set_status([each.row for each in planned], self.status)
        self._reviewed += planned
        return {}

    def finish(self, changeset: ChangeSet) -> None:
        """Write a review of each claim."""
        super().finish(changeset)
        self.record(self._reviewed)

    def record(self, planned: Sequence[Planned], *, override_reason: str = "") -> list[UUID]:
        """Write the reviews and return their ids."""
        upheld = {each.row: UUID(each.after["position"]) for each in planned if "position" in each.after}
        written = write_reviews(
            [each.row for each in planned],
            status=self.status,
            reviewer=self.actor,
            rationale=self.reason,
            override_reason=override_reason,
            upheld=upheld,
        )
        return list(written.values())


class TakeUp(Reviewing):
    """Take unverified claims up for review."""

    name = takes = "take up"
    title = "Take up for review"


class Reopen(Reviewing):
    """Put claims with a verdict back in review."""

    name = takes = "reopen"
    title = "Open the review again"


class Judge(Reviewing):
    """Give claims in review one verdict, on the same evidence; a decisive one upholds the only position of each."""

    name = takes = "judge"
    title = "Judge"
    parameters: ClassVar = (
        Parameter(
            "status", f"one of {', '.join(sorted(Rating.values))}", one_of(Rating.values), required=True
        ),
        Parameter("urls", "a list of web addresses", list_of(address)),
        Parameter(
            "sources",
            "a list of ids or keys of held sources",
            list_of(row_of(lambda: Source.objects.defer("text", "raw").order_by("-version"), by="key")),
        ),
        Parameter("override_reason", "a text", text),
    )

    def check(self) -> None:
        """Refuse decisive verdicts without evidence and without a reason why they do without."""
        evidence = self.given.get("urls") or self.given.get("sources") or self.given.get("override_reason")
        if self.given["status"] in DECISIVE and not evidence:
            raise ValidationError(
                {"urls": f"“{self.given['status']}” needs evidence, or a reason why it does without."}
            )

    @property
    def status(self) -> str:  # type: ignore[override]
        """Return the verdict."""
        return str(self.given["status"])

    @property
    def evidence(self) -> list[EvidenceGiven]:
        """Return what every review rests on."""
        return [
            *(EvidenceGiven(url=url) for url in self.given.get("urls", ())),
            *(EvidenceGiven(source=source) for source in self.given.get("sources", ())),
        ]

    @property
    def override(self) -> str:
        """Return why the verdicts do without independent evidence; "" where they do not."""
        return str(self.given.get("override_reason", ""))

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by role and state, and claims whose position is not plain or from which the evidence derives."""
        self._positions: dict[UUID, list[UUID]] = {}
        self._unfit: dict[UUID, str] = {}
        if self.status in DECISIVE:
            standing = Position.objects.standing().filter(claim__in=rows).order_by("pk")
            for claim, position in standing.values_list("claim", "pk"):
                self._positions.setdefault(claim, []).append(position)
            self._unfit = evidence_refusals(rows, self.evidence, status=self.status, override=self.override)
        return super().plan(rows)

    def outcome(self, claim: UUID, status: str, merged_into: UUID | None) -> Outcome:
        """Return what becomes of this claim, with its only position where the verdict upholds one."""
        before, after, refused = super().outcome(claim, status, merged_into)
        if self.status not in DECISIVE:
            return before, after, refused
        positions = self._positions.get(claim, [])
        if len(positions) == 1:
            after = {**after, "position": str(positions[0])}
        return before, after, refused or self._shortcoming(claim, len(positions))

    def _shortcoming(self, claim: UUID, positions: int) -> str:
        """Return why the verdict cannot be given: no position, several, or evidence that derives from the claim."""
        if positions == 0:
            return f"It has no position that “{self.status}” could uphold."
        if positions > 1:
            return f"It has {positions} positions: say which of them is upheld, on its own page."
        return self._unfit.get(claim, "")

    def record(self, planned: Sequence[Planned], *, override_reason: str = "") -> list[UUID]:
        """Write the reviews with their evidence."""
        reviews = super().record(planned, override_reason=self.override)
        keep_evidence(self.evidence, reviews=reviews)
        return reviews
