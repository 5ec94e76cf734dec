"""How the description of the API speaks of lists whose rows can be shaped."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from .parameters import SHAPE_PARAMETERS

_TOLD = {
    "fields": "Members that the rows have, with commas between them; all unless told.",
    "omit": "Members that the rows do not have.",
    "expand": "Members that the rows have on top.",
}


class ShapedSchema(AutoSchema):
    """The description of an operation; lists whose rows can be shaped say so."""

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters that the view names, and those of the shape."""
        parameters = list(super().get_override_parameters())
        shaped = getattr(self.view, "shaped", False) and getattr(self.view, "action", "") == "list"
        return parameters + (
            [_described(self.view, name) for name in sorted(SHAPE_PARAMETERS)] if shaped else []
        )


def _described(view: Any, name: str) -> Any:
    also = f" There are: {', '.join(view.expandable) or 'none here'}." if name == "expand" else ""
    return OpenApiParameter(name, {"type": "string", "minLength": 1}, description=_TOLD[name] + also)
