"""Who is one person, by the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching.people import one_person, titles_of
from facts.matching.story import lay_out
from facts.tests.texts import said, text
from sources.reading.types import Role


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param("Фарід Хаддад", "فرید حداد", True, id="two scripts that are not Latin"),
        pytest.param("Иван Петров", "अनिल पटेल", False, id="two people in such scripts"),
        pytest.param("Farid Haddad", "Fuad Hamdan", False, id="a little alike in one script"),
    ],
)
def test_a_name_in_another_script_need_not_be_spelled_alike(left, right, one):
    assert one_person(left, right) is one


@pytest.mark.parametrize(
    ("language", "words", "title", "found"),
    [
        pytest.param("ur", "جنرل سالم نے بتایا۔", "جنرل", [], id="a rank in Urdu"),
        pytest.param("ar", "وقال العميد سالم.", "العميد", [], id="a rank in Arabic"),
        pytest.param(
            "sv", "Kolonel Ohm spoke.", "Kolonel", ["Kolonel"], id="a language without ranks on file"
        ),
        pytest.param(
            "en", "Lieutenant Colonel Ohm spoke.", "Lieutenant Colonel", [], id="a rank of two words"
        ),
        pytest.param(
            "en", "The Attorney General spoke.", "Attorney General", ["Attorney General"], id="an office"
        ),
    ],
)
def test_the_rank_of_an_officer_is_no_title_that_tells_the_office(language, words, title, found):
    passage = said(words, "speech")
    start = words.index(title)
    passage = replace(passage, roles=(Role(start, start + len(title), title),))
    story = lay_out([text("a", language, passage)])
    spans = titles_of(story, 0)
    assert [story.passages[0].text[span.start : span.end] for span in spans] == found
