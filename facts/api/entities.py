"""Entities over the API: read, added, changed, named, merged and told apart."""

from __future__ import annotations

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from facts.filters import EntityFilter
from facts.identity import merge_entities, unmerge_entity
from facts.models import Alias, Entity
from facts.models.choices import EntityKind
from facts.querysets import EntityQuerySet
from sources.api.access import requires
from sources.api.bodies import AnyOf, Reasoned, RowField, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.lookups import choice, known, text, with_lookups
from sources.api.members import Choice, Flag, Language, Slug, Text
from sources.api.outlets import CHANGED, DescribedResource
from sources.describing import describe

from .acting import REASON, ActingResource, may_do, reason_asked
from .merging import MergeableResource
from .serializers import EntitySerializer


@extend_schema_serializer(
    examples=[asked("A place", {"name": "River Bridge", "kind": "place", "reason": "Claims are about it."})]
)
class EntityBody(Reasoned):
    """An entity to add."""

    name = Text(max_length=200)
    kind = Choice(choices=EntityKind.choices)
    key = Slug(max_length=100, allow_null=True, default=None, help_text="A short name of your own, or null.")
    description = Text(max_length=20_000, allow_blank=True, default="")


@extend_schema_serializer(
    examples=[
        asked("A description", {"description": "Opened in May.", "reason": "To tell it from the old one."})
    ]
)
class EntityChange(AnyOf, EntityBody):
    """What to change of an entity."""


@extend_schema_serializer(
    examples=[asked("A name", {"name": "Ponte do Rio", "language": "pt", "reason": "The papers call it so."})]
)
class AliasBody(Reasoned):
    """A name of an entity in a language."""

    name = Text(max_length=200)
    language = Language()


@extend_schema_serializer(
    examples=[
        asked(
            "A merge", {"into": "01990b3a-61b0-7a4c-9c11-3f5e8d2a7b64", "reason": "One and the same bridge."}
        )
    ]
)
class EntityMergeBody(Reasoned):
    """The entity that goes on in the place of this one."""

    into = RowField(lambda: Entity.objects.all(), noun="entity", help_text="Id of the entity that goes on.")
    against_judgement = Flag(
        default=False, help_text="Merge them although somebody told the two apart: on purpose."
    )


@extend_schema_view(
    list=extend_schema(
        summary="List entities", description="Whom and what claims are about; merged ones left out."
    ),
    retrieve=extend_schema(
        summary="Read one entity", description="A merged one leads to the one that goes on."
    ),
)
class EntityViewSet(MergeableResource, DescribedResource, ActingResource):
    """Persons, organisations, places, products and events, with their names in every language."""

    queryset = Entity.objects.all()
    serializer_class = EntitySerializer
    filterset_class = with_lookups(
        EntityFilter, name=text, key=(text, known), kind=choice(EntityKind.choices)
    )
    body = EntityBody
    change_body = EntityChange
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

    @extend_schema(summary="Add an entity", request=EntityBody, responses={201: EntitySerializer})
    @requires("facts.add_entity", "add entities")
    def create(self, request: Request) -> Response:
        """Return the new entity."""
        return self.store(request)

    @extend_schema(
        summary="Change an entity",
        description=CHANGED,
        request=EntityChange,
        parameters=[IF_MATCH],
        responses=EntitySerializer,
    )
    @requires("facts.change_entity", "change entities")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the entity as it stands now."""
        return self.change(request)

    @extend_schema(
        summary="Name an entity",
        description="Articles read from then on are searched for the name too.",
        request=AliasBody,
        responses={201: EntitySerializer},
    )
    @requires("facts.add_alias", "add aliases")
    @action(detail=True, methods=["post"])
    def aliases(self, request: Request, pk: str) -> Response:
        """Return the entity with the new name."""
        entity, said = self.row(), given(request, AliasBody)
        reason = said.pop("reason")
        alias = Alias(entity=entity, stated_by=self.actor)
        describe(row=alias, facts=said, actor=self.actor, reason=reason)
        return self.answer(entity, status=201)

    @extend_schema(
        summary="Merge an entity into another",
        description="The answer is the entity that goes on; the merged one keeps its names and leads to it from now on.",
        request=EntityMergeBody,
        parameters=[IF_MATCH],
        responses=EntitySerializer,
    )
    @may_do("merge entities")
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        """Return the entity that goes on."""
        with self.changing(request) as entity:
            stays = merge_entities(entity=entity, actor=self.actor, **given(request, EntityMergeBody))
            return self.answer(stays)

    @extend_schema(
        operation_id="entities_merge_destroy",
        summary="Take the merge of an entity back",
        description="All that was its own is its own again. The answer is the entity that was merged.",
        parameters=[REASON, IF_MATCH],
        responses={200: EntitySerializer},
    )
    @may_do("unmerge entity")
    @merge.mapping.delete
    def unmerge(self, request: Request, pk: str) -> Response:
        """Return the entity that goes its own way again."""
        reason = reason_asked(request)
        with self.changing(request) as entity:
            return self.answer(unmerge_entity(entity=entity, actor=self.actor, reason=reason))
