"""The Django backend: Django's own for PostgreSQL, started first when the settings say EMBEDDED."""

from __future__ import annotations

from select import POLLIN, poll
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base, features

from newsroom.database import launcher
from newsroom.database.places import PORT, SUPERUSER, EmbeddedDatabaseError
from newsroom.database.requirements import verify

#: The databases that this process has found to be able.
_verified: set[str] = set()


class DatabaseFeatures(features.DatabaseFeatures):
    minimum_database_version = (17,)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the server that DATABASE_URL names, or to the embedded one."""

    features_class = DatabaseFeatures

    def get_connection_params(self) -> dict[str, Any]:
        if self.settings_dict.get("EMBEDDED"):
            try:
                places = launcher.start()
            except EmbeddedDatabaseError as error:
                raise OperationalError(str(error)) from error
            self.settings_dict.update(HOST=str(places.socket), PORT=PORT, USER=SUPERUSER)
        return super().get_connection_params()

    def is_usable(self) -> bool:
        """Return whether the connection still stands.

        A server that went closed it, or has said so: then, and after an error, it is asked. Asking at every request
        would be a fifth of all that a page of facts asks of the database.
        """
        return (not self.errors_occurred and self._is_quiet()) or super().is_usable()

    def _is_quiet(self) -> bool:
        if self.connection.closed:
            return False
        waiting = poll()
        waiting.register(self.connection.fileno(), POLLIN)
        return not waiting.poll(0)

    def init_connection_state(self) -> None:
        super().init_connection_state()
        # Once for each database and process, on its first connection: a server that will not do is said at once.
        if (name := self.settings_dict["NAME"]) not in _verified and name:
            verify(self)
            _verified.add(name)
