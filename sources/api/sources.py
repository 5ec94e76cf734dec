"""Sources over the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from sources.filters import SourceFilter
from sources.models import Source

from .access import may_read_full_text
from .lookups import known, moment, text, whole, with_lookups
from .resources import Resource
from .serializers import SourceDetailSerializer, SourceSerializer


@extend_schema_view(
    list=extend_schema(
        summary="List sources",
        description="Captured texts, newest first, without the texts themselves. A changed article is the next "
        "`version` of the same `key`.",
    ),
    retrieve=extend_schema(
        summary="Read one source",
        description="With its text, for users who have the permission to read full texts.",
    ),
)
class SourceViewSet(Resource):
    """Captured texts, and origins that are known but not held."""

    queryset = Source.objects.all()
    serializer_class = SourceSerializer
    detail_serializer_class = SourceDetailSerializer
    filterset_class = with_lookups(
        SourceFilter,
        captured_at=moment,
        version=whole,
        key=text,
        title=text,
        language=text,
        story=known,
        outlet=known,
    )
    orderings = ("captured_at", "key")
    default_ordering = "-captured_at"

    def for_list(self) -> QuerySet[Source]:
        """Return all sources without their texts."""
        return Source.objects.for_listing().with_newest()

    def for_detail(self) -> QuerySet[Source]:
        """Return all sources, with their texts for those who may read them."""
        sources = self.for_list()
        return sources.defer(None).defer("raw") if may_read_full_text(self.request) else sources
