"""Clients of the API in the tests of facts."""

from sources.tests.api.conftest import api, client_of_role

__all__ = ["api", "client_of_role"]
