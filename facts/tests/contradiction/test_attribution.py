"""The same words in two mouths, without quotation marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.contradiction import detect
from facts.contradiction.types import ContradictionKind, List
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


WORDS = "We need machines, not promises"


def quoting(name, source, *, telling=None, beside=(), language="en"):
    """A citation that quotes somebody, whom the sentence names unless it is told otherwise."""
    words = telling or f"“{WORDS}”, said {name}."
    told = said(words, "promises", quotes=[WORDS], names=[name] if name in words else [], by=named(name))
    citation = cited(by=named(name), passage=told, source=source, language=language)
    return replace(citation, beside=tuple(beside))


def test_names_a_little_alike_in_two_scripts_may_be_one_whichever_the_scripts():
    left, right = quoting("Иван Петров", "a", language="ru"), quoting("अनिल पटेल", "b", language="hi")
    (found,) = detect([position("1", left), position("2", right)])
    assert found.list is List.UNCERTAIN


ALONE = f"“{WORDS}.”"


@pytest.mark.parametrize(
    ("beside", "shown"),
    [
        pytest.param("So spoke Ratna Lamadjido.", List.MAIN, id="the speaker"),
        pytest.param("The harbour is closed.", List.UNCERTAIN, id="nobody"),
    ],
)
def test_a_speaker_of_one_text_alone_is_sure_where_the_sentence_beside_names_him(beside, shown):
    told = said(beside, "harbour", names=[name for name in ["Ratna Lamadjido"] if name in beside])
    right = quoting("Ratna Lamadjido", "b", telling=ALONE, beside=[told])
    (found,) = detect([position("1", quoting("Amir Talibe", "a")), position("2", right)])
    assert found.list is shown


def test_words_behind_a_sentence_that_names_the_speaker_of_the_other_side_may_be_his():
    told = said("Amir Talibe was blunter.", "blunt", names=["Amir Talibe"])
    left = position("1", quoting("Amir Talibe", "a"))
    for beside, shown in (([], 0.5), ([told], 0.3)):
        right = quoting("Ratna Lamadjido", "b", telling=ALONE, beside=beside)
        (found,) = detect([left, position("2", right)])
        assert found.score == shown
    known = quoting("Ratna Lamadjido", "b", beside=[told])
    (found,) = detect([left, position("2", known)])
    assert found.list is List.MAIN


def test_a_speaker_of_one_word_is_somebody_where_the_sentence_beside_has_the_name():
    told = said("市長陳國勇表示。", "mayor", names=["陳國勇"])
    left = position("1", quoting("Amir Talibe", "a"), quoting("Нина Орлова", "c", language="ru"))
    right = quoting("陳國勇", "b", telling=f"他：“{WORDS}”", beside=[told], language="zh")
    (found,) = detect([left, position("2", right)])
    assert found.list is List.MAIN
