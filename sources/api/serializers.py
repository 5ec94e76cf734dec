"""How outlets, stories and sources are written."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from sources.models import Obtained, Outlet, Source, Story

from . import examples
from .access import may_read_full_text


class TextOrNull(serializers.CharField):
    """A text; null where the database keeps the empty text for "none"."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"allow_null": True, **kwargs})  # type: ignore[arg-type]

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]
        """Return the text, or None for an empty one."""
        return value or None


@extend_schema_serializer(examples=[examples.outlet])
class OutletSerializer(serializers.ModelSerializer[Outlet]):
    """Who publishes."""

    homepage = TextOrNull(read_only=True, help_text="Address of the front page.")

    class Meta:
        model = Outlet
        fields: tuple[str, ...] = ("id", "name", "homepage")


class OutletRefSerializer(serializers.ModelSerializer[Outlet]):
    """An outlet, named."""

    class Meta:
        model = Outlet
        fields: tuple[str, ...] = ("id", "name")


class StoryRefSerializer(serializers.ModelSerializer[Story]):
    """A story, named."""

    class Meta:
        model = Story
        fields: tuple[str, ...] = ("id", "slug", "title")


@extend_schema_serializer(examples=[examples.story])
class StorySerializer(serializers.ModelSerializer[Story]):
    """One run of events that several sources report."""

    source_count = serializers.IntegerField(
        read_only=True, help_text="Sources, each counted once over its versions."
    )

    class Meta:
        model = Story
        fields: tuple[str, ...] = ("id", "slug", "title", "source_count", "created_at")


@extend_schema_serializer(examples=[examples.source])
class SourceSerializer(serializers.ModelSerializer[Source]):
    """One captured text, or an origin that the desk knows of but does not hold."""

    story = StoryRefSerializer(read_only=True, allow_null=True)
    outlet = OutletRefSerializer(read_only=True, allow_null=True, help_text="Null when it is not known.")
    url = TextOrNull(read_only=True)
    language = TextOrNull(read_only=True, help_text="BCP 47 language tag, such as `pt` or `zh-Hant`.")
    title = TextOrNull(read_only=True)
    byline = TextOrNull(read_only=True)
    archive_url = TextOrNull(read_only=True)
    file = TextOrNull(read_only=True, help_text="Name of the ingested file.")
    sha256 = TextOrNull(read_only=True, help_text="Of the text in UTF-8.")
    held = serializers.SerializerMethodField(help_text="Whether the desk holds the text.")
    newest = serializers.BooleanField(
        read_only=True, help_text="Whether no later version of the key is there."
    )
    independent = serializers.BooleanField(
        read_only=True, help_text="False when a person or the machine takes it for an echo of another source."
    )
    derived_from: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, help_text="Id of the source that it retells, as a person stated."
    )
    derived_from_proposed: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True,
        allow_null=True,
        help_text="Id of the source that it seems to retell, as the machine proposes.",
    )
    derivation_reasons = serializers.SerializerMethodField(help_text="Why the machine proposes so.")

    class Meta:
        model = Source
        fields: tuple[str, ...] = (
            "id",
            "key",
            "version",
            "newest",
            "story",
            "outlet",
            "url",
            "language",
            "title",
            "byline",
            "published_on",
            "captured_at",
            "obtained",
            "archive_url",
            "file",
            "sha256",
            "held",
            "independent",
            "derived_from",
            "derived_from_proposed",
            "derivation_reasons",
        )

    def get_held(self, source: Source) -> bool:
        """Return whether the desk holds the text, without loading it."""
        return source.obtained != Obtained.NONE

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_derivation_reasons(self, source: Source) -> list[str]:
        """Return the reasons of the proposal."""
        return source.derivation_reasons


@extend_schema_serializer(examples=[examples.source_detail])
class SourceDetailSerializer(SourceSerializer):
    """One captured text with its words, for those who may read them."""

    text = serializers.SerializerMethodField(
        help_text="The full text; null when it is not held, or withheld. Offsets count its code points."
    )
    text_withheld = serializers.SerializerMethodField(
        help_text="Whether there is a text that this user may not read."
    )

    class Meta(SourceSerializer.Meta):
        fields: tuple[str, ...] = (*SourceSerializer.Meta.fields, "text", "text_withheld")

    def get_text(self, source: Source) -> str | None:
        """Return the text to those who may read it."""
        return source.text if may_read_full_text(self.context["request"]) else None

    def get_text_withheld(self, source: Source) -> bool:
        """Return whether there is a text that this user may not read."""
        return self.get_held(source) and not may_read_full_text(self.context["request"])
