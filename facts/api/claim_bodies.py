"""What the writes of claims are told."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from facts.models import Citation
from facts.models.choices import ClaimKind
from sources.api.bodies import AnyOf, Body, Reasoned, RowsField, asked
from sources.api.members import Choice, Day, Language, Text, Whole

from .inputs import claim_field, entities_field, story_field

#: Claims that one request may state.
MOST = 10_000


@extend_schema_serializer(
    examples=[
        asked(
            "A new wording",
            {"text": "The river bridge cost 14.5 million dollars.", "reason": "The final bill."},
        )
    ]
)
class WordingBody(AnyOf):
    """How a claim is worded anew."""

    text = Text(max_length=5_000, help_text="The wording, in `language`.")
    language = Language()
    kind = Choice(choices=ClaimKind.choices, help_text="What is at stake.")


class StatedBody(Body):
    """What a claim says."""

    text = Text(max_length=5_000)
    language = Language()
    kind = Choice(choices=ClaimKind.choices, help_text="What is at stake.")
    story = story_field(allow_null=True, default=None)
    entities = entities_field(default=list)


@extend_schema_serializer(
    examples=[
        asked(
            "A claim",
            {
                "text": "The river bridge cost 12 million dollars.",
                "language": "en",
                "kind": "value",
                "story": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
                "reason": "The treasurer says so in the council.",
            },
        )
    ]
)
class ClaimBody(Reasoned, StatedBody):
    """A claim to state by hand; positions and citations come after it."""


@extend_schema_field({"type": "string", "maxLength": 150})
class PersonField(serializers.Field[Any, Any, Any, Any]):
    """A person who is active, by name."""

    def to_internal_value(self, data: Any) -> User:
        """Return the person; raise `ValidationError` for a name of nobody."""
        name = Text(max_length=150).run_validation(data)
        person = User.objects.filter(username=name, is_active=True).first()
        if person is None:
            raise ValidationError("There is nobody of this name.")
        return person


@extend_schema_serializer(examples=[asked("Until Friday", {"assignee": "editor", "due_on": "2026-03-06"})])
class AssignmentBody(Body):
    """Whose a claim is, and until when."""

    assignee = PersonField(allow_null=True, help_text="A user's name; null for nobody.")
    due_on = Day(allow_null=True, default=None)


@extend_schema_serializer(
    examples=[
        asked(
            "A story and two entities",
            {
                "story": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
                "entities": ["01990b3a-61b0-7a4c-9c11-3f5e8d2a7b64"],
                "reason": "It is about the bridge.",
            },
        )
    ]
)
class FilingBody(Reasoned):
    """To which story a claim belongs, and whom and what it is about: these entities and no others."""

    story = story_field(allow_null=True)
    entities = entities_field()


@extend_schema_serializer(
    examples=[
        asked(
            "A merge",
            {"into": "01990b3a-6200-7b33-8f0a-6c7d8e9f0a12", "reason": "Both speak of the final bill."},
        )
    ]
)
class ClaimMergeBody(Reasoned):
    """The claim that goes on in the place of this one."""

    into = claim_field(help_text="Id of the claim that goes on.")
    into_version = Whole(
        min_value=1, max_value=2**31 - 1, allow_null=True, default=None,
        help_text="The version of that claim that you have seen; null for any.",
    )  # fmt: skip


@extend_schema_serializer(
    examples=[
        asked(
            "A split",
            {
                "citations": ["01990b3a-6240-7c88-9a3b-1d2e4f5a6b70"],
                "text": "The bridge was planned to cost 12 million dollars.",
                "reason": "The plan is another matter than the bill.",
            },
        )
    ]
)
class ClaimSplitBody(Reasoned):
    """The citations that go to a claim of their own, and how that is worded."""

    citations = RowsField(lambda: Citation.objects.all(), noun="citation")
    text = Text(max_length=5_000)
    language = Language(default="", allow_blank=True)


@extend_schema_serializer(
    examples=[
        asked(
            "Two claims",
            {
                "claims": [
                    {"text": "The bridge cost 12 million dollars.", "language": "en", "kind": "value"},
                    {"text": "The bridge opened in May.", "language": "en", "kind": "event"},
                ],
                "reason": "From the list of the city desk.",
            },
        )
    ]
)
class ClaimsBody(Reasoned):
    """Many claims to state by hand; each is told its own fate."""

    claims = serializers.ListField(
        child=serializers.DictField(),
        min_length=1,
        max_length=MOST,
        help_text="Each as `ClaimBody`, without a reason.",
    )
