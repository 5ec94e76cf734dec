"""Facts over the API: what the newsroom stands behind, each as it was published."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import APIException, NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from facts.merged import survivors
from facts.models import Claim, Publication
from facts.models.choices import ClaimKind, PublicationEvent, Rating
from facts.published import STANDING, facts, is_removed, publication_at
from facts.sending import Sent
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known
from sources.api.filtering import refuse_errors
from sources.api.lookups import amount, choice, known, moment, text, whole, with_lookups
from sources.api.parameters import DETAIL_PARAMETERS, LIST_PARAMETERS
from sources.api.views import ReadOnlyResource

from .claim_reviews import claim_review
from .fact_filters import FactFilter, MomentForm
from .fact_pages import AllFactsPagination, Unchanged, answered, unchanged
from .fact_shapes import CLAIM_REVIEW, FactDetailSerializer, FactSerializer

GONE = {
    "retracted": "This fact was retracted",
    "redacted": "This fact was removed for legal reasons",
}

AT = OpenApiParameter(
    "at",
    {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    description="Shows what stood then: a day to its end, or a moment with its offset.",
)

FORMAT = OpenApiParameter(
    "format",
    {"type": "string", "enum": ["json", "jsonld"]},
    description="The same as the header Accept, which is the better way.",
)


class Gone(APIException):
    """The newsroom no longer stands behind what it published; the sentence says since when and why."""

    status_code = 410
    default_code = "gone"


class JsonLdRenderer(JSONRenderer):
    """Names the format in which a fact is a ClaimReview of schema.org."""

    media_type = "application/ld+json"
    format = "jsonld"


@extend_schema_view(
    list=extend_schema(
        summary="List facts",
        description="What the newsroom stands behind, the newest first, each as it was published; filters judge what "
        "was published. The answer has an `ETag`; with it in `If-None-Match` the next is a 304 until something is "
        "published, corrected or withdrawn.",
        parameters=[IF_NONE_MATCH],
        responses={200: FactSerializer(many=True), 304: UNCHANGED},
    ),
    retrieve=extend_schema(
        summary="Read one fact",
        description="All that was published of a claim, by the claim's id; as `application/ld+json` a ClaimReview of "
        "schema.org. One that was merged leads to the fact that goes on. One that was retracted or redacted is a 410 "
        "that says why; it stays in `versions/`.",
        parameters=[IF_NONE_MATCH, AT, FORMAT],
        responses={
            (200, "application/json"): FactDetailSerializer,
            (200, "application/ld+json"): CLAIM_REVIEW,
            304: UNCHANGED,
        },
    ),
)
class FactViewSet(ReadOnlyResource):
    """What the newsroom stands behind."""

    queryset = facts()
    serializer_class = FactSerializer
    filterset_class = with_lookups(
        FactFilter,
        published_at=moment,
        number=whole,
        version=whole,
        origins=whole,
        amount=(amount, known),
        unit=text,
        rating=choice(Rating.choices),
        kind=choice(ClaimKind.choices),
        story=known,
    )
    # Rows are sent as they are stored.
    shaped = False
    besides = LIST_PARAMETERS
    pagination_class = AllFactsPagination
    orderings = ("published_at",)
    default_ordering = "-published_at"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Return one page, or 304 where the client has it."""
        pages: Any = self.paginator
        try:
            rows = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        except Unchanged as page:
            return unchanged(page.tag)
        return answered(pages.written(rows), pages.tag())

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Return one fact, or where it went."""
        form = MomentForm(request.query_params)
        form.besides = DETAIL_PARAMETERS
        refuse_errors(form, request)
        claim = claim_id(self.kwargs["pk"])
        row = publication_at(claim, form.cleaned_data["at"])
        if row is None:
            return self._unpublished(claim)
        if row.event == PublicationEvent.MERGED:
            return self._leading_to(row.replaced_by_id)
        if row.event not in STANDING:
            raise Gone(f"{GONE[row.event]} on {row.published_at:%Y-%m-%d} (number {row.number}): {row.note}")
        if is_removed(row):
            raise Gone(f"{GONE['redacted']}.")
        return self._told(row, request)

    def for_list(self) -> QuerySet[Publication]:
        """Return what the newsroom stands behind now."""
        return self.queryset.all()

    def get_renderers(self) -> Any:
        """Return the formats: a fact has one more than a list."""
        return [JSONRenderer(), *([JsonLdRenderer()] if self.action == "retrieve" else [])]

    def _told(self, row: Publication, request: Request) -> HttpResponse:
        media_type = request.accepted_renderer.media_type
        as_review = media_type == JsonLdRenderer.media_type
        tag = f'W/"{row.number}{"r" if as_review else ""}"'
        if is_known(request, tag):
            return unchanged(tag)
        text = Publication.objects.values_list(Sent("document"), flat=True).get(pk=row.pk)
        if as_review:
            text = json.dumps(claim_review(json.loads(text), request=request._request), ensure_ascii=False)
        return answered(text, tag, content_type=media_type)

    def _unpublished(self, claim: UUID) -> Response:
        goes_on = survivors(Claim, [claim]).get(claim, claim)
        if goes_on == claim:
            raise NotFound("There is no fact of this id.")
        return self._leading_to(goes_on)

    def _leading_to(self, claim: UUID | None) -> Response:
        address = self.request.build_absolute_uri(reverse("api:facts-detail", args=[claim]))
        headers = {"Location": address, "Cache-Control": "no-store"}
        return Response({"merged_into": str(claim)}, status=308, headers=headers)


def claim_id(text: str) -> UUID:
    """Return the id that an address names; raise 404 for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("There is no fact of this id.") from None
