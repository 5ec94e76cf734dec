"""How an evaluation is shown: as tables, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from facts.contradiction import DETECTOR
from facts.evaluating import Evaluation
from facts.evaluation import FIGURES, summary
from facts.matching import MATCHER
from sources.reading.reader import READER

#: The figures of the tables by language, with what to call them there.
_BY_LANGUAGE = {
    "claim_pairs.precision": "Pairs P",
    "claim_pairs.recall": "Pairs R",
    "claim_pairs.f1": "Pairs F1",
    "claims.joined_in_two_languages": "Joined",
    "claims.joined_in_all_languages": "In all",
    "quantities.exact.precision": "Quant. P",
    "quantities.exact.recall": "Quant. R",
    "quantities.overlapping.recall": "(overlap)",
    "stance.f1": "Stance F1",
    "named_speaker": "Speaker",
    "contradictions.planted.found": "Planted",
    "contradictions.main.true_pairs": "True, main",
    "lineage.echo_or_independent": "Lineage",
}

#: What is aimed at for one cold story of five articles of forty sentences.
SECONDS = 16

#: No table is wider than this, in characters.
WIDEST = 400


def figures_json(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """Return all figures, by story, by language, and of all stories together."""
    return {
        "schema": 1,
        "versions": {"reader": READER, "matcher": MATCHER, "detector": DETECTOR},
        "goals": {figure.key: figure.aim for figure in FIGURES if figure.aim},
        "stories": [
            {
                "story": one.story,
                "seconds": {
                    "reading": round(one.reading, 2),
                    "rest": round(one.rest, 2),
                    "cold": one.cold,
                },
                **summary(one.judgements),
            }
            for one in evaluations
        ],
        "all": summary(judgement for one in evaluations for judgement in one.judgements),
    }


def figures_tables(document: dict[str, Any]) -> Iterator[Table]:
    """Yield a table of all figures by story, then one by language for every story."""
    yield _main_table(document)
    for story in document["stories"]:
        yield _language_table(story)


def wide_enough(out: Console, table: Table) -> Console:
    """Return the console, made as wide as the table: figures cut short would say nothing, in a log least of all."""
    out.width = max(out.width, Measurement.get(out, out.options.update(max_width=WIDEST), table).maximum)
    return out


def misses(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """Yield a line for everything that was judged and missed; of what should not be, for everything that was."""
    at_most = {measure for figure in FIGURES if figure.at_most for measure in figure.measures}
    for one in evaluations:
        for judgement in sorted(one.judgements, key=lambda judgement: judgement.measure):
            if judgement.hit == (judgement.measure in at_most):
                yield f"{one.story} {judgement.measure}: {judgement.what}"


def _main_table(document: dict[str, Any]) -> Table:
    stories = document["stories"]
    table = Table("Figure", "Goal", *(story["story"] for story in stories), box=SIMPLE_HEAD)
    columns = [story["figures"] for story in stories]
    if len(stories) > 1:
        table.add_column("All")
        columns.append(document["all"]["figures"])
    for figure in FIGURES:
        if any(figure.key in column for column in columns):
            table.add_row(figure.title, figure.aim, *(_cell(column.get(figure.key)) for column in columns))
    for part in ("reading", "rest"):
        seconds = [f"{story['seconds'][part]:.1f}{_warm(story)}" for story in stories]
        aim = f"both ≤ {SECONDS}" if part == "reading" else ""
        table.add_row(f"Seconds: {part}", aim, *seconds)
    return _aligned(table)


def _language_table(story: dict[str, Any]) -> Table:
    table = Table(story["story"], *_BY_LANGUAGE.values(), box=SIMPLE_HEAD)
    for language, figures in story["languages"].items():
        table.add_row(language, *(_short(figures.get(key)) for key in _BY_LANGUAGE))
    return _aligned(table)


def _aligned(table: Table) -> Table:
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "–"
    counts = f"{figure['hits']}/{figure['of']}  " if "of" in figure else ""
    return f"{counts}{figure['value']:.3f}"


def _short(figure: dict[str, Any] | None) -> str:
    return "–" if figure is None else f"{figure['value']:.2f}"


def _warm(story: dict[str, Any]) -> str:
    return "" if story["seconds"]["cold"] else " (warm)"
