"""Ties processes together, so that none of ours outlives the one that it works for (Linux)."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable

#: Set for the web server, whose own processes must end with it (wsgi.py).
BOUND_VARIABLE = "NEWSROOM_BOUND_TO_PARENT"

_PR_SET_PDEATHSIG = 1


def die_with_parent(number: signal.Signals, *, parent: int | None = None) -> None:
    """Ask the kernel to send this process `number` when its parent ends, however it ends.

    `parent` is the expected parent's process id: when it is gone already, this process exits at once.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(number))
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def bound_to_me(number: signal.Signals) -> Callable[[], None]:
    """Return a `preexec_fn` that makes a child end with this process; only for processes of one thread."""
    parent = os.getpid()
    return lambda: die_with_parent(number, parent=parent)
