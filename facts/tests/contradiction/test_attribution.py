"""The same words in two mouths, without quotation marks."""

from __future__ import annotations

from dataclasses import replace

from facts.contradiction import detect
from facts.contradiction.types import ContradictionKind
from facts.tests.texts import cited, named, position, said
from sources.reading.types import Cue, CueKind


def test_words_behind_the_dash_that_opens_a_line_are_in_two_mouths():
    def spoken(number, name):
        words = f"– Vi behöver maskiner, inga löften, säger {name}."
        passage = said(words, "promises", names=[name], by=named(name))
        report = Cue(words.index("säger"), words.index("säger") + 5, "säger", CueKind.REPORT)
        return position(
            number, cited(by=named(name), passage=replace(passage, cues=(report,)), language="sv")
        )

    (found,) = detect([spoken("1", "Amir Talibe"), spoken("2", "Ratna Lamadjido")])
    assert found.kind is ContradictionKind.ATTRIBUTION
