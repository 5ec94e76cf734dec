from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from newsroom.database import requirements
from newsroom.database.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


def test_the_embedded_server_can_do_all_that_is_needed():
    assert list(requirements.problems(connection)) == []


def test_a_missing_extension_is_named(monkeypatch):
    monkeypatch.setattr(requirements, "EXTENSIONS", ("vector", "time_travel"))
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL: .*extension time_travel:"):
        requirements.verify(connection)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_fold_case_is_refused():
    name = f"{connection.settings_dict['NAME']}_c"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'")
    other = DatabaseWrapper({**connections["default"].settings_dict, "NAME": name}, alias="other")
    try:
        with pytest.raises(ImproperlyConfigured, match="lc_ctype"):
            other.ensure_connection()
    finally:
        other.close()
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
