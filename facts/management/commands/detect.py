"""`manage.py detect [SLUG…]`: look for contradictions again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facts.detection import detect_story
from facts.management.rendering import console, done_table, track
from facts.summary import totals
from facts.tally import Tally
from sources.history import coming_by
from sources.models import Story


class Command(BaseCommand):
    """Detect contradictions in stories; what people decided stays."""

    help = "Detect contradictions again, in the stories named or in all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the stories."""
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="stories; all without any")

    def handle(self, *args: Any, **options: Any) -> None:
        """Detect, and show what was done."""
        stories = Story.objects.filter(slug__in=options["slugs"]) if options["slugs"] else Story.objects.all()
        if unknown := set(options["slugs"]) - set(stories.values_list("slug", flat=True)):
            raise CommandError(f"No such story: {', '.join(sorted(unknown))}")
        tally = Tally()
        with coming_by("command detect"):
            for story in track(list(stories.order_by("slug")), "Detecting"):
                detect_story(story=story, actor=None, reason="Detected again by command", tally=tally)
        console(self.stdout).print(done_table(tally, totals()))
