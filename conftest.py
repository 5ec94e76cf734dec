"""Fixtures for every test of the project."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
import pytest

from sources.reading.types import Vector

SLOTS = 50

_LIMIT = pytest.StashKey[Any]()


@pytest.hookimpl(wrapper=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> Iterator[None]:
    """Remember the limit of a test (`pytest_runtest_teardown`)."""
    item.stash[_LIMIT] = settings
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Set the limit of a test anew: a failure has ended it, and what is cleaned up behind one may wait for ever too."""
    if (settings := item.stash.get(_LIMIT, None)) is not None:
        item.ihook.pytest_timeout_set_timer(item=item, settings=settings)


def pytest_unconfigure() -> None:
    """Wait for the embedded server to end, if nobody else uses it: a test run leaves no process behind."""
    from newsroom.database import launcher

    launcher.release(wait_seconds=5)


@pytest.fixture(scope="session", autouse=True)
def remembered_vectors() -> Iterator[None]:
    """Embed no text twice in one run: tests read the same articles again and again, and a vector hangs on the text."""
    from sources import recording

    embed, known = recording.embed_passages, dict[str, Vector]()

    def remembered(texts: Sequence[str]) -> Vector:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, embed(new), strict=True))
        return np.stack([known[text] for text in texts]) if texts else embed(texts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recording, "embed_passages", remembered)
        yield


@pytest.fixture(autouse=True)
def no_jobs_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Forget the jobs of a test that commits: the flush behind it passes over the queue's tables."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        from django.db import connection

        with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture(scope="session")
def database_slot(request: pytest.FixtureRequest) -> Iterator[int]:
    """The number of this test run among those that run at once, each with a database of its own."""
    folder = Path(str(request.config.rootpath)) / ".local" / "test-slots"
    folder.mkdir(parents=True, exist_ok=True)
    slot, lock = _first_free(folder)
    yield slot
    lock.close()


def _first_free(folder: Path) -> tuple[int, IO[bytes]]:
    for slot in range(1, SLOTS):
        lock = (folder / f"{slot}.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            # The kernel frees the slot when the run ends, even by SIGKILL; the next one replaces what it left.
            return slot, lock
    raise RuntimeError(f"{SLOTS} test runs at once: end some")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_slot: int) -> None:
    """Give this run a database of its own, so that several can run in one checkout."""
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = f"test_newsroom_{database_slot}"
