from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from sources.reading.embedding import lower_passages
from sources.reading.hearing import Label
from sources.reading.hearing.build import lessons, measured, sources_found
from sources.reading.hearing.ear import SHARED, load, made
from sources.reading.hearing.examples import examples
from sources.reading.hearing.head import LABELS
from sources.reading.hearing.teaching import taught


@pytest.fixture(scope="module")
def school() -> Iterator[ProcessPoolExecutor]:
    """A process to teach in: JAX keeps threads, and warns of every fork behind it, which other tests need."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


def test_every_piece_has_the_label_of_the_stretch_it_stands_in() -> None:
    index, row = next(
        (index, row)
        for index, row in enumerate(examples("en"))
        if sum(label is Label.CONTENT for *_, label in row.stretches) > 1
    )
    lesson = lessons("en")[index]
    ((pieces, rows),) = lower_passages([row.text], after=SHARED)
    assert np.allclose(rows, lesson.rows, atol=0.02)
    for start, end, label in row.stretches:
        inside = [
            number
            for piece, number in zip(pieces, lesson.heard[1:-1], strict=True)
            if start <= piece.start < piece.end <= end
        ]
        assert {LABELS[number] for number in inside} == {label}


def test_marks_and_what_stands_before_a_text_have_no_label() -> None:
    lesson = lessons("sw")[0]
    assert lesson.heard[0] == lesson.heard[-1] == -1
    assert (lesson.heard[1:3] == -1).all()
    assert (lesson.mentions == -1).all()


def test_what_one_language_teaches_holds_in_another(school: ProcessPoolExecutor) -> None:
    # Of one length, for which the steps are compiled once.
    alike = [lesson for lesson in lessons("es") if 16 < len(lesson.rows) <= 32]
    ear = made(school.submit(taught, alike, rounds=5).result())
    found = measured(ear, "pt")
    assert min(found["source"]) > 0.5
    assert min(found["mentions"]) > 0.5


def test_the_same_lessons_teach_the_same(school: ProcessPoolExecutor) -> None:
    few = [lesson for lesson in lessons("sw") if 16 < len(lesson.rows) <= 32][:6]
    one, other = (school.submit(taught, few, rounds=1).result() for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_ear_in_the_repository_has_learnt_its_examples() -> None:
    assert min(measured(load(), "en")["source"]) > 0.8


@pytest.mark.parametrize("edges", [[(0, 10)], [(0, 5), (5, 10)]], ids=["one piece", "two"])
def test_a_source_that_is_heard_in_two_pieces_counts_once(edges: list[tuple[int, int]]) -> None:
    told = [(0, 10, Label.SOURCE), (20, 30, Label.CONTENT)]
    heard = [(start, end, Label.SOURCE) for start, end in edges]
    assert sources_found(heard, told) == (1, len(edges), 1)
