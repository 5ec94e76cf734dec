"""Read the environment's variables; every mistake is an ImproperlyConfigured of one line that names the variable."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}
_POSTGRES_SCHEMES = {"postgres", "postgresql"}
_SECRET_KEY_LENGTH = 50


def flag(name: str, *, default: bool) -> bool:
    """Return a yes or no; django-environ takes every unknown word for no."""
    value = env.str(name, default="yes" if default else "no").strip().lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(
            f"{name}={value!r} is neither yes nor no: write 1, true, yes, on or 0, false, no, off"
        )
    return value in _TRUE


def number(name: str, *, default: int, low: int, high: int) -> int:
    value = env.str(name, default=str(default)).strip()
    if not value.isdecimal() or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number from {low} to {high}")
    return int(value)


def rates(name: str, *, default: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return two limits, each as (requests, seconds), from "1200/60 30000/3600"; the shorter window comes first."""
    value = env.str(name, default=default).strip()
    found = re.fullmatch(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,5}) +([1-9][0-9]{0,8})/([1-9][0-9]{0,5})", value)
    if found is None or int(found[2]) >= int(found[4]):
        raise ImproperlyConfigured(
            f"{name}={value!r} is not two limits: write requests/seconds twice, the shorter first: 1200/60 30000/3600"
        )
    return (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))


def words(name: str, *, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a comma-separated list, each of them one of `known`."""
    found = tuple(word.strip() for word in env.list(name, default=[]) if word.strip())
    unknown = [word for word in found if word not in known]
    if unknown:
        raise ImproperlyConfigured(f"{name}: {unknown[0]!r} is none of {', '.join(known)}")
    return found


def origins(name: str) -> list[str]:
    """Return a comma-separated list of origins such as https://facts.example.org."""
    found: list[str] = env.list(name, default=[])
    return [_origin(name, each) for each in found]


def origin(name: str, *, default: str) -> str:
    """Return one origin such as https://facts.example.org, without a slash at its end."""
    return _origin(name, env.str(name, default=default).rstrip("/"))


def _origin(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(f"{name}: {value!r} is not an origin such as https://facts.example.org")
    return value


def fact_url(name: str) -> str:
    """Return the address of a fact's page with `{id}` in it, such as https://facts.example.org/{id}; "" when unset."""
    found: str = env.str(name, default="")
    if found and (urlsplit(found).scheme not in {"http", "https"} or "{id}" not in found):
        raise ImproperlyConfigured(
            f"{name}: {found!r} is no address with {{id}} such as https://facts.example.org/{{id}}"
        )
    return found


def database() -> dict[str, Any]:
    """Return the connection that DATABASE_URL names; unset, that of the embedded server."""
    url = env.str("DATABASE_URL", default="").strip()
    if not url:
        return {"NAME": "newsroom", "EMBEDDED": True}
    wanted = "write postgres://user:password@host:5432/name"
    try:
        scheme = urlsplit(url).scheme
        if scheme not in _POSTGRES_SCHEMES:
            raise ImproperlyConfigured(
                f"DATABASE_URL: {scheme or 'it'!r} is not a PostgreSQL address: {wanted}"
            )
        found: dict[str, Any] = env.db_url_config(url)
    except ValueError as error:
        # The address holds a password, so the message must not repeat it.
        raise ImproperlyConfigured(
            f"DATABASE_URL: cannot be read ({type(error).__name__}): {wanted}"
        ) from None
    if not found["NAME"]:
        raise ImproperlyConfigured(f"DATABASE_URL: the name of the database is missing: {wanted}")
    # libpq's own way to name a socket's folder, which django-environ leaves encoded.
    found["HOST"] = unquote(found["HOST"])
    return found


def email() -> dict[str, Any]:
    """Return Django's EMAIL_* settings from EMAIL_URL (smtp+tls://user:password@host:587); unset, mail is printed."""
    try:
        found: dict[str, Any] = env.email_url("EMAIL_URL", default="consolemail://")
    except (ValueError, KeyError, ImproperlyConfigured):
        raise ImproperlyConfigured(
            "EMAIL_URL: cannot be read: write smtp+tls://user:password@host:587 or consolemail://"
        ) from None
    return {
        key: value for key, value in found.items() if key.startswith("EMAIL_") and key != "EMAIL_FILE_PATH"
    }


def secret_key(*, generated: Path | None) -> str:
    """Return SECRET_KEY; unset, the one kept in the file `generated`, which is written on first use (mode 0600)."""
    given: str = env.str("SECRET_KEY", default="")
    if given:
        if len(given) < _SECRET_KEY_LENGTH:
            raise ImproperlyConfigured(
                f"SECRET_KEY has {len(given)} characters: it needs {_SECRET_KEY_LENGTH}"
            )
        return given
    if generated is None:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set: give at least {_SECRET_KEY_LENGTH} random characters (it signs the sessions)"
        )
    try:
        return _kept(generated)
    except OSError as error:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set, and {generated} cannot be used instead ({error.strerror})"
        ) from None


def _kept(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(64))
        try:
            # link() fails when another process was quicker, so that all of them end up with one key.
            os.link(new, path)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text().strip()
