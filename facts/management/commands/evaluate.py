"""`manage.py evaluate GOLD…`: measure what the machine finds against hand annotations."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from facts.evaluating import Evaluation, IngestError, evaluate
from facts.evaluation import ExportError, GoldError, load_gold
from facts.management.figures import figures_json, figures_tables, misses, wide_enough
from facts.management.rendering import console, track
from facts.temporary_base import TemporaryBaseError


class Command(BaseCommand):
    """Let the machine alone read annotated stories in a temporary base, and score it (docs/evaluation.md)."""

    help = "Score what the machine finds in annotated stories; the desk's base is not touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the annotations and how to show the figures."""
        parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="JSON file with annotations")
        parser.add_argument("--articles", type=Path, help="folder of articles that do not lie beside GOLD")
        parser.add_argument("--json", action="store_true", help="write the figures as JSON")
        parser.add_argument("--misses", action="store_true", help="list everything that was missed as well")

    def handle(self, *args: Any, **options: Any) -> None:
        """Evaluate, and show the figures."""
        evaluations = _evaluated(options["gold"], options["articles"])
        document = figures_json(evaluations)
        if options["json"]:
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))
            return
        out = console(self.stdout)
        for table in figures_tables(document):
            wide_enough(out, table).print(table)
        if options["misses"]:
            out.print("\n".join(misses(evaluations)))


def _evaluated(paths: list[Path], articles: Path | None) -> list[Evaluation]:
    try:
        return evaluate([load_gold(path, articles=articles) for path in paths], track=track)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    except (GoldError, IngestError, ExportError, TemporaryBaseError) as error:
        raise CommandError(str(error)) from error
