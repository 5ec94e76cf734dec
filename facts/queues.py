"""What is to be done: the claims that wait for somebody, as ready views of the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import Claim, Review
from .models.choices import UNSETTLED, Rating, Status
from .published import claims_with_new_evidence, facts
from .querysets import among

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: After so long without a change a claim in review is stale; so is one whose due date has passed.
STALE_AFTER = timedelta(days=7)


def mine(user: User) -> QuerySet[Claim]:
    """Return the claims that are assigned to `user`, what is due first.

    Annotated with `due`, the last day that there is for those without a due date: pages are turned by it.
    """
    due = Coalesce("due_on", Value(date.max))
    return Claim.objects.current().filter(assignee=user).annotate(due=due).order_by("due", "pk")


def unassigned(user: User) -> QuerySet[Claim]:
    """Return the claims without verdict that are nobody's."""
    waiting = Claim.objects.current().filter(assignee=None, status__in=UNSETTLED)
    return waiting.order_by("-created_at", "-pk")


def waiting_for_second_person(user: User) -> QuerySet[Claim]:
    """Return the claims with a verdict, not published in this version, for which `user` can be the second person."""
    # Most claims with a verdict stand published: the others are found before the reviews of any are read.
    latest_review = Review.objects.filter(claim=OuterRef("pk")).order_by("-created_at", "-pk")
    standing = facts().filter(claim=OuterRef("pk"), claim_version=OuterRef("version"))
    judged = Claim.objects.current().filter(~Exists(standing), status__in=Rating.values)
    return (
        Claim.objects.filter(among(judged.order_by().values("pk")))
        .annotate(
            reviewed_by=Subquery(latest_review.values(by=Coalesce("restores__reviewer", "reviewer"))[:1]),
            last_editor=Coalesce("edited_by", "worded_by"),
        )
        .filter(reviewed_by__isnull=False)
        .exclude(reviewed_by=user.pk)
        .exclude(Q(last_editor__isnull=False) & Q(last_editor=user.pk))
        .order_by("updated_at", "pk")
    )


def stale(user: User) -> QuerySet[Claim]:
    """Return the claims in review on which nothing has moved for `STALE_AFTER`, or whose due date has passed."""
    now = timezone.now()
    overdue = Q(due_on__lt=timezone.localdate(now)) & ~Q(status__in=Rating.values)
    lying = Q(status=Status.IN_REVIEW, updated_at__lt=now - STALE_AFTER)
    return Claim.objects.current().filter(overdue | lying).order_by("updated_at", "pk")


def contradicted(user: User) -> QuerySet[Claim]:
    """Return the claims with a contradiction that nobody has dismissed, the last found first."""
    return Claim.objects.current().contradicted_last_first()


def with_new_evidence(user: User) -> QuerySet[Claim]:
    """Return the published claims on which something was found since."""
    return claims_with_new_evidence().order_by("-updated_at", "-pk")


#: Name -> the claims of that queue for a person.
QUEUES: dict[str, Callable[[User], QuerySet[Claim]]] = {
    "mine": mine,
    "unassigned": unassigned,
    "second person": waiting_for_second_person,
    "stale": stale,
    "contradicted": contradicted,
    "new evidence": with_new_evidence,
}
