"""Claims and positions, read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from facts.merged import family

if TYPE_CHECKING:
    from facts.models import Claim, Entity, Position  # noqa: F401  (types of the generics)


def among(ids: models.QuerySet[Any, Any]) -> Func:
    """Return the condition that a row's id is among `ids`, which are collected once, before any row is looked at.

    Asked by `IN`, PostgreSQL may go through all rows in the order of the page instead, as if every other one were wanted.
    """
    return Func(
        F("pk"),
        ArraySubquery(ids),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=models.BooleanField(),
    )


class PositionQuerySet(models.QuerySet["Position"]):
    """Positions, and the questions asked of them."""

    def standing(self) -> Self:
        """Return the positions that are not merged into another."""
        return self.filter(merged_into=None)


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims, and the questions asked of them."""

    def current(self) -> Self:
        """Return the claims that are not merged into another."""
        return self.filter(merged_into=None)

    def untouched(self) -> Self:
        """Return the claims that the machine alone made and that no person has edited, judged or spoken of."""
        from facts.models import (
            Citation,
            Comment,
            Contradiction,
            Embargo,
            Notification,
            Position,
            Publication,
            Review,
        )

        mine = OuterRef("pk")
        spoken_of = [
            model.objects.filter(claim=mine)
            for model in (Comment, Embargo, Notification, Publication, Review)
        ]
        judged = [
            Citation.objects.filter(claim=mine).exclude(state="proposed", stated_by=None),
            Contradiction.objects.filter(claim=mine).exclude(state="open", stated_by=None),
            Position.objects.filter(claim=mine).exclude(stated_by=None, merged_into=None),
        ]
        # The version counts edits of the wording, the values and the citations.
        rows = self.current().filter(version=1, worded_by=None, key=None).exclude(found_by="")
        for touching in (*spoken_of, *judged):
            rows = rows.exclude(Exists(touching))
        return rows

    def uncompared(self) -> Self:
        """Return the claims without a verdict for which nobody has looked whether facts settle them, newest first."""
        from facts.models.choices import UNSETTLED

        waiting = self.current().filter(checked_before__isnull=True, status__in=UNSETTLED)
        return waiting.order_by("-created_at")

    def worded(self) -> Self:
        """Return the claims in an editor's wording."""
        return self.exclude(worded_by=None)

    def unworded(self) -> Self:
        """Return the claims in their founding words."""
        return self.filter(worded_by=None)

    def with_support(self) -> Self:
        """Return claims annotated with `source_count` and `language_count` of their live citations."""
        from facts.models import Citation

        live = Citation.objects.live().filter(claim=OuterRef("pk")).order_by().values("claim")

        def counted(column: str) -> Coalesce:
            amount = live.annotate(amount=models.Count(column, distinct=True)).values("amount")
            return Coalesce(Subquery(amount), 0)

        return self.annotate(
            source_count=counted("source__key"),
            language_count=counted("source__language"),
        )

    def with_languages(self) -> Self:
        """Return claims annotated with `languages`, those of their live citations, sorted."""
        from facts.models import Citation

        live = Citation.objects.live().filter(claim=OuterRef("pk")).order_by("source__language")
        return self.annotate(languages=ArraySubquery(live.values("source__language").distinct()))

    def with_contradictions(self) -> Self:
        """Return claims annotated with `is_contradicted`: whether a contradiction of theirs is shown."""
        from facts.models import Contradiction

        return self.annotate(
            is_contradicted=Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk")))
        )

    def contradicted(self) -> Self:
        """Return the claims with a contradiction that nobody has dismissed and whose sides are live."""
        from facts.models import Contradiction

        return self.filter(Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk"))))

    def uncontradicted(self) -> Self:
        """Return the claims without a shown contradiction."""
        from facts.models import Contradiction

        return self.exclude(Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk"))))

    def contradicted_last_first(self) -> Self:
        """Return the contradicted claims, annotated with `contradicted_at`, when the last shown contradiction came."""
        from facts.models import Citation, Contradiction
        from facts.models.choices import ContradictionState

        # Chosen from the contradictions, which are fewer than the claims: the last shown one stands for each claim.
        live = Citation.objects.live()
        mine = {name: OuterRef(f"contradictions__{name}") for name in ("left", "right", "created_at", "pk")}
        later = Contradiction.objects.shown().filter(
            Q(created_at__gt=mine["created_at"]) | Q(created_at=mine["created_at"], pk__gt=mine["pk"]),
            claim=OuterRef("pk"),
        )
        shown = self.filter(
            Exists(live.filter(position=mine["left"])),
            Exists(live.filter(position=mine["right"])),
            ~Exists(later),
            contradictions__state__in=[
                state for state in ContradictionState.values if state != ContradictionState.DISMISSED
            ],
        )
        return shown.annotate(contradicted_at=F("contradictions__created_at")).order_by(
            "-contradicted_at", "-pk"
        )

    def about(self, entity: Entity) -> Self:
        """Return the claims that are about `entity`, or about one that was merged with it."""
        kin = family(type(entity), entity.pk)
        from facts.models import ClaimEntity

        return self.filter(Exists(ClaimEntity.objects.filter(claim=OuterRef("pk"), entity__in=kin)))

    def for_rows(self, chosen: Iterable[Claim]) -> list[Claim]:
        """Return the claims of a page that was chosen before, in its order, with all that a row of a list shows.

        Asked with the page, PostgreSQL looks all contradictions up first: it does not know how few rows are wanted.
        """
        told = self.select_related("story", "assignee").with_support().with_languages().with_contradictions()
        ids = [claim.pk for claim in chosen]
        by_id = told.in_bulk(ids)
        return [by_id[pk] for pk in ids if pk in by_id]

    def for_reading(self) -> Self:
        """Return claims with all that a claim page or API detail shows, in a fixed number of queries."""
        from facts.models import Citation, Contradiction, Position

        return self.select_related("story", "worded_by", "founding_source").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", Citation.objects.for_reading().select_related("position")),
            Prefetch("contradictions", Contradiction.objects.shown().select_related("left", "right")),
        )

    def for_page(self) -> Self:
        """Return claims with all that a claim page shows, rejected citations too, without whole texts."""
        from facts.models import Citation, Contradiction, Position

        return self.select_related("story", "worded_by", "assignee").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", Citation.objects.in_context().select_related("decided_by")),
            Prefetch("contradictions", Contradiction.objects.shown().order_by("-score", "-id")),
        )

    def for_answering(self) -> Self:
        """Return claims with all that the API says of them, in a fixed number of queries, without texts of sources."""
        from facts.models import Citation, Contradiction, Position

        citations = Citation.objects.for_reading().exclude(state="rejected")
        contradictions = Contradiction.objects.shown().for_listing()
        return self.select_related("story", "worded_by").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", citations.defer("source__text", "source__raw")),
            Prefetch("contradictions", contradictions),
        )
