"""Run the site on one machine: the web server and one worker, as children that never outlive this process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from newsroom.process import BOUND_VARIABLE, bound_to_me, die_with_parent

FOLDER = Path(__file__).resolve().parent.parent

STOP_SECONDS = 3.0
#: A child that ends of itself sooner than this is broken: it is not started again.
STABLE_SECONDS = 10.0
POLL_SECONDS = 0.5


class ServingError(RuntimeError):
    """The site cannot be served; the message is one line."""


class Stopped(BaseException):
    """A signal asked to stop; not an Exception, so that nothing on the way takes it for a failure."""


@dataclass
class Child:
    """A program of the site, started again when something else kills it."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=FOLDER,
            env={**os.environ, BOUND_VARIABLE: "1"},
            stdin=subprocess.DEVNULL,
            # A session of its own: Ctrl-C reaches this process alone, which then stops its children in order.
            start_new_session=True,
            preexec_fn=bound_to_me(signal.SIGKILL),
        )

    def keep_alive(self) -> None:
        """Start it again if it was killed; raises ServingError if it fails of itself."""
        if self.process is None or self.process.poll() is None:
            return
        killed = self.process.returncode == -signal.SIGKILL
        if not killed and time.monotonic() - self.started < STABLE_SECONDS:
            raise ServingError(
                f"the {self.name} ended with status {self.process.returncode}: see its lines above"
            )
        self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def stop(self, *, deadline: float) -> None:
        """Wait until the deadline, then kill the program and whatever it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            pass
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def web_server(*, host: str, port: int, processes: int) -> Child:
    """Return granian with one thread a process: 1.2 times the requests of the next best (docs/decisions/0003)."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": "1",
        "--workers-kill-timeout": "3",
        "--respawn-interval": "0.5",
        "--log-level": "warning",
    }
    arguments = [part for option in options.items() for part in option]
    command = [sys.executable, "-m", "granian", *arguments, "--no-ws", "--respawn-failed-workers"]
    return Child("web server", [*command, "newsroom.wsgi:application"])


def worker() -> Child:
    """Return the procrastinate worker; a job that does not end in time is taken up again by the next one."""
    options = ["--shutdown-graceful-timeout", str(STOP_SECONDS - 1)]
    return Child("worker", [sys.executable, str(FOLDER / "manage.py"), "procrastinate", "worker", *options])


def claim_port(*, host: str, port: int) -> None:
    """Raise ServingError when another program listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Allows a port that the last run left a minute ago, but none that somebody listens on.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServingError(
                f"PORT: {host}:{port} cannot be used ({error.strerror}): set PORT to a free one, as in PORT=8001 make run"
            ) from error


def serve(
    children: list[Child], *, host: str, port: int, ready: Callable[[], None], each_round: Callable[[], None]
) -> None:
    """Keep `children` running until a signal comes or one fails; call `ready` once the port answers.

    `each_round` is called twice a second. Raises ServingError when a child fails; Stopped passes through.
    """
    try:
        for child in children:
            child.start()
        announced = False
        while True:
            for child in children:
                child.keep_alive()
            each_round()
            if not announced and _answers(host, port):
                announced = True
                ready()
            time.sleep(POLL_SECONDS if announced else 0.05)
    finally:
        for child in children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            child.stop(deadline=deadline)


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def stopped_by_signals(*, ends_with_parent: bool) -> Iterator[None]:
    """Raise Stopped in the block on Ctrl-C, SIGTERM or a closed terminal; later ones do not disturb the stopping."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, stop) for number in numbers]
    if ends_with_parent:
        die_with_parent(signal.SIGTERM)
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
