"""Glosses over the API: what words of a source mean in the desk's language, read and written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError as Refused
from django.db.models import Exists, ExpressionWrapper, F, IntegerField, OuterRef, QuerySet
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from facts.curating import Words, add_gloss, write_gloss
from facts.models import Citation
from sources.api.access import may_read_full_text
from sources.api.bodies import Reasoned, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.members import Language, Text, Whole
from sources.api.parameters import LIST_PARAMETERS, SHAPE_PARAMETERS, refuse_unknown
from sources.api.resources import Resource
from sources.models import Gloss, Source

from . import examples
from .acting import may_do
from .citations import LAST

SOURCE = OpenApiParameter("source", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)

#: Characters of a gloss.
LONGEST_GLOSS = 20_000


@extend_schema_serializer(examples=[examples.gloss])
class SourceGlossSerializer(serializers.ModelSerializer[Gloss]):
    """What words of a source mean in a language, and who says so."""

    # Django's stubs take `source` for the attribute of every field.
    source: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        read_only=True, help_text="Id of the source."
    )
    by = serializers.SerializerMethodField(help_text="Whether a person or a machine says so.")

    class Meta:
        model = Gloss
        fields: tuple[str, ...] = ("id", "source", "start", "end", "language", "text", "by")
        extra_kwargs = {
            "start": {"help_text": "First code point of the words in the source's text."},
            "end": {"help_text": "Code point behind the last of them."},
        }

    @extend_schema_field(serializers.ChoiceField(choices=["editor", "machine"]))
    def get_by(self, gloss: Gloss) -> str:
        """Return whether a person or a machine says so."""
        return "editor" if gloss.stated_by_id else "machine"


@extend_schema_serializer(
    examples=[
        asked(
            "In English",
            {"start": 0, "end": 35, "text": "The bridge cost 12 million dollars", "reason": "For the desk."},
        )
    ]
)
class GlossBody(Reasoned):
    """What words of the source mean."""

    start = Whole(min_value=0, max_value=LAST, help_text="First code point of the words.")
    end = Whole(min_value=1, max_value=LAST, help_text="Code point behind the last of them.")
    language = Language(default="en", help_text="The language of `text`.")
    text = Text(max_length=LONGEST_GLOSS)


@extend_schema_serializer(
    examples=[asked("Better", {"text": "The bridge cost 12 m dollars", "reason": "Closer to the words."})]
)
class GlossChange(Reasoned):
    """A gloss, worded anew."""

    text = Text(max_length=LONGEST_GLOSS)


@extend_schema_view(
    list=extend_schema(
        operation_id="sources_glosses_list",
        summary="List the glosses of a source",
        description="In the order of its words; those of cited words alone for readers who may not read full texts.",
        parameters=[SOURCE],
    ),
    retrieve=extend_schema(
        operation_id="sources_glosses_retrieve", summary="Read one gloss", parameters=[SOURCE]
    ),
)
class GlossesOfSource(Resource):
    """What words of one source mean in the desk's language."""

    queryset = Gloss.objects.all()
    serializer_class = SourceGlossSerializer
    orderings = ("start",)
    default_ordering = "start"

    @property
    def text(self) -> Source:
        """Return the source of the address, without its text; raise 404 for none."""
        try:
            return Source.objects.defer("text", "raw").get(pk=UUID(self.kwargs["source"]))
        except (ValueError, Source.DoesNotExist):
            raise NotFound("There is no source of this id.") from None

    @property
    def stored(self) -> QuerySet[Gloss]:
        """Return the glosses of the source that the reader may read."""
        rows = Gloss.objects.filter(source=self.text)
        return rows if may_read_full_text(self.request) else rows.filter(Exists(_cited()))

    def filter_queryset(self, queryset: Any) -> Any:
        """Return them all: the list takes no filters."""
        refuse_unknown(self.request, LIST_PARAMETERS | SHAPE_PARAMETERS)
        return queryset

    @extend_schema(
        operation_id="sources_glosses_create",
        summary="Say what words mean",
        description="Words that have a gloss in this language already are a 409 that names it: change that one.",
        request=GlossBody,
        parameters=[SOURCE],
        responses={201: SourceGlossSerializer},
    )
    @may_do("write gloss")
    def create(self, request: Request, source: str) -> Response:
        """Return the new gloss."""
        said = given(request, GlossBody)
        words = Words(self.text, said.pop("start"), said.pop("end"))
        return self.answer(add_gloss(words=words, actor=self.actor, **said), status=201)

    @extend_schema(
        operation_id="sources_glosses_partial_update",
        summary="Word a gloss anew",
        description="It is yours then, also where a machine made it.",
        request=GlossChange,
        parameters=[SOURCE, IF_MATCH],
        responses=SourceGlossSerializer,
    )
    @may_do("write gloss")
    def partial_update(self, request: Request, source: str, pk: str) -> Response:
        """Return the gloss as it stands now."""
        with self.changing(request) as row:
            said = given(request, GlossChange)
            if (row.text, row.stated_by_id is None) == (said["text"], False):
                raise Refused("All of this is so already.", code="unchanged")
            words = Words(row.source, row.start, row.end)
            return self.answer(write_gloss(words=words, language=row.language, actor=self.actor, **said))

    def address(self, row: Any) -> str:
        """Return the address of a gloss."""
        return self.request.build_absolute_uri(reverse("api:sources-gloss", args=[row.source_id, row.pk]))


def _cited() -> QuerySet[Citation]:
    """Return the citations of which a gloss tells the meaning: they share half of the shorter of the two."""
    number = IntegerField()
    last = Least(F("end"), OuterRef("end"), output_field=number)
    first = Greatest(F("start"), OuterRef("start"), output_field=number)
    whole = ExpressionWrapper(OuterRef("end") - OuterRef("start"), output_field=number)
    shared = ExpressionWrapper(last - first, output_field=number)
    shorter = Least(F("end") - F("start"), whole, output_field=number)
    quoting = Citation.objects.filter(source=OuterRef("source")).exclude(state="rejected")
    return quoting.alias(shared=shared, shorter=shorter).filter(shared__gte=F("shorter") / 2.0)
