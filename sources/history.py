"""Who changes rows, why and by which path: row history by database triggers (django-pghistory)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import pghistory
from django.db import connection, models, transaction

from .keys import new_id

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Tracked = TypeVar("Tracked", bound=type[models.Model])


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The path by which a change comes in ("admin", "api", "command populate", …) and the request's id.

    `unit` is the context of a bulk edit, which all its changes share.
    """

    path: str = ""
    request_id: str = ""
    unit: uuid.UUID | None = None


_NOWHERE = Circumstances()
_circumstances: ContextVar[Circumstances] = ContextVar("circumstances", default=_NOWHERE)


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[Tracked], Tracked]:
    """Return a class decorator that keeps every new row, and the old row of every UPDATE and DELETE, in an append-only table.

    Statement-level triggers, so a bulk change costs one INSERT … SELECT; the columns named in `exclude` are
    left out (immutable or derived ones).
    """

    def decorate(model: Tracked) -> Tracked:
        return pghistory.track(
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            pghistory.InsertEvent(),
            exclude=list(exclude),
            append_only=True,
            level=pghistory.Statement,
            context_field=pghistory.ContextJSONField(),
            context_id_field=pghistory.ContextUUIDField(null=True),
            model_name=f"{model.__name__}Event",
        )(model)

    return decorate


def coming_by(path: str, *, request_id: str = "") -> AbstractContextManager[None]:
    """Name the path by which the changes inside come in; the faces (admin, API, commands) call it once."""
    return _in(Circumstances(path=path, request_id=request_id))


def as_unit(context: uuid.UUID, *, name: str) -> AbstractContextManager[None]:
    """Give all that is remembered inside this one context, and add the name of the unit to its path."""
    where = _circumstances.get()
    path = ", ".join(filter(None, (where.path, name)))
    return _in(replace(where, path=path, unit=context))


@contextmanager
def _in(circumstances: Circumstances) -> Iterator[None]:
    token = _circumstances.set(circumstances)
    try:
        yield
    finally:
        _circumstances.reset(token)


def come_also_by(name: str) -> None:
    """Add to the path by which changes come in, until the `coming_by` around it ends: which token, say."""
    where = _circumstances.get()
    _circumstances.set(replace(where, path=", ".join(filter(None, (where.path, name)))))


def current_path() -> str:
    """Return the path by which changes come in here: a job that goes on with them names it too."""
    return _circumstances.get().path


def remember(*, actor: User | None, reason: str, context: uuid.UUID | None = None) -> uuid.UUID:
    """Tell the history triggers who is changing rows in this transaction, and why; return the context's id.

    Must run inside a transaction (raises `TransactionManagementError` otherwise): the settings are local to it.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("remember() must run inside transaction.atomic().")
    where = _circumstances.get()
    context = context or where.unit or new_id()
    metadata = {
        "user": actor.pk if actor else None,
        "name": actor.get_username() if actor else "",
        "reason": reason,
        "path": where.path,
        "request": where.request_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(context), json.dumps(metadata, ensure_ascii=False)],
        )
    return context
