"""How values are written: amounts as decimal strings, which no client rounds."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from facts.models.values import ISO_DATE, HeldValue
from facts.values import value_json, value_of

DECIMAL = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "examples": ["12000000"]}
BOUND = {**DECIMAL, "type": ["string", "null"]}


def _only(properties: dict[str, Any], *, title: str) -> dict[str, Any]:
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


#: One of four kinds of value, or none.
VALUE_SCHEMA = {
    "oneOf": [
        _only(
            {
                "amount": DECIMAL,
                "unit": {
                    "type": "string",
                    "description": "ISO 4217 code, `percent`, `people`, `km` …; may be empty.",
                },
                "approx": {"type": "boolean", "description": "Whether the words hedge: “about”, “nearly”."},
                "lower": BOUND,
                "upper": BOUND,
            },
            title="Amount",
        ),
        _only(
            {
                "date": {
                    "type": "string",
                    "pattern": ISO_DATE,
                    "description": "`2025`, `2025-Q2`, `2025-06`, `2025-06-13`, or `--06` for June of no known year.",
                }
            },
            title="Date",
        ),
        _only({"role": {"type": "string"}}, title="Role"),
        _only({"members": {"type": "array", "items": {"type": "string"}, "minItems": 1}}, title="Set"),
        {"type": "null"},
    ]
}


@extend_schema_field(VALUE_SCHEMA)
class ValueField(serializers.Field[Any, Any, Any, HeldValue]):
    """The value that a position or citation holds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"source": "*", "read_only": True, **kwargs})

    def to_representation(self, value: HeldValue) -> dict[str, Any] | None:
        """Return `{amount, unit, approx, lower, upper}`, `{date}`, `{role}`, `{members}` or None."""
        return value_json(value_of(value))
