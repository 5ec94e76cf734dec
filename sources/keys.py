"""Public identifiers: UUIDv7, so that rows sort by the time they were made."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

import uuid_utils
from django.db.models import Lookup, UUIDField
from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """Return a fresh UUIDv7 (RFC 9562)."""
    return uuid7()


def array_of(ids: Iterable[uuid.UUID | None]) -> str:
    """Return ids as PostgreSQL writes an array of them; the driver, which adapts each by itself, takes far longer."""
    return "{" + ",".join(["NULL" if each is None else each.hex for each in ids]) + "}"


def array_of_new(count: int) -> str:
    """Return so many fresh ids in an array, like `array_of`, for rows that nobody needs to know by them yet."""
    return "{" + ",".join([uuid_utils.uuid7().hex for _ in range(count)]) + "}"


@UUIDField.register_lookup
class Among(Lookup):
    """`pk__among=array_of(ids)`: like `in`, with one array where that has a parameter for each row, and the index for all at once."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition and its parameters."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::uuid[])", (*parameters, self.rhs)
