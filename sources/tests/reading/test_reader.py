import datetime as dt
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.embedding import embed_passages
from sources.reading.reader import EMBEDDED_PASSAGES, READER, read
from sources.reading.types import Passage

from .support import no_vectors, reading

ARTICLE = """Old bridge closed

By Ann Example
12 March 2024

LISBON, March 12 (Reuters) — Mayor Lena Ode said the bridge would cost 4.5 million euros, 20 percent more than planned.

“We cannot wait,” she added. The firms Orbit Dairy, Zanskar Tea and Tamariz denied that they would pay.

Related articles
Ten ferries you should know
"""


def spans(passage: Passage) -> list[tuple[int, int]]:
    parts = [
        *passage.quantities,
        *passage.dates,
        *passage.names,
        *passage.roles,
        *passage.enumerations,
        *passage.cues,
        *passage.quotes,
        *passage.clauses,
    ]
    return [(part.start, part.end) for part in parts]


def check(text: str, passages: tuple[Passage, ...]) -> None:
    at = 0
    for passage in passages:
        assert not text[at : passage.start].strip()
        assert at <= passage.start < passage.end
        assert text[passage.start : passage.end] == passage.text
        for start, end in spans(passage):
            assert passage.start <= start < end <= passage.end
        for part in (
            *passage.quantities,
            *passage.dates,
            *passage.names,
            *passage.roles,
            *passage.cues,
            *passage.clauses,
        ):
            assert text[part.start : part.end] == part.text
        at = passage.end
    assert not text[at:].strip()


def test_an_article_is_read_from_headline_to_footer() -> None:
    result = reading(ARTICLE)
    assert (result.language, result.title, result.reader) == ("en", "Old bridge closed", READER)
    assert result.published_on == dt.date(2024, 3, 12)
    assert [passage.boilerplate for passage in result.passages] == [
        "", "byline", "dateline", "dateline", "", "", "", "footer", "footer",
    ]  # fmt: skip
    check(ARTICLE, result.passages)


@pytest.mark.parametrize("language", [None, "zh", "ar", "xx"])
@settings(max_examples=40, deadline=None)
@given(
    text=st.text(
        alphabet=st.one_of(
            st.characters(codec="utf-8"),
            st.sampled_from(list("ABab 12.,。、！「」“”\"'()（）・\n\r\t\u200f\u0301😀ก한カ中عא-–—@%$€")),
        ),
        max_size=300,
    )
)
def test_every_offset_is_exact_in_any_text(language: str | None, text: str) -> None:
    result = read(text, language=language, embed=no_vectors)
    assert result.text == text
    check(text, result.passages)


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "\x00\x01\x02", "\ud800 broken \udfff", "😀", "e\u0301" * 50, "\u202eabc\u202c", "(" * 500, "“" * 500],
    ids=["empty", "blank", "control", "surrogates", "emoji", "combining", "bidi", "brackets", "quotes"],
)  # fmt: skip
def test_junk_is_read_without_an_error(text: str) -> None:
    check(text, read(text, embed=no_vectors).passages)


def test_the_same_text_gives_the_same_reading() -> None:
    assert repr(reading(ARTICLE)) == repr(reading(ARTICLE))


def test_content_has_vectors_and_clauses_only_where_there_are_several() -> None:
    result = read(ARTICLE, embed=embed_passages)
    for passage in result.passages:
        assert (passage.embedding is None) == bool(passage.boilerplate)
        if passage.embedding is not None:
            assert np.isclose(np.linalg.norm(passage.embedding), 1, atol=1e-4)
        several = len(passage.clauses) > 1 and not passage.boilerplate
        assert all((clause.embedding is not None) == several for clause in passage.clauses)


def test_only_the_first_passages_of_a_very_long_text_are_embedded() -> None:
    result = reading("It rained. " * (EMBEDDED_PASSAGES + 50), "en")
    embedded = [passage.embedding is not None for passage in result.passages]
    assert embedded == [True] * EMBEDDED_PASSAGES + [False] * 50


def test_a_regional_code_finds_the_lexicon_of_its_language() -> None:
    result = read("A empresa negou o fato.", language="pt-BR", embed=no_vectors)
    assert result.language == "pt-BR"
    assert [cue.kind.value for cue in result.passages[0].cues] == ["deny"]


@pytest.mark.parametrize(
    "unit", [ARTICLE, "word ", "(a, b and c) ", "“no” "], ids=["article", "words", "lists", "quotes"]
)
def test_a_long_text_is_read_at_a_fixed_price_per_character(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    check(text, reading(text, "en").passages)
    # Half a second on a free machine; a stage that is quadratic in the text would take minutes.
    assert time.process_time() - started < 10
