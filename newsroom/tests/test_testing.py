from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


CLEANED_UP_FOR_EVER = '''
import threading
import pytest

@pytest.fixture
def waits():
    yield
    threading.Event().wait()

def test_before_it():
    """Makes what all tests share, which may take longer than the limit of the next."""

@pytest.mark.timeout(2)
def test_that_fails(waits):
    raise ValueError

def test_behind_it():
    pass
'''


def test_what_is_cleaned_up_for_ever_behind_a_failure_does_not_take_the_run_with_it(tmp_path):
    (tmp_path / "test_waits.py").write_text(CLEANED_UP_FOR_EVER)
    root = Path(__file__).resolve().parents[2]
    (tmp_path / "conftest.py").symlink_to(root / "conftest.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", root / "pyproject.toml", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        timeout=120,
    )
    assert "1 failed, 2 passed, 1 error" in done.stdout
    assert "threading.Event().wait()" in done.stdout
