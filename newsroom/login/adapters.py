"""What this site decides where django-allauth asks: no signing up, secrets encrypted, the second factor kept."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import force_bytes

from facts.preferring import preference_of, zone_of
from newsroom.login.second_factor import factors_of, must_have_one


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; machines have no password and get none by mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody makes an account of their own."""
        return False

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link to people; a user without a password is a machine."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person what was done to their account, and when in their own zone, whoever did it."""
        with timezone.override(zone_of(preference_of(user))):
            super().send_notification_mail(template_prefix, user, context, email)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether to ask for the password again: not of who has just given it."""
        required = super().is_reauthentication_required(app=app, **kwargs)
        records = get_authentication_records(self.request, self.request.user)
        fresh = bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return required and not fresh


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are no use to who reads the database alone, and the last one stays where it must."""

    def encrypt(self, text: str) -> str:
        """Return the text encrypted with the site's secret key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given, under this secret key or an earlier one."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether the user still has what their role demands without this one."""
        others = factors_of(authenticator.user).exclude(pk=authenticator.pk)
        return not must_have_one(authenticator.user) or others.exists()


def _cipher() -> MultiFernet:
    return MultiFernet([_key_from(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key_from(secret: str | bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor " + force_bytes(secret)).digest()))
