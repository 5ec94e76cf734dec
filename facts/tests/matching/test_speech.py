"""The exact words of somebody in a passage."""

from __future__ import annotations

import pytest

from facts.matching.speech import quoted
from facts.tests.texts import named, said
from sources.reading.types import CueKind


@pytest.mark.parametrize(
    ("words", "verb", "speech"),
    [
        pytest.param("– Ingen varnade oss, säger Lena Berg.", "säger", ["Ingen varnade oss"], id="comma"),
        pytest.param(
            "— Nikt nas nie ostrzegł – mówi Lena Berg.", "mówi", ["Nikt nas nie ostrzegł"], id="dash"
        ),
        pytest.param(
            "– Vi sprang, och det brann, säger hon.", "säger", ["Vi sprang, och det brann"], id="last comma"
        ),
        pytest.param("Ingen varnade oss, säger Lena Berg.", "säger", [], id="no dash"),
        pytest.param("– Ingen varnade oss.", "", [], id="nobody speaks"),
        pytest.param("– Lena Berg säger att ingen varnade.", "säger", [], id="nothing parts the words"),
    ],
)
def test_words_behind_a_dash_that_opens_the_line_are_somebodys(words, verb, speech):
    passage = said(words, "speech", cues=[(verb, CueKind.REPORT)] if verb else [])
    assert [words[span.start : span.end] for span in quoted(passage)] == speech


def test_quotation_marks_tell_more_than_a_dash():
    passage = said("– “Nobody” came, says he.", "speech", quotes=["Nobody"], cues=[("says", CueKind.REPORT)])
    assert [passage.text[span.start : span.end] for span in quoted(passage)] == ["Nobody"]


def test_words_between_dashes_are_somebodys_where_the_sentence_speaks_for_him():
    words = "– To wyrok na murarzy – usłyszałem od Leny Berg."
    heard = said(words, "verdict", by=named("Lena Berg"))
    assert [words[span.start : span.end] for span in quoted(heard)] == ["To wyrok na murarzy"]
    assert quoted(said(words, "verdict")) == ()
