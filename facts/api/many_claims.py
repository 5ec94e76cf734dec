"""Many claims stated by one request, each told its own fate."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from facts.bulk.stating import state_many
from sources.api.bodies import given

from . import examples
from .bulk import ChangeSetSerializer, asked_yes
from .claim_bodies import ClaimsBody, StatedBody


class ClaimFateSerializer(serializers.Serializer[Any]):
    """What became of one claim of a request with many."""

    index = serializers.IntegerField(help_text="Its place in `claims`, from 0.")
    outcome = serializers.ChoiceField(choices=["stated", "would_state", "refused"])
    id = serializers.UUIDField(allow_null=True, help_text="Id of the new claim.")
    # Every serializer has an attribute of this name.
    errors = serializers.DictField(  # type: ignore[assignment]
        allow_null=True, help_text="Member -> sentences, where it is refused; null where it is not."
    )


@extend_schema_serializer(examples=[examples.stated])
class StatedSerializer(serializers.Serializer[Any]):
    """What became of many claims that were to be stated."""

    changeset = ChangeSetSerializer(allow_null=True, help_text="Null for a dry run.")
    results = ClaimFateSerializer(many=True)


class NoneStated(APIException):
    """No claim was stated; the problem shows why each is refused."""

    status_code = 409
    default_code = "refused"

    def __init__(self, results: list[dict[str, Any]], *, refused: int) -> None:
        super().__init__(f"{refused:,} of {len(results):,} claims are refused, so none was stated.")
        self.more = {"results": results}


def state_claims(request: Request, actor: User) -> Response:
    """Return what became of each of the claims of a body.

    Raises `NoneStated` where all are refused, or one of them and the request is atomic.
    """
    dry_run, atomic = asked_yes(request, "dry_run"), asked_yes(request, "atomic")
    said = given(request, ClaimsBody)
    # They share the rows that they name.
    context: dict[str, Any] = {"request": request}
    bodies = [StatedBody(data=item, context=context) for item in said["claims"]]
    good = [body.is_valid() for body in bodies]
    results = [
        {
            "index": index,
            "outcome": "would_state" if valid else "refused",
            "id": None,
            "errors": None if valid else body.errors,
        }
        for index, (body, valid) in enumerate(zip(bodies, good, strict=True))
    ]
    if not any(good) or (atomic and not all(good)):
        raise NoneStated(results, refused=good.count(False))
    if dry_run:
        return Response({"changeset": None, "results": results})
    claims = [body.validated_data for body, valid in zip(bodies, good, strict=True) if valid]
    changeset = state_many(claims=claims, actor=actor, reason=said["reason"])
    stated = [result for result in results if result["outcome"] == "would_state"]
    ids = changeset.items.order_by("pk").values_list("row", flat=True)
    for result, row in zip(stated, ids, strict=True):
        result |= {"outcome": "stated", "id": str(row)}
    address = request.build_absolute_uri(reverse("api:changesets-detail", args=[changeset.pk]))
    answer = {"changeset": ChangeSetSerializer(changeset).data, "results": results}
    return Response(answer, headers={"Content-Location": address})
