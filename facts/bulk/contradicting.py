"""Dismiss contradictions, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from facts.models import ChangeSet, Contradiction
from facts.models.choices import ContradictionState
from facts.permissions import obstacle, refusal
from sources.keys import array_of

from .restoring import Past, look_back, restore
from .types import Action, Planned

#: What a decision on a contradiction holds.
DECISION = ("state", "decided_by_id", "decided_at", "decision_reason", "upheld_id")


class Dismiss(Action):
    """Say that positions do not contradict each other, for one reason."""

    name = takes = "dismiss contradiction"
    title = "Dismiss"
    model = Contradiction

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._past: dict[UUID, Past] = {}

    def claims(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the claims on which the positions are taken."""
        return Contradiction.objects.filter(pk__in=rows).values("claim")

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by role, and what somebody has decided already. Contradictions have no version: their state tells."""
        contradictions = Contradiction.objects.filter(pk__among=array_of(rows)).select_related("claim")
        shown = contradictions.only("state", "claim__status", "claim__merged_into")
        return [
            Planned(
                row=each.pk,
                version=0,
                before={"state": each.state},
                after={"state": str(ContradictionState.DISMISSED)},
                refused=refusal(self.actor, self.takes, claim=each.claim)
                or obstacle(self.takes, state=each.state, claim=each.claim),
            )
            for each in shown
        ]

    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Decide on all by one statement."""
        Contradiction.objects.filter(pk__among=array_of(each.row for each in planned)).update(
            state=ContradictionState.DISMISSED,
            decided_by=self.actor,
            decided_at=timezone.now(),
            decision_reason=self.reason,
            upheld=None,
        )
        return {}

    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Leave the contradictions on which somebody decided anew."""
        self._past |= look_back(changeset, Contradiction, rows, DECISION)
        return {row: self._past[row].left for row in rows if self._past[row].left}

    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Take the decisions back."""
        restore(Contradiction, [self._past[row] for row in rows], DECISION)
