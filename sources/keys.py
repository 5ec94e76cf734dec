"""Public identifiers: UUIDv7, so that rows sort by the time they were made."""

from __future__ import annotations

import uuid

from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """Return a fresh UUIDv7 (RFC 9562)."""
    return uuid7()
