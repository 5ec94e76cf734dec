"""Dates that were concluded, not told."""

from __future__ import annotations

import pytest

from facts.contradiction import detect
from facts.contradiction.types import List
from facts.matching.types import Value
from facts.tests.texts import cited, position
from sources.reading.types import DateExpression, Passage


def test_a_year_that_a_text_leaves_to_be_concluded_is_no_slip():
    def told(words, value, source):
        passage = Passage(0, 40, "…", dates=(DateExpression(0, len(words), words, value),))
        return cited(Value(date=value), passage=passage, source=source)

    told_this = position("1", told("11 октября", "2031-10-11", "a"))
    concluded = position("2", told("11 Oktober lalu", "2030-10-11", "b"))
    assert detect([told_this, concluded]) == ()
    for words, other in (("11 October 2031", "11 October 2030"), ("2031年10月11日", "11/10/30")):
        held = [
            position("1", told(words, "2031-10-11", "a")),
            position("2", told(other, "2030-10-11", "b")),
        ]
        assert [one.list for one in detect(held)] == [List.MAIN]


def test_a_weekday_alone_does_not_contradict_the_same_weekday_of_another_week():
    def told(words, value):
        passage = Passage(0, 40, "…", dates=(DateExpression(0, len(words), words, value),))
        return cited(Value(date=value), passage=passage)

    friday = position("1", told("пятницу", "2031-05-02"))
    assert detect([friday, position("2", told("9 Mei", "--05-09"))]) == ()
    assert detect([friday, position("2", told("8 Mei", "--05-08"))])
    assert detect([position("1", told("2 maja", "2031-05-02")), position("2", told("9 Mei", "--05-09"))])


def dated(number, *told, time="", score=1.0):
    """A position of one citation for each (words, value)."""
    return position(
        number,
        *(
            cited(
                Value(date=value),
                passage=Passage(0, 40, "…", dates=(DateExpression(0, len(words), words, value, time=time),)),
                source=f"{number}{place}",
                score=score,
            )
            for place, (words, value) in enumerate(told)
        ),
    )


@pytest.mark.parametrize("words", ["24日午後9時", "dia 24", "24일", "el 24, a las 9:00", "24"])
def test_a_day_of_which_the_month_was_concluded_does_not_contradict_that_day_of_another_month(words):
    assert detect([dated("1", (words, "2031-05-24")), dated("2", ("24 June", "2031-06-24"))]) == ()
    assert detect([dated("1", (words, "2031-05-24")), dated("2", ("23 June", "2031-06-23"))])


@pytest.mark.parametrize("words", ["24 de mayo", "24 Mai à 14 heures", "5月24日", "24/5"])
def test_a_day_with_its_month_contradicts_that_day_of_another_month(words):
    (found,) = detect([dated("1", (words, "2031-05-24")), dated("2", ("24 June", "2031-06-24"))])
    assert found.list == List.MAIN


def test_a_day_beside_a_time_that_no_zone_moves_there_is_another_day():
    saturday = dated("1", *[("Samstag um 14:35", "2031-08-09")] * 3, time="14:35")
    (found,) = detect([saturday, dated("2", ("Friday 8 August", "2031-08-08"))])
    assert found.list == List.MAIN
    night = dated("1", *[("Samstag um 2:35", "2031-08-09")] * 3, time="02:35")
    assert detect([night, dated("2", ("Friday 8 August", "2031-08-08"))]) == ()


def test_words_that_are_loosely_alike_are_no_doubt_where_many_texts_agree_on_a_date():
    def lists(agreeing):
        told = dated("1", *[("20 July", "2031-07-20")] * agreeing)
        return [one.list for one in detect([told, dated("2", ("27 July", "2031-07-27"), score=0.6)])]

    assert lists(3) == [List.MAIN]
    assert lists(2) == [List.UNCERTAIN]


def test_neighbouring_days_are_two_where_many_texts_name_one_of_them():
    other = position("2", cited(Value(date="2031-05-08"), source="z"))
    for texts, shown in (("ab", List.UNCERTAIN), ("abc", List.MAIN)):
        agreed = position("1", *(cited(Value(date="2031-05-09"), source=source) for source in texts))
        (found,) = detect([agreed, other])
        assert found.list is shown


@pytest.mark.parametrize(
    ("texts", "words", "value", "lists"),
    [
        pytest.param(1, "in March", "2031-03", [], id="a month by one text"),
        pytest.param(2, "in March", "2031-03", [List.UNCERTAIN], id="a month by two"),
        pytest.param(2, "on 3 March", "2031-03-03", [], id="a day by two"),
        pytest.param(3, "on 3 March", "2031-03-03", [List.UNCERTAIN], id="a day by many"),
    ],
)
def test_what_texts_that_agree_tell_without_a_year_is_of_one_year(texts, words, value, lists):
    concluded = dated("1", *[(words, value)] * texts)
    other = dated("2", (f"{words} 2030", value.replace("2031", "2030")), score=0.75)
    assert [one.list for one in detect([concluded, other])] == lists
