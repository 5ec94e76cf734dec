"""What facts look like to clients, for the description alone: they are stored as texts and sent as they are."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import (
    PolymorphicProxySerializer,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers

from facts.models.choices import (
    AttributionKind,
    CitationState,
    ClaimKind,
    ContradictionKind,
    ContradictionState,
    EntityKind,
    EvidenceKind,
    Rating,
    Stance,
)

from . import fact_examples as examples
from .values import VALUE_SCHEMA

Shape = serializers.Serializer[Any]

#: Events of facts, and of facts that are gone.
STANDING_EVENTS = ["published", "corrected"]
GONE_EVENTS = ["retracted", "merged", "redacted"]


def _text(*, null: bool = False, help_text: str = "") -> serializers.CharField:
    return serializers.CharField(allow_null=null, allow_blank=not null, help_text=help_text)


def _count(help_text: str = "", **kwargs: Any) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, help_text=help_text, **kwargs)


@extend_schema_field(VALUE_SCHEMA)
class PublishedValueField(serializers.Field[Any, Any, Any, Any]):
    """A value as it was published."""


class PublicationHead(Shape):
    """What every publication has."""

    number = serializers.IntegerField(
        min_value=1, help_text="Counts all publications, without gaps; the newest has the highest."
    )
    version = serializers.IntegerField(min_value=1, help_text="Counts the publications of this claim.")
    event = serializers.ChoiceField(choices=STANDING_EVENTS)
    published_at = serializers.DateTimeField()
    claim = serializers.UUIDField(help_text="Id of the claim, by which the fact is known.")


class PublishedStory(Shape):
    """The story, as it was named then."""

    slug = _text()
    title = _text()


class PublishedEntity(Shape):
    """An entity, as it was named then."""

    id = serializers.UUIDField()
    name = _text()
    kind = serializers.ChoiceField(choices=EntityKind.choices)


class FactBody(PublicationHead):
    """What summaries and documents share."""

    key = _text(null=True)
    text = _text(help_text="The claim, as it was worded.")
    language = _text(help_text="Of the wording.")
    kind = serializers.ChoiceField(choices=ClaimKind.choices)
    rating = serializers.ChoiceField(choices=Rating.choices, help_text="What the newsroom says of it.")
    story = PublishedStory(allow_null=True)
    stance = serializers.ChoiceField(
        choices=Stance.choices, allow_null=True, help_text="Of the position that is upheld."
    )
    value = PublishedValueField(help_text="Of the position that is upheld.")
    entities = PublishedEntity(many=True)
    languages = serializers.ListField(child=_text(), help_text="Of the cited sources.")
    outlets = serializers.ListField(child=_text(), help_text="That are cited.")
    sources = _count("Sources that are cited.")
    origins = _count("Independent origins behind what is upheld.")
    contradicted = serializers.BooleanField(help_text="Whether sources contradict each other.")
    note = _text(help_text="What readers were told with it: of a correction, what was wrong.")


class SummaryCitation(Shape):
    """Who says it, and in which words."""

    outlet = _text(null=True)
    url = _text(help_text="Of the source; empty where it has none.")
    language = _text(help_text="Of the source.")
    published_on = serializers.DateField(allow_null=True, help_text="When the source appeared.")
    quote = _text(help_text="The exact words; ends with … where `shortened` names them.")
    upheld = serializers.BooleanField(help_text="Whether they take the position that is upheld.")


@extend_schema_serializer(examples=[examples.fact])
class FactSerializer(FactBody):
    """A fact in short, at most 1,800 bytes before number and date."""

    citations = SummaryCitation(
        many=True,
        help_text="Who says it, first those whom the verdict upholds; all that does not fit is in the fact.",
    )
    shortened = serializers.ListField(
        child=_text(),
        required=False,
        help_text="The parts that did not fit whole; the fact itself has them.",
    )


class PublishedSource(Shape):
    """A cited source, as it was known then."""

    id = serializers.UUIDField()
    key = _text()
    version = serializers.IntegerField(min_value=1)
    title = _text()
    url = _text()
    language = _text()
    outlet = _text(null=True)
    published_on = serializers.DateField(allow_null=True)


class PublishedAttribution(Shape):
    """On whose word the words speak."""

    kind = serializers.ChoiceField(choices=AttributionKind.choices)
    name = _text()
    count = _count(allow_null=True)
    speaker = serializers.UUIDField(allow_null=True)


class PublishedGloss(Shape):
    """What the words mean in the desk's language."""

    text = _text()
    language = _text()
    by = serializers.ChoiceField(choices=["editor", "machine"])


class PublishedCitation(Shape):
    """The exact words of a source."""

    id = serializers.UUIDField()
    # Django's stubs take `source` for the attribute of every field.
    source = PublishedSource()  # type: ignore[assignment]
    start = _count()
    end = _count()
    quote = _text()
    value = PublishedValueField()
    original_value = _text()
    as_of = _text()
    attribution = PublishedAttribution(allow_null=True)
    state = serializers.ChoiceField(choices=CitationState.choices)
    by = serializers.ChoiceField(choices=["editor", "machine"])
    gloss = PublishedGloss(allow_null=True)


class PublishedPosition(Shape):
    """One answer to the claim, and the words that give it."""

    id = serializers.UUIDField()
    stance = serializers.ChoiceField(choices=Stance.choices)
    value = PublishedValueField()
    upheld = serializers.BooleanField(help_text="Whether the newsroom stands behind this one.")
    sources = _count()
    origins = _count()
    citations = PublishedCitation(many=True)


class PublishedContradiction(Shape):
    """Two positions that cannot both be right."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=ContradictionKind.choices)
    # Django REST framework has an attribute of this name on every field.
    label = _text()  # type: ignore[assignment]
    list = _text()
    left = serializers.UUIDField()
    right = serializers.UUIDField()
    reason = _text()
    state = serializers.ChoiceField(choices=ContradictionState.choices)
    upheld = serializers.UUIDField(allow_null=True)
    decision_reason = _text()


class PublishedEvidenceSource(Shape):
    """A held source on which the verdict rests."""

    id = serializers.UUIDField()
    title = _text()
    url = _text()


class PublishedEvidence(Shape):
    """On what the verdict rests; what is confidential is left out."""

    kind = serializers.ChoiceField(choices=EvidenceKind.choices)
    url = serializers.CharField(required=False)
    source = PublishedEvidenceSource(required=False)  # type: ignore[assignment]
    note = _text()


@extend_schema_serializer(examples=[examples.fact_detail])
class FactDetailSerializer(FactBody):
    """A fact with every word that was published of it."""

    schema = serializers.IntegerField(help_text="Form of this document: 1.")
    claim_version = serializers.IntegerField(min_value=1)
    signature = _text()
    upheld = serializers.UUIDField(allow_null=True, help_text="Id of the position that is upheld.")
    positions = PublishedPosition(many=True)
    contradictions = PublishedContradiction(many=True)
    evidence = PublishedEvidence(many=True)


@extend_schema_serializer(examples=[examples.tombstone])
class TombstoneSerializer(PublicationHead):
    """That a fact is gone, and why."""

    schema = serializers.IntegerField()
    event = serializers.ChoiceField(choices=GONE_EVENTS)
    key = serializers.CharField(allow_null=True, required=False)
    replaced_by = serializers.UUIDField(
        allow_null=True, required=False, help_text="Of a merged one: the claim whose fact goes on."
    )
    note = serializers.CharField(required=False, help_text="Why; missing where the words were removed.")


VersionSerializer = PolymorphicProxySerializer(
    component_name="FactVersion",
    serializers=[FactSerializer, TombstoneSerializer],
    resource_type_field_name=None,
    many=True,
)


class ChangesSerializer(Shape):
    """Publications in the order of their numbers, and where to go on."""

    next = serializers.URLField(help_text="Where to ask next.")
    after = _count("The highest number in this answer, else the one asked with.")
    more = serializers.BooleanField(help_text="Whether there are more already.")
    last = _count(
        "The newest number that there is. One below yours means that this is another base: begin with the export."
    )
    results = VersionSerializer


CLAIM_REVIEW = {
    "type": "object",
    "description": "A ClaimReview of schema.org.",
    "required": ["@context", "@type", "url", "claimReviewed", "author", "reviewRating", "itemReviewed"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "format": "uri"},
        "claimReviewed": {"type": "string"},
        "author": {"type": "object"},
        "reviewRating": {"type": "object", "required": ["@type", "alternateName"]},
        "itemReviewed": {"type": "object"},
    },
}
