"""Judgements of entities over the API: these two are not the same."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
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

from facts.identity import tell_apart, withdraw_judgement
from facts.merged import family
from facts.models import Entity, EntityJudgement
from sources.api.bodies import Reasoned, RowField, asked, given
from sources.api.conditional import IF_MATCH
from sources.api.parameters import LIST_PARAMETERS, SHAPE_PARAMETERS, refuse_unknown
from sources.api.resources import Resource

from . import examples
from .acting import REASON, may_do, reason_asked
from .serializers import EntityRefSerializer

ENTITY = OpenApiParameter("entity", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)


@extend_schema_serializer(examples=[examples.judgement])
class EntityJudgementSerializer(serializers.ModelSerializer[EntityJudgement]):
    """Somebody's judgement that two entities are not the same; withdrawn, it no longer holds."""

    entities = serializers.SerializerMethodField(help_text="The two.")
    judged_by = serializers.CharField(source="judged_by.username", read_only=True)
    withdrawn_by = serializers.SerializerMethodField()

    class Meta:
        model = EntityJudgement
        fields: tuple[str, ...] = (
            "id",
            "entities",
            "reason",
            "judged_by",
            "created_at",
            "withdrawn_by",
            "withdrawn_at",
        )

    @extend_schema_field(EntityRefSerializer(many=True))
    def get_entities(self, judgement: EntityJudgement) -> list[dict[str, Any]]:
        """Return both entities."""
        return [EntityRefSerializer(row).data for row in (judgement.left, judgement.right)]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_withdrawn_by(self, judgement: EntityJudgement) -> str | None:
        """Return the name of who took it back."""
        return judgement.withdrawn_by.get_username() if judgement.withdrawn_by else None


@extend_schema_serializer(
    examples=[
        asked("Not the same", {"other": "01990b3a-61b1-7b5d-8d22-4a6f9e3b8c75", "reason": "One is in Porto."})
    ]
)
class JudgementBody(Reasoned):
    """Which entity this one is not."""

    other = RowField(lambda: Entity.objects.all(), noun="entity", help_text="Id of the other entity.")


@extend_schema_view(
    list=extend_schema(
        operation_id="entities_judgements_list",
        summary="List who told an entity apart from others",
        description="Also those of entities that were merged with it; withdrawn ones among them.",
        parameters=[ENTITY],
    ),
    retrieve=extend_schema(
        operation_id="entities_judgements_retrieve", summary="Read one such judgement", parameters=[ENTITY]
    ),
)
class JudgementsOfEntity(Resource):
    """Judgements that an entity is not another one: a merge of the two is refused unless it is on purpose."""

    queryset = EntityJudgement.objects.all()
    serializer_class = EntityJudgementSerializer
    orderings = ("created_at",)
    default_ordering = "-created_at"
    internal = True

    @property
    def entity(self) -> Entity:
        """Return the entity of the address; raise 404 for none."""
        try:
            return Entity.objects.get(pk=UUID(self.kwargs["entity"]))
        except (ValueError, Entity.DoesNotExist):
            raise NotFound("There is no entity of this id.") from None

    @property
    def stored(self) -> QuerySet[EntityJudgement]:
        """Return the judgements of the entity, and of those that were merged with it."""
        kin = family(Entity, self.entity.pk)
        return EntityJudgement.objects.filter(Q(left__in=kin) | Q(right__in=kin))

    def for_list(self) -> QuerySet[EntityJudgement]:
        """Return them with entities and people."""
        return self.stored.select_related("left", "right", "judged_by", "withdrawn_by")

    def filter_queryset(self, queryset: Any) -> Any:
        """Return them all: the list takes no filters."""
        refuse_unknown(self.request, LIST_PARAMETERS | SHAPE_PARAMETERS)
        return queryset

    @extend_schema(
        operation_id="entities_judgements_create",
        summary="Say that two entities are not the same",
        description="A later merge of the two, or of what they go on in, is then refused unless it says `against_judgement`.",
        request=JudgementBody,
        parameters=[ENTITY],
        responses={201: EntityJudgementSerializer},
    )
    @may_do("tell entities apart")
    def create(self, request: Request, entity: str) -> Response:
        """Return the new judgement."""
        row = self.entity
        return self.answer(
            tell_apart(entity=row, actor=self.actor, **given(request, JudgementBody)), status=201
        )

    @extend_schema(
        operation_id="entities_judgements_destroy",
        summary="Withdraw such a judgement",
        description="It stays known as withdrawn.",
        parameters=[ENTITY, REASON, IF_MATCH],
        responses={200: EntityJudgementSerializer},
    )
    @may_do("withdraw judgement")
    def destroy(self, request: Request, entity: str, pk: str) -> Response:
        """Return the judgement, withdrawn."""
        reason = reason_asked(request)
        with self.changing(request) as row:
            return self.answer(withdraw_judgement(judgement=row, actor=self.actor, reason=reason))

    def address(self, row: Any) -> str:
        """Return the address of a judgement."""
        return self.request.build_absolute_uri(
            reverse("api:entities-judgement", args=[self.kwargs["entity"], row.pk])
        )
