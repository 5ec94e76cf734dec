"""Outside embedded mode the role of the application owns nothing: it reads and writes rows, and cannot switch off what guards them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.db import connection, connections, models
from django.db.backends.utils import CursorWrapper

#: Rows that are never deleted, by anybody: append-only ones and histories.
KEPT = ("facts.Review", "facts.Evidence", "facts.Publication")


class OwnershipError(ValueError):
    """The role cannot be the application's."""


def grant_application(role: str) -> None:
    """Give `role` what the application needs in this database, and no more; to be called as the owner of the tables.

    It may read and write rows and use sequences; it may not change, empty or drop tables, nor delete what is kept.
    What migrations make later needs another call. Raises `OwnershipError` for a role that there is not, that owns
    tables, or that no table could be kept from.
    """
    with connection.cursor() as cursor:
        _check(cursor, role)
        name = connection.ops.quote_name(role)
        for statement in (
            f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
            f"REVOKE ALL ON SCHEMA public FROM {name}",
            f"GRANT USAGE ON SCHEMA public TO {name}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
            f"REVOKE DELETE ON {', '.join(_kept())} FROM {name}",
        ):
            cursor.execute(statement)


def check_ownership(
    *, app_configs: Sequence[Any] | None, databases: Sequence[str] | None, **_options: Any
) -> list[CheckMessage]:
    """Say so where the site's own role owns its tables, on a server of its own choosing: `check --deploy --database default`."""
    if settings.EMBEDDED_DATABASE:
        return []
    found: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT current_user")
            role = cursor.fetchone()[0]
            if count := owned(cursor, role):
                said = f"The role “{role}” owns {count} tables, and can switch off what guards them."
                hint = "Let the site connect as a role made by `manage.py grant_application` (docs/audit.md)."
                found.append(Warning(said, hint=hint, obj=alias, id="newsroom.W001"))
    return found


def owned(cursor: CursorWrapper, role: str) -> int:
    """Return how many tables of this database belong to `role`."""
    cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = %s", [role])
    return int(cursor.fetchone()[0])


def _check(cursor: CursorWrapper, role: str) -> None:
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
    found = cursor.fetchone()
    if found is None:
        raise OwnershipError(f"There is no role “{role}”: CREATE ROLE it first, with LOGIN and nothing else.")
    if found[0]:
        raise OwnershipError(f"“{role}” is a superuser, whom nothing can be kept from.")
    if count := owned(cursor, role):
        raise OwnershipError(
            f"“{role}” owns {count} tables: migrate as another role, and REASSIGN OWNED to it."
        )


def _kept() -> list[str]:
    tracked = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    kept: list[type[models.Model]] = [*map(apps.get_model, KEPT), *tracked]
    return [connection.ops.quote_name(model._meta.db_table) for model in kept]
