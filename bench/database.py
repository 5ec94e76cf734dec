"""Databases of the benchmark: beside the site's own, on the same server."""

from __future__ import annotations

import os
from urllib.parse import quote

import psycopg
from psycopg import sql


def server() -> tuple[str, str]:
    """Return host and user of the embedded server, started if need be; it runs as long as this process."""
    from newsroom.database import launcher
    from newsroom.database.places import SUPERUSER

    return str(launcher.start().socket), SUPERUSER


def address(name: str) -> str:
    """Return the address of a database, as `DATABASE_URL` takes it."""
    from newsroom.database.places import PORT

    host, user = server()
    return f"postgres://{user}@{quote(host, safe='')}:{PORT}/{name}"


def dsn(name: str) -> str:
    """Return the address of a database, as libpq takes it."""
    from newsroom.database.places import PORT

    host, user = server()
    return f"host={host} port={PORT} user={user} dbname={name}"


def create(name: str) -> None:
    """Make an empty database in the place of any of this name."""
    with psycopg.connect(dsn("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'").format(
                sql.Identifier(name)
            )
        )


def setup() -> None:
    """Set Django up with the settings of the site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("SECRET_KEY", "benchmark " * 6)
    import django

    django.setup()
