"""How the reasons for a score are written."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class FeatureSerializer(serializers.Serializer[Any]):
    """One reason for a score."""

    name = serializers.CharField()
    weight = serializers.FloatField(help_text="What it added to the score.")
    detail = serializers.CharField(help_text="What a reader can check; may be empty.")

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        """Return all three members; what is kept leaves out those that are nothing."""
        return {
            "name": instance.get("name", ""),
            "weight": instance.get("weight", 0.0),
            "detail": instance.get("detail", ""),
        }
