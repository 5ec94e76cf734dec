"""People who use the admin."""

import pytest

from facts.tests.people import person


@pytest.fixture
def log_in(client):
    """Log a new person of this role in and return them."""

    def log_in(role, **given):
        user = person(role, is_staff=True, **given)
        client.force_login(user)
        return user

    return log_in
