"""Accept and reject citations, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from facts.editing import after_edits
from facts.models import ChangeSet, Citation
from facts.models.choices import CitationState
from sources.keys import array_of

from .restoring import Past, look_back, look_back_at_claims, restore, restore_claims, restore_reviews
from .types import Action, Planned


class Deciding(Action):
    """Decide on citations, with one reason; claims with a verdict go back in review."""

    model = Citation
    state: str

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._claims: set[UUID] = set()
        self._past: dict[UUID, Past] = {}
        self._cited: dict[UUID, UUID] = {}
        self._put_back: set[UUID] = set()
        self._restored: list[UUID] = []

    def claims(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the claims that cite the words."""
        return Citation.objects.filter(pk__in=rows).values("claim")

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by role and the claim's state, and what is decided so already; the version is the claim's."""
        citations = Citation.objects.filter(pk__among=array_of(rows)).select_related("claim")
        shown = citations.only("state", "claim__status", "claim__version", "claim__merged_into")
        return [
            Planned(
                row=citation.pk,
                version=citation.claim.version,
                before={"state": citation.state},
                after={"state": self.state},
                refused=self.hindrance(self.takes, citation.claim)
                or (
                    f"This citation is {citation.get_state_display()} already."
                    if citation.state == self.state
                    else ""
                ),
            )
            for citation in shown
        ]

    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Decide on all by one statement."""
        rows = Citation.objects.filter(pk__among=array_of(each.row for each in planned))
        self._claims |= set(rows.order_by().values_list("claim", flat=True))
        rows.update(state=self.state, decided_by=self.actor, decided_at=timezone.now())
        return {}

    def finish(self, changeset: ChangeSet) -> None:
        """Put the claims that had a verdict back in review; after an undo, say that their verdicts hold again."""
        after_edits(list(self._claims), actor=self.actor, reason=self.reason)
        restore_reviews(self._restored, actor=self.actor, reason=self.reason)

    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Leave what is cited by claims that somebody touched since: their version covers their citations."""
        cited = dict(Citation.objects.filter(pk__among=array_of(rows)).order_by().values_list("pk", "claim"))
        claims = set(cited.values()) - self._past.keys()
        self._past |= look_back(changeset, Citation, rows, ()) | look_back_at_claims(changeset, list(claims))
        self._cited |= cited
        return {row: self._past[row].left for row in rows if row not in cited} | {
            row: f"The claim that cites it: {self._past[claim].left}"
            for row, claim in cited.items()
            if self._past[claim].left
        }

    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Take the decisions back, and put back the status of the claims that they put back in review."""
        restore(Citation, [self._past[row] for row in rows], ("state", "decided_by_id", "decided_at"))
        # Citations of one claim may stand in two chunks.
        claims = {self._cited[row] for row in rows} - self._put_back
        self._put_back |= claims
        self._restored += restore_claims([self._past[claim] for claim in claims])


class Accept(Deciding):
    """Say that words do take the positions that they are cited for."""

    name = takes = "accept citation"
    title = "Accept"
    state = CitationState.ACCEPTED


class Reject(Deciding):
    """Say that words do not take the positions that they are cited for."""

    name = takes = "reject citation"
    title = "Reject"
    state = CitationState.REJECTED
