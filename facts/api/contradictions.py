"""Contradictions over the API."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema, extend_schema_view

from facts.filters import ContradictionFilter
from facts.models import Contradiction
from facts.querysets import ContradictionQuerySet
from sources.api.views import ReadOnlyResource

from .serializers import ContradictionSerializer


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
