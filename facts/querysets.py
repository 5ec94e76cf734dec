"""Reads of facts, named for what they return."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Subquery, Value, Window
from django.db.models.functions import Coalesce, Greatest, Substr

from .merged import family

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models import (  # noqa: F401
        Citation,
        Claim,
        Comment,
        Contradiction,
        Entity,
        Evidence,
        Mention,
        Position,
        Review,
    )

#: Characters of a text that are shown before and after cited words.
CONTEXT = 240


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


class EntityQuerySet(models.QuerySet["Entity"]):
    """Entities, and the questions asked of them."""

    def current(self) -> Self:
        """Return the entities that are not merged into another."""
        return self.filter(merged_into=None)

    def with_aliases(self) -> Self:
        """Return entities with their aliases loaded."""
        return self.prefetch_related("aliases")

    def with_mention_count(self) -> Self:
        """Return entities annotated with `mention_count`."""
        from .models import Mention

        mentions = Mention.objects.filter(entity=OuterRef("pk")).order_by().values("entity")
        counted = mentions.annotate(amount=models.Count("pk")).values("amount")
        return self.annotate(mention_count=Coalesce(Subquery(counted), 0))

    def named(self, words: str) -> Self:
        """Return the entities that have all `words` in one of their names, in whatever language and case."""
        from .models import Alias

        own, other = Q(), Q()
        for word in words.split():
            own &= Q(name__icontains=word)
            other &= Q(name__icontains=word)
        return self.filter(own | Exists(Alias.objects.filter(other, entity=OuterRef("pk"))))


class MentionQuerySet(models.QuerySet["Mention"]):
    """Mentions, resolved or not."""

    def unresolved(self) -> Self:
        """Return the names that no entity is known for yet."""
        return self.filter(entity=None)

    def by_words(self) -> Self:
        """Return the first mention of every name, annotated with `times`, how often it stands in these mentions."""
        counted = Window(models.Count("pk"), partition_by="text")
        return self.annotate(times=counted).order_by("text", "source_id", "start").distinct("text")

    def newest_first(self) -> Self:
        """Return mentions, those of the latest captured sources first."""
        return self.order_by("-source__captured_at", "source_id", "start")

    def in_context(self) -> Self:
        """Return mentions with source and outlet, without whole texts, annotated like citations in context."""
        begins = Greatest(F("start") - CONTEXT // 2, Value(0), output_field=models.IntegerField())
        return (
            self.select_related("source__outlet")
            .defer("source__text", "source__raw", "source__findings")
            .annotate(
                context_before=Substr("source__text", begins + 1, F("start") - begins),
                context_after=Substr("source__text", F("end") + 1, CONTEXT // 2),
            )
        )


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations, and the questions asked of them."""

    def live(self) -> Self:
        """Return the citations that count: not rejected, of the newest version of their source, on no merged claim."""
        from sources.models import Source

        newer = Source.objects.filter(key=OuterRef("source__key"), version__gt=OuterRef("source__version"))
        return self.exclude(state="rejected").filter(~Exists(newer), claim__merged_into=None)

    def claims_by_source(self) -> dict[uuid.UUID, int]:
        """Return how many claims cite each source."""
        rows = self.order_by().values_list("source").annotate(amount=models.Count("claim", distinct=True))
        return dict(rows)

    def overlapping(self, passages: Collection[uuid.UUID]) -> Self:
        """Return the citations of words in these passages, not rejected, with their claims, the oldest claim first."""
        from sources.models import Passage

        quoted = Passage.objects.filter(
            pk__in=passages, source=OuterRef("source"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
        )
        in_sources = Passage.objects.filter(pk__in=passages).order_by().values("source")
        return (
            self.filter(Exists(quoted), source__in=in_sources, claim__merged_into=None)
            .exclude(state="rejected")
            .select_related("claim")
            .only(
                "source_id", "start", "end", "claim__text", "claim__language", "claim__status", "claim__kind"
            )
            .order_by("claim__created_at", "claim_id", "start")
        )

    def for_reading(self) -> Self:
        """Return citations with source, outlet and speaker, in the order in which sources were published."""
        return self.select_related("source__outlet", "speaker", "stated_by").order_by(
            "source__published_on", "source__captured_at", "source_id", "start"
        )

    def in_context(self) -> Self:
        """Return citations for reading, without whole texts.

        Annotated with `context_before` and `context_after`, the `CONTEXT` characters around the words, and with
        `superseded`: whether a later version of the source has replaced the one that they quote.
        """
        from sources.models import Source

        newer = Source.objects.filter(key=OuterRef("source__key"), version__gt=OuterRef("source__version"))
        begins = Greatest(F("start") - CONTEXT, Value(0), output_field=models.IntegerField())
        return (
            self.for_reading()
            .defer("source__text", "source__raw", "source__findings")
            .annotate(
                context_before=Substr("source__text", begins + 1, F("start") - begins),
                context_after=Substr("source__text", F("end") + 1, CONTEXT),
                superseded=Exists(newer),
            )
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
        from .models import (
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
        from .models.choices import UNSETTLED

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
        from .models import Citation

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
        from .models import Citation

        live = Citation.objects.live().filter(claim=OuterRef("pk")).order_by("source__language")
        return self.annotate(languages=ArraySubquery(live.values("source__language").distinct()))

    def with_contradictions(self) -> Self:
        """Return claims annotated with `is_contradicted`: whether a contradiction of theirs is shown."""
        from .models import Contradiction

        return self.annotate(
            is_contradicted=Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk")))
        )

    def contradicted(self) -> Self:
        """Return the claims with a contradiction that nobody has dismissed and whose sides are live."""
        from .models import Contradiction

        return self.filter(Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk"))))

    def uncontradicted(self) -> Self:
        """Return the claims without a shown contradiction."""
        from .models import Contradiction

        return self.exclude(Exists(Contradiction.objects.shown().filter(claim=OuterRef("pk"))))

    def contradicted_last_first(self) -> Self:
        """Return the contradicted claims, annotated with `contradicted_at`, when the last shown contradiction came."""
        from .models import Citation, Contradiction
        from .models.choices import ContradictionState

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
        from .models import ClaimEntity

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
        from .models import Citation, Contradiction, Position

        return self.select_related("story", "worded_by", "founding_source").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", Citation.objects.for_reading().select_related("position")),
            Prefetch("contradictions", Contradiction.objects.shown().select_related("left", "right")),
        )

    def for_page(self) -> Self:
        """Return claims with all that a claim page shows, rejected citations too, without whole texts."""
        from .models import Citation, Contradiction, Position

        return self.select_related("story", "worded_by", "assignee").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", Citation.objects.in_context().select_related("decided_by")),
            Prefetch("contradictions", Contradiction.objects.shown().order_by("-score", "-id")),
        )

    def for_answering(self) -> Self:
        """Return claims with all that the API says of them, in a fixed number of queries, without texts of sources."""
        from .models import Citation, Contradiction, Position

        citations = Citation.objects.for_reading().exclude(state="rejected")
        contradictions = Contradiction.objects.shown().for_listing()
        return self.select_related("story", "worded_by").prefetch_related(
            "entities",
            Prefetch("positions", Position.objects.standing().order_by("created_at", "id")),
            Prefetch("citations", citations.defer("source__text", "source__raw")),
            Prefetch("contradictions", contradictions),
        )


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


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Contradictions, and the questions asked of them."""

    def with_live_sides(self) -> Self:
        """Return the contradictions whose two sides both have a live citation, dismissed ones among them."""
        from .models import Citation

        live = Citation.objects.live()
        return self.filter(
            Exists(live.filter(position=OuterRef("left"))), Exists(live.filter(position=OuterRef("right")))
        )

    def shown(self) -> Self:
        """Return the contradictions that are not dismissed and whose two sides both have a live citation."""
        return self.exclude(state="dismissed").with_live_sides()

    def for_page(self) -> Self:
        """Return contradictions with claim, both sides and the live words of each in their context."""
        from .models import Citation

        live = Citation.objects.live().in_context()
        return self.select_related("claim__story", "left", "right", "decided_by").prefetch_related(
            Prefetch("left__citations", live), Prefetch("right__citations", live)
        )

    def open(self) -> Self:
        """Return the shown contradictions on which nobody has decided."""
        return self.shown().filter(Q(state="open"))

    def for_listing(self) -> Self:
        """Return contradictions with claim and both sides, the surest first."""
        return self.select_related("claim__story", "left", "right").order_by("-score", "-id")


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
