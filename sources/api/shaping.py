"""Which members the rows of a list have: `fields`, `omit` and `expand`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from rest_framework.request import Request

from .parameters import SHAPE_PARAMETERS, InvalidParameter


@dataclass(frozen=True, slots=True)
class Shape:
    """Members that the rows have."""

    members: frozenset[str]
    expanded: bool

    def cut(self, serializer: Any) -> None:
        """Take the other members from the serializer of a row."""
        for name in serializer.fields.keys() - self.members:
            serializer.fields.pop(name)


def shape_of(request: Request, *, members: Collection[str], expandable: Collection[str]) -> Shape | None:
    """Return the shape that a query asks for, None where it asks for none.

    Raises `InvalidParameter` that names a member that is unknown, and those that there are.
    """
    if SHAPE_PARAMETERS.isdisjoint(request.query_params):
        return None
    expanded = _named(request, "expand", expandable)
    there = {*members, *expanded}
    chosen = _named(request, "fields", there) or there
    left = chosen - _named(request, "omit", there)
    if not left:
        raise InvalidParameter({"omit": "This leaves nothing."})
    return Shape(members=frozenset(left), expanded=bool(expanded))


def _named(request: Request, parameter: str, allowed: Collection[str]) -> set[str]:
    values = request.query_params.getlist(parameter)
    if not values:
        return set()
    names = [name.strip() for name in values[0].split(",")]
    wrong = sorted({name for name in names if name not in allowed})
    if len(values) > 1:
        raise InvalidParameter({parameter: "Give one value only, with commas between the members."})
    if wrong:
        raise InvalidParameter(
            {parameter: f"No such member: {', '.join(repr(name) for name in wrong)}."},
            allowed={parameter: sorted(allowed)},
        )
    return set(names)
