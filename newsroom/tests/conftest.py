"""Fixtures for tests that start servers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def reachable() -> Iterator[Path]:
    """A folder that PostgreSQL's account reaches when the tests run as root; pytest's own are private again and again."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom tests "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
