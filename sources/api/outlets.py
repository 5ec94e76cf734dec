"""Outlets and stories over the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from sources.describing import describe
from sources.filters import OutletFilter, StoryFilter
from sources.models import Outlet, Story

from .access import requires
from .bodies import AnyOf, Reasoned, asked, given
from .conditional import IF_MATCH
from .lookups import moment, text, with_lookups
from .members import Address, Slug, Text
from .resources import Resource
from .serializers import OutletSerializer, StorySerializer


@extend_schema_serializer(
    examples=[
        asked(
            "An outlet",
            {
                "name": "Harbour Daily",
                "homepage": "https://harbour.example.org/",
                "reason": "It reports the strike.",
            },
        )
    ]
)
class OutletBody(Reasoned):
    """An outlet to add."""

    name = Text(max_length=200)
    homepage = Address(max_length=500, allow_blank=True, required=False)


@extend_schema_serializer(
    examples=[
        asked(
            "A story",
            {"slug": "river-bridge", "title": "The new river bridge", "reason": "Several papers report it."},
        )
    ]
)
class StoryBody(Reasoned):
    """A story to add."""

    slug = Slug(max_length=100)
    title = Text(max_length=300)


@extend_schema_serializer(
    examples=[asked("A new name", {"name": "The Harbour Daily", "reason": "It calls itself so now."})]
)
class OutletChange(AnyOf, OutletBody):
    """What to change of an outlet."""


@extend_schema_serializer(
    examples=[
        asked("A new title", {"title": "The bridge over the river", "reason": "It is not new any more."})
    ]
)
class StoryChange(AnyOf, StoryBody):
    """What to change of a story."""


class DescribedResource(Resource):
    """A resource whose rows are described by people: added, and changed column by column."""

    body: type[Reasoned]
    change_body: type[AnyOf]

    def store(self, request: Request) -> Response:
        """Add the row that the body describes."""
        facts = given(request, self.body)
        reason = facts.pop("reason")
        row = describe(row=self.stored.model(), facts=facts, actor=self.actor, reason=reason)
        return self.answer(row, status=201)

    def change(self, request: Request) -> Response:
        """Change what the body names of the row of the address."""
        with self.changing(request) as row:
            facts = given(request, self.change_body)
            reason = facts.pop("reason")
            describe(row=row, facts=facts, actor=self.actor, reason=reason)
            return self.answer(row)


CHANGED = "Only the members that are given change."


@extend_schema_view(
    list=extend_schema(summary="List outlets"),
    retrieve=extend_schema(summary="Read one outlet"),
)
class OutletViewSet(DescribedResource):
    """Who publishes."""

    queryset = Outlet.objects.all()
    serializer_class = OutletSerializer
    filterset_class = with_lookups(OutletFilter, name=text)
    body = OutletBody
    change_body = OutletChange
    orderings = ("name", "id")
    default_ordering = "name"

    def for_list(self) -> QuerySet[Outlet]:
        """Return all outlets."""
        return Outlet.objects.all()

    @extend_schema(summary="Add an outlet", request=OutletBody, responses={201: OutletSerializer})
    @requires("sources.add_outlet", "add outlets")
    def create(self, request: Request) -> Response:
        """Return the new outlet."""
        return self.store(request)

    @extend_schema(
        summary="Change an outlet",
        description=CHANGED,
        parameters=[IF_MATCH],
        request=OutletChange,
        responses=OutletSerializer,
    )
    @requires("sources.change_outlet", "change outlets")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the outlet as it stands now."""
        return self.change(request)


@extend_schema_view(
    list=extend_schema(summary="List stories"),
    retrieve=extend_schema(summary="Read one story"),
)
class StoryViewSet(DescribedResource):
    """Runs of events that several sources report."""

    queryset = Story.objects.all()
    serializer_class = StorySerializer
    filterset_class = with_lookups(StoryFilter, created_at=moment, slug=text, title=text)
    body = StoryBody
    change_body = StoryChange
    orderings = ("created_at", "slug", "title")
    default_ordering = "-created_at"

    def for_list(self) -> QuerySet[Story]:
        """Return all stories with the number of their sources."""
        return Story.objects.with_counts()

    @extend_schema(summary="Add a story", request=StoryBody, responses={201: StorySerializer})
    @requires("sources.add_story", "add stories")
    def create(self, request: Request) -> Response:
        """Return the new story."""
        return self.store(request)

    @extend_schema(
        summary="Change a story",
        description=CHANGED,
        parameters=[IF_MATCH],
        request=StoryChange,
        responses=StorySerializer,
    )
    @requires("sources.change_story", "change stories")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the story as it stands now."""
        return self.change(request)
