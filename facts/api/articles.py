"""Sources over the API, as facts see them: articles are sent in, and read for claims in the background."""

from __future__ import annotations

import hashlib
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_serializer
from procrastinate.contrib.django.models import ProcrastinateJob
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.capturing import LONGEST, capture_bytes, stated
from facts.jobs import READING, submit_article
from facts.sourcing import describe_source
from sources.api.bodies import AnyOf, Reasoned, RowField, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.members import Address, Day, Language, Moment, Text
from sources.api.outlets import CHANGED
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown
from sources.api.parsing import FormPartsParser, StrictJSONParser
from sources.api.resources import Resource
from sources.api.serializers import SourceDetailSerializer, SourceSerializer
from sources.api.sources import SourceViewSet
from sources.models import Obtained, Outlet, Source, Story
from sources.recording import Capture, Outcome

from . import examples
from .acting import may_do

STATES = ("todo", "doing", "succeeded", "failed", "cancelled", "aborting", "aborted")


@extend_schema_serializer(examples=[examples.job])
class JobSerializer(serializers.ModelSerializer[ProcrastinateJob]):
    """The reading of an article: how far it has come."""

    state = serializers.ChoiceField(choices=STATES, source="status", read_only=True)
    attempts = serializers.IntegerField(read_only=True, help_text="How often it was begun and broke off.")
    # Django's stubs take `source` for the attribute of every field.
    source = serializers.SerializerMethodField(help_text="Id of the source.")  # type: ignore[assignment]
    reason = serializers.SerializerMethodField(help_text="Why the article was sent in.")

    class Meta:
        model = ProcrastinateJob
        fields: tuple[str, ...] = ("id", "state", "attempts", "source", "reason")

    @extend_schema_field(serializers.UUIDField())
    def get_source(self, job: ProcrastinateJob) -> str:
        """Return the id of the source that it reads."""
        return str(job.args["source_id"])

    def get_reason(self, job: ProcrastinateJob) -> str:
        """Return why the article was sent in."""
        return str(job.args["reason"])


@extend_schema_serializer(examples=[examples.submitted])
class SubmittedSerializer(serializers.Serializer[Any]):
    """What became of an article that was sent in."""

    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    # Django's stubs take `source` for the attribute of every field.
    source = SourceSerializer()  # type: ignore[assignment]
    job = JobSerializer(
        allow_null=True, help_text="Its reading; null where this very text has been read before."
    )


class AboutBody(Reasoned):
    """What is known of an article; what is left out is found in it, or stays unknown."""

    outlet = Text(max_length=200, required=False, help_text="Name of who published it; a new one is added.")
    url = Address(
        max_length=2000, required=False, help_text="Its address, by which a later version is known."
    )
    title = Text(max_length=500, required=False)
    byline = Text(max_length=300, required=False)
    published_on = Day(required=False)
    language = Language(required=False)
    note = Text(max_length=20_000, required=False)


@extend_schema_serializer(
    examples=[
        asked(
            "A text",
            {
                "story": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
                "text": "The bridge cost 12 million dollars. It opened in May.",
                "outlet": "Harbour Daily",
                "url": "https://harbour.example.org/2026/bridge",
                "published_on": "2026-03-01",
                "reason": "Reported on the bridge.",
            },
        )
    ]
)
class ArticleBody(AboutBody):
    """An article: its text, its page as HTML, or (as a part of a form) its file; one of them."""

    story = RowField(lambda: Story.objects.all(), noun="story", help_text="Id of the story.")
    text = Text(
        max_length=LONGEST, required=False, trim_whitespace=False, help_text="The text, as it stands."
    )
    html = Text(max_length=4 * LONGEST, required=False, help_text="The page; its article is taken out of it.")
    file = serializers.FileField(
        required=False, allow_empty_file=True, help_text="A text or a page in UTF-8."
    )
    key = Text(
        max_length=500, required=False, help_text="What it is known by where it has no address; a changed text "
        "under the same key is its next version.",
    )  # fmt: skip

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a body with no article, or several."""
        if len(attrs.keys() & {"text", "html", "file"}) != 1:
            raise ValidationError("Give a text, its html or a file, one of them.")
        return attrs


def capture_of(said: dict[str, Any]) -> Capture:
    """Return the capture that the members of `ArticleBody` make, and take those out that it is made of.

    Raises `ValidationError` for what no article can be made of.
    """
    given_as = {name: said.pop(name) for name in ("text", "html", "file") if name in said}
    key = said.pop("key", "")
    [(kind, what)] = given_as.items()
    if kind == "file":
        data, file = what.read(), what.name
    else:
        data, file = what.encode(), "page.html" if kind == "html" else ""
    key = key or (file if kind == "file" else hashlib.sha256(data).hexdigest()[:24])
    return stated(capture_bytes(data, key=key, file=file, obtained=Obtained.API), **said)


class SourceChange(AnyOf):
    """What to change of what is known of a source; its text never changes."""

    story = RowField(lambda: Story.objects.all(), noun="story", allow_null=True)
    outlet = RowField(lambda: Outlet.objects.all(), noun="outlet", allow_null=True)
    url = Address(max_length=2000, allow_blank=True)
    language = Language()
    title = Text(max_length=500, allow_blank=True)
    byline = Text(max_length=300, allow_blank=True)
    published_on = Day(allow_null=True)
    captured_at = Moment()
    archive_url = Address(max_length=2000, allow_blank=True)
    note = Text(max_length=20_000, allow_blank=True)
    derived_from = RowField(
        lambda: Source.objects.defer("text", "raw"), noun="source", allow_null=True,
        help_text="Id of the source that it retells; null takes back that it does.",
    )  # fmt: skip


class ArticleViewSet(SourceViewSet):
    """Captured texts, and origins that are known but not held."""

    queryset = Source.objects.defer("text", "raw")
    parser_classes = (StrictJSONParser, FormPartsParser)

    @extend_schema(
        operation_id="sources_create",
        summary="Send an article in",
        description="It is stored at once and read in the background: follow the `job` until it has `succeeded`; then its "
        "claims are at `claims/?source=…`. The same text under the same address or key is the same source; another text "
        "is its next version. As JSON, or as the parts of a form with a `file`.",
        request=ArticleBody,
        responses={202: SubmittedSerializer, 200: SubmittedSerializer},
    )
    @may_do("submit article")
    def create(self, request: Request) -> Response:
        """Return the source with the job that reads it."""
        said = given(request, ArticleBody)
        story, reason = said.pop("story"), said.pop("reason")
        source, outcome, job = submit_article(
            capture=capture_of(said),
            story=story,
            actor=self.actor,
            reason=reason,
        )
        data = {
            "outcome": outcome.value,
            "source": self.for_list().get(pk=source.pk),
            "job": None if job is None else ProcrastinateJob.objects.get(pk=job),
        }
        headers = {"Content-Location": self.address(source)}
        if job is not None:
            headers["Location"] = request.build_absolute_uri(reverse("api:jobs-detail", args=[job]))
        answer = SubmittedSerializer(data, context=self.get_serializer_context()).data
        return Response(answer, status=200 if job is None else 202, headers=headers)

    @extend_schema(
        operation_id="sources_partial_update",
        summary="Change what is known of a source",
        description=f"{CHANGED} `derived_from` says whose words it retells, which counts before what the machine proposes.",
        request=SourceChange,
        parameters=[IF_MATCH],
        responses=SourceDetailSerializer,
    )
    @may_do("describe source")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the source as it stands now."""
        with self.changing(request) as source:
            facts = given(request, SourceChange)
            reason = facts.pop("reason")
            describe_source(source=source, changes=facts, actor=self.actor, reason=reason)
            return self.answer(source)


class JobViewSet(Resource):
    """Readings of articles that were sent in."""

    queryset = Source.objects.none()
    serializer_class = JobSerializer
    internal = True

    @extend_schema(
        operation_id="jobs_retrieve", summary="Read how far a job has come", responses=JobSerializer
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the job of the address."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        number = kwargs["job"]
        job = ProcrastinateJob.objects.filter(pk=number, task_name=READING).first()
        if job is None:
            raise NotFound("There is no job of this id.")
        return Response(JobSerializer(job).data)
