"""Claims over the API: read, stated, worded, given to people, merged and split."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import (
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_view,
)
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from facts.checked import checked_before
from facts.commenting import assign
from facts.filters import ClaimFilter
from facts.freshness import freshness
from facts.glosses import glosses_of
from facts.merging import merge_claims, split_claim
from facts.models import Claim
from facts.models.choices import ClaimKind, Status
from facts.origins import cited_roots, origins_by_claim
from facts.querysets import ClaimQuerySet
from facts.rewording import file_claim, state_claim, word_claim
from sources.api.bodies import given
from sources.api.conditional import IF_MATCH, IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.lookups import choice, known, moment, text, whole, with_lookups
from sources.api.pagination import MadeOncePagination, Place
from sources.api.parameters import (
    DETAIL_PARAMETERS,
    LIST_PARAMETERS,
    SHAPE_PARAMETERS,
    refuse_unknown,
)
from sources.api.resources import Resource
from sources.api.shaping import shape_of

from .acting import may_do, version_seen
from .bulk import ATOMIC, DRY_RUN, EditedInBulk
from .claim_bodies import (
    AssignmentBody,
    ClaimBody,
    ClaimMergeBody,
    ClaimsBody,
    ClaimSplitBody,
    FilingBody,
    WordingBody,
)
from .claim_sql import MEMBERS
from .claim_texts import texts_of
from .fact_pages import joined
from .many_claims import StatedSerializer, state_claims
from .merging import MergeableResource
from .serializers import ClaimDetailSerializer, ClaimSerializer


class ClaimPagination(MadeOncePagination):
    """Pages of claims; a row is (value of the ordering's column, id)."""

    besides = LIST_PARAMETERS | SHAPE_PARAMETERS
    nowhere = Place(datetime.datetime(1, 1, 1, tzinfo=datetime.UTC), uuid.UUID(int=0), backwards=False)
    everything = staticmethod(Claim.objects.current)

    @classmethod
    def told(cls, queryset: QuerySet[Any], column: str) -> QuerySet[Any]:
        """Return where the claims of a page stand."""
        return queryset.values_list(column, "pk")

    def key_of(self, row: Any) -> tuple[Any, Any]:
        """Return where a row stands."""
        return row


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
class ClaimViewSet(MergeableResource, EditedInBulk):
    """Checkable matters, the positions that sources take on them, and their exact words."""

    queryset = Claim.objects.all()
    serializer_class = ClaimSerializer
    detail_serializer_class = ClaimDetailSerializer
    pagination_class = ClaimPagination
    filterset_class = with_lookups(
        ClaimFilter,
        created_at=moment,
        updated_at=moment,
        version=whole,
        text=text,
        key=(text, known),
        story=known,
        status=choice(Status.choices),
        kind=choice(ClaimKind.choices),
    )
    expandable = ("contradictions",)
    orderings = ("created_at", "updated_at")
    default_ordering = "-created_at"
    write_parameters = {**EditedInBulk.write_parameters, "create": frozenset({"dry_run", "atomic"})}

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one claim with its ETag, or 304 where the client has it as it stands."""
        # Taken before the rows: a change in between makes the next question a 200, never a stale 304.
        tag = claim_tag(self.pk, request)
        if tag and is_known(request, tag):
            refuse_unknown(request, DETAIL_PARAMETERS)
            return Response(status=304, headers=validators(tag))
        response = super(Resource, self).retrieve(request, *args, **kwargs)
        if tag and response.status_code == 200:
            for name, value in validators(tag).items():
                response.headers[name] = value
        return response

    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Return one page as the database writes it; what is expanded comes from the serializers."""
        shape = shape_of(request, members=MEMBERS, expandable=self.expandable)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        claims = [pk for _, pk in page]
        if shape is not None and shape.expanded:
            rows = self.for_detail().in_bulk(claims)
            there = [rows[pk] for pk in claims if pk in rows]
            return self.get_paginated_response(self._written(there, many=True, shape=shape))
        members = MEMBERS if shape is None else shape.members
        texts = texts_of(claims, members=members, known=request.user.is_authenticated)
        return HttpResponse(joined(self.paginator.members(), texts), content_type="application/json")  # type: ignore[union-attr]

    def for_list(self) -> ClaimQuerySet:
        """Return the claims that are not merged."""
        return Claim.objects.current()

    def for_detail(self) -> ClaimQuerySet:
        """Return all claims with what is said of them."""
        return Claim.objects.for_answering()

    def shared(self, rows: Sequence[Any]) -> dict[str, Any]:
        """Return what is said of all these claims beside their rows."""
        return shared_by(rows)

    @extend_schema(
        summary="State a claim, or many",
        description="By hand, in your own words; the machine's claims come from `sources/`. Up to 10,000 at once with "
        "`claims`: each is told its own fate, in their order; `dry_run` and `atomic` are for these.",
        request=PolymorphicProxySerializer(
            component_name="ClaimOrClaims", serializers=[ClaimBody, ClaimsBody], resource_type_field_name=None
        ),
        parameters=[DRY_RUN, ATOMIC],
        responses={200: StatedSerializer, 201: ClaimDetailSerializer},
    )
    @may_do("state claim")
    def create(self, request: Request) -> Response:
        """Return the new claim, or what became of many."""
        if isinstance(request.data, dict) and "claims" in request.data:
            return state_claims(request, self.actor)
        refuse_unknown(request, DETAIL_PARAMETERS)
        claim = state_claim(actor=self.actor, **given(request, ClaimBody))
        return claim_answer(request, claim, status=201)

    @extend_schema(
        summary="Word a claim anew",
        description="A claim with a verdict goes back in review. What is published stays until it is corrected.",
        request=WordingBody,
        parameters=[IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("word claim")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the claim as it stands now."""
        claim, version = self.row(), version_seen(request)
        asked = given(request, WordingBody)
        asked.setdefault("text", claim.text)
        return claim_answer(request, word_claim(claim=claim, actor=self.actor, version=version, **asked))

    @extend_schema(
        summary="Give a claim to somebody",
        request=AssignmentBody,
        parameters=[IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("take claim")
    @action(detail=True, methods=["put"])
    def assignment(self, request: Request, pk: str) -> Response:
        """Return the claim, given to somebody with a date or without, or to nobody."""
        claim, version = self.row(), version_seen(request)
        row = assign(claim=claim, actor=self.actor, version=version, **given(request, AssignmentBody))
        return claim_answer(request, row)

    @extend_schema(
        summary="File a claim under a story and entities",
        description="It is no edit of what the claim says: a verdict stands.",
        request=FilingBody,
        parameters=[IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("file claim")
    @action(detail=True, methods=["put"])
    def filing(self, request: Request, pk: str) -> Response:
        """Return the claim with its story and entities."""
        claim, version = self.row(), version_seen(request)
        row = file_claim(claim=claim, actor=self.actor, version=version, **given(request, FilingBody))
        return claim_answer(request, row)

    @extend_schema(
        summary="Merge a claim into another",
        description="The answer is the claim that goes on; the merged one leads to it from now on. A published claim "
        "is merged into a published one only, which readers are told and takes the permission to publish.",
        request=ClaimMergeBody,
        parameters=[IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("merge claims")
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        """Return the claim that goes on."""
        claim, version = self.row(), version_seen(request)
        stays = merge_claims(claim=claim, actor=self.actor, version=version, **given(request, ClaimMergeBody))
        return claim_answer(request, stays)

    @extend_schema(
        summary="Split a claim",
        description="Some of its citations go to a new claim, with copies of their positions. The answer is the new claim.",
        request=ClaimSplitBody,
        parameters=[IF_MATCH],
        responses={201: ClaimDetailSerializer},
    )
    @may_do("split claim")
    @action(detail=True, methods=["post"])
    def split(self, request: Request, pk: str) -> Response:
        """Return the new claim."""
        claim, version = self.row(), version_seen(request)
        new = split_claim(claim=claim, actor=self.actor, version=version, **given(request, ClaimSplitBody))
        return claim_answer(request, new, status=201)


def claim_tag(pk: Any, request: Request) -> str | None:
    """Return the ETag of a claim for this reader, None for a claim that is merged or not there."""
    stands = freshness(pk)
    if stands is None or stands.merged:
        return None
    # Readers who are signed in are told who stated what, others are not.
    reader = "s" if request.user.is_authenticated else "a"
    return f'W/"{stands.version}-{stands.digest[:20]}{reader}"'


def shared_by(claims: Sequence[Claim]) -> dict[str, Any]:
    """Return what the serializers of these claims need beside them: roots, support, glosses and facts that may settle them."""
    roots = cited_roots(claims)
    return {
        "roots": roots,
        "support": origins_by_claim(claims, roots=roots),
        "glosses": glosses_of(citation for claim in claims for citation in claim.citations.all()),
        "checked": checked_before(claims),
    }


def claim_answer(request: Request, claim: Claim, *, status: int = 200) -> Response:
    """Return a claim as it stands after a write, with its ETag and its address."""
    tag = claim_tag(claim.pk, request)
    row = Claim.objects.for_answering().get(pk=claim.pk)
    data = ClaimDetailSerializer(row, context={"request": request, **shared_by([row])}).data
    address = request.build_absolute_uri(reverse("api:claims-detail", args=[claim.pk]))
    headers = {"Location" if status == 201 else "Content-Location": address}
    return Response(data, status=status, headers=headers | (validators(tag) if tag else {}))
