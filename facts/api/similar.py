"""Checked before? Facts that may settle the matter of a claim already, over the API."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from facts.models import Publication
from facts.models.choices import Rating
from facts.similar import SimilarFact, similar_facts
from sources.api.access import MayRead
from sources.api.examples import STORY_REF, answer
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

from .acting import claim_of
from .examples import CLAIM
from .fact_shapes import PublishedStory
from .serializers import FeatureSerializer

SIMILAR = {
    "results": [
        {
            "claim": CLAIM["id"],
            "number": 1042,
            "published_at": "2026-03-03T09:00:00.250117Z",
            "rating": "verified",
            "text": CLAIM["text"],
            "language": "en",
            "story": {"slug": STORY_REF["slug"], "title": STORY_REF["title"]},
            "score": 0.84,
            "features": [{"name": "equal value", "weight": 0.4, "detail": "12000000 USD in both"}],
        }
    ]
}


class SimilarFactSerializer(serializers.Serializer[SimilarFact]):
    """A fact, and what speaks for its settling the matter."""

    claim = serializers.UUIDField(
        source="fact.claim_id", help_text="Id of the fact: `facts/{id}/` has it whole."
    )
    number = serializers.IntegerField(source="fact.number")
    published_at = serializers.DateTimeField(source="fact.published_at")
    rating = serializers.ChoiceField(source="fact.rating", choices=Rating.choices)
    text = serializers.SerializerMethodField(help_text="The claim, as it was published.")
    language = serializers.SerializerMethodField()
    story = serializers.SerializerMethodField()
    score = serializers.FloatField(help_text="From 0 to 1; below 0.4 nothing is said.")
    features = serializers.SerializerMethodField(help_text="What speaks for it.")

    def get_text(self, similar: SimilarFact) -> str:
        """Return the wording that was published."""
        return str(self._said(similar)["text"])

    def get_language(self, similar: SimilarFact) -> str:
        """Return the language of the wording."""
        return str(self._said(similar)["language"])

    @extend_schema_field(PublishedStory(allow_null=True))
    def get_story(self, similar: SimilarFact) -> Any:
        """Return the story, as it was named then."""
        return self._said(similar)["story"]

    @extend_schema_field(FeatureSerializer(many=True))
    def get_features(self, similar: SimilarFact) -> list[dict[str, Any]]:
        """Return the reasons."""
        return [FeatureSerializer(asdict(feature)).data for feature in similar.features]

    def _said(self, similar: SimilarFact) -> dict[str, Any]:
        return dict(json.loads(similar.fact.summary))


@extend_schema_serializer(examples=[answer("A fact of another story", SIMILAR)])
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
