"""How values and attributions are read from the bodies of requests."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from facts.matching.types import Value
from facts.models import Claim, Entity, Position, choices
from facts.models.values import ISO_DATE
from sources.api.bodies import Body, RowField, RowsField
from sources.api.members import Amount, Choice, Flag, Text, Whole
from sources.models import Source, Story
from sources.reading.types import Attribution, AttributionKind

from .values import VALUE_SCHEMA

#: Members that a set may have.
MOST_MEMBERS = 200


class AmountBody(Body):
    """An amount with its unit and bounds."""

    amount = Amount()
    unit = Text(max_length=60, allow_blank=True, default="")
    approx = Flag(default=False)
    lower = Amount(allow_null=True, default=None)
    upper = Amount(allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse bounds in the wrong order."""
        if None not in (attrs["lower"], attrs["upper"]) and attrs["lower"] > attrs["upper"]:
            raise ValidationError({"lower": ["The lower bound is not above the upper."]})
        return attrs


class TextualDate(Text):
    """A date as precise as it is known: `2025`, `2025-Q2`, `2025-06`, `2025-06-13`, `--06`."""

    def __init__(self, **kwargs: Any) -> None:
        sentence = "A date is 2025, 2025-06, 2025-Q2, 2025-W23, 2025-06-13 or --06."
        super().__init__(max_length=10, validators=[RegexValidator(ISO_DATE, sentence)], **kwargs)


class DateBody(Body):
    """A date, as precise as it is known."""

    date = TextualDate()


class RoleBody(Body):
    """A role that somebody holds."""

    role = Text(max_length=300)


class SetBody(Body):
    """The members of a set."""

    members = serializers.ListField(child=Text(max_length=200), allow_empty=False, max_length=MOST_MEMBERS)


KINDS: dict[str, type[Body]] = {
    "amount": AmountBody,
    "date": DateBody,
    "role": RoleBody,
    "members": SetBody,
}


@extend_schema_field(VALUE_SCHEMA)
class ValueInput(serializers.Field[Any, Any, Any, Any]):
    """A value as answers write it: an amount, a date, a role or a set; null for none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, **kwargs})

    def to_internal_value(self, data: Any) -> Value:
        """Return the value; raise `ValidationError` by member."""
        kinds = [kind for kind in KINDS if isinstance(data, dict) and kind in data]
        if len(kinds) != 1:
            raise ValidationError(f"Give an object with one of {', '.join(KINDS)}, or null.")
        body = KINDS[kinds[0]](data=data)
        body.is_valid(raise_exception=True)
        held = dict(body.validated_data)
        if "members" in held:
            held["members"] = tuple(held["members"])
        return Value(**held)


class AttributionBody(Body):
    """On whose word cited words speak."""

    kind = Choice(choices=choices.AttributionKind.choices)
    name = Text(
        max_length=200, allow_blank=True, default="", help_text="The speaker or outlet, as the text names it."
    )
    count = Whole(
        min_value=1, max_value=1_000_000, allow_null=True, default=None, help_text="How many unnamed sources."
    )
    speaker = RowField(
        lambda: Entity.objects.all(),
        noun="entity",
        allow_null=True,
        default=None,
        help_text="The speaker, where known.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a name where the outlet itself speaks."""
        if attrs["kind"] == AttributionKind.OWN and (attrs["name"] or attrs["count"] or attrs["speaker"]):
            raise ValidationError({"name": ["The outlet's own voice has no speaker."]})
        return attrs


def attributed(given: dict[str, Any]) -> None:
    """Replace the attribution of a body by the keywords `attribution` and `speaker` of the use cases."""
    said = given.pop("attribution", None)
    if said is not None:
        given["speaker"] = said.pop("speaker")
        given["attribution"] = Attribution(**{**said, "kind": AttributionKind(said["kind"])})


def position_field(**kwargs: Any) -> RowField:
    """Return a member that names a position."""
    return RowField(lambda: Position.objects.select_related("claim"), noun="position", **kwargs)


def source_field(**kwargs: Any) -> RowField:
    """Return a member that names a source, with its text."""
    return RowField(lambda: Source.objects.defer("raw"), noun="source", **kwargs)


def claim_field(**kwargs: Any) -> RowField:
    """Return a member that names a claim."""
    return RowField(lambda: Claim.objects.all(), noun="claim", **kwargs)


def story_field(**kwargs: Any) -> RowField:
    """Return a member that names a story."""
    return RowField(lambda: Story.objects.all(), noun="story", help_text="Id of a story.", **kwargs)


def entities_field(**kwargs: Any) -> RowsField:
    """Return a member that names entities."""
    return RowsField(
        lambda: Entity.objects.current(), noun="entity", help_text="Whom and what it is about.", **kwargs
    )
