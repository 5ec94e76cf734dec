"""Entities over the API."""

from __future__ import annotations

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_view

from facts.filters import EntityFilter
from facts.models import Alias, Entity
from facts.querysets import EntityQuerySet

from .merging import MergeableResource
from .serializers import EntitySerializer


@extend_schema_view(
    list=extend_schema(
        summary="List entities", description="Whom and what claims are about; merged ones left out."
    ),
    retrieve=extend_schema(
        summary="Read one entity", description="A merged one leads to the one that goes on."
    ),
)
class EntityViewSet(MergeableResource):
    """Persons, organisations, places, products and events, with their names in every language."""

    queryset = Entity.objects.all()
    serializer_class = EntitySerializer
    filterset_class = EntityFilter
    orderings = ("name", "id")
    default_ordering = "name"

    def for_list(self) -> EntityQuerySet:
        """Return the entities that are not merged."""
        return self.for_detail().current()

    def for_detail(self) -> EntityQuerySet:
        """Return all entities with their names."""
        return Entity.objects.prefetch_related(
            Prefetch("aliases", Alias.objects.order_by("language", "name", "id"))
        )
