import pytest

pytestmark = pytest.mark.django_db


def test_a_healthy_site_says_so(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, "ok")
