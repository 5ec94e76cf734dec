"""`manage.py populate [FOLDER]`: fill the database from a story folder."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from facts.capturing import article_text
from facts.desk import desk_user
from facts.management.rendering import console, done_table, note_lines, rejected_lines, shares_table, track
from facts.manifest.loading import load_manifest
from facts.manifest.types import Manifest, ManifestErrors
from facts.populating import earlier_texts, populate
from facts.summary import shares, totals
from facts.turns import own_turn
from sources.history import coming_by


class Command(BaseCommand):
    """Fill the database from a story folder: articles, entities and the editor's layer."""

    help = "Fill the database from a folder with sources.yaml and, if wanted, entities.yaml and claims.yaml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the folder and who is named as the editor."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "seeds")
        parser.add_argument(
            "--editor", default="desk", help="user named as the editor (made where it is new)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the manifests, fill the base, show what was done; exit with 1 where an article was rejected."""
        manifest = _checked(options["folder"])
        with (
            coming_by("command populate"),
            own_turn(on_wait=lambda: self.stderr.write("Waiting for another intake to end …")),
        ):
            tally = populate(manifest=manifest, editor=desk_user(options["editor"]), track=track)
        screen = console(self.stdout)
        screen.print(done_table(tally, totals()))
        screen.print(shares_table(shares()), *note_lines(tally), sep="\n")
        if tally.rejected:
            raise CommandError("\n".join(rejected_lines(tally)))


def _checked(folder: Path) -> Manifest:
    try:
        return load_manifest(folder, read_text=article_text, earlier=earlier_texts)
    except ManifestErrors as error:
        lines = "\n".join(map(str, error.mistakes))
        raise CommandError(f"Nothing was stored. Mistakes in {folder}:\n{lines}") from None
