"""`manage.py import_table NOUN FILE`: bring rows to what a table says, all or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from facts.tables import TABLES
from facts.tables.files import format_of, read_file
from facts.tables.importing import explain, import_table
from facts.tables.types import Report
from sources.history import coming_by


class Command(BaseCommand):
    """Import one flat table through the use cases, in the name of a person."""

    help = "Import a table (docs/tables.md) from a CSV, XLSX or JSON file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the noun, the file, who, why, and whether to try only."""
        parser.add_argument("noun", choices=sorted(TABLES))
        parser.add_argument("file")
        parser.add_argument("--user", required=True, help="in whose name, and with whose permissions")
        parser.add_argument("--reason", required=True, help="why; it stands in the history of every row")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what became of the rows."""
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {options['user']!r}.")
        try:
            with coming_by("command import_table"):
                report = self.imported(user, **options)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        except ValidationError as error:
            raise CommandError(f"Nothing was written. {' '.join(error.messages)}") from None
        self.tell(report)

    def imported(self, actor: User, *, noun: str, file: str, reason: str, dry_run: bool, **_: Any) -> Report:
        """Return what the import did."""
        sheet = read_file(Path(file).read_bytes(), file_format=format_of(file))
        return import_table(table=TABLES[noun], sheet=sheet, actor=actor, reason=reason, dry_run=dry_run)

    def tell(self, report: Report) -> None:
        """Print the counts; refusals are an error, of which each is a line."""
        if report.refused:
            raise CommandError("\n".join([*explain(report), "Nothing was written."]))
        counts = ", ".join(f"{amount} {outcome}" for outcome, amount in report.counts.items())
        self.stdout.write(
            f"{report.noun}: {counts}{' (nothing was written: a dry run)' if report.dry_run else ''}."
        )
