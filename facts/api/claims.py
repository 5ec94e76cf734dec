"""Claims over the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from facts.filters import ClaimFilter
from facts.freshness import freshness
from facts.glosses import glosses_of
from facts.models import Claim
from facts.origins import cited_roots, origins_by_claim
from facts.querysets import ClaimQuerySet
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

from .merging import MergeableResource
from .serializers import ClaimDetailSerializer, ClaimSerializer


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
