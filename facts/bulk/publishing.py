"""Publish and retract claims, many at a time: one by one, because documents are built, with their numbers at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from facts.models import ChangeSet, ChangeSetItem, Claim, Publication, Review
from facts.published import facts
from facts.publishing import (
    NOT_PUBLISHED,
    PUBLISHED,
    UNREVIEWED,
    Draft,
    append,
    draft_publication,
    draft_retraction,
    second_person_refusal,
)

from .parameters import Parameter, text
from .reviewing import OnClaims
from .types import Planned


class Appending(OnClaims):
    """Append a publication to each claim; they take their numbers together, after the last document is built."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._drafts: list[Draft] = []

    def draft(self, claim: Claim) -> Draft:
        """Build the publication of one claim."""
        raise NotImplementedError

    def shortcoming(self, claim: Claim, fact: Publication | None, review: Review | None) -> str:
        """Return why there is nothing to append, or not by this person, in a sentence; "" when there is."""
        raise NotImplementedError

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by role, by state, and by what is published."""
        standing = {fact.claim_id: fact for fact in facts().filter(claim__in=rows).defer("document")}
        reviews = Review.objects.latest_of(rows)
        planned = []
        for claim in Claim.objects.filter(pk__in=rows).defer("founded_because"):
            fact, review = standing.get(claim.pk), reviews.get(claim.pk)
            current = review if review is not None and review.status == claim.status else None
            planned.append(
                Planned(
                    row=claim.pk,
                    version=claim.version,
                    before={"published": fact.number if fact else None},
                    after={"published": None if fact else claim.status},
                    refused=self.hindrance(self.takes, claim) or self.shortcoming(claim, fact, current),
                )
            )
        return planned

    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Build the publications, some statements each; what is refused now was allowed at the preview."""
        refused: dict[UUID, str] = {}
        for claim in Claim.objects.filter(pk__in=[each.row for each in planned]).order_by("pk"):
            try:
                self._drafts.append(self.draft(claim))
            except PermissionDenied as error:
                refused[claim.pk] = str(error)
            except ValidationError as error:
                refused[claim.pk] = " ".join(error.messages)
        return refused

    def finish(self, changeset: ChangeSet) -> None:
        """Number them all, and keep the numbers with what was published: an undo retracts these and no others."""
        numbers = {row.claim_id: row.number for row in append(self._drafts) if row.event == "published"}
        with connection.cursor() as cursor:
            cursor.execute(
                """
                UPDATE facts_changesetitem item SET after = item.after || jsonb_build_object('number', given.number)
                FROM unnest(%s::uuid[], %s::integer[]) AS given (claim, number)
                WHERE item.changeset_id = %s AND item.row = given.claim
                """,
                [list(numbers), list(numbers.values()), changeset.pk],
            )


class Publish(Appending):
    """Stand behind claims with a verdict; undone by retracting them."""

    name = takes = "publish"
    title = "Publish"
    parameters: ClassVar = (Parameter("note", "a text for the readers", text),)

    def shortcoming(self, claim: Claim, fact: Publication | None, review: Review | None) -> str:
        """Return what `facts.publishing.publish` would refuse."""
        if fact is not None:
            return PUBLISHED
        if review is None:
            return UNREVIEWED
        return second_person_refusal(claim, actor=self.actor, review=review)

    def draft(self, claim: Claim) -> Draft:
        """Build the document."""
        return draft_publication(claim=claim, actor=self.actor, note=self.given.get("note", ""))

    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Leave what does not stand as the bulk edit published it."""
        items = ChangeSetItem.objects.filter(changeset=changeset, row__in=rows)
        ours = dict(items.values_list("row", "after__number"))
        standing = dict(facts().filter(claim__in=rows).values_list("claim", "number"))
        return {
            row: "It was corrected, retracted or merged since."
            for row in rows
            if row not in standing or standing[row] != ours[row]
        }

    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Retract them: what readers have seen is not taken back in silence."""
        for claim in Claim.objects.filter(pk__in=rows).order_by("pk"):
            self._drafts.append(draft_retraction(claim=claim, actor=self.actor, reason=self.reason))


class Retract(Appending):
    """Take back what is published of claims; the reason is for the readers, who cannot be made to forget it."""

    name = takes = "retract"
    title = "Retract"

    def shortcoming(self, claim: Claim, fact: Publication | None, review: Review | None) -> str:
        """Return what `facts.publishing.retract` would refuse."""
        return "" if fact is not None else NOT_PUBLISHED

    def draft(self, claim: Claim) -> Draft:
        """Build what says farewell."""
        return draft_retraction(claim=claim, actor=self.actor, reason=self.reason)
