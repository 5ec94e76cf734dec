"""Train the head: `python -m sources.reading.hearing.build`; with `--leave-out`, measure it on each language without it.

Adam (Kingma and Ba 2015) on the cross entropy, the same order of examples every time: the same vectors give the same head.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sources.reading.embedding import Encoded, encode_passages
from sources.reading.types import Vector

from .examples import Example, examples, languages
from .head import LABELS, LAYERS, WEIGHTS, Head, features, logarithms
from .labels import Label

_UNITS = 128
_ROUNDS = 6
_BATCH = 512
_RATE = 1e-3
_DECAY = 3e-5
#: The share of inner units that are left out at each step, so that none learns an example by heart (Srivastava et al. 2014).
_LEFT_OUT = 0.3
_NUMBER = {label: number for number, label in enumerate(LABELS)}


class Learnt(NamedTuple):
    """An example, its pieces, and the number of each piece's label."""

    example: Example
    encoded: Encoded
    labels: list[int]


def learnt(language: str) -> list[Learnt]:
    """Return the examples of a language with their vectors."""
    rows = list(examples(language))
    encoded = encode_passages([row.text for row in rows], layers=LAYERS)
    return [Learnt(row, each, _labels(row, each)) for row, each in zip(rows, encoded, strict=True)]


def _labels(example: Example, encoded: Encoded) -> list[int]:
    """The label that most of each piece's characters have."""
    found = []
    for piece in encoded.pieces:
        shared = [
            (min(end, piece.end) - max(start, piece.start), _NUMBER[label])
            for start, end, label in example.stretches
        ]
        most, number = max(shared, default=(0, 0))
        found.append(number if most > 0 else 0)
    return found


def train(rows: Sequence[Learnt]) -> Head:
    """Return the head that these examples teach."""
    return fitted([(row.encoded, row.labels) for row in rows], kinds=len(LABELS))


def fitted(rows: Sequence[tuple[Encoded, list[int]]], *, kinds: int) -> Head:
    """Return the head that texts with the number of each piece's label teach, of which there are so many kinds."""
    seen = np.concatenate([features(encoded.vectors) for encoded, labels in rows if labels])
    wanted = np.eye(kinds, dtype=np.float32)[np.concatenate([labels for _, labels in rows])]
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + np.float32(1e-3)
    seen -= mean
    seen /= spread
    inner, inner_bias, outer, outer_bias = _fitted(seen, wanted)
    inner /= spread[:, None]
    courses = _courses([labels for _, labels in rows], kinds)
    return Head(inner, inner_bias - mean @ inner, outer, outer_bias, *courses)


def _fitted(seen: Vector, wanted: Vector) -> list[Vector]:
    chance = np.random.default_rng(0)
    inputs, labels = seen.shape[1], wanted.shape[1]
    values = [
        0.5 * np.sqrt(2 / inputs) * chance.standard_normal((inputs, _UNITS)),
        np.zeros(_UNITS),
        np.sqrt(1 / _UNITS) * chance.standard_normal((_UNITS, labels)),
        np.zeros(labels),
    ]
    values = [value.astype(np.float32) for value in values]
    first, second = [[np.zeros_like(value) for value in values] for _ in range(2)]
    step = 0
    for turn in range(_ROUNDS):
        order = chance.permutation(len(seen))
        rate = _RATE * (1 - turn / _ROUNDS)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            step += 1
            slopes = _slopes(seen[chosen], wanted[chosen], values, chance)
            for value, slope, one, two in zip(values, slopes, first, second, strict=True):
                one += 0.1 * (slope - one)
                two += 0.001 * (slope * slope - two)
                value -= rate * (one / (1 - 0.9**step)) / (np.sqrt(two / (1 - 0.999**step)) + 1e-8)
    return values


def _slopes(
    seen: Vector, wanted: Vector, values: Sequence[Vector], chance: np.random.Generator
) -> tuple[Vector, ...]:
    inner, inner_bias, outer, outer_bias = values
    excited = seen @ inner + inner_bias
    kept = (chance.random(excited.shape) >= _LEFT_OUT).astype(np.float32) / np.float32(1 - _LEFT_OUT)
    units = np.maximum(excited, 0) * kept
    error = (np.exp(logarithms(units @ outer + outer_bias)) - wanted) / np.float32(len(seen))
    back = (error @ outer.T) * kept * (excited > 0)
    return (
        seen.T @ back + np.float32(_DECAY) * inner,
        back.sum(axis=0),
        units.T @ error + np.float32(_DECAY) * outer,
        error.sum(axis=0),
    )


def _courses(courses: Sequence[Sequence[int]], kinds: int) -> tuple[Vector, Vector]:
    """How likely each label begins a sentence, and follows each other one (logarithms, one of each more than was seen)."""
    begins = np.ones(kinds)
    follows = np.ones((kinds, kinds))
    for course in courses:
        if course:
            begins[course[0]] += 1
            np.add.at(follows, (course[:-1], course[1:]), 1)
    return (
        np.log(begins / begins.sum()).astype(np.float32),
        np.log(follows / follows.sum(axis=1, keepdims=True)).astype(np.float32),
    )


def measured(head: Head, rows: Sequence[Learnt]) -> dict[str, tuple[float, float]]:
    """Return precision and recall: of sources (found where half of the shorter one is shared), and of sentences with each label."""
    found: dict[str, npt.NDArray[np.int64]] = {
        name: np.zeros(3, np.int64) for name in ("source", *(f"any {label.name.lower()}" for label in Label))
    }
    for row in rows:
        heard = [(one.start, one.end, one.label) for one in head.heard(row.example.text, row.encoded)]
        told = row.example.stretches
        sources = [[(a, b) for a, b, label in side if label is Label.SOURCE] for side in (heard, told)]
        hits = sum(any(_same(one, other) for other in sources[1]) for one in sources[0])
        known = sum(any(_same(one, other) for other in sources[0]) for one in sources[1])
        # A source that is heard in two pieces is one that is known.
        found["source"] += (min(hits, known), len(sources[0]), len(sources[1]))
        for label in Label:
            here, there = (any(one[2] is label for one in side) for side in (heard, told))
            found[f"any {label.name.lower()}"] += (here and there, here, there)
    return {name: (hit / max(1, of), hit / max(1, all_)) for name, (hit, of, all_) in found.items()}


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def main() -> None:
    """Train on all examples and write the head, or measure it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--leave-out", nargs="*", metavar="LANGUAGE", help="measure on these languages, or all, one at a time"
    )
    options = parser.parse_args()
    rows = {language: learnt(language) for language in languages()}
    if options.leave_out is None:
        head = train([row for each in rows.values() for row in each])
        np.savez_compressed(
            WEIGHTS, **{name: getattr(head, name).astype(np.float32) for name in Head.__slots__}
        )
        return
    for language in options.leave_out or rows:
        head = train([row for other, each in rows.items() if other != language for row in each])
        for name, (precision, recall) in measured(head, rows[language]).items():
            sys.stdout.write(f"{language} {name}: precision {precision:.2f}, recall {recall:.2f}\n")


if __name__ == "__main__":
    main()
