"""People at the desk."""

from __future__ import annotations

import pytest

from facts.tests.people import person


@pytest.fixture
def log_in(client):
    """Return a function that logs in a person of a role and returns them."""

    def log_in(role, **given):
        user = person(role, **given)
        client.force_login(user)
        return user

    return log_in
