"""How the description of the API speaks of lists whose rows can be shaped, and of parameters that hold several values."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from .lookups import SeveralFilter
from .parameters import SHAPE_PARAMETERS

_TOLD = {
    "fields": "Members that the rows have, with commas between them; all unless told.",
    "omit": "Members that the rows do not have.",
    "expand": "Members that the rows have on top.",
}


class ShapedSchema(AutoSchema):
    """The description of an operation; lists whose rows can be shaped say so."""

    def _get_filter_parameters(self) -> list[dict[str, Any]]:
        parameters: list[dict[str, Any]] = super()._get_filter_parameters()
        # The library takes the type of a column for that of a parameter, which may hold several values.
        known = getattr(getattr(self.view, "filterset_class", None), "base_filters", {})
        for parameter in parameters:
            if isinstance(each := known.get(parameter["name"]), SeveralFilter):
                parameter.update(each.described())
        return parameters

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
