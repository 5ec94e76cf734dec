"""Every failure of the API as `application/problem+json` (RFC 9457), with a stable type and a human sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    NON_FIELD_ERRORS,
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DatabaseError, DataError, IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.encoding import escape_uri_path
from rest_framework import exceptions
from rest_framework.views import set_rollback

from sources.refusals import refusal

CONTENT_TYPE = "application/problem+json"

#: Where the types are described; a type is an address below it.
TYPES = "/api/v1/problems/"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of failure: its stable name, what it is called, its status, and what a client can do about it."""

    name: str
    title: str
    status: int
    meaning: str

    @property
    def uri(self) -> str:
        """Return the address that identifies and describes the type."""
        return f"{TYPES}{self.name}/"


#: Status -> the type of failure; a name once published never changes its meaning.
PROBLEMS: dict[int, ProblemType] = {
    problem.status: problem
    for problem in (
        ProblemType(
            "invalid-request",
            "The request is not valid",
            400,
            "Mend what `errors` or `detail` names; try again.",
        ),
        ProblemType(
            "not-authenticated", "Who are you?", 401, "Send a valid token: `Authorization: Bearer <token>`."
        ),
        ProblemType("not-permitted", "You may not do this", 403, "Ask an administrator for a role that may."),
        ProblemType("not-found", "There is nothing here", 404, "Check the address; `errors` may say more."),
        ProblemType(
            "method-not-allowed",
            "Not this method",
            405,
            "Use one of the methods that the header Allow names.",
        ),
        ProblemType(
            "not-acceptable", "Not in this format", 406, "Ask for application/json in the header Accept."
        ),
        ProblemType(
            "conflict",
            "Something stands against it",
            409,
            "The state of the row does not allow it, or it is so already: read the row again; `detail` says what stands.",
        ),
        ProblemType(
            "gone",
            "No longer stood behind",
            410,
            "Drop your copy; `detail` says why, `versions/` what there was.",
        ),
        ProblemType(
            "length-required",
            "How long is the body?",
            411,
            "Send the body with Content-Length, not in chunks.",
        ),
        ProblemType(
            "changed-since",
            "It has changed since",
            412,
            "Read the row again, merge what changed with what you wanted, and send its new ETag as If-Match.",
        ),
        ProblemType("too-large", "The body is too large", 413, "Send less at a time."),
        ProblemType(
            "unsupported-media-type",
            "Not this kind of body",
            415,
            "Send application/json; say so in Content-Type.",
        ),
        ProblemType(
            "key-reused",
            "The key belongs to another request",
            422,
            "Send a fresh Idempotency-Key with every new request, and the same only with the same request.",
        ),
        ProblemType(
            "precondition-required",
            "Which state have you seen?",
            428,
            "Send the ETag of the row as If-Match, or If-Match: * to change it however it stands.",
        ),
        ProblemType(
            "too-many-requests",
            "Too many requests",
            429,
            "Wait as many seconds as the header Retry-After says.",
        ),
        ProblemType("internal-error", "Our mistake", 500, "Report the request's id to the administrator."),
        ProblemType(
            "unavailable", "Away for a moment", 503, "Wait as many seconds as the header Retry-After says."
        ),
    )
}


def problem(
    *,
    status: int,
    detail: str,
    instance: str,
    request_id: str = "",
    errors: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return the members of a problem: type, title, status, detail, instance, request_id, errors if any."""
    kind = PROBLEMS.get(status)
    body: dict[str, Any] = {
        "type": kind.uri if kind else "about:blank",
        "title": kind.title if kind else HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": escape_uri_path(instance),
        "request_id": request_id,
    }
    if errors:
        body["errors"] = errors
    return body


def problem_response(
    request: HttpRequest, *, status: int, detail: str, headers: Mapping[str, str] | None = None
) -> JsonResponse:
    """Return a problem as a plain Django response, for failures that never reach a view of the API."""
    body = problem(
        status=status, detail=detail, instance=request.path, request_id=request.META.get("REQUEST_ID", "")
    )
    return _written(body, headers or {})


def _written(body: dict[str, Any], headers: Mapping[str, str]) -> JsonResponse:
    # Escaped to ASCII: names that a client made up may hold half a character, which no encoding writes.
    return JsonResponse(body, status=body["status"], headers=dict(headers), content_type=CONTENT_TYPE)


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Answer a failure in a view of the API; None for what nobody expected, which is logged as an error."""
    error = _as_api_exception(exc)
    if error is None:
        return None
    request = context["request"]
    set_rollback()
    body = problem(
        status=error.status_code,
        detail=_sentence(error),
        instance=request.path,
        request_id=request.META.get("REQUEST_ID", ""),
        errors=list(_errors(error)),
    ) | getattr(error, "more", {})
    # Written here, whatever the view's own format is: the documentation's renderer would make a page of it.
    return _written(body, _headers(error))


def _as_api_exception(exc: Exception) -> exceptions.APIException | None:
    match exc:
        case exceptions.APIException():
            return exc
        case Http404():
            return exceptions.NotFound(*(str(arg) for arg in exc.args[:1]))
        case PermissionDenied():
            return exceptions.PermissionDenied(*(str(arg) for arg in exc.args[:1]))
        case ValidationError():
            return refused(exc)
        case OperationalError() if is_contended(exc):
            return Contended()
        case IntegrityError() | DataError():
            return _refused_by_database(exc)
        case RequestDataTooBig():
            return TooLarge()
        case SuspiciousOperation() | BadRequest():
            return exceptions.ParseError("The request is malformed.")
    return None


#: Codes of what a use case refuses because of how things stand, not because of what it was sent.
STANDING = frozenset(
    {"state", "known", "unchanged", "judgement", "unique", "unique_together", "stale", "final", "running"}
)

#: Codes that name the member at fault.
MEMBERS = frozenset(
    {
        "reason",
        "position",
        "evidence",
        "source",
        "parent",
        "citation",
        "citations",
        "assignee",
        "due_on",
        "kind",
    }
)


class Conflict(exceptions.APIException):
    """The rows stand in a way that does not allow it."""

    status_code = 409
    default_code = "conflict"


def refused(error: ValidationError) -> exceptions.APIException:
    """Return the failure that says what a use case refused: 409 for how things stand, 400 for what was sent."""
    code = getattr(error, "code", None)
    if code in STANDING:
        return Conflict(" ".join(error.messages))
    if not hasattr(error, "error_dict"):
        return exceptions.ValidationError({code if code in MEMBERS else "non_field_errors": error.messages})
    if all(inner.code in STANDING for each in error.error_dict.values() for inner in each):
        return Conflict(" ".join(error.messages))
    return exceptions.ValidationError(
        {
            "non_field_errors" if name == NON_FIELD_ERRORS else name: messages
            for name, messages in error.message_dict.items()
        }
    )


def _refused_by_database(error: DatabaseError) -> exceptions.APIException:
    """Return 409 for what stands there already or is gone meanwhile, 400 for what no row may hold."""
    sqlstate = getattr(error.__cause__, "sqlstate", None) or ""
    if sqlstate in (UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION):
        return Conflict(refusal(error))
    return exceptions.ValidationError({"non_field_errors": [refusal(error)]})


UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION = "23505", "23503"


#: A deadlock, a serialization failure, a lock that was not had in time, a statement that took too long.
CONTENDED = frozenset({"40P01", "40001", "55P03", "57014"})


def is_contended(error: OperationalError) -> bool:
    """Say whether another transaction was in the way: the same request may succeed in a moment."""
    return getattr(error.__cause__, "sqlstate", None) in CONTENDED


class Contended(exceptions.APIException):
    """Other requests were in the way, again and again."""

    status_code = 503
    default_code = "contended"
    default_detail = "Other requests were in the way. Nothing was changed; try again."
    wait = 1


class TooLarge(exceptions.APIException):
    """The body of the request is larger than the site accepts."""

    status_code = 413
    default_detail = "The body of the request is larger than the site accepts."
    default_code = "too_large"


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers: dict[str, str] = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = str(int(wait))
    return headers


def _sentence(error: exceptions.APIException) -> str:
    named = [f"{entry['field']}: {entry['detail']}" for entry in _errors(error) if "field" in entry]
    if named:
        return " ".join(named)
    if isinstance(error.detail, list | dict):
        return " ".join(str(entry["detail"]) for entry in _errors(error))
    return str(error.detail)


def _errors(error: exceptions.APIException) -> Iterator[dict[str, Any]]:
    """Yield `{"field", "detail", "allowed"?}` for every part of the request that is at fault."""
    if not isinstance(error, exceptions.ValidationError):
        return
    allowed: Mapping[str, list[str]] = getattr(error, "allowed", {})
    for field, detail in _leaves(error.detail):
        entry: dict[str, Any] = {"field": field} if field else {}
        entry["detail"] = detail
        if field in allowed:
            entry["allowed"] = allowed[field]
        yield entry


def _leaves(detail: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = path if name == "non_field_errors" else f"{path}.{name}" if path else str(name)
            yield from _leaves(inner, own)
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list)
            yield from _leaves(inner, f"{path}[{position}]" if nested and path else path)
    else:
        yield path, str(detail)
