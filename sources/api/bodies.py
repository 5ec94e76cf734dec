"""How bodies of requests are checked: nothing in them is ignored, and rows are named by their ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import OpenApiExample, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from .members import Text

#: Characters that a reason may have.
LONGEST_REASON = 2_000

Row = TypeVar("Row", bound=Model)


class Body(serializers.Serializer[Any]):
    """Members of a request's body; one that is not known is refused by its name."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the members by name; raise `ValidationError` for each at fault."""
        unknown = sorted(set(data) - set(self.fields), key=str) if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(self.fields)
            raise ValidationError({name: [f"Unknown member. Known are: {known}."] for name in unknown})
        return super().to_internal_value(data)


class Reasoned(Body):
    """What every change takes: why."""

    reason = Text(max_length=LONGEST_REASON, help_text="Why; kept in the history of all that changes.")


class AnyOf(Reasoned):
    """What to change of a row: any of the members of the body that adds one, and always why."""

    def get_fields(self) -> dict[str, Any]:
        """Return the members; none but the reason must be given, and none has a default."""
        fields = super().get_fields()
        for name, field in fields.items():
            if name != "reason":
                field.required, field.default = False, serializers.empty
        return fields

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a body that changes nothing."""
        if set(attrs) <= {"reason"}:
            raise ValidationError("Say what to change.")
        return attrs


@extend_schema_field({"type": "string", "format": "uuid"})
class RowField(serializers.Field[Any, Any, Any, Any]):
    """A row, named by its id."""

    def __init__(self, rows: Callable[[], QuerySet[Any]], *, noun: str, **kwargs: Any) -> None:
        self.rows, self.noun = rows, noun
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """Return the row; raise `ValidationError` where there is none."""
        try:
            pk = UUID(data) if isinstance(data, str) else None
        except ValueError:
            pk = None
        found = _found(self, [pk]) if pk else {}
        if pk not in found:
            raise ValidationError(f"There is no {self.noun} of this id.")
        return found[pk]


@extend_schema_field({"type": "array", "items": {"type": "string", "format": "uuid"}})
class RowsField(serializers.Field[Any, Any, Any, Any]):
    """Rows, named by their ids, each once; found by one query."""

    def __init__(
        self, rows: Callable[[], QuerySet[Any]], *, noun: str, most: int = 500, **kwargs: Any
    ) -> None:
        self.rows, self.noun, self.most = rows, noun, most
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> list[Any]:
        """Return the rows in the order given; raise `ValidationError` for the first id of none."""
        if not isinstance(data, list) or len(data) > self.most:
            raise ValidationError(f"Give a list of at most {self.most} ids.")
        try:
            ids = [UUID(item) for item in data]
        except (ValueError, TypeError, AttributeError):
            raise ValidationError("Give a list of ids.") from None
        found = _found(self, ids)
        for pk in ids:
            if pk not in found:
                raise ValidationError(f"There is no {self.noun} of the id {pk}.")
        return [found[pk] for pk in dict.fromkeys(ids)]


def _found(field: RowField | RowsField, ids: Sequence[UUID]) -> dict[UUID, Any]:
    """Return the rows of these ids, by id; bodies that share a context ask for each row once."""
    context: Any = field.context
    known: dict[tuple[str, UUID], Any] = context.setdefault("rows", {})
    missing = [pk for pk in ids if (field.noun, pk) not in known]
    if missing:
        known |= {(field.noun, pk): row for pk, row in field.rows().in_bulk(missing).items()}
    return {pk: known[field.noun, pk] for pk in ids if (field.noun, pk) in known}


def given(request: Request, body: type[Body], **context: Any) -> dict[str, Any]:
    """Return the members of the request's body as `body` reads them; raise `ValidationError` by member."""
    reader = body(data=request.data, context={"request": request, **context})
    reader.is_valid(raise_exception=True)
    return dict(reader.validated_data)


def asked(name: str, value: Any) -> OpenApiExample:
    """Return an example of a body."""
    return OpenApiExample(name, value=value, request_only=True)


def one_of_members(data: dict[str, Any], groups: Sequence[Sequence[str]]) -> int:
    """Return which one of the groups of members the body gives; raise `ValidationError` for none or several."""
    named = [place for place, group in enumerate(groups) if any(name in data for name in group)]
    if len(named) != 1:
        choices = "; or ".join(", ".join(group) for group in groups)
        raise ValidationError({"non_field_errors": [f"Change one thing at a time. Give either {choices}."]})
    return named[0]
