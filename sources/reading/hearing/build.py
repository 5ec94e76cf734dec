"""Train all that hears: `python -m sources.reading.hearing.build`; with `--leave-out`, measure each quarter of the languages without it.

The ear learns from `examples/` and `articles/` (`teaching`), then what tells whom a mention means from `articles/` (`build_following`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sources.reading.embedding import Encoded, Piece, encode_passages, lower_passages
from sources.reading.types import Vector

from . import build_following, following
from .articles import Marked, articles
from .ear import SHARED, WEIGHTS, Ear, made
from .examples import Example, examples, languages
from .following import Following
from .head import LABELS, Head
from .labels import Label
from .teaching import Lesson, taught

_NUMBER = {label: number for number, label in enumerate(LABELS)}
#: Parts into which the languages are divided to be left out.
_PARTS = 4


def lessons(language: str) -> list[Lesson]:
    """Return what the examples and the articles of a language teach the ear."""
    told = list(examples(language))
    lines = [line for article in articles(language) for line in article]
    texts = [each.text for each in told] + [line.text for line in lines]
    lower = lower_passages(texts, after=SHARED)
    return [
        Lesson(rows.astype(np.float16), _marked(_labels(each, pieces), len(rows)), _unknown(len(rows)))
        for each, (pieces, rows) in zip(told, lower[: len(told)], strict=True)
    ] + [
        Lesson(
            rows.astype(np.float16), _unknown(len(rows)), _marked(_mentioned(line.marked, pieces), len(rows))
        )
        for line, (pieces, rows) in zip(lines, lower[len(told) :], strict=True)
    ]


def _unknown(size: int) -> npt.NDArray[np.int8]:
    return np.full(size, -1, dtype=np.int8)


def _marked(labels: Sequence[int], size: int) -> npt.NDArray[np.int8]:
    """The labels of pieces, with those of the marks around them, which have none."""
    found = _unknown(size)
    found[1 : 1 + len(labels)] = labels[: size - 2]
    return found


def _labels(example: Example, pieces: Sequence[Piece]) -> list[int]:
    """The label that most of each piece's characters have, -1 of a piece before the text."""
    found = []
    for piece in pieces:
        shared = [
            (min(end, piece.end) - max(start, piece.start), _NUMBER[label])
            for start, end, label in example.stretches
        ]
        most, number = max(shared, default=(0, 0))
        found.append(-1 if piece.end <= 0 else number if most > 0 else 0)
    return found


def _mentioned(marked: Sequence[Marked], pieces: Sequence[Piece]) -> list[int]:
    return [
        -1 if piece.end <= 0 else int(any(piece.start < one.end and one.start < piece.end for one in marked))
        for piece in pieces
    ]


def measured(ear: Ear, language: str) -> dict[str, tuple[float, float]]:
    """Return precision and recall in a language: of sources, of sentences with each label, and of the pieces of mentions.

    A source is found where half of the shorter one is shared.
    """
    found: dict[str, npt.NDArray[np.int64]] = {
        name: np.zeros(3, np.int64) for name in ("source", *(f"any {label.name.lower()}" for label in Label))
    }
    told = list(examples(language))
    for row, encoded in zip(
        told, encode_passages([row.text for row in told], branch=ear.branch), strict=True
    ):
        heard = [(one.start, one.end, one.label) for one in ear.heard.heard(row.text, encoded)]
        found["source"] += sources_found(heard, row.stretches)
        for label in Label:
            here, there = (any(one[2] is label for one in side) for side in (heard, row.stretches))
            found[f"any {label.name.lower()}"] += (here and there, here, there)
    found["mentions"] = np.zeros(3, np.int64)
    lines = [line for article in articles(language) for line in article]
    for line, encoded in zip(
        lines, encode_passages([line.text for line in lines], branch=ear.branch), strict=True
    ):
        marked = np.array(_mentioned(line.marked, encoded.pieces[: len(encoded.branched)]))
        likely = _likeliest(ear.mentions, encoded)
        found["mentions"] += (int(likely @ marked), int(likely.sum()), int(marked.sum()))
    return {name: (hit / max(1, of), hit / max(1, all_)) for name, (hit, of, all_) in found.items()}


def _likeliest(head: Head, encoded: Encoded) -> npt.NDArray[np.int64]:
    likely: npt.NDArray[np.int64] = head.shares(encoded.branched).argmax(axis=1)
    return likely


def sources_found(
    heard: Sequence[tuple[int, int, Label]], told: Sequence[tuple[int, int, Label]]
) -> tuple[int, int, int]:
    """How many sources are right, how many are heard, and how many there are."""
    one, other = ([(a, b) for a, b, label in side if label is Label.SOURCE] for side in (heard, told))
    hits = sum(any(_same(left, right) for right in other) for left in one)
    known = sum(any(_same(left, right) for left in one) for right in other)
    # A source that is heard in two pieces is one that is known.
    return min(hits, known), len(one), len(other)


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= min(one[1] - one[0], other[1] - other[0])


class _All(NamedTuple):
    ear: dict[str, Vector]
    following: Following


def _trained(names: Sequence[str], known: dict[str, list[Lesson]]) -> _All:
    weights = taught([lesson for language in names for lesson in known[language]])
    return _All(weights, build_following.train([build_following.learnt(language) for language in names]))


def _halved(values: Mapping[str, Vector]) -> dict[str, Any]:
    return {name: value.astype(np.float16) for name, value in values.items()}


def main() -> None:
    """Train and write both models, or measure them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--leave-out", action="store_true", help="measure each quarter of the languages without it"
    )
    options = parser.parse_args()
    every = languages()
    known = {language: lessons(language) for language in every}
    if not options.leave_out:
        trained = _trained(every, known)
        told = trained.following
        np.savez_compressed(WEIGHTS, **_halved(trained.ear))
        np.savez_compressed(
            following.WEIGHTS, **_halved({one.name: getattr(told, one.name) for one in fields(told)})
        )
        return
    for part in range(_PARTS):
        left = every[part::_PARTS]
        trained = _trained([language for language in every if language not in left], known)
        ear = made(trained.ear)
        for language in left:
            whom = build_following.measured(trained.following, build_following.learnt(language))
            for name, (precision, recall) in (measured(ear, language) | {"whom they mean": whom}).items():
                sys.stdout.write(f"{language} {name}: precision {precision:.2f}, recall {recall:.2f}\n")


if __name__ == "__main__":
    main()
