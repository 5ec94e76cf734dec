"""Real `manage.py` processes on the database of a test."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings
from django.db import connection


def environment() -> dict[str, str]:
    """Return the environment of a process of the site on this test's database."""
    database = connection.settings_dict
    return os.environ | {
        "DATABASE_URL": f"postgres://{database['USER']}@/{database['HOST']}/{database['NAME']}",
        "SECRET_KEY": "of no use outside this test, and long enough for the checks",
    }


def start_manage(*arguments: object) -> subprocess.Popen[str]:
    """Start `manage.py` on this test's database; the test must be transactional, for the process to see its rows."""
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *map(str, arguments)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
