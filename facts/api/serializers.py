"""How entities, claims and contradictions are written."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from facts.models import Alias, Citation, Claim, Contradiction, Entity, Position
from facts.models.choices import AttributionKind
from facts.origins import is_live
from sources.api.serializers import OutletRefSerializer, StoryRefSerializer, TextOrNull
from sources.models import Source

from . import examples
from .features import FeatureSerializer
from .similar_facts import SimilarFactSerializer
from .values import ValueField


class AliasSerializer(serializers.ModelSerializer[Alias]):
    """A name of an entity in a language."""

    class Meta:
        model = Alias
        fields: tuple[str, ...] = ("name", "language")


class EntityRefSerializer(serializers.ModelSerializer[Entity]):
    """An entity, named."""

    class Meta:
        model = Entity
        fields: tuple[str, ...] = ("id", "name", "kind")


@extend_schema_serializer(examples=[examples.entity])
class EntitySerializer(serializers.ModelSerializer[Entity]):
    """A person, organisation, place, product or event that sources speak of."""

    description = TextOrNull(read_only=True)
    aliases = AliasSerializer(many=True, read_only=True, help_text="Its names, by language.")

    class Meta:
        model = Entity
        fields: tuple[str, ...] = ("id", "key", "name", "kind", "description", "aliases")


class SideSerializer(serializers.ModelSerializer[Position]):
    """A position, without what supports it."""

    value = ValueField()

    class Meta:
        model = Position
        fields: tuple[str, ...] = ("id", "stance", "value")


class PositionSerializer(SideSerializer):
    """One answer to a claim, and how well it is supported."""

    sources = serializers.SerializerMethodField(help_text="Sources that take this position.")
    independent_origins = serializers.SerializerMethodField(
        help_text="Independent origins behind those sources: echoes of one report, and outlets that quote one "
        "speaker, count once. Unsure means fewer."
    )

    class Meta(SideSerializer.Meta):
        fields: tuple[str, ...] = (*SideSerializer.Meta.fields, "sources", "independent_origins")

    def get_sources(self, position: Position) -> int:
        """Return how many sources take it."""
        return self.context["support"][position.claim_id][position.pk].sources

    def get_independent_origins(self, position: Position) -> int:
        """Return how many independent origins stand behind it."""
        return self.context["support"][position.claim_id][position.pk].independent_origins


class CitedSourceSerializer(serializers.ModelSerializer[Source]):
    """The source of a citation, named."""

    language = TextOrNull(read_only=True)
    title = TextOrNull(read_only=True)
    url = TextOrNull(read_only=True)
    outlet = OutletRefSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Source
        fields: tuple[str, ...] = ("id", "language", "title", "url", "published_on", "outlet")


class GlossSerializer(serializers.Serializer[Any]):
    """What cited words mean in the desk's language, and who says so."""

    text = serializers.CharField()
    language = serializers.CharField()
    by = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ChoiceField(choices=["editor", "machine"]))
    def get_by(self, gloss: Any) -> str:
        """Return whether a person or a machine says so."""
        return "editor" if gloss.stated_by_id else "machine"


class AttributionSerializer(serializers.Serializer[Any]):
    """On whose word cited words speak."""

    kind = serializers.ChoiceField(source="attribution_kind", choices=AttributionKind.choices)
    name = TextOrNull(source="attribution_name", help_text="The speaker or outlet, as the text names it.")
    count = serializers.IntegerField(
        source="attribution_count",
        allow_null=True,
        help_text="How many unnamed sources, where the text says.",
    )
    speaker = EntityRefSerializer(allow_null=True, help_text="The speaker, where known.")


class CitationSerializer(serializers.ModelSerializer[Citation]):
    """The exact words of a source that take a position, on whose word, and as of when."""

    position: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, help_text="Id of the position that it takes."
    )
    # Django's stubs take `source` for the attribute of every field.
    source = CitedSourceSerializer(read_only=True)  # type: ignore[assignment]
    language = TextOrNull(source="source.language", read_only=True, help_text="Language of the quote.")
    gloss = serializers.SerializerMethodField()
    attribution = serializers.SerializerMethodField()
    value = ValueField()
    original_value = TextOrNull(read_only=True, help_text="The value as the text words it.")
    as_of = TextOrNull(read_only=True, help_text="The date for which the words hold, as precise as they are.")
    found_by = TextOrNull(read_only=True, help_text="Version of the machine that found it.")
    stated_by = serializers.SerializerMethodField(
        help_text="Who stated it: a user's name, for signed-in readers."
    )
    live = serializers.SerializerMethodField(
        help_text="Whether it counts as support: false when a newer version of its source has come."
    )
    score = serializers.SerializerMethodField(help_text="How sure the machine was, 0 to 1.")

    class Meta:
        model = Citation
        fields: tuple[str, ...] = (
            "id",
            "position",
            "source",
            "language",
            "start",
            "end",
            "quote",
            "gloss",
            "attribution",
            "value",
            "original_value",
            "as_of",
            "found_by",
            "stated_by",
            "state",
            "live",
            "score",
        )
        extra_kwargs = {
            "start": {"help_text": "First code point of the quote in the source's text."},
            "end": {"help_text": "Code point behind the last of the quote."},
        }

    @extend_schema_field(GlossSerializer(allow_null=True))
    def get_gloss(self, citation: Citation) -> dict[str, Any] | None:
        """Return what the words mean in the desk's language."""
        gloss = self.context["glosses"].get(citation.pk)
        return GlossSerializer(gloss).data if gloss else None

    @extend_schema_field(AttributionSerializer(allow_null=True))
    def get_attribution(self, citation: Citation) -> dict[str, Any] | None:
        """Return on whose word the citation speaks, None where nobody has said."""
        return AttributionSerializer(citation).data if citation.attribution_kind else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_stated_by(self, citation: Citation) -> str | None:
        """Return who stated it; readers whom nobody knows learn only that it was an editor."""
        if citation.stated_by is None:
            return None
        return (
            citation.stated_by.get_username() if self.context["request"].user.is_authenticated else "editor"
        )

    def get_live(self, citation: Citation) -> bool:
        """Return whether it counts as support."""
        return is_live(citation, self.context["roots"])

    @extend_schema_field(serializers.FloatField(allow_null=True))
    def get_score(self, citation: Citation) -> float | None:
        """Return how sure the machine was."""
        return citation.found.get("score")


class CitationDetailSerializer(CitationSerializer):
    """A citation with the reasons for its score."""

    features = serializers.SerializerMethodField(
        help_text="Why the machine took these words for this position."
    )

    class Meta(CitationSerializer.Meta):
        fields: tuple[str, ...] = (*CitationSerializer.Meta.fields, "features")

    @extend_schema_field(FeatureSerializer(many=True))
    def get_features(self, citation: Citation) -> list[dict[str, Any]]:
        """Return the reasons for the score."""
        return [FeatureSerializer(feature).data for feature in citation.found.get("features", [])]


@extend_schema_serializer(examples=[examples.claim])
class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """One checkable matter, the positions that sources take on it, and their exact words."""

    story = StoryRefSerializer(read_only=True, allow_null=True)
    signature = TextOrNull(
        read_only=True, help_text="The matter in names and figures, whatever the language."
    )
    worded_by_editor = serializers.SerializerMethodField(
        help_text="Whether the text is an editor's wording; else it is the founding words in their language."
    )
    entities = EntityRefSerializer(many=True, read_only=True, help_text="Whom and what it is about.")
    contradicted = serializers.SerializerMethodField(
        help_text="Whether two of its positions cannot both be right and nobody has dismissed that."
    )
    positions = PositionSerializer(many=True, read_only=True)
    citations = CitationSerializer(many=True, read_only=True)
    checked_before = serializers.SerializerMethodField(
        help_text="Published facts of other stories that may settle the matter already, the likeliest first, at most three; "
        "null while nobody has looked. `similar/` looks anew."
    )

    class Meta:
        model = Claim
        fields: tuple[str, ...] = (
            "id",
            "key",
            "text",
            "language",
            "kind",
            "status",
            "signature",
            "worded_by_editor",
            "story",
            "entities",
            "contradicted",
            "positions",
            "citations",
            "checked_before",
            "version",
            "created_at",
            "updated_at",
        )

    @extend_schema_field(SimilarFactSerializer(many=True, allow_null=True))
    def get_checked_before(self, claim: Claim) -> list[dict[str, Any]] | None:
        """Return the facts that were found when the claim was compared and still stand."""
        found = self.context["checked"][claim.pk]
        return None if found is None else [SimilarFactSerializer(each).data for each in found]

    def get_worded_by_editor(self, claim: Claim) -> bool:
        """Return whether an editor worded it."""
        return claim.worded_by_id is not None

    def get_contradicted(self, claim: Claim) -> bool:
        """Return whether a contradiction is shown."""
        return bool(claim.contradictions.all())


class ClaimRefSerializer(serializers.ModelSerializer[Claim]):
    """A claim, worded."""

    story = StoryRefSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Claim
        fields: tuple[str, ...] = ("id", "text", "language", "status", "story")


class ClaimContradictionSerializer(serializers.ModelSerializer[Contradiction]):
    """Two positions that cannot both be right, why, and what an editor made of it."""

    left = SideSerializer(read_only=True)
    right = SideSerializer(read_only=True)
    features = serializers.SerializerMethodField(help_text="The reasons in parts.")
    decision_reason = TextOrNull(read_only=True)
    upheld: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, help_text="Id of the position that the editor upheld."
    )

    class Meta:
        model = Contradiction
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "list",
            "label",
            "left",
            "right",
            "reason",
            "features",
            "score",
            "state",
            "decided_at",
            "decision_reason",
            "upheld",
            "created_at",
        )

    @extend_schema_field(FeatureSerializer(many=True))
    def get_features(self, contradiction: Contradiction) -> list[dict[str, Any]]:
        """Return the reasons in parts."""
        return [FeatureSerializer(feature).data for feature in contradiction.features]


@extend_schema_serializer(examples=[examples.claim_detail])
class ClaimDetailSerializer(ClaimSerializer):
    """A claim with its contradictions, and with the reasons for every score."""

    citations = CitationDetailSerializer(many=True, read_only=True)
    contradictions = ClaimContradictionSerializer(many=True, read_only=True)

    class Meta(ClaimSerializer.Meta):
        fields: tuple[str, ...] = (*ClaimSerializer.Meta.fields, "contradictions")


@extend_schema_serializer(examples=[examples.contradiction])
class ContradictionSerializer(ClaimContradictionSerializer):
    """Two positions on a claim that cannot both be right, why, and what an editor made of it."""

    claim = ClaimRefSerializer(read_only=True)

    class Meta(ClaimContradictionSerializer.Meta):
        fields: tuple[str, ...] = (*ClaimContradictionSerializer.Meta.fields, "claim")
