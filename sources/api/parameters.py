"""What a list of the API may be asked beside its filters, and how it refuses the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

#: Parameters of every list beside its filters.
LIST_PARAMETERS = frozenset({"count", "cursor", "format", "ordering", "page_size"})

#: Parameters that say which members the rows of a list have.
SHAPE_PARAMETERS = frozenset({"expand", "fields", "omit"})

#: Parameters of every detail.
DETAIL_PARAMETERS = frozenset({"format"})


class InvalidParameter(ValidationError):
    """Parameters of the query are unknown or have a bad value; `allowed` says what would be accepted, where finite."""

    def __init__(
        self,
        messages: Mapping[str, Iterable[str] | str],
        *,
        allowed: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        super().__init__(
            {name: [text] if isinstance(text, str) else list(text) for name, text in messages.items()}
        )
        self.allowed = {name: list(values) for name, values in (allowed or {}).items()}


def one_of(request: Request, name: str, allowed: Iterable[str], *, default: str) -> str:
    """Return the value of a parameter that may be given once; raise `InvalidParameter` for any other value."""
    values = request.query_params.getlist(name)
    allowed = list(allowed)
    if not values:
        return default
    if len(values) > 1:
        raise InvalidParameter({name: "Give one value only."}, allowed={name: allowed})
    if values[0] not in allowed:
        raise InvalidParameter({name: f"Not one of: {', '.join(allowed)}."}, allowed={name: allowed})
    return values[0]


def whole_number(request: Request, name: str, *, default: int, low: int, high: int) -> int:
    """Return the number that a parameter gives; raise `InvalidParameter` for anything but one from `low` to `high`."""
    values = request.query_params.getlist(name)
    if not values:
        return default
    # isdecimal() alone takes digits of any script, which int() reads, and of any length, which it refuses.
    if len(values) == 1 and values[0].isascii() and values[0].isdecimal() and len(values[0]) <= 19:
        number = int(values[0])
        if low <= number <= high:
            return number
    raise InvalidParameter({name: f"Give one whole number from {low} to {high}."})


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise `InvalidParameter` for every parameter of the query that is not in `known`."""
    known = sorted(known)
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        sentence = (
            f"Unknown parameter. Known are: {', '.join(known)}."
            if known
            else "Unknown parameter; none is taken."
        )
        raise InvalidParameter(dict.fromkeys(unknown, sentence), allowed=dict.fromkeys(unknown, known))
