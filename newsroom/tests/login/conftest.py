"""People at the doors of the site: one with a second factor, and what their app shows."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from sources.tests.factories import UserFactory

PASSWORD = "correct horse battery"


def code_of(secret):
    """Return what an app shows for a secret now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture(autouse=True)
def no_attempts_before(db):
    cache.clear()


@pytest.fixture(autouse=True)
def in_the_middle_of_a_step():
    """Codes change every half a minute: none of them in the middle of a test."""
    with time_machine.travel(datetime.datetime(2026, 3, 2, 12, 0, 1, tzinfo=datetime.UTC), tick=True):
        yield


@pytest.fixture
def mai(db):
    """A member of staff without a second factor."""
    user = UserFactory(username="mai", email="mai@example.org", is_staff=True, is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def secret(mai):
    """The secret in Mai's app, which she has set up; recovery codes too."""
    secret = generate_totp_secret()
    TOTP.activate(mai, secret)
    RecoveryCodes.activate(mai)
    return secret
