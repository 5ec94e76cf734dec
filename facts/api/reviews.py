"""Reviews over the API: listed with the evidence that the reader may see, and given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.models import Evidence, Review
from facts.models.choices import Status
from facts.permissions import CLOSED
from facts.review import EvidenceGiven, evidence_visible_to, judge, reopen, take_up
from sources.api.bodies import Body, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.members import Choice, Text
from sources.api.parsing import StrictJSONParser
from sources.api.serializers import TextOrNull

from . import examples
from .acting import ActingResource, PartOfClaim, may_do, version_seen
from .evidence import LIMITS, EvidenceBody, EvidenceSerializer, ReviewPartsParser
from .filters import ReviewFilter
from .inputs import position_field
from .positions import CLAIM


@extend_schema_serializer(examples=[examples.review])
class ReviewSerializer(serializers.ModelSerializer[Review]):
    """One person's dated, reasoned judgement of a claim."""

    claim: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(read_only=True)
    reviewer = serializers.CharField(source="reviewer.username", read_only=True)
    position: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, help_text="Id of the position that it upholds."
    )
    override_reason = TextOrNull(
        read_only=True, help_text="Why it does without evidence of another origin, where it does."
    )
    evidence = serializers.SerializerMethodField(
        help_text="Confidential items only for their reviewer and the people named on them."
    )

    class Meta:
        model = Review
        fields: tuple[str, ...] = (
            "id",
            "claim",
            "claim_version",
            "reviewer",
            "status",
            "position",
            "rationale",
            "override_reason",
            "evidence",
            "created_at",
        )

    @extend_schema_field(EvidenceSerializer(many=True))
    def get_evidence(self, review: Review) -> list[dict[str, Any]]:
        """Return the evidence that the reader may see."""
        return [EvidenceSerializer(item).data for item in self.context["evidence"].get(review.pk, [])]


@extend_schema_serializer(
    examples=[
        asked("Taken up", {"status": "in_review", "rationale": "Two papers differ."}),
        asked(
            "A verdict",
            {
                "status": "verified",
                "position": "01990b3a-6230-7d19-b2c7-5a1e0f9c8d71",
                "rationale": "The council's accounts say so.",
                "evidence": [{"url": "https://city.example.org/accounts/2026", "note": "Page 12."}],
            },
        ),
    ]
)
class ReviewBody(Body):
    """A review to give."""

    status = Choice(
        choices=[Status.IN_REVIEW.value, *sorted(CLOSED)],
        help_text="`in_review` takes an unverified claim up, or opens one with a verdict again; the others are verdicts.",
    )
    rationale = Text(max_length=20_000)
    position = position_field(
        allow_null=True, default=None, help_text="Id of the position that a verdict upholds."
    )
    evidence = serializers.ListField(child=EvidenceBody(), default=list, max_length=50)
    override_reason = Text(max_length=5_000, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what belongs to a verdict where none is given."""
        extra = [name for name in ("position", "evidence", "override_reason") if attrs[name]]
        if attrs["status"] == Status.IN_REVIEW and extra:
            raise ValidationError(dict.fromkeys(extra, "This belongs to a verdict."))
        return attrs


class ReviewParts(serializers.Serializer[Any]):
    """A review with files, each of them one more part of the form."""

    review = serializers.CharField(help_text=f"The review, as JSON. The other parts are files. {LIMITS}")


class ReviewResource(ActingResource):
    """What lists of reviews have in common."""

    queryset = Review.objects.all()
    serializer_class = ReviewSerializer
    orderings = ("created_at",)
    default_ordering = "-created_at"
    internal = True

    def for_list(self) -> QuerySet[Review]:
        """Return all reviews with their reviewers."""
        return Review.objects.select_related("reviewer")

    def shared(self, rows: Sequence[Any]) -> dict[str, Any]:
        """Return the evidence of all these reviews that the reader may see."""
        return {"evidence": evidence_by_review(self.actor, rows)}


@extend_schema_view(
    list=extend_schema(summary="List reviews"),
    retrieve=extend_schema(summary="Read one review"),
)
class ReviewViewSet(ReviewResource):
    """Judgements of claims, with the evidence that the reader may see."""

    filterset_class = ReviewFilter


@extend_schema_view(
    list=extend_schema(
        operation_id="claims_reviews_list", summary="List the reviews of a claim", parameters=[CLAIM]
    )
)
class ReviewsOfClaim(ReviewResource, PartOfClaim):
    """The judgements of one claim."""

    parser_classes = (StrictJSONParser, ReviewPartsParser)

    @extend_schema(
        operation_id="claims_reviews_create",
        summary="Review a claim",
        description="Take it up, give a verdict, or open it again. Verified and refuted uphold a position, and rest on "
        "evidence of which at least one item does not derive from what the claim itself cites. As JSON, or as a form (`multipart/form-data`) whose part `review` is "
        "that JSON and whose other parts are files, each named by the `file` of one item of evidence.",
        request={"application/json": ReviewBody, "multipart/form-data": ReviewParts},
        parameters=[CLAIM, IF_MATCH],
        responses={201: ReviewSerializer},
    )
    @may_do("judge")
    def create(self, request: Request, claim: str) -> Response:
        """Return the new review."""
        row, version = self.claim, version_seen(request)
        said = given(request, ReviewBody)
        if said["status"] == Status.IN_REVIEW:
            use_case = take_up if row.status == Status.UNVERIFIED else reopen
            review = use_case(claim=row, actor=self.actor, version=version, rationale=said["rationale"])
        else:
            said["evidence"] = [EvidenceGiven(**item) for item in said["evidence"]]
            review = judge(claim=row, actor=self.actor, version=version, **said)
        return self.answer(review, status=201)

    def address(self, row: Any) -> str:
        """Return the address of a review."""
        return self.request.build_absolute_uri(reverse("api:reviews-detail", args=[row.pk]))


def evidence_by_review(user: User, reviews: Sequence[Review]) -> dict[Any, list[Evidence]]:
    """Return the evidence that a person may see, by the id of its review."""
    found: dict[Any, list[Evidence]] = {}
    for item in evidence_visible_to(user, reviews=reviews).order_by("created_at", "pk"):
        found.setdefault(item.review_id, []).append(item)
    return found
