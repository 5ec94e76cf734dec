"""`manage.py export_table NOUN`: write a table as CSV, XLSX or JSON."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facts.tables import TABLES
from facts.tables.files import format_of
from facts.tables.types import TableError
from facts.tables.writing import write_table


class Command(BaseCommand):
    """Write all rows of a noun as one flat table."""

    help = "Write a table (docs/tables.md) to a file, or as CSV to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the noun and the file."""
        parser.add_argument("noun", choices=sorted(TABLES))
        parser.add_argument(
            "file", nargs="?", default="-", help="its ending tells the format; - for CSV on standard output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table."""
        name = options["file"]
        try:
            pieces = write_table(
                TABLES[options["noun"]], file_format="csv" if name == "-" else format_of(name)
            )
            if name == "-":
                sys.stdout.buffer.writelines(pieces)
                return
            with Path(name).open("xb") as file:
                file.writelines(pieces)
        except TableError as error:
            raise CommandError(" ".join(error.messages)) from None
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from None
