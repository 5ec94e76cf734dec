"""Search over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from facts.filters import DEFAULT_LIMIT, SearchForm
from facts.models import Claim
from sources.api.access import MayRead
from sources.api.filtering import refuse_errors
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS
from sources.api.serializers import StoryRefSerializer
from sources.models import LANGUAGE_TAG, Source
from sources.searching import LONGEST, MOST, Mode

from . import examples
from .fact_pages import joined
from .hit_texts import texts_of
from .serializers import CitedSourceSerializer


class RangeSerializer(serializers.Serializer[Any]):
    """Some code points of a text."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1, help_text="Code point behind the last.")


class CitingClaimSerializer(serializers.ModelSerializer[Claim]):
    """A claim that cites words of a passage."""

    class Meta:
        model = Claim
        fields: tuple[str, ...] = ("id", "text", "language", "kind", "status")


class HitSerializer(serializers.Serializer[Any]):
    """A passage that the search found, where it stands, and the claims that cite words of it."""

    # Django's stubs take `source` for the attribute of every field.
    source = CitedSourceSerializer()  # type: ignore[assignment]
    story = StoryRefSerializer(allow_null=True)
    start = serializers.IntegerField(help_text="First code point of the passage in the source's text.")
    end = serializers.IntegerField(help_text="Code point behind its last.")
    text = serializers.CharField(help_text="The passage, in its own language.")
    highlights = RangeSerializer(
        many=True,
        help_text="Where the words looked for stand in `text`; none in a passage that only means the same.",
    )
    found_by = serializers.ListField(
        child=serializers.ChoiceField(choices=[Mode.WORDS.value, Mode.MEANING.value]),
        help_text="How it was found.",
    )
    score = serializers.FloatField(
        help_text="Orders the hits of this search; not to be compared with another's."
    )
    claims = CitingClaimSerializer(many=True, help_text="Claims that cite words of it, the oldest first.")


@extend_schema_serializer(examples=[examples.search])
class FoundSerializer(serializers.Serializer[Any]):
    """The hits of a search, the best first: what `texts_of` writes, for the description alone."""

    more = serializers.BooleanField(help_text="Whether there are more hits than `limit`.")
    results = HitSerializer(many=True)


class MaySearch(MayRead):
    """Searching needs the permissions to view sources and claims: a hit is a quote, with those who cite it."""

    perms_map = {**MayRead.perms_map, "GET": ["sources.view_source", "facts.view_claim"]}
    perms_map["HEAD"] = perms_map["GET"]


class Search(APIView):
    """Passages by their words in any script, by their meaning in any language, or by both."""

    http_method_names = ["get", "head"]
    permission_classes = [MaySearch]
    content_negotiation_class = JsonNegotiation
    queryset = Source.objects.none()

    @extend_schema(
        operation_id="search",
        summary="Search passages",
        description="Passages of the newest versions of all sources, without boilerplate, the best first. `words` finds "
        "all words and “quoted phrases” of the query, whatever their case and accents, `begin*` any ending; `meaning` "
        "finds what means the same in whatever language; `fused` merges both. There are no further pages: sharpen the "
        "query, or say a story or a language.",
        parameters=[
            OpenApiParameter(
                "q", {"type": "string", "minLength": 1, "maxLength": LONGEST}, required=True,
                description="Words, or a question. At least one letter or digit.",
            ),
            OpenApiParameter(
                "mode", {"type": "string", "enum": [mode.value for mode in Mode], "default": Mode.FUSED.value},
                description="How passages are found.",
            ),
            OpenApiParameter("story", {"type": "string"}, description="Slug of the story to search in."),
            OpenApiParameter(
                "language", {"type": "string", "maxLength": 35, "pattern": LANGUAGE_TAG},
                description="Language of the sources to search in.",
            ),
            OpenApiParameter(
                "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT},
                description="Hits to give.",
            ),
        ],
        responses=FoundSerializer,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponse:
        """Return the passages that the query finds."""
        form = SearchForm(request.query_params)
        form.besides = DETAIL_PARAMETERS
        refuse_errors(form, request)
        found = form.found()
        body = joined({"more": found.more}, texts_of(found.hits))
        return HttpResponse(body, content_type="application/json")
