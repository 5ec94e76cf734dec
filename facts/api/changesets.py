"""Change sets over the API: bulk edits looked at, applied, followed and undone."""

from __future__ import annotations

import django_filters as filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from facts.bulk.ordering import order_bulk_edit, order_undo
from facts.bulk.previewing import preview_bulk_edit
from facts.models import ChangeSet
from facts.models.choices import ChangeSetState
from sources.api.bodies import Reasoned, given
from sources.api.conditional import IF_MATCH
from sources.api.members import Flag
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown
from sources.filters import StrictFilterSet

from .acting import REASON, ActingResource, may_do, reason_asked
from .bulk import WHILE_WAITING, BulkBody, BulkSerializer, ChangeSetSerializer, bulk_answer
from .filters import person_filter


class ChangeSetFilter(StrictFilterSet):
    """What change sets may be filtered by."""

    created_by = person_filter("created_by")
    state = filters.MultipleChoiceFilter(choices=ChangeSetState.choices, label="State", distinct=False)

    class Meta(StrictFilterSet.Meta):
        model = ChangeSet
        fields = ()


class ApplicationBody(Reasoned):
    """Why a bulk edit is applied, and whether as a whole or not at all."""

    atomic = Flag(default=False, help_text="Whether one refused row keeps all the others from being changed.")


@extend_schema_view(
    list=extend_schema(summary="List change sets"),
    retrieve=extend_schema(
        summary="Read one change set", description="Ask again until its state is `applied`."
    ),
)
class ChangeSetViewSet(ActingResource):
    """Bulk edits: who, why, which rows, undone when."""

    queryset = ChangeSet.objects.all()
    serializer_class = ChangeSetSerializer
    filterset_class = ChangeSetFilter
    orderings = ("created_at",)
    default_ordering = "-created_at"
    internal = True

    def for_list(self) -> QuerySet[ChangeSet]:
        """Return all change sets with their people."""
        return ChangeSet.objects.select_related("created_by", "undone_by")

    @extend_schema(
        summary="Look at a bulk edit",
        description="Says what would become of each row; nothing changes but that the change set is kept, to be applied. "
        "The reason is given when it is applied.",
        request=BulkBody,
        responses={201: BulkSerializer},
    )
    @may_do("edit in bulk")
    def create(self, request: Request) -> Response:
        """Return the change set, and what would become of each row."""
        said = given(request, BulkBody)
        said.pop("reason")
        said["rows"] = said.pop("ids")
        answer = bulk_answer(preview_bulk_edit(actor=self.actor, **said), request)
        answer.status_code = 201
        answer.headers["Location"] = answer.headers["Content-Location"]
        return answer

    @extend_schema(
        summary="Apply a change set",
        description="To exactly the rows that were looked at and have not changed since; the others are refused. Only who "
        "looked applies.",
        request=ApplicationBody,
        parameters=[IF_MATCH],
        responses={200: BulkSerializer, 202: BulkSerializer},
    )
    @may_do("edit in bulk")
    @action(detail=True, methods=["put"])
    def application(self, request: Request, pk: str) -> Response:
        """Return the change set, and what became of each row."""
        with self.changing(request) as changeset:
            said = given(request, ApplicationBody)
        row = order_bulk_edit(changeset=changeset, actor=self.actor, at_once=WHILE_WAITING, **said)
        return bulk_answer(row, request)

    @extend_schema(
        operation_id="changesets_results",
        summary="Read what became of each row",
        description="Of a change set that is ordered: what will.",
        responses=BulkSerializer,
    )
    @application.mapping.get
    def results(self, request: Request, pk: str) -> Response:
        """Return the change set with its rows."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        return bulk_answer(self.get_object(), request)

    @extend_schema(
        operation_id="changesets_application_destroy",
        summary="Undo a change set",
        description="Puts back what nobody touched since; rows that were touched are left, and listed.",
        parameters=[REASON, IF_MATCH],
        responses={200: ChangeSetSerializer, 202: ChangeSetSerializer},
    )
    @may_do("undo bulk edit")
    @application.mapping.delete
    def undo(self, request: Request, pk: str) -> Response:
        """Return the change set, undone or ordered to be."""
        reason = reason_asked(request)
        with self.changing(request) as changeset:
            pass
        row = order_undo(changeset=changeset, actor=self.actor, reason=reason)
        return self.answer(row, status=202 if row.state == ChangeSetState.UNDOING else 200)
