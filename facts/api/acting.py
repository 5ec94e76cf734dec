"""How people and machines act on facts over the API: whom an action is open to, and on which version it is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from facts.editing import StaleVersion
from facts.models import Claim
from facts.permissions import ACTIONS
from sources.api.access import requires
from sources.api.bodies import LONGEST_REASON
from sources.api.conditional import PreconditionFailed, matched
from sources.api.parameters import (
    DETAIL_PARAMETERS,
    LIST_PARAMETERS,
    SHAPE_PARAMETERS,
    InvalidParameter,
    refuse_unknown,
)
from sources.api.resources import Resource

#: How the schema describes why a row goes; of a retraction it is for the readers.
REASON = OpenApiParameter(
    "reason", {"type": "string", "minLength": 1, "maxLength": LONGEST_REASON}, required=True,
    description="Why it is taken back; of a retraction, readers are told.",
)  # fmt: skip

Handler = TypeVar("Handler", bound=Callable[..., Any])

#: The ETag of a claim begins with its version, which alone decides on writes.
VERSION = re.compile(r'"([1-9][0-9]{0,8})(-[^"]*)?"')


def may_do(action: str) -> Callable[[Handler], Handler]:
    """Return a decorator of a handler that is open to whom the table of permissions allows `action`."""
    return requires(ACTIONS[action].permission, ACTIONS[action].does)


def version_seen(request: Request, *, required: bool = True) -> int | None:
    """Return the version of the claim that the client has seen, by If-Match; None for any.

    Raises `PreconditionRequired` without the header, `PreconditionFailed` where it names no version.
    """
    tags = matched(request, required=required)
    if tags is None:
        return None
    versions = {int(found[1]) for tag in tags if (found := VERSION.fullmatch(tag))}
    if len(versions) != 1:
        raise PreconditionFailed(
            "If-Match names no version of a claim: send the ETag of the claim as it came."
        )
    return versions.pop()


def stale(error: StaleVersion) -> PreconditionFailed:
    """Return the failure that shows what was changed since the version that the client has seen."""
    changes = [
        {
            "version": edit.version,
            "at": edit.at.isoformat(),
            "who": edit.who or None,
            "reason": edit.reason or None,
            "changed": [
                {"what": name, "before": _text(before), "after": _text(after)}
                for name, before, after in edit.changes
            ],
        }
        for edit in error.edits
    ]
    return PreconditionFailed(
        " ".join(error.messages), more={"version": error.claim.version, "changes": changes}
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


class ActingResource(Resource):
    """A resource of facts: what its use cases refuse as stale is a 412 that shows what changed."""

    def handle_exception(self, exc: Exception) -> Response:
        """Answer a failure."""
        return super().handle_exception(stale(exc) if isinstance(exc, StaleVersion) else exc)


class PartOfClaim(ActingResource):
    """What hangs on one claim, at an address below the claim's."""

    @property
    def claim(self) -> Claim:
        """Return the claim of the address; raise 404 for none."""
        return claim_of(self.kwargs["claim"])

    def filter_queryset(self, queryset: Any) -> Any:
        """Return the rows that hang on the claim; their lists take no filters."""
        refuse_unknown(self.request, LIST_PARAMETERS | SHAPE_PARAMETERS)
        return queryset.filter(claim=self.claim)


def claim_of(pk: str) -> Claim:
    """Return the claim of an id as it stands in an address; raise 404 for none."""
    try:
        return Claim.objects.get(pk=UUID(pk))
    except (ValueError, Claim.DoesNotExist):
        raise NotFound("There is no claim of this id.") from None


def reason_asked(request: Request) -> str:
    """Return why a row goes: the parameter `reason`, as bodies of DELETE get lost on the way.

    Raises `InvalidParameter` without one.
    """
    refuse_unknown(request, {*DETAIL_PARAMETERS, "reason"})
    reasons = request.query_params.getlist("reason")
    if len(reasons) != 1 or not reasons[0].strip() or "\0" in reasons[0] or len(reasons[0]) > LONGEST_REASON:
        raise InvalidParameter(
            {"reason": f"Say why, once and in up to {LONGEST_REASON:,} characters: ?reason=…"}
        )
    return reasons[0].strip()
