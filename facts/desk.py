"""The user in whose name commands state what manifests say."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction


@transaction.atomic
def desk_user(username: str) -> User:
    """Return the user of this name, made without a usable password and unable to log in where it is new."""
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User(username=username, is_active=False)
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
    return user
