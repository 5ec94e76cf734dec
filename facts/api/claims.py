"""Claims over the API: read, stated, worded, given to people, merged and split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.commenting import assign
from facts.filters import ClaimFilter
from facts.freshness import freshness
from facts.glosses import glosses_of
from facts.merging import merge_claims, split_claim
from facts.models import Citation, Claim
from facts.models.choices import ClaimKind, Status
from facts.origins import cited_roots, origins_by_claim
from facts.querysets import ClaimQuerySet
from facts.rewording import file_claim, state_claim, word_claim
from sources.api.bodies import AnyOf, Body, Reasoned, RowsField, asked, given
from sources.api.conditional import IF_MATCH, IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.lookups import choice, known, moment, text, whole, with_lookups
from sources.api.members import Choice, Day, Language, Text, Whole
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown
from sources.api.resources import Resource

from .acting import may_do, version_seen
from .bulk import EditedInBulk
from .inputs import claim_field, entities_field, story_field
from .merging import MergeableResource
from .serializers import ClaimDetailSerializer, ClaimSerializer


@extend_schema_serializer(
    examples=[
        asked(
            "A new wording",
            {"text": "The river bridge cost 14.5 million dollars.", "reason": "The final bill."},
        )
    ]
)
class WordingBody(AnyOf):
    """How a claim is worded anew."""

    text = Text(max_length=5_000, help_text="The wording, in `language`.")
    language = Language()
    kind = Choice(choices=ClaimKind.choices, help_text="What is at stake.")


@extend_schema_serializer(
    examples=[
        asked(
            "A claim",
            {
                "text": "The river bridge cost 12 million dollars.",
                "language": "en",
                "kind": "value",
                "story": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
                "reason": "The treasurer says so in the council.",
            },
        )
    ]
)
class ClaimBody(Reasoned):
    """A claim to state by hand; positions and citations come after it."""

    text = Text(max_length=5_000)
    language = Language()
    kind = Choice(choices=ClaimKind.choices, help_text="What is at stake.")
    story = story_field(allow_null=True, default=None)
    entities = entities_field(default=list)


@extend_schema_field({"type": "string", "maxLength": 150})
class PersonField(serializers.Field[Any, Any, Any, Any]):
    """A person who is active, by name."""

    def to_internal_value(self, data: Any) -> User:
        """Return the person; raise `ValidationError` for a name of nobody."""
        name = Text(max_length=150).run_validation(data)
        person = User.objects.filter(username=name, is_active=True).first()
        if person is None:
            raise ValidationError("There is nobody of this name.")
        return person


@extend_schema_serializer(examples=[asked("Until Friday", {"assignee": "editor", "due_on": "2026-03-06"})])
class AssignmentBody(Body):
    """Whose a claim is, and until when."""

    assignee = PersonField(allow_null=True, help_text="A user's name; null for nobody.")
    due_on = Day(allow_null=True, default=None)


@extend_schema_serializer(
    examples=[
        asked(
            "A story and two entities",
            {
                "story": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
                "entities": ["01990b3a-61b0-7a4c-9c11-3f5e8d2a7b64"],
                "reason": "It is about the bridge.",
            },
        )
    ]
)
class FilingBody(Reasoned):
    """To which story a claim belongs, and whom and what it is about: these entities and no others."""

    story = story_field(allow_null=True)
    entities = entities_field()


@extend_schema_serializer(
    examples=[
        asked(
            "A merge",
            {"into": "01990b3a-6200-7b33-8f0a-6c7d8e9f0a12", "reason": "Both speak of the final bill."},
        )
    ]
)
class ClaimMergeBody(Reasoned):
    """The claim that goes on in the place of this one."""

    into = claim_field(help_text="Id of the claim that goes on.")
    into_version = Whole(
        min_value=1, max_value=2**31 - 1, allow_null=True, default=None,
        help_text="The version of that claim that you have seen; null for any.",
    )  # fmt: skip


@extend_schema_serializer(
    examples=[
        asked(
            "A split",
            {
                "citations": ["01990b3a-6240-7c88-9a3b-1d2e4f5a6b70"],
                "text": "The bridge was planned to cost 12 million dollars.",
                "reason": "The plan is another matter than the bill.",
            },
        )
    ]
)
class ClaimSplitBody(Reasoned):
    """The citations that go to a claim of their own, and how that is worded."""

    citations = RowsField(lambda: Citation.objects.all(), noun="citation")
    text = Text(max_length=5_000)
    language = Language(default="", allow_blank=True)


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

    def for_list(self) -> ClaimQuerySet:
        """Return the claims that are not merged."""
        return self.for_detail().current()

    def for_detail(self) -> ClaimQuerySet:
        """Return all claims with what is said of them."""
        return Claim.objects.for_answering()

    def shared(self, rows: Sequence[Any]) -> dict[str, Any]:
        """Return support and glosses of all these claims."""
        return shared_by(rows)

    @extend_schema(
        summary="State a claim",
        description="By hand, in your own words; the machine's claims come from `sources/`.",
        request=ClaimBody,
        responses={201: ClaimDetailSerializer},
    )
    @may_do("state claim")
    def create(self, request: Request) -> Response:
        """Return the new claim."""
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
    """Return what the serializers of these claims need beside them: roots, support and glosses."""
    roots = cited_roots(claims)
    return {
        "roots": roots,
        "support": origins_by_claim(claims, roots=roots),
        "glosses": glosses_of(citation for claim in claims for citation in claim.citations.all()),
    }


def claim_answer(request: Request, claim: Claim, *, status: int = 200) -> Response:
    """Return a claim as it stands after a write, with its ETag and its address."""
    tag = claim_tag(claim.pk, request)
    row = Claim.objects.for_answering().get(pk=claim.pk)
    data = ClaimDetailSerializer(row, context={"request": request, **shared_by([row])}).data
    address = request.build_absolute_uri(reverse("api:claims-detail", args=[claim.pk]))
    headers = {"Location" if status == 201 else "Content-Location": address}
    return Response(data, status=status, headers=headers | (validators(tag) if tag else {}))
