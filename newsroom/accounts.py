"""The accounts that a fresh newsroom starts with: an administrator and one demo user for every other role."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from newsroom.roles import ADMINISTRATOR, API_CLIENT, ROLES
from newsroom.tokens import MOST_DAYS, issue_token


@dataclass(frozen=True)
class NewAccount:
    """An account just made, with the only copy of its secret: a password, or the API client's token."""

    name: str
    kind: str
    secret: str


@transaction.atomic
def ensure_accounts() -> list[NewAccount]:
    """Make the accounts that are missing and return those; existing ones are left as they are."""
    existing = set(User.objects.filter(username__in=ROLES).values_list("username", flat=True))
    return [_make(role) for role in ROLES if role not in existing]


def _make(role: str) -> NewAccount:
    user = User(
        username=role,
        is_staff=role != API_CLIENT,
        is_superuser=role == ADMINISTRATOR,
    )
    if role == API_CLIENT:
        # A machine: it never logs in, it shows its token.
        user.set_unusable_password()
        user.save()
        _, secret = issue_token(user=user, name="Demo", days=MOST_DAYS)
        kind = "token"
    else:
        kind, secret = "password", secrets.token_urlsafe(12)
        user.set_password(secret)
        user.save()
    user.groups.add(Group.objects.get(name=role))
    return NewAccount(name=role, kind=kind, secret=secret)
