from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db


def grow():
    number = User.objects.count()
    User.objects.create(username=str(number)).groups.add(Group.objects.create(name=f"desk {number}"))


def test_one_query_for_all_rows_passes():
    assert assert_constant_queries(read=lambda: list(User.objects.all()), grow=grow) == 1


def test_a_query_per_row_fails_and_shows_its_sql():
    with pytest.raises(AssertionError, match=r"(?s)2 queries with 1 row, 12 with 11.*auth_user_groups"):
        assert_constant_queries(
            read=lambda: [list(user.groups.all()) for user in User.objects.all()], grow=grow
        )
