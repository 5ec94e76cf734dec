"""Clients of the API in the tests of sources."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from rest_framework.test import APIClient

from sources.tests.factories import UserFactory


@pytest.fixture
def client_of_role(db):
    """Return a function that makes a client signed in as a user of a role."""

    def sign_in(role: str) -> APIClient:
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client = APIClient()
        client.force_authenticate(user)
        return client

    return sign_in


@pytest.fixture
def api(client_of_role) -> APIClient:
    """A client with the role of an API client."""
    return client_of_role("api-client")
