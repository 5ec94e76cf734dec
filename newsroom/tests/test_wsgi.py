"""The application as the web server calls it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory

from newsroom.tokens import issue_token
from newsroom.wsgi import application
from sources.tests.factories import UserFactory


@pytest.fixture
def ask():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="api-client"))
    headers = {"Authorization": f"Bearer {issue_token(user=user, name='Mirror')[1]}"}

    def status():
        told = []
        answer = application(
            RequestFactory().get("/api/v1/facts/", headers=headers).environ,
            lambda *said: told.append(said[0]),
        )
        answer.close()
        return told[0]

    return status


@pytest.mark.django_db(transaction=True)
def test_a_request_that_lost_the_database_leaves_the_next_one_another_connection(ask):
    def break_off(execute, *asked):
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
        other.close()
        return execute(*asked)

    assert ask() == "200 OK"
    kept = connection.connection
    with connection.execute_wrapper(break_off):
        assert ask() == "503 Service Unavailable"
    assert ask() == "200 OK"
    assert connection.connection is not kept


@pytest.mark.parametrize(("debug", "left"), [("off", "0 1"), ("on", "0 2")])
def test_nothing_is_cleared_after_a_request_that_the_next_one_looks_at_anyway(debug, left):
    code = (
        "import newsroom.wsgi\nfrom django.core.signals import request_finished, request_started\n"
        "print(len(request_finished.receivers), len(request_started.receivers))"
    )
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DEBUG": debug,
        "SECRET_KEY": "x" * 60,
    }
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert done.stdout.split("\n")[0] == left, done.stderr
