import pytest

from sources.reading.hearing import Heard, Label, speaks

HEARD = (Heard(0, 9, Label.SOURCE, 0.9), Heard(20, 30, Label.CONTENT, 1.0), Heard(40, 52, Label.SOURCE, 0.6))


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [(2, 6, 0.9), (45, 60, 0.6), (10, 19, -0.63)],
    ids=["within a source", "across its edge", "beside all sources"],
)
def test_whoever_is_named_in_a_source_speaks_and_others_do_not(start: int, end: int, share: float) -> None:
    assert speaks(HEARD, start, end) == pytest.approx(share)


def test_where_no_source_is_heard_nothing_speaks_for_or_against_anybody() -> None:
    assert speaks(HEARD[1:2], 0, 9) == 0
