"""Turn mistakes in the configuration, and an unreachable database, into one line that names what to mend."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError, OperationalError

STATUS = 2


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Load the settings, run the block; print a mistake of theirs in one line and exit with status 2."""
    try:
        settings.configured or settings.INSTALLED_APPS  # noqa: B018  loads them
        yield
    except ImproperlyConfigured as error:
        _refuse(str(error))
    except (OperationalError, NotSupportedError) as error:
        _refuse(str(error) if settings.EMBEDDED_DATABASE else f"DATABASE_URL: {error}")


def _refuse(reason: str) -> None:
    sys.stderr.write(" ".join(reason.split()) + "\n")
    sys.exit(STATUS)
