"""Contradictions over the API: read, recorded, and decided on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.deciding import (
    confirm_contradiction,
    dismiss_contradiction,
    explain_contradiction,
    record_contradiction,
    reopen_contradiction,
)
from facts.editing import locked
from facts.filters import ContradictionFilter
from facts.models import Contradiction
from facts.models.choices import ContradictionKind, ContradictionLabel, ContradictionState
from facts.querysets import ContradictionQuerySet
from sources.api.bodies import Reasoned, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.lookups import amount, choice, known, moment, with_lookups
from sources.api.members import Choice

from .acting import REASON, may_do, reason_asked
from .bulk import EditedInBulk
from .inputs import position_field
from .serializers import ContradictionSerializer


@extend_schema_serializer(
    examples=[
        asked(
            "A contradiction",
            {
                "left": "01990b3a-6230-7d19-b2c7-5a1e0f9c8d71",
                "right": "01990b3a-6231-7f02-8e6d-90b4c3a2f1e5",
                "kind": "value",
                "reason": "12 million against about 14.5 million dollars.",
            },
        )
    ]
)
class ContradictionBody(Reasoned):
    """Two positions on one claim that cannot both be right."""

    left = position_field(help_text="Id of a position.")
    right = position_field(help_text="Id of another position on the same claim.")
    kind = Choice(choices=ContradictionKind.choices, help_text="In what the two differ.")
    # Every field has an attribute of this name.
    label = Choice(  # type: ignore[assignment]
        choices=ContradictionLabel.choices, default=ContradictionLabel.NARRATORS_DIFFER.value
    )


@extend_schema_serializer(
    examples=[
        asked(
            "A decision",
            {
                "state": "explained",
                "upheld": "01990b3a-6231-7f02-8e6d-90b4c3a2f1e5",
                "reason": "The first paper had the plan, not the bill.",
            },
        )
    ]
)
class ResolutionBody(Reasoned):
    """What an editor makes of a contradiction."""

    state = Choice(choices=[state for state in ContradictionState.values if state != ContradictionState.OPEN])
    upheld = position_field(
        allow_null=True, default=None, help_text="Id of the side that is right, if that is known."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a side where the two do not contradict each other."""
        if attrs["state"] == ContradictionState.DISMISSED and attrs["upheld"]:
            raise ValidationError({"upheld": ["What is dismissed has no side to uphold."]})
        return attrs


DECISIONS = {
    ContradictionState.CONFIRMED: confirm_contradiction,
    ContradictionState.EXPLAINED: explain_contradiction,
    ContradictionState.DISMISSED: dismiss_contradiction,
}


@extend_schema_view(
    list=extend_schema(
        summary="List contradictions",
        description="Pairs of positions that cannot both be right, the surest first, while both have a citation that "
        "counts. Dismissed ones are listed only when `state` asks for them.",
    ),
    retrieve=extend_schema(summary="Read one contradiction"),
)
class ContradictionViewSet(EditedInBulk):
    """Pairs of positions that cannot both be right, why, and what editors made of them."""

    queryset = Contradiction.objects.all()
    serializer_class = ContradictionSerializer
    filterset_class = with_lookups(
        ContradictionFilter,
        created_at=moment,
        score=amount,
        kind=choice(ContradictionKind.choices),
        decided_at=(moment, known),
    )
    orderings = ("score", "created_at")
    default_ordering = "-score"

    def for_list(self) -> ContradictionQuerySet:
        """Return the contradictions between live sides; dismissed ones when the query names states."""
        rows = self.for_detail().with_live_sides()
        return rows if "state" in self.request.query_params else rows.exclude(state="dismissed")

    def for_detail(self) -> ContradictionQuerySet:
        """Return all contradictions with claim and sides."""
        return Contradiction.objects.for_listing()

    def lock(self) -> Contradiction | None:
        """Return the contradiction of the address after its claim is locked, as the use cases do it."""
        row = Contradiction.objects.select_related("claim").filter(pk=self.pk).first()
        if row is not None:
            locked(row.claim)
        return row

    @extend_schema(
        summary="Record a contradiction",
        description="One that the machine missed, or holds for uncertain: it is on the main list then.",
        request=ContradictionBody,
        responses={201: ContradictionSerializer},
    )
    @may_do("record contradiction")
    def create(self, request: Request) -> Response:
        """Return the contradiction."""
        row = record_contradiction(actor=self.actor, **given(request, ContradictionBody))
        return self.answer(row, status=201)

    @extend_schema(
        summary="Decide on a contradiction",
        description="The decision belongs to the pair of positions: it stays whatever source joins a side.",
        request=ResolutionBody,
        parameters=[IF_MATCH],
        responses=ContradictionSerializer,
    )
    @may_do("confirm contradiction")
    @action(detail=True, methods=["put"])
    def resolution(self, request: Request, pk: str) -> Response:
        """Return the contradiction, decided."""
        with self.changing(request) as row:
            said = given(request, ResolutionBody)
            decide: Callable[..., Any] = DECISIONS[said.pop("state")]
            if decide is dismiss_contradiction:
                said.pop("upheld")
            return self.answer(decide(contradiction=row, actor=self.actor, **said))

    @extend_schema(
        operation_id="contradictions_resolution_destroy",
        summary="Take a decision on a contradiction back",
        parameters=[REASON, IF_MATCH],
        responses={200: ContradictionSerializer},
    )
    @may_do("reopen contradiction")
    @resolution.mapping.delete
    def reopen(self, request: Request, pk: str) -> Response:
        """Return the contradiction, open again."""
        reason = reason_asked(request)
        with self.changing(request) as row:
            return self.answer(reopen_contradiction(contradiction=row, actor=self.actor, reason=reason))
