import numpy as np
import pytest

from sources.reading.embedding import embed_passages, weights_path
from sources.reading.hearing.encoder import Encoder
from sources.reading.hearing.head import encoder_of_head

TEXTS = ("The mill closed, the mayor said.", "市长说，磨坊已经关闭。", "قال رئيس البلدية إن المطحنة أغلقت")


def test_the_mean_of_the_last_layer_is_what_the_engine_embeds() -> None:
    encoder = Encoder(weights_path(), kept=(12,))
    begin_and_end = 2
    for text, engine in zip(TEXTS, embed_passages(TEXTS), strict=True):
        pieces = encoder._cut(text)
        (whole,) = _whole(encoder, text)
        assert len(whole) == len(pieces) + begin_and_end
        mean = whole.mean(axis=0)
        assert mean @ engine / np.linalg.norm(mean) > 0.999


def _whole(encoder: Encoder, text: str) -> list[np.ndarray]:
    """The vectors of all pieces of a text, the marks of beginning and end among them."""
    kept: list[np.ndarray] = []
    last = encoder.layers[-1]

    def keep(vectors: np.ndarray, starts: list[int], ends: list[int]) -> np.ndarray:
        kept.append(last(vectors, starts, ends))
        return kept[0]

    encoder.layers[-1] = keep  # type: ignore[assignment,call-overload]
    try:
        encoder.encode([text])
    finally:
        encoder.layers[-1] = last
    return kept


def test_a_text_has_the_same_vectors_alone_and_in_company() -> None:
    encoder = encoder_of_head()
    (alone,) = encoder.encode([TEXTS[0]])
    _, among, _ = encoder.encode([TEXTS[1], TEXTS[0], TEXTS[2]])
    assert alone.pieces == among.pieces
    assert np.allclose(alone.vectors, among.vectors, atol=1e-3)


def test_offsets_are_those_of_the_text_without_the_prefix() -> None:
    (encoded,) = encoder_of_head().encode(["The mill closed."])
    assert ["The mill closed."[piece.start : piece.end] for piece in encoded.pieces] == [
        "The",
        "mill",
        "closed",
        ".",
    ]


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 5_000], ids=["empty", "blank", "nul", "long"])
def test_any_string_is_encoded(text: str) -> None:
    (encoded,) = encoder_of_head().encode([text])
    assert len(encoded.pieces) == len(encoded.vectors)
    assert np.isfinite(encoded.vectors).all()
