from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.ownership import OwnershipError, grant_application


class Command(BaseCommand):
    help = (
        "Give a role of the database what the application needs, and no more. Run it as the owner of the tables, "
        "after every migrate; let the application connect as that role (docs/audit.md)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="the role that the application connects as")

    def handle(self, *_args: Any, role: str, **_options: Any) -> None:
        try:
            grant_application(role)
        except OwnershipError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"“{role}” may read and write rows; it owns nothing.")
