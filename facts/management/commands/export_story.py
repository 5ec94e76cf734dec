"""`manage.py export_story SLUG`: write one story as JSON."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facts.exporting import export_story
from sources.models import Story


class Command(BaseCommand):
    """Write one story as one JSON document, schema 1, on standard output."""

    help = "Write one story as one JSON document (docs/story-format.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the story."""
        parser.add_argument("slug", help="slug of the story")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the document."""
        story = Story.objects.filter(slug=options["slug"]).first()
        if story is None:
            known = ", ".join(Story.objects.order_by("slug").values_list("slug", flat=True)[:20]) or "none"
            raise CommandError(f"No story {options['slug']!r}. There are: {known}.")
        self.stdout.write(export_story(story=story), ending="")
