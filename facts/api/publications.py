"""Publications over the API: all that was ever published, and a claim's publication, corrected, ordered, taken back."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from facts.editing import locked
from facts.models import Claim, Embargo, Publication
from facts.models.choices import EmbargoState, PublicationEvent
from facts.published import fact_of, new_evidence
from facts.publishing import cancel_publication, correct, order_publication, publish, retract
from sources.api.bodies import LONGEST_REASON, Body, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.lookups import choice, known, moment, whole, with_lookups
from sources.api.members import Moment, Text
from sources.api.serializers import StoryRefSerializer, TextOrNull

from . import examples
from .acting import REASON, ActingResource, PartOfClaim, may_do, reason_asked, version_seen
from .filters import PublicationFilter
from .positions import CLAIM

#: A retraction never waits for anything.
IF_MATCH_OPTIONAL = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="Heeded when it is sent, but never asked for."
)


@extend_schema_serializer(examples=[examples.publication])
class PublicationSerializer(serializers.ModelSerializer[Publication]):
    """What the newsroom stood behind, or took back, from a time on."""

    claim: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(read_only=True)
    replaced_by: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, help_text="Id of the claim that goes on in its place, after a merge."
    )
    story = StoryRefSerializer(read_only=True, allow_null=True)
    rating = TextOrNull(read_only=True)
    note = TextOrNull(read_only=True, help_text="What readers are told.")
    published_by = serializers.SerializerMethodField(
        help_text="For those who may see reviews; null for others."
    )

    class Meta:
        model = Publication
        fields: tuple[str, ...] = (
            "id",
            "number",
            "claim",
            "version",
            "claim_version",
            "event",
            "replaced_by",
            "published_at",
            "published_by",
            "story",
            "rating",
            "kind",
            "origins",
            "contradicted",
            "note",
        )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_published_by(self, publication: Publication) -> str | None:
        """Return the name of who published it, to the newsroom's own people."""
        if not self.context["request"].user.has_perm("facts.view_review"):
            return None
        return publication.published_by.get_username()


@extend_schema_serializer(examples=[examples.publication_detail])
class PublicationDetailSerializer(PublicationSerializer):
    """A publication with all that it says."""

    document = serializers.SerializerMethodField(help_text="All that was published, as it was written then.")

    class Meta(PublicationSerializer.Meta):
        fields: tuple[str, ...] = (*PublicationSerializer.Meta.fields, "document")

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_document(self, publication: Publication) -> dict[str, Any]:
        """Return the document."""
        return dict(json.loads(publication.document))


class OrderSerializer(serializers.ModelSerializer[Embargo]):
    """A publication that is ordered for a time to come."""

    ordered_by = serializers.CharField(source="ordered_by.username", read_only=True)
    note = TextOrNull(read_only=True)

    class Meta:
        model = Embargo
        fields: tuple[str, ...] = ("id", "claim_version", "publish_at", "note", "ordered_by")


@extend_schema_serializer(examples=[examples.standing])
class StandingSerializer(serializers.Serializer[Any]):
    """How a claim stands with the readers."""

    published = serializers.BooleanField(help_text="Whether the newsroom stands behind it now.")
    latest = PublicationSerializer(allow_null=True, help_text="Its latest publication, whatever the event.")
    ordered = OrderSerializer(
        allow_null=True, help_text="What is ordered for a time to come, for those who may see that."
    )
    new_evidence = serializers.BooleanField(
        help_text="Whether something was found since it was published: time to look whether it has to be corrected."
    )


@extend_schema_serializer(
    examples=[
        asked("A correction", {"note": "The sum was in euros, not in dollars."}),
        asked("An embargo", {"publish_at": "2026-03-06T05:00:00Z"}),
    ]
)
class PublicationBody(Body):
    """What readers are told of a publication, and when it comes."""

    note = Text(
        max_length=LONGEST_REASON, allow_blank=True, default="",
        help_text="For the readers; a correction says what was wrong.",
    )  # fmt: skip
    publish_at = Moment(allow_null=True, default=None, help_text="Null for now.")


@extend_schema_view(
    list=extend_schema(
        summary="List publications", description="All events, the newest first; without documents."
    ),
    retrieve=extend_schema(
        summary="Read one publication", description="With the document, as it was written then."
    ),
)
class PublicationViewSet(ActingResource):
    """What the newsroom stood behind, word for word, and what it took back."""

    queryset = Publication.objects.all()
    serializer_class = PublicationSerializer
    detail_serializer_class = PublicationDetailSerializer
    filterset_class = with_lookups(
        PublicationFilter,
        published_at=moment,
        number=whole,
        event=choice(PublicationEvent.choices),
        story=known,
    )
    expandable = ("document",)
    orderings = ("number",)
    default_ordering = "-number"

    def for_list(self) -> QuerySet[Publication]:
        """Return all publications, without their documents unless they are asked for."""
        unread = {"document", "summary"} - set(self.request.query_params.get("expand", "").split(","))
        return self.for_detail().defer(*unread)

    def for_detail(self) -> QuerySet[Publication]:
        """Return all publications."""
        return Publication.objects.select_related("story", "published_by")


class PublicationOfClaim(PartOfClaim):
    """How one claim stands with the readers."""

    queryset = Publication.objects.all()
    serializer_class = StandingSerializer

    @extend_schema(
        operation_id="claims_publication_retrieve",
        summary="Read how a claim stands with the readers",
        parameters=[CLAIM],
        responses=StandingSerializer,
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the latest publication, and what is ordered."""
        return self.standing(self.claim)

    @extend_schema(
        operation_id="claims_publication_create",
        summary="Publish or correct a claim",
        description="Publishes a claim with a verdict; corrects one that is published. With `publish_at` it is ordered "
        "for that time, word for word as it stands now (202). It takes a second person: neither who gave the verdict nor "
        "who edited last.",
        request=PublicationBody,
        parameters=[CLAIM, IF_MATCH],
        responses={201: StandingSerializer, 202: StandingSerializer},
    )
    @may_do("publish")
    def create(self, request: Request, claim: str) -> Response:
        """Return how the claim stands then."""
        row, version, said = self.claim, version_seen(request), given(request, PublicationBody)
        moment = said.pop("publish_at")
        if moment is not None:
            order_publication(claim=row, actor=self.actor, version=version, publish_at=moment, **said)
        else:
            use_case = publish if fact_of(row) is None else correct
            use_case(claim=row, actor=self.actor, version=version, **said)
        return self.standing(row, status=201 if moment is None else 202)

    @extend_schema(
        operation_id="claims_publication_destroy",
        summary="Retract a claim",
        description="At once, and without a second person; the earlier publications stay readable.",
        parameters=[CLAIM, REASON, IF_MATCH_OPTIONAL],
        responses={200: StandingSerializer},
    )
    @may_do("retract")
    def destroy(self, request: Request, claim: str) -> Response:
        """Return how the claim stands then."""
        row, reason = self.claim, reason_asked(request)
        version = version_seen(request, required=False)
        with transaction.atomic():
            retract(claim=locked(row, version=version), actor=self.actor, reason=reason)
        return self.standing(row)

    @extend_schema(
        operation_id="claims_publication_order_destroy",
        summary="Cancel an ordered publication",
        parameters=[CLAIM, REASON, IF_MATCH_OPTIONAL],
        responses={200: StandingSerializer},
    )
    @may_do("cancel publication")
    def cancel(self, request: Request, claim: str) -> Response:
        """Return how the claim stands then."""
        row, reason = self.claim, reason_asked(request)
        version = version_seen(request, required=False)
        with transaction.atomic():
            locked(row, version=version)
            waiting = _waiting(row)
            if waiting is None:
                raise NotFound("Nothing is ordered for this claim.")
            cancel_publication(embargo=waiting, actor=self.actor, reason=reason)
        return self.standing(row)

    def standing(self, claim: Claim, *, status: int = 200) -> Response:
        """Return how a claim stands."""
        latest = Publication.objects.filter(claim=claim).order_by("-version")
        said = {
            "published": fact_of(claim) is not None,
            "latest": latest.select_related("story", "published_by").first(),
            "ordered": _waiting(claim) if self.request.user.has_perm("facts.view_embargo") else None,
            "new_evidence": bool(new_evidence(claim)),
        }
        return Response(StandingSerializer(said, context={"request": self.request}).data, status=status)


def _waiting(claim: Claim) -> Embargo | None:
    return (
        Embargo.objects.filter(claim=claim, state=EmbargoState.WAITING).select_related("ordered_by").first()
    )
