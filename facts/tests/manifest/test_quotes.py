from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.manifest.quotes import locate

TEXT = "Đội tàu. 🛳️ Nó chạy. Rồi nó chạy. Nó dừng “lại”."


def test_the_offset_counts_code_points():
    start = locate("e\u0301 🛳️ tàu", "tàu")

    assert start == 6


def test_a_prefix_chooses_among_repeated_words():
    start = locate(TEXT, "nó chạy", "Rồi ")

    assert TEXT[:start].endswith("Rồi ")


@pytest.mark.parametrize(
    ("quote", "prefix", "reason"),
    [
        pytest.param("chạy", "", "stands 2 times in the source; add a prefix", id="repeated"),
        pytest.param("chạy", "ó ", "stands 2 times in the source; add a longer prefix", id="short prefix"),
        pytest.param("chạy", "tàu ", "but not right after the prefix 'tàu '", id="wrong prefix"),
        pytest.param("bay", "", "is not in the source", id="absent"),
        pytest.param('dừng "lại"', "", "with other spaces, quotation marks", id="other quotation marks"),
        pytest.param("Nó  dừng", "", "with other spaces", id="other spaces"),
        pytest.param("ta\u0300u", "", "composed letters", id="decomposed letters"),
    ],
)
def test_a_quote_that_has_no_one_place_is_refused(quote, prefix, reason):
    with pytest.raises(ValueError, match=reason):
        locate(TEXT, quote, prefix)


def test_overlapping_repetitions_count():
    with pytest.raises(ValueError, match="stands 2 times"):
        locate("anana", "ana")


@given(st.text(min_size=1), st.data())
def test_what_is_located_stands_there(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    try:
        found = locate(text, text[start:end], text[:start])
    except ValueError:
        assert text.count(text[:end]) != 1 or text.find(text[:end], 1) >= 0
    else:
        assert found == start
