"""Measure what quality costs in time: `python -m bench.quality GOLD… --clauses 0 80 160 320 100000`.

The embedder takes most of the time of reading, and clauses most of what it embeds. Annotated stories are read and judged
as `manage.py evaluate` does, with vectors for the clauses of passages from so many characters on: 0 is as the site reads,
a number that no passage reaches compares whole sentences. Prints a table in Markdown; seconds are of a warm process.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.database import server, setup

FIGURES = {
    "claim_pairs.precision": "pairs: P",
    "claim_pairs.recall": "pairs: R",
    "claims.joined_in_all_languages": "joined in all",
    "contradictions.planted.found": "planted",
    "contradictions.main.true_pairs": "main list true",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path, help="annotated stories")
    parser.add_argument(
        "--articles", type=Path, help="where articles lie that are not beside their annotation"
    )
    parser.add_argument(
        "--clauses", nargs="+", type=int, default=[0, 80, 160, 320, 100_000], help="(%(default)s)"
    )
    options = parser.parse_args()
    server()
    setup()
    from facts.evaluating import evaluate
    from facts.evaluation import load_gold
    from facts.management.figures import figures_json
    from sources.reading import reader

    golds = [load_gold(path, articles=options.articles) for path in options.gold]
    # Loads the models.
    evaluate(golds[:1])
    print(f"| clauses of passages from | seconds a story: reading | all | {' | '.join(FIGURES.values())} |")
    print("|---" * (len(FIGURES) + 3) + "|")
    for least in options.clauses:
        reader.CLAUSES_FROM = least
        read = evaluate(golds)
        figures = figures_json(read)["all"]["figures"]
        spent = [
            sum(each.reading for each in read) / len(read),
            sum(each.reading + each.rest for each in read) / len(read),
        ]
        told = [
            f"{figures[name]['value']:.3f} ({figures[name]['hits']}/{figures[name]['of']})"
            for name in FIGURES
        ]
        print(f"| {least} | {spent[0]:.1f} | {spent[1]:.1f} | {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    main()
