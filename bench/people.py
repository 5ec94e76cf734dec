"""Who asks, and what the processes of a measurement are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.database import address, dsn

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def environment(name: str) -> dict[str, str]:
    """Return what a server on this database finds in its environment."""
    return {
        "DATABASE_URL": address(name),
        "RAW_DSN": dsn(name),
        "SECRET_KEY": "benchmark " * 6,
        "SECURE_SSL_REDIRECT": "off",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


def client_named(username: str, *, role: str, database: str) -> tuple[User, str]:
    """Return a user of this role in the database, which is brought up to date first, with a token."""
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.db import connections

    from newsroom.tokens import issue_token

    connections.close_all()
    connections["default"].settings_dict["NAME"] = database
    # The database may be older than the code.
    call_command("migrate", verbosity=0)
    user, _ = User.objects.get_or_create(username=username)
    user.groups.add(Group.objects.get(name=role))
    _, secret = issue_token(user=user, name="Benchmark", read_only=role == "api-client")
    with connections["default"].cursor() as cursor:
        cursor.execute("TRUNCATE newsroom_requests")
    connections.close_all()
    return user, secret
