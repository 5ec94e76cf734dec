"""`manage.py check_citations`: see whether every quote stands where it is said to stand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facts.checking import wrong_quotes


class Command(BaseCommand):
    """Compare every citation and passage with the text of its source; exit with 1 where one differs."""

    help = "Compare every citation and passage with the text of its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and name each row that differs."""
        wrong = wrong_quotes()
        if wrong:
            raise CommandError(
                "\n".join(
                    f"{model} {pk}: {start}..{end} is not {quote!r}" for model, pk, start, end, quote in wrong
                )
            )
        self.stdout.write("Every citation and passage stands word for word in its source.")
