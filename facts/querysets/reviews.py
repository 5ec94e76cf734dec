"""What people say of claims and rest on, read."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Prefetch, Q

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from facts.models import Comment, Evidence, Review  # noqa: F401  (types of the generics)


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, in the order in which they were made."""

    def for_page(self) -> Self:
        """Return comments with their people, whom they call, and the words that they are about."""
        return (
            self.select_related("author", "resolved_by", "citation__source__outlet")
            .defer(
                "citation__found",
                "citation__source__text",
                "citation__source__raw",
                "citation__source__findings",
            )
            .prefetch_related("mentions")
            .order_by("created_at", "id")
        )

    def resolved(self) -> Self:
        """Return the comments whose thread is settled."""
        return self.exclude(resolved_at=None)

    def unresolved(self) -> Self:
        """Return the comments that are not settled."""
        return self.filter(resolved_at=None)

    def for_answering(self) -> Self:
        """Return comments with all that the API says of them, in two queries."""
        called = Prefetch("mentions", get_user_model().objects.order_by("username"))
        return self.select_related("author", "resolved_by").prefetch_related(called)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """What reviews rest on, and who may see it."""

    def visible_to(self, user: User) -> Self:
        """Return what this person may see: confidential items only as their reviewer, or if they are named on it."""
        if not user.is_active:
            return self.none()
        named = user.visible_evidence.values("pk")
        return self.filter(Q(confidential=False) | Q(review__reviewer=user) | Q(pk__in=named))


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews, and which of them count."""

    def latest_of(self, claims: Collection[uuid.UUID]) -> dict[uuid.UUID, Review]:
        """Return the review that holds for each of these claims, by claim, with position and reviewer.

        It is the latest one, or the earlier one that the latest restores.
        """
        latest = (
            self.filter(claim__in=claims)
            .order_by("claim_id", "-created_at", "-pk")
            .distinct("claim_id")
            .select_related("position", "reviewer", "restores__position", "restores__reviewer")
        )
        return {review.claim_id: review.restores or review for review in latest}
