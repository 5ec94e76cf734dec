from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.tokens import DAYS, MOST_DAYS, issue_token


class Command(BaseCommand):
    help = "Issue a token of the API for a user and print it, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="From the command line", help="What it is for.")
        parser.add_argument(
            "--days", type=int, default=DAYS, help=f"Days until it expires, 1 to {MOST_DAYS}."
        )
        parser.add_argument("--write", action="store_true", help="Let it write; else it only reads.")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{options['username']}”.")
        try:
            _, secret = issue_token(
                user=user, name=options["name"][:100], days=options["days"], read_only=not options["write"]
            )
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(secret)
