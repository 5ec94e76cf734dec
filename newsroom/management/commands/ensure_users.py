from typing import Any

from django.core.management.base import BaseCommand

from newsroom.accounts import ensure_accounts


class Command(BaseCommand):
    help = (
        "Make the administrator and one demo user per role if they are missing; print their passwords, once."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        made = ensure_accounts()
        if not made:
            return
        self.stdout.write("New accounts. These secrets are shown once and kept nowhere else:")
        for account in made:
            self.stdout.write(f"  {account.name:<14} {account.kind:<9} {account.secret}")
