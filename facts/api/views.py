"""Entities, claims and contradictions over the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model, Prefetch
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from facts.filters import ClaimFilter, ContradictionFilter, EntityFilter
from facts.freshness import freshness
from facts.glosses import glosses_of
from facts.merged import survivors
from facts.models import Alias, Claim, Contradiction, Entity
from facts.origins import cited_roots, origins_by_claim
from facts.querysets import ClaimQuerySet, ContradictionQuerySet, EntityQuerySet
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown
from sources.api.views import ReadOnlyResource

from .serializers import (
    ClaimDetailSerializer,
    ClaimSerializer,
    ContradictionSerializer,
    EntitySerializer,
)


class MergeableResource(ReadOnlyResource):
    """A resource whose rows may be merged: the list leaves merged ones out, their details lead on."""

    def elsewhere(self, row: Model) -> Response | None:
        """Return a redirect to the row that goes on in the place of a merged one."""
        pk = row.pk
        goes_on = survivors(type(row), [pk])[pk] if row.merged_into_id else pk  # type: ignore[attr-defined]
        if goes_on == pk:
            return None
        address = reverse(self.request.resolver_match.view_name, args=[goes_on])  # type: ignore[union-attr]
        # A merge can be undone, so that nobody may keep the redirect.
        headers = {"Location": self.request.build_absolute_uri(address), "Cache-Control": "no-store"}
        return Response({"merged_into": str(goes_on)}, status=308, headers=headers)


@extend_schema_view(
    list=extend_schema(
        summary="List entities", description="Whom and what claims are about; merged ones left out."
    ),
    retrieve=extend_schema(
        summary="Read one entity", description="A merged one leads to the one that goes on."
    ),
)
class EntityViewSet(MergeableResource):
    """Persons, organisations, places, products and events, with their names in every language."""

    queryset = Entity.objects.all()
    serializer_class = EntitySerializer
    filterset_class = EntityFilter
    orderings = ("name", "id")
    default_ordering = "name"

    def for_list(self) -> EntityQuerySet:
        """Return the entities that are not merged."""
        return self.for_detail().current()

    def for_detail(self) -> EntityQuerySet:
        """Return all entities with their names."""
        return Entity.objects.prefetch_related(
            Prefetch("aliases", Alias.objects.order_by("language", "name", "id"))
        )


@extend_schema_view(
    list=extend_schema(
        summary="List claims",
        description="Checkable matters, newest first, each with the positions that sources take, how many "
        "independent origins stand behind each, and the exact words. Rejected citations are left out. Filters by "
        "`unit`, `amount_min` and `amount_max` hold for one and the same position.",
    ),
    retrieve=extend_schema(
        summary="Read one claim",
        description="With its contradictions and the reasons for every score. A merged one leads to the one that "
        "goes on. The answer has an `ETag`; with it in `If-None-Match` the next is a 304 until anything in it changes.",
        parameters=[IF_NONE_MATCH],
        responses={200: ClaimDetailSerializer, 304: UNCHANGED},
    ),
)
class ClaimViewSet(MergeableResource):
    """Checkable matters, the positions that sources take on them, and their exact words."""

    queryset = Claim.objects.all()
    serializer_class = ClaimSerializer
    detail_serializer_class = ClaimDetailSerializer
    filterset_class = ClaimFilter
    orderings = ("created_at", "updated_at")
    default_ordering = "-created_at"

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one claim with its ETag, or 304 where the client has it as it stands."""
        # Taken before the rows: a change in between makes the next question a 200, never a stale 304.
        tag = self._tag(request)
        if tag and is_known(request, tag):
            refuse_unknown(request, DETAIL_PARAMETERS)
            return Response(status=304, headers=validators(tag))
        response = super().retrieve(request, *args, **kwargs)
        if tag and response.status_code == 200:
            for name, value in validators(tag).items():
                response.headers[name] = value
        return response

    def _tag(self, request: Request) -> str | None:
        try:
            stands = freshness(UUID(self.kwargs["pk"]))
        except ValueError:
            return None
        if stands is None or stands.merged:
            return None
        # Readers who are signed in are told who stated what, others are not.
        reader = "s" if request.user.is_authenticated else "a"
        return f'W/"{stands.version}-{stands.digest[:20]}{reader}"'

    def for_list(self) -> ClaimQuerySet:
        """Return the claims that are not merged."""
        return self.for_detail().current()

    def for_detail(self) -> ClaimQuerySet:
        """Return all claims with what is said of them."""
        return Claim.objects.for_answering()

    def shared(self, rows: Sequence[Any]) -> dict[str, Any]:
        """Return support and glosses of all these claims."""
        roots = cited_roots(rows)
        return {
            "roots": roots,
            "support": origins_by_claim(rows, roots=roots),
            "glosses": glosses_of(citation for claim in rows for citation in claim.citations.all()),
        }


@extend_schema_view(
    list=extend_schema(
        summary="List contradictions",
        description="Pairs of positions that cannot both be right, the surest first, while both have a citation that "
        "counts. Dismissed ones are listed only when `state` asks for them.",
    ),
    retrieve=extend_schema(summary="Read one contradiction"),
)
class ContradictionViewSet(ReadOnlyResource):
    """Pairs of positions that cannot both be right, why, and what editors made of them."""

    queryset = Contradiction.objects.all()
    serializer_class = ContradictionSerializer
    filterset_class = ContradictionFilter
    orderings = ("score", "created_at")
    default_ordering = "-score"

    def for_list(self) -> ContradictionQuerySet:
        """Return the contradictions between live sides; dismissed ones when the query names states."""
        rows = self.for_detail().with_live_sides()
        return rows if "state" in self.request.query_params else rows.exclude(state="dismissed")

    def for_detail(self) -> ContradictionQuerySet:
        """Return all contradictions with claim and sides."""
        return Contradiction.objects.for_listing()
