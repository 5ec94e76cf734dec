from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from newsroom import environment, serving
from newsroom.database import launcher

#: Held while the database is prepared, so that two starts at once do not migrate twice.
PREPARATION_LOCK = 0x6E657773


class Command(BaseCommand):
    help = "Serve the site: the web server and one worker, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
        parser.add_argument("--port", type=int, help="port to listen on (PORT, else 8000)")
        parser.add_argument(
            "--processes",
            type=int,
            default=min(4, os.cpu_count() or 1),
            help="of the web server (%(default)s)",
        )
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="first migrate, populate from seeds/ and make the demo users",
        )
        parser.add_argument(
            "--end-with-parent", action="store_true", help="stop when the parent process ends"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with serving.stopped_by_signals(ends_with_parent=options["end_with_parent"]):
                self.run(**options)
        except serving.ServingError as error:
            raise CommandError(str(error), returncode=2) from error
        except serving.Stopped:
            self.stdout.write("\nStopping.")
        finally:
            connections.close_all()
            launcher.release(wait_seconds=5)
        self.stdout.write("Stopped.")

    def run(self, *, host: str, port: int | None, processes: int, prepare: bool, **_options: Any) -> None:
        port = port or environment.number("PORT", default=8000, low=1, high=65_535)
        serving.claim_port(host=host, port=port)
        connection.ensure_connection()
        if prepare:
            self.prepare()
        else:
            self.check_migrations()
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()
        serving.serve(
            [serving.web_server(host=host, port=port, processes=processes), serving.worker()],
            host=host,
            port=port,
            ready=lambda: self.announce(f"http://{host}:{port}"),
            each_round=self.keep_the_database,
        )

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARATION_LOCK])
        call_command("migrate", verbosity=0)
        self.populate()
        call_command("ensure_users")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARATION_LOCK])

    def populate(self) -> None:
        try:
            call_command("populate")
        except CommandError as error:
            self.stderr.write(f"populate: {error}")

    def keep_the_database(self) -> None:
        """Start the embedded PostgreSQL again if somebody killed it together with its supervisor."""
        if settings.EMBEDDED_DATABASE:
            launcher.start()

    def announce(self, url: str) -> None:
        self.stdout.write(
            f"\n  The newsroom   {url}/\n"
            f"  Its admin      {url}/admin/\n"
            f"  Its API        {url}/api/v1/docs/\n\n"
            "  Ctrl-C stops it. What is stored stays.\n"
        )
        self.stdout.flush()
