"""Checked before? Facts that may settle the matter of a claim already, over the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from facts.models import Publication
from facts.similar import similar_facts
from sources.api.access import MayRead
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

from . import examples
from .acting import claim_of
from .similar_facts import SimilarFactSerializer


@extend_schema_serializer(examples=[examples.similar])
class SimilarSerializer(serializers.Serializer[Any]):
    """Facts of other stories, the likeliest first; at most ten."""

    results = SimilarFactSerializer(many=True)


class MayCompare(MayRead):
    """Comparing needs the permissions to view claims and publications."""

    perms_map = {**MayRead.perms_map, "GET": ["facts.view_claim", "facts.view_publication"]}
    perms_map["HEAD"] = perms_map["GET"]


class SimilarFacts(APIView):
    """Facts of other stories that may settle a claim's matter."""

    http_method_names = ["get", "head"]
    permission_classes = [MayCompare]
    content_negotiation_class = JsonNegotiation
    queryset = Publication.objects.none()

    @extend_schema(
        operation_id="claims_similar_list",
        summary="Ask whether a claim was checked before",
        description="Published facts of other stories that may settle the same matter already, the likeliest first, "
        "each with its score and the reasons: a close meaning of the cited words, in whatever language; shared "
        "entities, merged ones followed; an equal value. A proposal for a person to look at, no verdict.",
        responses=SimilarSerializer,
    )
    def get(self, request: Request, claim: str) -> Response:
        """Return the facts."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        found = similar_facts(claim_of(claim))
        return Response(SimilarSerializer({"results": found}).data)
