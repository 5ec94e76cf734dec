"""Counts of the admin's lists."""

from __future__ import annotations

import pytest
from django.db import connection

from sources.admin import paging
from sources.admin.paging import BoundedPaginator
from sources.models import Outlet
from sources.tests.factories import OutletFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def few_counted(monkeypatch):
    monkeypatch.setattr(paging, "COUNTED", 3)


def count(rows):
    return BoundedPaginator(rows, 10).count


def test_a_short_list_is_counted(few_counted):
    OutletFactory.create_batch(3)
    assert count(Outlet.objects.all()) == 3


def test_a_long_list_is_estimated_from_the_statistics(few_counted):
    OutletFactory.create_batch(8)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_class SET reltuples = 250000 WHERE relname = 'sources_outlet'")
    assert count(Outlet.objects.all()) == 250_000


def test_a_long_filtered_list_is_as_long_as_is_counted(few_counted):
    OutletFactory.create_batch(8)
    assert count(Outlet.objects.filter(name__startswith="O")) == 3


def test_a_table_without_statistics_is_at_least_as_long_as_is_counted(few_counted):
    OutletFactory.create_batch(8)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_class SET reltuples = -1 WHERE relname = 'sources_outlet'")
    assert count(Outlet.objects.all()) == 3


def test_a_list_that_is_no_query_is_counted(few_counted):
    assert count([1, 2, 3, 4, 5]) == 5
