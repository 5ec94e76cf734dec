"""How facts are written that may settle the matter of a claim."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from facts.models.choices import Rating
from facts.similar import SimilarFact

from .fact_shapes import PublishedStory
from .features import FeatureSerializer


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
        return str(similar.said["text"])

    def get_language(self, similar: SimilarFact) -> str:
        """Return the language of the wording."""
        return str(similar.said["language"])

    @extend_schema_field(PublishedStory(allow_null=True))
    def get_story(self, similar: SimilarFact) -> Any:
        """Return the story, as it was named then."""
        return similar.said["story"]

    @extend_schema_field(FeatureSerializer(many=True))
    def get_features(self, similar: SimilarFact) -> list[dict[str, Any]]:
        """Return the reasons."""
        return [FeatureSerializer(asdict(feature)).data for feature in similar.features]
