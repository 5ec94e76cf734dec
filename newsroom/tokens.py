"""Tokens: issue, list and revoke them, and know a client by one."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.contrib.auth.models import Permission, User
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, Q
from django.db.models.base import ModelState
from django.http import HttpRequest
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from psycopg.pq import Format
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from newsroom.models import Token
from newsroom.throttling import (
    COUNT,
    Limit,
    address_of_request,
    limits_of,
    note,
    refuse_too_many,
    windows,
)
from sources.history import come_also_by

if TYPE_CHECKING:
    from django.db.models import QuerySet

Loaded = TypeVar("Loaded", bound=Model)

#: How long a token lives unless told, and at most.
DAYS, MOST_DAYS = 90, 365

#: The last use of a token is written down at most this often.
USE_NOTED_EVERY = timedelta(minutes=1)

#: What requests ask of a token and its user. The rest, a password's hash among it, Django reads where somebody asks for it.
_TOKEN = ("digest", "user_id", "name", "read_only", "scopes", "expiry", "revoked_at", "last_used_at")
_USER = ("id", "username", "is_active", "is_superuser")

#: Tokens, their users, and the permissions that those were given, themselves or by their groups.
BEGINNING = f"""
    SELECT 'token:' || token.public_id AS subject,
           {", ".join(f"token.{column}" for column in _TOKEN)}, {", ".join(f"person.{column}" for column in _USER)},
           ARRAY(SELECT permission_id FROM auth_user_user_permissions WHERE user_id = person.id
                 UNION ALL
                 SELECT given.permission_id
                 FROM auth_user_groups membership JOIN auth_group_permissions given USING (group_id)
                 WHERE membership.user_id = person.id)
    FROM newsroom_token token JOIN auth_user person ON person.id = token.user_id
    WHERE token.token_key = %s
"""  # noqa: S608  (composed of the models' own columns)

#: Whose requests are counted: those of the token that has this digest, and of the address.
_ASKED = """(
    SELECT subject, %s::bigint, %s::bigint FROM found WHERE digest = %s
    UNION ALL
    SELECT %s::text, %s::bigint, %s::bigint
)"""

#: Finds the token, counts the request, and tells the newest publication, which most requests compare with what they know.
ARRIVAL = f"""
    WITH found AS ({BEGINNING}), counted AS ({COUNT.format(asked=_ASKED)})
    SELECT (SELECT number FROM facts_publication ORDER BY number DESC LIMIT 1), *
    FROM counted LEFT JOIN found USING (subject)
"""  # noqa: S608
_COUNTED = slice(1, 7)

#: What the header of a token may begin with, in any case.
SCHEMES = ("bearer", "token")

#: Where the resources of the API begin; the part of the path after it is what a scope names.
API = "/api/v1/"


def issue_token(
    *,
    user: User,
    name: str,
    read_only: bool = True,
    scopes: Sequence[str] = (),
    days: int = DAYS,
    issued_by: User | None = None,
) -> tuple[Token, str]:
    """Make a token and return it with its secret, which is kept nowhere.

    Raises `ValueError` for a lifetime that is not from 1 to `MOST_DAYS` days.
    """
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"A token lives from 1 to {MOST_DAYS} days, not {days}.")
    token, secret = Token.objects.create(
        user=user,
        expiry=timedelta(days=days),
        name=name,
        read_only=read_only,
        scopes=sorted(set(scopes)),
        issued_by=issued_by,
    )
    return token, secret


def revoke_token(*, token: Token, actor: User | None) -> None:
    """Close a token for good; one that is closed already stays as it is."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=actor)


def tokens_seen_by(user: User) -> QuerySet[Token]:
    """Return the tokens that a user may list and revoke: their own, an administrator all; revoked ones left out."""
    mine = Q() if user.has_perm("newsroom.view_token") else Q(user=user)
    return Token.objects.filter(mine, revoked_at=None).select_related("user", "issued_by")


class Arrival(NamedTuple):
    """Who a request comes from, None where there is no such token; what is left of its windows; the newest publication."""

    token: Token | None
    limits: list[Limit]
    newest: int


def arrival(secret: str, *, address: str, now: float) -> Arrival:
    """Return the token of a secret with its user, who knows their permissions already, and what else a request needs.

    Counts the request, for its address and for the token; whether that is valid is for the caller to see. One query:
    every request of the API begins with it, and asked for one after the other the same takes six.
    """
    digest = hash_token(secret)
    values = [secret[: CONSTANTS.TOKEN_KEY_LENGTH], *windows("token", now=now), digest]
    with connection.cursor() as cursor:
        # Django reads times that come as text in Python, the driver those that come as numbers in C.
        cursor.cursor.format = Format.BINARY
        cursor.execute(ARRIVAL, [*values, f"address:{address}", *windows("address", now=now)])
        rows = cursor.fetchall()
    limits = limits_of([row[_COUNTED] for row in rows], now=now)
    found = (_token_from(row[_COUNTED.stop :]) for row in rows if row[_COUNTED.stop] is not None)
    token = next((token for token in found if compare_digest(token.digest, digest)), None)
    return Arrival(token, limits, rows[0][0] or 0)


def _token_from(row: Sequence[Any]) -> Token:
    token, user = _loaded(Token, _TOKEN, row), _loaded(User, _USER, row[len(_TOKEN) :])
    token.user = user
    # Where Django keeps them after the first question; a superuser has more than those that were given.
    if not user.is_superuser:
        user._perm_cache = _named(row[-1])  # type: ignore[attr-defined]
    return token


def _loaded(model: type[Loaded], names: Sequence[str], values: Iterable[Any]) -> Loaded:
    """Return a row as unpickling makes it: Django's `from_db` asks every field, which takes six times as long."""
    row = model.__new__(model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    row.__dict__.update(zip(names, values, strict=False))
    return row


#: Permissions by their ids. Nothing but a migration gives one a name, and it keeps that.
_permissions: dict[int, str] = {}


def _named(ids: Collection[int]) -> set[str]:
    """Return these permissions as Django names them; a query where one is new to this process."""
    if not _permissions.keys() >= set(ids):
        rows = Permission.objects.values_list("pk", "content_type__app_label", "codename").order_by()
        _permissions.update({pk: f"{app}.{codename}" for pk, app, codename in rows})
    return {_permissions[pk] for pk in ids}


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`; the keyword `Token` is understood too.

    A read-only token opens no writes, a scoped one nothing but its resources: checked here, so that no view can forget.
    """

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return user and token; None when the header names another scheme."""
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() not in SCHEMES:
            return None
        try:
            token, _ = known_by(given.strip(), request._request)
        except AuthenticationFailed:
            # The framework counts requests after it knows who asks; those that fail here would count nowhere.
            refuse_too_many(request)
            raise
        refuse_beyond(token, request._request)
        note_use(token)
        come_also_by(f"token {token.name}")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of a 401."""
        return "Bearer"


def known_by(secret: str, request: HttpRequest) -> tuple[Token, int]:
    """Return the token of a secret and the newest publication; the request is counted once, however often this is asked.

    Raises `AuthenticationFailed` for what is no token, or no longer.
    """
    if not secret or not secret.isascii() or " " in secret:
        raise AuthenticationFailed("Invalid token.")
    arrived: Arrival | None = getattr(request, "arrived", None)
    if arrived is None:
        arrived = arrival(secret, address=address_of_request(request), now=time.time())
        request.arrived = arrived  # type: ignore[attr-defined]
        note(request, arrived.limits)
    token = arrived.token
    if token is None or not token.valid:
        # Whether it ever was one is nobody's business.
        raise AuthenticationFailed("Invalid token.")
    if not token.user.is_active:
        raise AuthenticationFailed("This user is not active.")
    return token, arrived.newest


def refuse_beyond(token: Token, request: HttpRequest) -> None:
    """Raise `PermissionDenied` for a request that the token is not for."""
    if token.read_only and request.method not in SAFE_METHODS:
        raise PermissionDenied("This token only reads.")
    resource = request.path_info.removeprefix(API).partition("/")[0]
    if token.scopes and resource not in token.scopes:
        raise PermissionDenied(f"This token is for {', '.join(token.scopes)} only.")


def note_use(token: Token) -> None:
    """Write down that the token was used, at most once a minute."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at <= now - USE_NOTED_EVERY:
        stale = Q(last_used_at=None) | Q(last_used_at__lte=now - USE_NOTED_EVERY)
        Token.objects.filter(stale, pk=token.pk).update(last_used_at=now)


class BearerDescription(OpenApiAuthenticationExtension):
    """How the schema describes tokens."""

    target_class = "newsroom.tokens.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the security scheme."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "`Authorization: Bearer <token>`. Issue one at `tokens/`, logged in with a second factor.",
        }
