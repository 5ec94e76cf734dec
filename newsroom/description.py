"""What every operation of the API's description has in common: how it fails, and under which id it is remembered."""

from __future__ import annotations

from typing import Any

from newsroom import idempotency
from newsroom.history import HEADER
from newsroom.problems import CONTENT_TYPE, PROBLEMS, problem
from sources.api.describing import ShapedSchema

#: Failures that any operation may answer with; those of one operation only are added below.
COMMON = (400, 404, 405, 406, 429, 500, 503)
AUTHENTICATED = (401, 403)
WRITES = (409,)
WITH_BODY = (411, 413, 415)
CONDITIONAL = (412, 428)

STRING = {"type": "string"}
IDEMPOTENCY_KEY = {"$ref": "#/components/parameters/IdempotencyKey"}
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "Why a request failed (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {**STRING, "format": "uri-reference", "description": "Stable name of the kind of failure."},
        "title": STRING,
        "status": {"type": "integer"},
        "detail": {**STRING, "description": "What is wrong with this very request, as a sentence."},
        "instance": {**STRING, "format": "uri-reference", "description": "The address that was asked for."},
        "request_id": {**STRING, "description": f"What the header {HEADER} says too."},
        "errors": {
            "type": "array",
            "description": "The parts of the request that are at fault.",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "field": {**STRING, "description": "Name of the parameter or member."},
                    "detail": STRING,
                    "allowed": {
                        "type": "array",
                        "items": STRING,
                        "description": "What would be accepted, where that can be listed.",
                    },
                },
            },
        },
    },
}
EXAMPLES: dict[int, dict[str, Any]] = {
    400: problem(
        status=400,
        detail="status: Select a valid choice. done is not one of the available choices.",
        instance="/api/v1/claims/",
        request_id="01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d",
        errors=[
            {
                "field": "status",
                "detail": "Select a valid choice. done is not one of the available choices.",
                "allowed": ["unverified", "in_review", "verified", "refuted", "disputed", "unverifiable"],
            }
        ],
    )
}


class Description(ShapedSchema):
    """Describes a view as the library does, and tells PATCH on a list from PATCH on a row."""

    def get_operation_id(self) -> str:
        """Return the operation's name."""
        if getattr(self.view, "action", "") == "bulk_update":
            return f"{getattr(self.view, 'basename', '')}_bulk_update"
        return super().get_operation_id()


def describe_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add to every operation the failures that it may answer with, and the header that names the request."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    components["responses"] = {_name(status): _response(status) for status in sorted(PROBLEMS)}
    components["parameters"] = {
        "IdempotencyKey": {
            "name": idempotency.HEADER,
            "in": "header",
            "schema": {**STRING, "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            "description": "A fresh key of your own makes the request safe to send again: within a day the second gets the "
            "answer of the first, and nothing is done twice.",
        },
        "RequestId": {
            "name": HEADER,
            "in": "header",
            "schema": STRING,
            "description": "Your own id of the request, sent back and kept in the history: up to 100 ASCII letters, "
            "digits and `._:/+=-`. Another one is made in the place of any other.",
        },
    }
    for path in result["paths"].values():
        for method, operation in path.items():
            if method == "post" and operation["operationId"] != "tokens_create":
                operation["parameters"] = [*operation.get("parameters", []), IDEMPOTENCY_KEY]
            operation.setdefault("parameters", []).append({"$ref": "#/components/parameters/RequestId"})
            statuses: tuple[int, ...] = COMMON if not operation.get("security") else COMMON + AUTHENTICATED
            if method != "get":
                statuses += WRITES
            if "requestBody" in operation:
                statuses += WITH_BODY
            if IDEMPOTENCY_KEY in operation["parameters"]:
                statuses += (422,)
            if any(parameter.get("name") == "If-Match" for parameter in operation["parameters"]):
                statuses += CONDITIONAL
            for status in sorted(statuses):
                operation["responses"].setdefault(
                    str(status), {"$ref": f"#/components/responses/{_name(status)}"}
                )
    return result


def _name(status: int) -> str:
    return "".join(word.capitalize() for word in PROBLEMS[status].name.split("-"))


def _response(status: int) -> dict[str, Any]:
    kind = PROBLEMS[status]
    content: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if status in EXAMPLES:
        content["examples"] = {kind.name: {"value": EXAMPLES[status]}}
    response = {"description": f"{kind.title}. {kind.meaning}", "content": {CONTENT_TYPE: content}}
    if status in (429, 503):
        response["headers"] = {
            "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}
        }
    return response
