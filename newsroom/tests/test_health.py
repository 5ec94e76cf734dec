from __future__ import annotations

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import path

from newsroom import urls
from newsroom.health import is_away

pytestmark = pytest.mark.django_db


def lost(_request):
    raise OperationalError("connection refused") from psycopg.OperationalError("connection refused")


def deadlock(_request):
    raise OperationalError("deadlock") from psycopg.errors.DeadlockDetected("deadlock")


urlpatterns = [path("lost", lost), path("api/v1/lost", lost), path("deadlock", deadlock), *urls.urlpatterns]
handler500 = urls.handler500


@pytest.fixture
def away(monkeypatch):
    """A connection whose server is gone."""

    def refuse(*_args, **_kwargs):
        raise OperationalError("connection refused") from psycopg.OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_a_healthy_site_says_so(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "migrations": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_a_site_without_its_database_is_not_healthy(client, away):
    response = client.get("/healthz")
    assert (response.status_code, response.json()["database"]) == (503, "away")
    assert int(response.headers["Retry-After"]) > 0


def test_a_site_with_migrations_to_come_is_not_healthy(client):
    MigrationRecorder(connection).record_unapplied("facts", "0001_initial")
    response = client.get("/healthz")
    assert (response.status_code, response.json()["migrations"]) == (503, "1 not applied")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "accept", "kind"),
    [
        pytest.param("/lost", "text/html", "text/html; charset=utf-8", id="page"),
        pytest.param("/api/v1/lost", "*/*", "application/problem+json", id="API"),
        pytest.param("/lost", "application/json", "application/problem+json", id="JSON wanted"),
    ],
)
def test_a_request_that_finds_the_database_away_is_asked_to_come_back(client, address, accept, kind):
    response = client.get(address, headers={"accept": accept})
    assert (response.status_code, response.headers["Content-Type"]) == (503, kind)
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.urls(__name__)
def test_another_database_error_is_an_error(client):
    client.raise_request_exception = False
    assert client.get("/deadlock").status_code == 500


@pytest.mark.parametrize(
    ("cause", "away"),
    [
        (psycopg.OperationalError("refused"), True),
        (psycopg.errors.AdminShutdown("ending"), True),
        (psycopg.errors.CannotConnectNow("starting"), True),
        (psycopg.errors.TooManyConnections("full"), True),
        (psycopg.errors.LockNotAvailable("locked"), False),
        (psycopg.errors.QueryCanceled("slow"), False),
    ],
    ids=lambda it: type(it).__name__ if isinstance(it, Exception) else str(it),
)
def test_only_an_unreachable_server_is_away(cause, away):
    error = OperationalError("from the server")
    error.__cause__ = cause
    assert is_away(error) is away


def test_every_answer_carries_a_policy_that_allows_no_inline_script(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_pages_that_say_what_is_wrong_need_no_collected_files(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "newsroom.collected.CollectedFiles"},
    }
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
