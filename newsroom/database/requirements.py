"""What a PostgreSQL server must be able to do for the newsroom, asked before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

EXTENSIONS = ("btree_gin", "pg_trgm", "vector")

_MISSING_EXTENSIONS = """
    SELECT wanted FROM unnest(%s::text[]) AS wanted
    WHERE wanted NOT IN (SELECT name FROM pg_available_extensions) ORDER BY wanted
"""

# Vietnamese capitals: a server whose lc_ctype is C leaves them as they are, in lower() and in the text search parser.
_FOLDS_CASE = "SELECT lower('ĐƯỜNG') = 'đường' AND to_tsvector('simple', 'ĐƯỜNG')::text = '''đường'':1'"


def verify(connection: BaseDatabaseWrapper) -> None:
    """Raise ImproperlyConfigured, in one line, for the first thing that the server cannot do."""
    for problem in problems(connection):
        raise ImproperlyConfigured(f"DATABASE_URL: {problem}")


def problems(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Yield what the server or this database of it lacks. The version is the backend's matter."""
    with connection.cursor() as cursor:
        cursor.execute(_MISSING_EXTENSIONS, [list(EXTENSIONS)])
        if missing := ", ".join(name for (name,) in cursor.fetchall()):
            yield f"the server lacks the extension {missing}: install it there (vector is pgvector)"
        cursor.execute(_FOLDS_CASE)
        if cursor.fetchone() != (True,):
            yield (
                "the database does not fold the case of letters beyond ASCII (lc_ctype): create it with "
                "TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'"
            )


def check_databases(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **_options: Any
) -> list[CheckMessage]:
    """The same as a system check: `manage.py check --database default`, and before every migrate."""
    return [
        Error(problem, obj=alias, id="newsroom.E001")
        for alias in databases or ()
        for problem in problems(connections[alias])
    ]
