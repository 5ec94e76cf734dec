import itertools
from typing import Any

import numpy as np
import pytest

from sources.reading.hearing import Heard, Label
from sources.reading.hearing.build import Learnt, learnt, measured, train
from sources.reading.hearing.examples import examples
from sources.reading.hearing.head import LABELS, load


def test_every_piece_has_the_label_of_the_stretch_it_stands_in() -> None:
    row = next(
        row for row in learnt("en") if sum(label is Label.CONTENT for *_, label in row.example.stretches) > 1
    )
    for start, end, label in row.example.stretches:
        inside = [
            number
            for piece, number in zip(row.encoded.pieces, row.labels, strict=True)
            if start <= piece.start and piece.end <= end
        ]
        assert {LABELS[number] for number in inside} == {label}


def test_a_head_learns_from_one_language_what_holds_in_another() -> None:
    head = train(learnt("es"))
    precision, recall = measured(head, learnt("pt"))["source"]
    assert precision > 0.5
    assert recall > 0.5


def test_the_same_examples_give_the_same_head() -> None:
    rows = learnt("sw")[:40]
    one, other = train(rows), train(rows)
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in one.__slots__)


def test_the_head_in_the_repository_has_learnt_its_examples() -> None:
    rows = learnt("en")
    assert len(rows) == len(list(examples("en")))
    precision, recall = measured(load(), rows)["source"]
    assert min(precision, recall) > 0.8


class Told:
    """Stands in for a head: hears the speaker of its one sentence in so many pieces."""

    def __init__(self, row: Learnt, pieces: int) -> None:
        start, end = next(
            (start, end) for start, end, label in row.example.stretches if label is Label.SOURCE
        )
        edges = np.linspace(start, end, pieces + 1).astype(int).tolist()
        self.pieces = tuple(
            Heard(left, right, Label.SOURCE, 1.0) for left, right in itertools.pairwise(edges)
        )

    def heard(self, text: str, encoded: object) -> tuple[Heard, ...]:
        return self.pieces


@pytest.mark.parametrize(("pieces", "precision"), [(1, 1.0), (2, 0.5)])
def test_a_source_that_is_heard_in_two_pieces_counts_once(pieces: int, precision: float) -> None:
    row = next(
        row for row in learnt("en") if sum(label is Label.SOURCE for *_, label in row.example.stretches) == 1
    )
    head: Any = Told(row, pieces)
    assert measured(head, [row])["source"] == (precision, 1.0)
