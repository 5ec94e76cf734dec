from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("value", "expected"), [("on", True), ("TRUE", True), ("0", False), ("", False)], ids=lambda it: str(it)
)
def test_a_flag_is_yes_or_no(monkeypatch, value, expected):
    monkeypatch.setenv("DEBUG", value)
    assert environment.flag("DEBUG", default=not expected) is expected


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param("DEBUG", "maybe", lambda: environment.flag("DEBUG", default=False), id="flag"),
        pytest.param(
            "PORT", "80a", lambda: environment.number("PORT", default=1, low=1, high=9), id="not a number"
        ),
        pytest.param(
            "PORT", "70000", lambda: environment.number("PORT", default=1, low=1, high=65535), id="too large"
        ),
        pytest.param("DATABASE_URL", "mysql://a/b", environment.database, id="another engine"),
        pytest.param("DATABASE_URL", "newsroom", environment.database, id="no address"),
        pytest.param(
            "DATABASE_URL", "postgres://u:secret@host:port/db", environment.database, id="port is no number"
        ),
        pytest.param("DATABASE_URL", "postgres://u:secret@host/", environment.database, id="no database"),
        pytest.param(
            "SECOND_FACTOR_ROLES",
            "editor,editress",
            lambda: environment.words("SECOND_FACTOR_ROLES", known=("editor",)),
            id="no role",
        ),
        pytest.param(
            "CSRF_TRUSTED_ORIGINS",
            "example.org",
            lambda: environment.origins("CSRF_TRUSTED_ORIGINS"),
            id="no scheme",
        ),
        pytest.param(
            "SITE_URL",
            "example.org",
            lambda: environment.origin("SITE_URL", default="http://localhost"),
            id="no scheme of the site",
        ),
        pytest.param(
            "FACT_URL",
            "https://example.org/",
            lambda: environment.fact_url("FACT_URL"),
            id="no place for the id",
        ),
        pytest.param("EMAIL_URL", "pigeon://loft", environment.email, id="mail scheme"),
        pytest.param("SECRET_KEY", "short", lambda: environment.secret_key(generated=None), id="short key"),
        pytest.param("SECRET_KEY", "", lambda: environment.secret_key(generated=None), id="no key"),
    ],
)
def test_a_mistake_is_one_line_that_names_its_variable_and_no_secret(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as caught:
        read()
    message = str(caught.value)
    assert message.startswith(name)
    assert "\n" not in message
    assert "secret" not in message.replace("SECRET_KEY", "")


def test_an_address_becomes_a_connection(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://desk:p%40ss@db.example.org:5433/facts?sslmode=require")
    found = environment.database()
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "desk", "p@ss", "db.example.org", 5433, "facts",
    )  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_an_address_may_name_a_socket(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://desk@%2Frun%2Fpostgresql/facts")
    assert environment.database()["HOST"] == "/run/postgresql"


def test_without_an_address_the_embedded_server_is_used(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert environment.database()["EMBEDDED"] is True


def test_a_key_is_made_once_and_only_its_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "new folder" / "key"
    key = environment.secret_key(generated=path)
    assert len(key) >= 50
    assert environment.secret_key(generated=path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key"]


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings", **variables},
    )


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        pytest.param({"DEBUG": "perhaps"}, ["DEBUG", "perhaps"], id="malformed"),
        pytest.param({"DATABASE_URL": "postgres://u@127.0.0.1:1/facts"}, ["SECRET_KEY"], id="missing"),
        pytest.param(
            {"DATABASE_URL": "postgres://u:hidden@127.0.0.1:1/facts", "SECRET_KEY": "k" * 50},
            ["DATABASE_URL", "127.0.0.1", "refused"],
            id="server away",
        ),
    ],
)
def test_a_command_refuses_in_one_line_with_status_two(variables, words):
    done = manage("showmigrations", **variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert all(word in done.stderr for word in words)
    assert "hidden" not in done.stderr
