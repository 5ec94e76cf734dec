"""Positions of claims over the API: added, changed, split and merged; every answer is the claim as it stands then."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from facts.merging import merge_positions, split_position
from facts.models import Citation, Position
from facts.models.choices import Stance
from facts.rewording import add_position, change_position
from facts.values import value_of
from sources.api.bodies import AnyOf, Reasoned, RowsField, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.members import Choice

from .acting import PartOfClaim, may_do, version_seen
from .claims import claim_answer
from .inputs import ValueInput, position_field
from .serializers import ClaimDetailSerializer

#: What the addresses below a claim have in common.
CLAIM = OpenApiParameter("claim", UUID, OpenApiParameter.PATH, description="Id of the claim.")
POSITION = OpenApiParameter("position", UUID, OpenApiParameter.PATH, description="Id of the position.")

AMOUNT = {"amount": "14500000", "unit": "USD", "approx": True, "lower": None, "upper": None}


@extend_schema_serializer(
    examples=[asked("A position", {"value": AMOUNT, "stance": "affirms", "reason": "The final bill."})]
)
class PositionBody(Reasoned):
    """An answer to a claim."""

    value = ValueInput(default=None, help_text="The value that it holds; null for none.")
    stance = Choice(choices=Stance.choices, default=Stance.AFFIRMS.value)


@extend_schema_serializer(
    examples=[asked("Another value", {"value": AMOUNT, "reason": "A slip of the pen."})]
)
class PositionChange(AnyOf, PositionBody):
    """What to change of a position."""


@extend_schema_serializer(
    examples=[
        asked("A merge", {"into": "01990b3a-6231-7f02-8e6d-90b4c3a2f1e5", "reason": "The same sum, rounded."})
    ]
)
class PositionMergeBody(Reasoned):
    """The position of the same claim that goes on in the place of this one."""

    into = position_field(help_text="Id of the position that goes on.")


@extend_schema_serializer(
    examples=[
        asked(
            "A split",
            {
                "citations": ["01990b3a-6240-7c88-9a3b-1d2e4f5a6b70"],
                "value": AMOUNT,
                "reason": "These speak of the final bill.",
            },
        )
    ]
)
class PositionSplitBody(PositionBody):
    """The citations that go to a position of their own, with its value and stance."""

    citations = RowsField(lambda: Citation.objects.all(), noun="citation")


class PositionsOfClaim(PartOfClaim):
    """Answers to a claim."""

    queryset = Position.objects.all()
    serializer_class = ClaimDetailSerializer

    @extend_schema(
        operation_id="claims_positions_create",
        summary="Add a position",
        request=PositionBody,
        parameters=[CLAIM, IF_MATCH],
        responses={201: ClaimDetailSerializer},
    )
    @may_do("add position")
    def create(self, request: Request, claim: str) -> Response:
        """Return the claim with the new position."""
        row, version = self.claim, version_seen(request)
        add_position(claim=row, actor=self.actor, version=version, **given(request, PositionBody))
        return claim_answer(request, row, status=201)

    @extend_schema(
        operation_id="claims_positions_partial_update",
        summary="Change a position",
        description="Its citations keep their own values.",
        request=PositionChange,
        parameters=[CLAIM, POSITION, IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("change position")
    def partial_update(self, request: Request, claim: str, position: str) -> Response:
        """Return the claim with the position as it stands now."""
        row, version = self.position, version_seen(request)
        said = {"stance": row.stance, "value": value_of(row)} | given(request, PositionChange)
        change_position(position=row, actor=self.actor, version=version, **said)
        return claim_answer(request, row.claim)

    @extend_schema(
        operation_id="claims_positions_merge",
        summary="Merge a position into another",
        request=PositionMergeBody,
        parameters=[CLAIM, POSITION, IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("merge positions")
    def merge(self, request: Request, claim: str, position: str) -> Response:
        """Return the claim with the position that goes on."""
        row, version = self.position, version_seen(request)
        merge_positions(position=row, actor=self.actor, version=version, **given(request, PositionMergeBody))
        return claim_answer(request, row.claim)

    @extend_schema(
        operation_id="claims_positions_split",
        summary="Split a position",
        request=PositionSplitBody,
        parameters=[CLAIM, POSITION, IF_MATCH],
        responses={201: ClaimDetailSerializer},
    )
    @may_do("split position")
    def split(self, request: Request, claim: str, position: str) -> Response:
        """Return the claim with the new position."""
        row, version = self.position, version_seen(request)
        split_position(position=row, actor=self.actor, version=version, **given(request, PositionSplitBody))
        return claim_answer(request, row.claim, status=201)

    @property
    def position(self) -> Position:
        """Return the position of the address; raise 404 for one that is not of the claim."""
        return part_of(self, Position, self.kwargs["position"])


def part_of(view: PartOfClaim, model: Any, pk: str) -> Any:
    """Return a row of the claim of the address by its id; raise 404 for none."""
    try:
        return model.objects.select_related("claim").get(pk=UUID(pk), claim=view.claim)
    except (ValueError, model.DoesNotExist):
        raise NotFound(f"The claim has no {model._meta.verbose_name} of this id.") from None
