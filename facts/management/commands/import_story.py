"""`manage.py import_story FILE`: restore a story from its export."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from facts.capturing import decode
from facts.desk import desk_user
from facts.importing import NOT_RESTORED, import_story
from facts.management.rendering import console, done_table
from facts.summary import totals
from facts.turns import own_turn
from sources.history import coming_by


class Command(BaseCommand):
    """Restore a story that `export_story` wrote, all or nothing."""

    help = "Restore a story from its export; “-” reads standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and who words its claims from now on."""
        parser.add_argument("file", help="what export_story wrote; - for standard input")
        parser.add_argument(
            "--editor", default="desk", help="user named as the editor (made where it is new)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, show what was made, and say what the format does not hold."""
        name = options["file"]
        try:
            document = decode(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
            with coming_by("command import_story"), own_turn(on_wait=lambda: self.stderr.write("Waiting …")):
                _, tally = import_story(
                    document=document, editor=desk_user(options["editor"]), reason=f"Imported from {name}"
                )
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from None
        except ValidationError as error:
            raise CommandError(f"{name}: nothing was stored. {' '.join(error.messages)}") from None
        console(self.stdout).print(done_table(tally, totals()))
        self.stdout.write("Not restored, because the format does not name it:")
        self.stdout.writelines(f"- {item}\n" for item in NOT_RESTORED)
