"""Evidence over the API: what a review rests on, given with files, and its files handed out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import IO, Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.validators import FileExtensionValidator
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from facts.handing import evidence_file
from facts.models import Evidence
from facts.models.reviews import EVIDENCE_BYTES, EVIDENCE_FILES, validate_evidence_size
from sources.api.access import MayRead
from sources.api.bodies import Body
from sources.api.members import Address, Flag, Text
from sources.api.negotiation import AnyNegotiation
from sources.api.parameters import refuse_unknown
from sources.api.parsing import FormPartsParser, read_json
from sources.api.serializers import TextOrNull

from .inputs import source_field

#: The part of a form that holds the review.
REVIEW = "review"

#: What may be sent as a file, for people.
LIMITS = f"At most {EVIDENCE_BYTES // 1_000_000} MB; {', '.join(EVIDENCE_FILES)}."


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """What a review rests on: an address, a held source or a file."""

    url = TextOrNull(read_only=True)
    source: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        read_only=True, allow_null=True, help_text="Id of the source."
    )
    file = serializers.SerializerMethodField(help_text="Name of the file; `evidence/{id}/file/` has it.")
    note = TextOrNull(read_only=True)

    class Meta:
        model = Evidence
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "url",
            "source",
            "file",
            "note",
            "confidential",
            "created_at",
        )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_file(self, evidence: Evidence) -> str | None:
        """Return the name of the file, None where it is none."""
        return PurePath(evidence.file.name or "").name or None


class PeopleField(serializers.ListField):
    """People by their names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=Text(max_length=150), max_length=50, **kwargs)

    def to_internal_value(self, data: Any) -> list[User]:
        """Return the people; raise `ValidationError` for names of nobody."""
        names = set(super().to_internal_value(data))
        people = list(User.objects.filter(username__in=names, is_active=True))
        if unknown := sorted(names - {person.get_username() for person in people}):
            raise ValidationError(f"There is nobody named {', '.join(unknown)}.")
        return people


@extend_schema_field(
    {"type": ["string", "null"], "description": f"Name of the part of the form that is the file. {LIMITS}"}
)
class PartField(serializers.FileField):
    """A file, which is a part of the form that the review came in."""

    default_error_messages = {
        "invalid": "A file is sent as a part of a form (multipart/form-data), and the name of that part is given here."
    }


class EvidenceBody(Body):
    """What a review is going to rest on: an address, a held source or a file, one of them."""

    url = Address(max_length=2000, default="")
    # Django's stubs take `source` for the attribute of every field.
    source = source_field(allow_null=True, default=None, help_text="Id of a held source.")  # type: ignore[assignment]
    file = PartField(
        allow_null=True,
        default=None,
        validators=[FileExtensionValidator(EVIDENCE_FILES), validate_evidence_size],
    )
    note = Text(max_length=5_000, allow_blank=True, default="")
    confidential = Flag(default=False, help_text="Seen by its reviewer and the people of `visible_to` only.")
    visible_to = PeopleField(default=list)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an item that is nothing, or several things."""
        if [bool(attrs["url"]), attrs["source"] is not None, attrs["file"] is not None].count(True) != 1:
            raise ValidationError("Give an address, a source or a file, one of them.")
        return attrs


class ReviewPartsParser(FormPartsParser):
    """Reads a form: a review as JSON in the part `review`, whose evidence names the other parts, which are files."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the review with its files in it; raise `ValidationError` for parts that no evidence names."""
        parts = super().parse(stream, media_type, parser_context)
        unknown = sorted(set(parts.data) - {REVIEW})
        if unknown:
            raise ValidationError(
                {name: [f"Give the review as JSON in the part {REVIEW}."] for name in unknown}
            )
        written = parts.data.getlist(REVIEW)
        if len(written) != 1:
            raise ValidationError({REVIEW: ["Give the review as JSON, once."]})
        said = read_json(written[0].encode())
        named = _with_files(said, parts.files)
        if spare := sorted(name for name in parts.files if name not in named):
            raise ValidationError({name: ["No evidence of the review names this file."] for name in spare})
        return said


def _with_files(said: Any, files: Any) -> set[str]:
    """Put the files into the items of evidence that name them; return the names."""
    items = said.get("evidence") if isinstance(said, dict) else None
    named: set[str] = set()
    for place, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("file") if isinstance(item, dict) else None
        if not isinstance(name, str):
            continue
        if len(files.getlist(name)) != 1 or name in named:
            raise ValidationError(
                {f"evidence.{place}.file": [f"There is not one part “{name}” that is its file."]}
            )
        item["file"] = files[name]
        named.add(name)
    return named


class EvidenceFile(APIView):
    """A file that a review rests on."""

    http_method_names = ["get", "head"]
    permission_classes = [MayRead]
    content_negotiation_class = AnyNegotiation
    queryset = Evidence.objects.none()
    internal = True

    @extend_schema(
        operation_id="evidence_file",
        summary="Fetch a file of evidence",
        description="As it was uploaded, to be saved. A confidential one only for its reviewer and the people named on it; "
        "others are told that there is none.",
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, id: str) -> HttpResponseBase:
        """Return the file."""
        refuse_unknown(request, ())
        reader: Any = request.user
        try:
            response = evidence_file(UUID(id), reader=reader)
        except ValueError:
            response = None
        if response is None:
            raise NotFound("There is no file of this id that you may see.")
        return response
