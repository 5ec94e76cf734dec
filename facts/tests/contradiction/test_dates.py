"""Dates that were concluded, not told."""

from __future__ import annotations

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
