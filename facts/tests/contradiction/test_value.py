"""Amounts: what contradicts, and every exemption."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.contradiction import compare, detect
from facts.contradiction.types import ContradictionKind, List
from facts.matching.types import Value
from facts.tests.texts import amount, cited, named, position, said
from sources.reading.types import DateExpression, Passage


def pair(left: Value, right: Value, **circumstances: str):
    return position("1", cited(left, source="a", **circumstances)), position(
        "2", cited(right, source="b", **circumstances)
    )


def test_different_counts_contradict_on_the_main_list():
    (found,) = detect(pair(amount("127", "people"), amount("172", "people")))
    assert (found.kind, found.list) == (ContradictionKind.VALUE, List.MAIN)
    assert (found.left, found.right) == ("1", "2")
    assert "127 people against 172 people" in found.reason


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        pytest.param(amount("14.3e9", "USD"), amount("14e9", "USD"), "rounding", id="coarser precision"),
        pytest.param(amount("38400", "people"), amount("38000", "people"), "rounding", id="rounded count"),
        pytest.param(
            amount("1200", "people", approx=True), amount("1250", "people"), "rounding", id="about 1,200"
        ),
        pytest.param(
            amount("1200", "people", lower="1200"), amount("1250", "people"), "bounds", id="more than 1,200"
        ),
        pytest.param(
            amount("5", "ships", lower="4", upper="6"),
            amount("6", "ships", lower="6"),
            "bounds",
            id="two bounds",
        ),
        pytest.param(
            amount("14.3e9", "USD"), amount("101.951e9", "CNY"), "conversion", id="another currency"
        ),
        pytest.param(amount("42", "kilometer"), amount("26", "mile"), "unit", id="kilometres and miles"),
        pytest.param(amount("14", "day"), amount("2", "week"), "unit", id="days and weeks"),
        pytest.param(
            amount("4200", "hectare", approx=True),
            amount("10300", "acre", lower="10300"),
            "bounds",
            id="hectares and acres",
        ),
        pytest.param(amount("2", "floors"), amount("1", "floors"), "ground", id="floors, the lowest counted"),
        pytest.param(amount("53", "percent"), amount("214", "ships"), "measure", id="different quantities"),
        pytest.param(amount("9", "ships"), amount("12", "people"), "measure", id="different things counted"),
    ],
)
def test_amounts_that_can_both_be_right_do_not_contradict(left, right, why):
    positions = pair(left, right)
    comparison = compare(*positions)
    assert comparison is not None
    assert why in comparison.exempt
    assert detect(positions) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(amount("3"), amount("4"), id="small counts are exact"),
        pytest.param(amount("53", "percent"), amount("54", "percent"), id="neighbouring percentages"),
        pytest.param(amount("42", "kilometer"), amount("42", "mile"), id="same figure in other units"),
        pytest.param(
            amount("1200", "people", lower="1200"),
            amount("5000", "people"),
            id="a bound far below the figure",
        ),
    ],
)
def test_tolerance_ends_somewhere(left, right):
    assert len(detect(pair(left, right))) == 1


def test_an_update_as_of_two_days_is_no_contradiction():
    left = position("1", cited(amount("94", "people"), as_of="2026-03-15"))
    right = position("2", cited(amount("127", "people"), as_of="2026-03-16"))
    comparison = compare(left, right)
    assert comparison is not None
    assert "update" in comparison.exempt


def test_a_later_text_that_names_the_change_is_an_update():
    later = said(
        "40 are missing, 16 fewer than the day before.",
        "missing",
        amounts=[("40", "40", "people"), ("16", "16", "people")],
    )
    left = position("1", cited(amount("56", "people"), published_on="2026-03-16"))
    right = position("2", cited(amount("40", "people"), published_on="2026-03-17", passage=later))
    comparison = compare(left, right)
    assert comparison is not None
    assert "change of 16" in comparison.exempt


def test_the_own_figure_of_a_later_text_is_no_change_that_it_names():
    later = said("The other partner holds 30 percent.", "share", amounts=[("30 percent", "30", "percent")])
    left = position("1", cited(amount("60", "percent"), published_on="2026-03-16"))
    right = position("2", cited(amount("30", "percent"), published_on="2026-03-17", passage=later))
    comparison = compare(left, right)
    assert comparison is not None
    assert not comparison.exempt


@pytest.mark.parametrize(
    ("number", "day", "shown"),
    [
        pytest.param("284", "2026-03-16", [List.MAIN], id="three digits in another order"),
        pytest.param("291", "2026-03-16", [], id="another number"),
        pytest.param("284", "2026-03-20", [], id="days later"),
    ],
)
def test_no_update_puts_three_digits_in_another_order_from_one_day_to_the_next(number, day, shown):
    rounded = cited(amount("250", "people", approx=True), source="b", as_of="2026-03-15")
    left = position("1", cited(amount("248", "people"), as_of="2026-03-15"), rounded)
    right = position("2", cited(amount(number, "people"), source="c", as_of=day))
    assert [one.list for one in detect([left, right])] == shown


def test_days_told_with_a_time_that_is_one_moment_in_two_time_zones_tell_of_no_update():
    def told(number, rate, day, time, zone):
        passage = Passage(0, 40, "…", dates=(DateExpression(0, 4, "then", day, time, zone),))
        return position(
            number, cited(amount(rate, "meter per second"), source=number, passage=passage, as_of=day)
        )

    left = told("1", "31", "2026-03-15", "23:40", "+07:00")
    one_moment = told("2", "26", "2026-03-16", "00:40", "+08:00")
    later = told("2", "26", "2026-03-16", "09:40", "+08:00")
    assert [one.list for one in detect([left, one_moment])] == [List.MAIN]
    assert detect([left, later]) == ()


def test_a_later_figure_without_a_sign_of_an_update_is_uncertain():
    left = position("1", cited(amount("94", "people"), published_on="2026-03-15"))
    right = position("2", cited(amount("131", "people"), published_on="2026-03-16"))
    (found,) = detect([left, right])
    assert found.list is List.UNCERTAIN


@pytest.mark.parametrize(
    ("unit", "day", "main"),
    [
        pytest.param("THB", "2026-03-16", True, id="a sum in the papers of the next day"),
        pytest.param("percent", "2026-03-17", True, id="a share two days later"),
        pytest.param("THB", "2026-03-20", False, id="a sum days later"),
        pytest.param("kilometer", "2026-03-16", True, id="a length, which does not grow"),
        pytest.param("hectare", "2026-03-16", False, id="a tally that may have grown"),
    ],
)
def test_papers_of_two_days_tell_of_one_event(unit, day, main):
    agreed = [cited(amount("60", unit), source=source, published_on="2026-03-15") for source in "ab"]
    other = cited(amount("90", unit), source="c", published_on=day)
    (found,) = detect([position("1", *agreed), position("2", other)])
    assert (found.list is List.MAIN) is main


def test_an_old_figure_that_is_told_again_does_not_speak_for_the_day_of_a_new_one():
    told = [
        cited(amount("40", "tonne"), source=source, published_on=f"2026-03-{day}")
        for source, day in (("a", 15), ("b", 16))
    ]
    new = cited(amount("55", "tonne"), source="c", published_on="2026-03-16")
    (found,) = detect([position("1", *told), position("2", new)])
    assert found.list is List.UNCERTAIN
    assert "speak for the same day" not in {feature.name for feature in found.features}


def test_swapped_digits_are_a_slip_even_in_a_later_text():
    left = position("1", cited(amount("38400", "people"), published_on="2026-03-16"))
    right = position("2", cited(amount("83400", "people"), published_on="2026-03-17"))
    (found,) = detect([left, right])
    assert found.list is List.MAIN
    assert "the same digits in another order" in found.reason


def test_two_swapped_digits_are_a_slip_however_far_apart_unless_a_text_is_later():
    def held(day, score):
        agreed = [
            cited(amount("19", "votes"), source=source, published_on="2026-03-16") for source in ("a", "b")
        ]
        other = cited(amount("91", "votes"), source="c", published_on=f"2026-03-{day}", score=score)
        return [position("1", *agreed), position("2", other)]

    assert [one.list for one in detect(held(16, 0.55))] == [List.MAIN]
    assert List.MAIN not in [one.list for one in detect(held(17, 0.55))]


def test_part_and_total_in_one_text_do_not_contradict():
    both = said(
        "2,140 of the 9,630 houses are beyond repair.",
        "houses",
        amounts=[("2,140", "2140", "houses"), ("9,630", "9630", "houses")],
    )
    left = position("1", cited(amount("9630", "houses")))
    right = position("2", cited(amount("2140", "houses"), passage=both))
    comparison = compare(left, right)
    assert comparison is not None
    assert "part and total" in comparison.exempt


def test_positions_of_a_doubtful_citation_are_not_on_the_main_list():
    left = position("1", cited(amount("4"), score=0.4), cited(amount("4"), source="b", score=0.4))
    right = position("2", cited(amount("3")))
    (found,) = detect([left, right])
    assert found.list is List.UNCERTAIN
    assert "not sure" in found.reason


def test_values_stated_by_a_person_on_both_sides_always_contradict():
    left = position("1", cited(amount("94", "people"), as_of="2026-03-15"), stated=True)
    right = position("2", cited(amount("127", "people"), as_of="2026-03-16"), stated=True)
    (found,) = detect([left, right])
    assert found.list is List.MAIN


@pytest.mark.parametrize(
    ("right", "list_"),
    [
        pytest.param("2700", List.MAIN, id="no hedge makes it so"),
        pytest.param("3500", List.UNCERTAIN, id="nearly"),
        pytest.param("13000", List.UNCERTAIN, id="another order"),
    ],
)
def test_about_excuses_only_what_is_near(right, list_):
    left = position("1", cited(amount("4100", "people")))
    (found,) = detect([left, position("2", cited(amount(right, "people", approx=True)))])
    assert found.list is list_


def test_a_slip_is_seen_in_the_unit_in_which_two_texts_tell_it():
    left = position(
        "1",
        cited(amount("18600", "mu"), source="a"),
        cited(amount("1240", "hectare"), source="b", score=0.55),
    )
    right = position("2", cited(amount("1420", "hectare"), source="c", score=0.55))
    (found,) = detect([left, right])
    assert "the same digits in another order" in found.reason
    assert found.list is List.MAIN


def test_digits_of_two_units_are_not_compared():
    (found,) = detect(pair(amount("120", "hectare"), amount("210", "mu")))
    assert "digits" not in found.reason


@pytest.mark.parametrize(
    ("left", "right", "list_"),
    [
        pytest.param(
            ("37", "hospitals"), ("6", "hospitals"), List.UNCERTAIN, id="perhaps a part of the whole"
        ),
        pytest.param(("37", "hospitals"), ("41", "hospitals"), List.MAIN, id="rivals"),
        pytest.param(("41", "people"), ("15", ""), List.UNCERTAIN, id="a number of nobody knows what"),
        pytest.param(("41", ""), ("38", ""), List.MAIN, id="numbers of one thing, without a noun"),
    ],
)
def test_amounts_are_an_alarm_where_they_can_be_of_one_thing(left, right, list_):
    (found,) = detect(pair(amount(*left), amount(*right)))
    assert found.list is list_


def test_a_number_counts_what_another_text_of_its_side_names():
    left = position("1", cited(amount("41", "people")))
    right = position("2", cited(amount("38"), source="b"), cited(amount("38", "people"), source="c"))
    (found,) = detect([left, right])
    assert found.list is List.MAIN


def test_two_texts_whose_words_are_not_close_are_no_alarm_unless_a_third_agrees_with_one():
    left = [cited(amount("40", "tonne"), source=source, score=0.75) for source in ("a", "b")]
    right = position("2", cited(amount("55", "tonne"), source="c", score=0.75))
    assert [one.list for one in detect([position("1", left[0]), right])] == [List.UNCERTAIN]
    assert [one.list for one in detect([position("1", *left), right])] == [List.MAIN]


def test_a_text_that_has_both_amounts_in_two_sentences_makes_a_doubt():
    told = said("55 tonnes came later.", "later", amounts=[("55 tonnes", "55", "tonne")])
    left = cited(amount("40", "tonne"))
    right = position("2", cited(amount("55", "tonne"), source="b"))
    (alone,) = detect([position("1", left), right])
    (both,) = detect([position("1", replace(left, elsewhere=told.quantities)), right])
    assert both.score < alone.score
    assert "the other amount in another sentence" in both.reason


def counted(number, value, by, day):
    """A position on the word of somebody, told on a day."""
    return position(number, cited(value, by=by, published_on=day, source=number))


@pytest.mark.parametrize(
    ("left", "right", "second", "shown"),
    [
        pytest.param("Ana Duarte", "Pavel Zeman", "2031-05-03", List.MAIN, id="two who count"),
        pytest.param("Ana Duarte", "Duarte", "2031-05-03", List.UNCERTAIN, id="one who counts again"),
        pytest.param("Ana Duarte", "Pavel Zeman", "2031-05-09", List.UNCERTAIN, id="long after"),
    ],
)
def test_what_two_speakers_count_at_once_is_no_update(left, right, second, shown):
    held = [
        counted("1", amount("37", "hospitals"), named(left), "2031-05-02"),
        counted("2", amount("52", "hospitals"), named(right), second),
    ]
    assert [one.list for one in detect(held)] == [shown]


def test_figures_of_two_months_are_a_doubt():
    def told(number, share, month):
        passage = Passage(0, 40, "…", dates=(DateExpression(0, 4, "June", month),))
        return position(
            number, cited(amount(share, "percent"), passage=passage, published_on="2031-10-06", source=number)
        )

    assert [one.list for one in detect([told("1", "71", "2031-09"), told("2", "64", "2031-06")])] == [
        List.UNCERTAIN
    ]
    assert [one.list for one in detect([told("1", "71", "2031-09"), told("2", "64", "2031-09")])] == [
        List.MAIN
    ]


def test_a_sum_that_three_texts_agree_on_is_hardly_a_part_of_what_another_tells():
    day = "2031-05-02"
    other = position("2", cited(amount("15000", "PEN"), source="z", published_on=day))
    for sources, shown in (("ab", List.UNCERTAIN), ("abc", List.MAIN)):
        agreed = position(
            "1", *(cited(amount("50000", "PEN"), source=source, published_on=day) for source in sources)
        )
        assert [one.list for one in detect([agreed, other])] == [shown]


@pytest.mark.parametrize(
    ("agreeing", "alike", "score"),
    [
        pytest.param(2, 0.45, 0.35, id="two texts agree, and the third is unsure"),
        pytest.param(3, 0.45, 0.55, id="three agree"),
        pytest.param(2, 0.55, 0.30, id="two agree, and the words are loosely alike"),
        pytest.param(3, 0.55, 0.45, id="three agree, and the words are loosely alike"),
    ],
)
def test_where_many_texts_agree_the_odd_answer_hardly_belongs_elsewhere(agreeing, alike, score):
    agreed = [cited(amount("11", "hour"), source=source) for source in "abc"[:agreeing]]
    other = cited(amount("17", "hour"), source="d", score=alike)
    (found,) = detect([position("1", *agreed), position("2", other)])
    assert found.score == pytest.approx(score)


def test_floors_that_no_way_of_counting_makes_one_contradict():
    assert detect(pair(amount("17", "floors"), amount("7", "floors")))
