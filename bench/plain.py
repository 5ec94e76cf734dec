# ruff: noqa: E402  (models can be imported once Django is set up)
"""The other one that others are compared with: Django REST framework as its tutorial teaches it.

ModelViewSets, nested serializers, page numbers, django-filter; no authentication and no counting:
`granian --interface wsgi bench.plain:application`, with `DATABASE_URL`.
"""

from __future__ import annotations

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.plain_settings"

import django

django.setup()

from django.core.wsgi import get_wsgi_application
from django.db.models import QuerySet
from django.urls import include, path
from rest_framework import filters, routers, serializers, viewsets

from facts.models import Citation, Claim, Entity, Position, Publication
from sources.models import Outlet, Passage, Source, Story


class OutletSerializer(serializers.ModelSerializer):
    class Meta:
        model = Outlet
        fields = ("id", "name")


class SourceSerializer(serializers.ModelSerializer):
    outlet = OutletSerializer()

    class Meta:
        model = Source
        fields = ("id", "key", "language", "title", "url", "outlet")


class CitationSerializer(serializers.ModelSerializer):
    # Django's stubs take `source` for the attribute of every field.
    source = SourceSerializer()  # type: ignore[assignment]

    class Meta:
        model = Citation
        fields = ("id", "position", "source", "start", "end", "quote", "amount", "unit")


class PositionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Position
        fields = ("id", "stance", "amount", "unit")


class EntitySerializer(serializers.ModelSerializer):
    class Meta:
        model = Entity
        fields = ("id", "name", "kind")


class StorySerializer(serializers.ModelSerializer):
    class Meta:
        model = Story
        fields = ("id", "slug", "title")


class ClaimSerializer(serializers.ModelSerializer):
    story = StorySerializer()
    entities = EntitySerializer(many=True)
    positions = PositionSerializer(many=True)
    citations = CitationSerializer(many=True)

    class Meta:
        model = Claim
        fields = (
            "id", "key", "text", "language", "kind", "status", "story", "entities", "positions", "citations",
            "created_at", "updated_at",
        )  # fmt: skip


class FactSerializer(serializers.ModelSerializer):
    claim = ClaimSerializer()

    class Meta:
        model = Publication
        fields = (
            "number",
            "version",
            "event",
            "published_at",
            "rating",
            "origins",
            "contradicted",
            "note",
            "claim",
        )


class PassageSerializer(serializers.ModelSerializer):
    # Django's stubs take `source` for the attribute of every field.
    source = SourceSerializer()  # type: ignore[assignment]

    class Meta:
        model = Passage
        fields = ("id", "source", "start", "end", "text")


class ClaimViewSet(viewsets.ModelViewSet):
    queryset = (
        Claim.objects.select_related("story")
        .prefetch_related("entities", "positions", "citations__source__outlet")
        .order_by("-created_at")
    )
    serializer_class = ClaimSerializer
    filterset_fields = ("status", "kind", "story")


class FactViewSet(viewsets.ModelViewSet):
    serializer_class = FactSerializer
    filterset_fields = {"rating": ["exact"], "published_at": ["gte", "lte"], "claim__entities": ["exact"],
                        "claim__citations__source__language": ["exact"]}  # fmt: skip

    def get_queryset(self) -> QuerySet[Publication]:
        return (
            Publication.objects.filter(event__in=["published", "corrected"])
            .select_related("claim__story")
            .prefetch_related("claim__entities", "claim__positions", "claim__citations__source__outlet")
            .order_by("-published_at")
            .distinct()
        )


class PassageViewSet(viewsets.ModelViewSet):
    queryset = Passage.objects.select_related("source__outlet").order_by("-id")
    serializer_class = PassageSerializer
    filter_backends = (filters.SearchFilter,)
    search_fields = ("text",)


router = routers.DefaultRouter()
router.register("passages", PassageViewSet)
router.register("claims", ClaimViewSet)
router.register("facts", FactViewSet, basename="facts")
urlpatterns = [path("", include(router.urls))]

# The settings name this module for its addresses.
sys.modules.setdefault("bench.plain_urls", sys.modules[__name__])
application = get_wsgi_application()
