from __future__ import annotations

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_administrator_reaches_the_admin_in_a_browser(page, site):
    User.objects.create_superuser("mai", password="correct horse battery")
    page.goto(f"{site}/admin/")
    page.fill("#id_username", "mai")
    page.fill("#id_password", "correct horse battery")
    page.click("[type=submit]")
    assert page.locator("#site-name").is_visible()
