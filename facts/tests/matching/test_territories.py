"""Countries by name, by adjective, by abbreviation; and lists of them that no reader marked."""

from __future__ import annotations

import pytest

from facts.matching.members import same_members
from facts.matching.story import SET, lay_out
from facts.matching.territories import found, in_their_countries
from facts.tests.texts import said, text
from sources.reading.types import Span


@pytest.mark.parametrize(
    ("language", "words", "codes"),
    [
        pytest.param(
            "fr", "le finlandais Kaleva, l'italien Porto et le coréen", ["FI", "IT", "KR"], id="French"
        ),
        pytest.param(
            "de", "deutsche, polnische und türkische Firmen ab Mai", ["DE", "PL", "TR"], id="German"
        ),
        pytest.param("ar", "الشركة اليابانية والألمانية", ["JP", "DE"], id="Arabic"),
        pytest.param(
            "ru", "немецкая, польская и турецкая фирмы, США", ["DE", "PL", "TR", "US"], id="Russian"
        ),
        pytest.param("zh", "德国北风公司、波兰东港", ["DE", "PL"], id="Chinese"),
        pytest.param(
            "en", "Indian and Turkish firms, indifferent to us", ["IN", "TR"], id="English, by capitals"
        ),
        pytest.param("pt", "eu disse que a UE e a Itália", ["EU", "IT"], id="Portuguese, an abbreviation"),
        pytest.param("vi", "Mỹ và Nhật Bản, vẻ đẹp mỹ lệ", ["US", "JP"], id="Vietnamese"),
    ],
)
def test_countries_are_known_in_words(language, words, codes):
    assert set(codes) == {code for _, code in found(words, language)}


def test_an_unknown_language_has_no_countries():
    assert found("Narnia and Gondor", "xx") == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param(
            ("德国北风公司", "波兰东港"), ("Deutschland", "Polen"), True, id="named by country only"
        ),
        pytest.param(("德国北风公司", "波兰东港"), ("Deutschland", "Türkei"), False, id="another country"),
    ],
)
def test_a_member_is_what_another_list_calls_by_its_country(left, right, same):
    assert same_members(left, right, left_language="zh", right_language="de", embed=None) is same


def test_three_countries_in_a_row_are_a_list_and_two_are_none():
    three = said("Il est porté par le finlandais Kaleva, l'italien Porto et le turc Deniz.", "owners")
    two = said("L'italien Porto a battu le turc Deniz.", "match")
    story = lay_out([text("a", "fr", three, two)])
    lists = [
        unit.figure.value.members for unit in story.units if unit.figure and unit.figure.dimension == SET
    ]
    assert lists == [("finlandais", "italien", "turc")]


def test_countries_of_two_sentences_are_no_list():
    words = said("La Finlande joue. L'Italie dort. La Turquie attend.", "cup")
    story = lay_out([text("a", "fr", words)])
    assert [unit for unit in story.units if unit.figure and unit.figure.dimension == SET] == []


@pytest.mark.parametrize(
    ("language", "words", "merged"),
    [
        pytest.param("pt", ["Brno", "na Tchéquia", "Gotha", "na Alemanha", "Tartu"], ["Brno na Tchéquia", "Gotha na Alemanha", "Tartu"], id="where each lies"),
        pytest.param("de", ["Brno", "in Tschechien", "Gotha"], ["Brno in Tschechien", "Gotha"], id="where one lies"),
        pytest.param("it", ["Enrico Dalla", "la Francia", "il Belgio"], ["Enrico Dalla", "la Francia", "il Belgio"], id="an article"),
        pytest.param("en", ["Brno", "Germany", "France"], ["Brno", "Germany", "France"], id="countries alone"),
    ],
)  # fmt: skip
def test_where_a_member_lies_is_no_member(language, words, merged):
    listed = ", ".join(words)
    items = [Span(start := listed.index(word), start + len(word)) for word in words]
    taken = in_their_countries(items, listed, language)
    assert [listed[item.start : item.end].replace(",", "") for item in taken] == merged
