"""Pages work under the content security policy: the browser would report every script and style that it refuses."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        pytest.param("/admin/", "#content-main", id="admin"),
        pytest.param("/admin/auth/user/add/", "#id_username", id="admin form"),
        pytest.param("/api/v1/docs/", "#swagger-ui .information-container", id="API documentation"),
    ],
)
def test_a_page_needs_nothing_that_the_policy_refuses(page, site, log_in, address, shown):
    log_in(User.objects.create_superuser("mai"))
    page.goto(f"{site}{address}")
    page.wait_for_selector(shown)
