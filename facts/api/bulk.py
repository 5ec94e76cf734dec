"""Bulk edits over the API: many rows by one request, with what became of each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.bulk.actions import ACTIONS
from facts.bulk.ordering import edit_in_bulk
from facts.bulk.previewing import MOST, preview_bulk_edit
from facts.models import ChangeSet
from facts.models.choices import ChangeSetState
from sources.api.bodies import Reasoned, asked, given
from sources.api.members import Choice
from sources.api.parameters import one_of
from sources.api.serializers import TextOrNull

from . import examples
from .acting import ActingResource, may_do

#: Up to so many rows are changed while the client waits; a worker changes more.
WHILE_WAITING = 10_000

YES_NO = ("true", "false")
DRY_RUN = OpenApiParameter(
    "dry_run", {"type": "string", "enum": list(YES_NO), "default": "false"},
    description="Whether to say only what would become of each row; the change set can be applied later.",
)  # fmt: skip
ATOMIC = OpenApiParameter(
    "atomic", {"type": "string", "enum": list(YES_NO), "default": "false"},
    description="Whether one row that is refused keeps all the others from being changed (409).",
)  # fmt: skip


def asked_yes(request: Request, name: str) -> bool:
    """Return whether a parameter of yes or no says yes."""
    return one_of(request, name, YES_NO, default="false") == "true"


@extend_schema_serializer(examples=[examples.changeset])
class ChangeSetSerializer(serializers.ModelSerializer[ChangeSet]):
    """A bulk edit as a unit: who, what, why, and how far it has come."""

    model = serializers.CharField(read_only=True, help_text="What its rows are.")
    reason = TextOrNull(read_only=True)
    created_by = serializers.CharField(source="created_by.username", read_only=True)
    total = serializers.IntegerField(read_only=True, help_text="Rows that it looked at.")
    changing = serializers.IntegerField(read_only=True, help_text="Rows that it changes.")
    done = serializers.IntegerField(read_only=True, help_text="Rows that are through.")
    failure = TextOrNull(read_only=True, help_text="Why nothing was changed.")
    undone_by = serializers.SerializerMethodField()
    undo_reason = TextOrNull(read_only=True)

    class Meta:
        model = ChangeSet
        fields: tuple[str, ...] = (
            "id",
            "model",
            "action",
            "parameters",
            "reason",
            "state",
            "atomic",
            "total",
            "changing",
            "done",
            "failure",
            "created_by",
            "created_at",
            "applied_at",
            "undone_by",
            "undone_at",
            "undo_reason",
        )
        extra_kwargs = {"action": {"help_text": "What it does, by the name in the table of bulk actions."}}

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_undone_by(self, changeset: ChangeSet) -> str | None:
        """Return the name of who undid it."""
        return changeset.undone_by.get_username() if changeset.undone_by else None


class ResultSerializer(serializers.Serializer[Any]):
    """What became of one row."""

    id = serializers.UUIDField()
    outcome = serializers.ChoiceField(choices=["changed", "would_change", "ordered", "refused"])
    detail = serializers.CharField(allow_null=True, help_text="Why it is refused.")


@extend_schema_serializer(examples=[examples.bulk])
class BulkSerializer(serializers.Serializer[Any]):
    """A bulk edit, and what became of each row."""

    changeset = ChangeSetSerializer()
    results = ResultSerializer(many=True)


@extend_schema_field(
    {"type": "array", "items": {"type": "string", "format": "uuid"}, "minItems": 1, "maxItems": MOST}
)
class IdsField(serializers.Field[Any, Any, Any, Any]):
    """Ids of rows, each counted once."""

    def to_internal_value(self, data: Any) -> list[UUID]:
        """Return the ids; raise `ValidationError` for the first that is none."""
        if not isinstance(data, list) or not 1 <= len(data) <= MOST:
            raise ValidationError(f"Give a list of 1 to {MOST:,} ids.")
        ids: dict[UUID, None] = {}
        for place, item in enumerate(data):
            try:
                ids[UUID(item)] = None
            except (ValueError, TypeError, AttributeError):
                raise ValidationError(f"Item {place} is no id.") from None
        return list(ids)


@extend_schema_field({"type": "object", "additionalProperties": True})
class ParametersField(serializers.Field[Any, Any, Any, Any]):
    """What an action is told; the action itself says what it takes."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Return the parameters."""
        if not isinstance(data, dict):
            raise ValidationError("Give an object.")
        return data


@extend_schema_serializer(
    examples=[
        asked(
            "Claims taken up",
            {
                "ids": ["01990b3a-6200-7b33-8f0a-6c7d8e9f0a12"],
                "action": "take up",
                "reason": "Everything about the bridge is looked at this week.",
            },
        ),
        asked(
            "Claims given to somebody",
            {
                "ids": ["01990b3a-6200-7b33-8f0a-6c7d8e9f0a12"],
                "action": "set fields",
                "parameters": {"assignee": "fact-checker", "due_on": "2026-03-06"},
                "reason": "Shared out.",
            },
        ),
    ]
)
class BulkBody(Reasoned):
    """What to do to many rows."""

    ids = IdsField(help_text="Ids of the rows.")
    action = Choice(
        choices=list(ACTIONS), help_text="What to do; docs/bulk.md lists what each action is told."
    )
    parameters = ParametersField(default=dict, help_text="What the action is told.")


class EditedInBulk(ActingResource):
    """A resource whose rows can be edited many at a time, by PATCH on the list."""

    #: Handler -> the parameters that it takes beside those of every write.
    write_parameters = {"bulk_update": frozenset({"dry_run", "atomic"})}

    @extend_schema(
        summary="Edit many at once",
        description="Every row obeys the rules that it obeys alone, and is refused for what would refuse it alone. Up to "
        f"{WHILE_WAITING:,} rows are changed at once, in one transaction; of more, the change set is ordered (202) and can be "
        "followed at `changesets/`, where it can be undone as well. No If-Match: to change rows only as you have seen them, "
        "look with `dry_run=true` and apply that change set.",
        request=BulkBody,
        parameters=[DRY_RUN, ATOMIC],
        responses={200: BulkSerializer, 202: BulkSerializer},
    )
    @may_do("edit in bulk")
    def bulk_update(self, request: Request) -> Response:
        """Return the change set, and what became of each row."""
        dry_run, atomic = asked_yes(request, "dry_run"), asked_yes(request, "atomic")
        said = given(request, BulkBody)
        kind = ACTIONS[said["action"]]
        if kind.model is not self.stored.model:
            names = ", ".join(name for name, each in ACTIONS.items() if each.model is self.stored.model)
            raise ValidationError({"action": [f"Not for these rows. For them there is {names}."]})
        asked_for = {"rows": said["ids"], "action": said["action"], "parameters": said["parameters"]}
        changeset = (
            preview_bulk_edit(actor=self.actor, **asked_for)
            if dry_run
            else edit_in_bulk(
                actor=self.actor, **asked_for, reason=said["reason"], atomic=atomic, at_once=WHILE_WAITING
            )
        )
        return bulk_answer(changeset, self.request)


class NothingChanged(APIException):
    """A bulk edit was refused as a whole; the problem shows why each row is."""

    status_code = 409
    default_code = "refused"

    def __init__(self, changeset: ChangeSet, results: list[dict[str, Any]]) -> None:
        super().__init__(changeset.failure)
        self.more = {"changeset": str(changeset.pk), "results": results}


#: State of a change set -> what has become of a row that it does not refuse.
OUTCOMES = {
    ChangeSetState.PREVIEWED: "would_change",
    ChangeSetState.ORDERED: "ordered",
    ChangeSetState.APPLIED: "changed",
}


def bulk_answer(changeset: ChangeSet, request: Request) -> Response:
    """Return a change set with what became of each row; raise `NothingChanged` for one that failed."""
    outcome = OUTCOMES.get(ChangeSetState(changeset.state), "refused")
    # As text, which the answer holds too.
    rows = changeset.items.order_by("row").values_list(Cast("row", TextField()), "refused")
    results = [
        {"id": row, "outcome": "refused" if refused else outcome, "detail": refused or None}
        for row, refused in rows
    ]
    if changeset.state == ChangeSetState.FAILED and request.method != "GET":
        raise NothingChanged(changeset, results)
    address = request.build_absolute_uri(reverse("api:changesets-detail", args=[changeset.pk]))
    status = 202 if changeset.state == ChangeSetState.ORDERED else 200
    body = {"changeset": ChangeSetSerializer(changeset).data, "results": results}
    return Response(body, status=status, headers={"Content-Location": address})
