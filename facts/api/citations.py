"""Citations of claims over the API: added and decided on; every answer is the claim as it stands then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.curating import (
    Words,
    accept_citation,
    cite,
    move_citation,
    re_anchor_citation,
    re_value_citation,
    reject_citation,
)
from facts.models import Citation
from facts.models.choices import CitationState
from facts.values import value_of
from sources.api.bodies import AnyOf, Reasoned, asked, given, one_of_members
from sources.api.conditional import IF_MATCH
from sources.api.members import Choice, Whole

from .acting import PartOfClaim, may_do, version_seen
from .claims import claim_answer
from .inputs import AttributionBody, TextualDate, ValueInput, attributed, position_field, source_field
from .positions import AMOUNT, CLAIM, part_of
from .serializers import ClaimDetailSerializer

CITATION = OpenApiParameter("citation", UUID, OpenApiParameter.PATH, description="Id of the citation.")

#: Offsets reach as far as the database counts.
LAST = 2**31 - 1


@extend_schema_serializer(
    examples=[
        asked(
            "Words of a source",
            {
                "position": "01990b3a-6230-7d19-b2c7-5a1e0f9c8d71",
                "source": "01990b3a-6021-7e0b-a1f4-0c5b8a7e4d31",
                "start": 0,
                "end": 35,
                "value": AMOUNT,
                "attribution": {"kind": "official", "name": "the city's treasurer"},
                "reason": "The machine overlooked it.",
            },
        )
    ]
)
class CitationBody(Reasoned):
    """Words of a source that take a position, by their place in its text."""

    position = position_field(help_text="Id of the position that the words take.")
    # Django's stubs take `source` for the attribute of every field.
    source = source_field(help_text="Id of the source.")  # type: ignore[assignment]
    start = Whole(
        min_value=0, max_value=LAST, help_text="First code point of the words in the source's text."
    )
    end = Whole(min_value=1, max_value=LAST, help_text="Code point behind the last.")
    value = ValueInput(default=None, help_text="The value that the words give; null for none.")
    as_of = TextualDate(default="", allow_blank=True, help_text="The date for which the words hold.")
    attribution = AttributionBody(allow_null=True, default=None)


#: What one request may change of a citation; `state`, the place, what it says, or where it belongs.
CHANGES = (("state",), ("start", "end"), ("value", "as_of", "attribution"), ("position",))


@extend_schema_serializer(
    examples=[
        asked("A rejection", {"state": "rejected", "reason": "It speaks of another bridge."}),
        asked("The exact words", {"start": 2, "end": 35, "reason": "The article is no part of it."}),
    ]
)
class CitationChange(AnyOf):
    """One thing to change of a citation: its `state`; its place (`start`, `end`); what it says; or its `position`."""

    state = Choice(choices=[CitationState.ACCEPTED.value, CitationState.REJECTED.value])
    start = Whole(min_value=0, max_value=LAST)
    end = Whole(min_value=1, max_value=LAST)
    value = ValueInput()
    as_of = TextualDate(allow_blank=True)
    attribution = AttributionBody()
    position = position_field(help_text="Id of the position that the words take, also on another claim.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse several changes at once, and half a place."""
        one_of_members(attrs, CHANGES)
        if len({"start", "end"} & attrs.keys()) == 1:
            raise ValidationError({"start": ["Give start and end."]})
        return attrs


class CitationsOfClaim(PartOfClaim):
    """The exact words of sources that take a position on a claim."""

    queryset = Citation.objects.all()
    serializer_class = ClaimDetailSerializer

    @extend_schema(
        operation_id="claims_citations_create",
        summary="Cite words",
        description="Where the machine found words that overlap these by half of the shorter, that citation takes your words.",
        request=CitationBody,
        parameters=[CLAIM, IF_MATCH],
        responses={201: ClaimDetailSerializer},
    )
    @may_do("cite")
    def create(self, request: Request, claim: str) -> Response:
        """Return the claim with the new citation."""
        row, version = self.claim, version_seen(request)
        said = given(request, CitationBody)
        if said["position"].claim_id != row.pk:
            raise ValidationError({"position": ["This position is on another claim."]})
        attributed(said)
        words = Words(said.pop("source"), said.pop("start"), said.pop("end"))
        cite(words=words, actor=self.actor, version=version, **said)
        return claim_answer(request, row, status=201)

    @extend_schema(
        operation_id="claims_citations_partial_update",
        summary="Decide on a citation, or change it",
        description="One thing at a time: accept or reject it; pick its exact words; say what they say; move it to another "
        "position. A claim with a verdict goes back in review.",
        request=CitationChange,
        parameters=[CLAIM, CITATION, IF_MATCH],
        responses=ClaimDetailSerializer,
    )
    @may_do("accept citation")
    def partial_update(self, request: Request, claim: str, citation: str) -> Response:
        """Return the claim with the citation as it stands now."""
        row: Citation = part_of(self, Citation, citation)
        version, said = version_seen(request), given(request, CitationChange)
        change: Callable[..., Any] = (_decide, re_anchor_citation, _say, move_citation)[
            one_of_members(said, CHANGES)
        ]
        change(citation=row, actor=self.actor, version=version, **said)
        return claim_answer(request, self.claim)


def _decide(*, state: str, **said: Any) -> None:
    use_case: Callable[..., Any] = accept_citation if state == CitationState.ACCEPTED else reject_citation
    use_case(**said)


def _say(*, citation: Citation, **said: Any) -> None:
    attributed(said)
    said.setdefault("value", value_of(citation))
    re_value_citation(citation=citation, **said)
