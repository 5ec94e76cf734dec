"""Figures that rival those on which several texts agree, and dates that are one day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.matching import complements
from facts.matching.story import Story, lay_out
from facts.tests.evidence import weighed
from facts.tests.texts import said, text
from sources.reading.types import DateExpression, Passage


def counted(number: str, unit: str = "crates") -> Passage:
    return said(f"{number} {unit} fell on the quay.", "crates", amounts=[(number, number, unit)])


def told(*passages: Passage) -> Story:
    """Texts with a passage on the matter and one on the weather each."""
    return lay_out(
        [
            text(str(number), "en", passage, said("It rained.", "rain"))
            for number, passage in enumerate(passages)
        ]
    )


def matter(story: Story) -> list[int]:
    return [row for row, unit in enumerate(story.units) if unit.passage % 2 == 0]


def completed(story: Story, groups: list[list[int]], *, alike: float, fixed: int = 0) -> list[list[int]]:
    return complements.complete(story, weighed(story, alike=alike), groups, fixed=fixed)


def with_a_stray(story: Story) -> tuple[list[int], list[int]]:
    """The figures on which texts agree, and the other one with words of another text on the weather."""
    rows = matter(story)
    numbers = {row: story.units[row].figure.value.amount for row in rows}
    common = max(numbers.values(), key=[*numbers.values()].count)
    (stray,) = [row for row in rows if numbers[row] != common]
    weather = next(
        row
        for row, unit in enumerate(story.units)
        if unit.passage % 2 and unit.text != story.units[stray].text
    )
    return [row for row in rows if row != stray], [stray, weather]


@pytest.mark.parametrize(
    ("number", "alike", "moves"),
    [
        pytest.param("59", 0.05, True, id="near the others"),
        pytest.param("83", 0.05, True, id="two digits in another order"),
        pytest.param("75", 0.05, True, id="not twice as many"),
        pytest.param("97", 0.05, False, id="far from the others"),
        pytest.param("59", -0.1, False, id="strangers"),
    ],
)
def test_a_figure_alone_in_its_group_goes_to_the_figures_that_it_rivals(number, alike, moves):
    story = told(*[counted("38" if number != "59" else "48")] * 3, counted(number))
    agreeing, astray = with_a_stray(story)
    result = completed(story, [agreeing, astray], alike=alike)
    assert (sorted([*agreeing, astray[0]]) in result) is moves


def test_a_figure_that_a_person_has_put_somewhere_stays():
    story = told(*[counted("38")] * 3, counted("83"))
    agreeing, astray = with_a_stray(story)
    assert sorted(astray) in [
        sorted(rows) for rows in completed(story, [astray, agreeing], alike=0.05, fixed=1)
    ]


def test_sums_in_one_currency_are_rivals_though_other_texts_tell_theirs_in_another():
    story = told(
        *[counted("900", "IDR")] * 2, counted("54", "USD"), counted("49", "EUR"), counted("600", "IDR")
    )
    rows = matter(story)
    lone = [row for row in rows if story.units[row].figure.value.amount == 600]
    others = [row for row in rows if row not in lone]
    assert sorted(rows) in completed(story, [others, lone], alike=0.1)


def test_a_number_of_what_is_not_named_among_the_others_is_passed_over():
    story = told(*[counted("38")] * 3, counted("38", ""), counted("83"))
    rows = matter(story)
    lone = [row for row in rows if story.units[row].figure.value.amount == 83]
    others = [row for row in rows if row not in lone]
    assert sorted(rows) in completed(story, [others, lone], alike=0.05)


def dated(day: str) -> Passage:
    return said(f"The hall opened on {day}.", "opening", dates=[(day, day)])


def test_two_groups_that_name_one_day_are_one_where_each_is_the_nearest_of_the_others_dates():
    story = told(dated("2026-02-14"), dated("2026-02-14"), dated("2026-02-14"), dated("2026-03-14"))
    rows = matter(story)
    odd = [row for row in rows if story.units[row].figure.value.date == "2026-03-14"]
    same = [row for row in rows if row not in odd]
    groups = [same[:2], [same[2], *odd]]
    assert sorted(rows) in completed(story, groups, alike=0.1)
    assert sorted(rows) not in completed(story, groups, alike=0.0)
    apart = [same, odd]
    assert sorted(rows) not in completed(story, apart, alike=0.05)


@pytest.mark.parametrize(
    ("other", "agreeing", "alike", "moves"),
    [
        pytest.param("2026-04-01", 3, 0.1, True, id="another day"),
        pytest.param("2026-04-01", 2, 0.1, False, id="two texts agree"),
        pytest.param("2026-04-01", 3, 0.05, False, id="other words"),
        pytest.param("--04-01", 3, 0.1, False, id="without a year"),
    ],
)
def test_a_date_alone_goes_to_another_one_that_several_texts_name_in_like_words(
    other, agreeing, alike, moves
):
    story = told(*[dated("2026-02-14")] * agreeing, dated(other))
    rows = matter(story)
    odd = [row for row in rows if story.units[row].figure.value.date == other]
    same = [row for row in rows if row not in odd]
    assert (sorted(rows) in completed(story, [same, odd], alike=alike)) is moves


def test_a_time_goes_to_the_group_in_which_others_tell_it():
    told_at = [
        replace(dated("2026-02-14"), dates=(DateExpression(19, 29, "2026-02-14", "2026-02-14", time),))
        for time in ("09:30", "09:30", "09:30", "")
    ]
    wednesday = dated("2026-02-18")
    story = told(*told_at[:3], wednesday)
    rows = matter(story)
    moved = [rows[2], rows[3]]
    assert sorted(rows[:3]) in completed(story, [rows[:2], moved], alike=0.0)
    without = told(*told_at[:2], told_at[3], wednesday)
    assert sorted(rows[:3]) not in completed(without, [rows[:2], moved], alike=0.0)


@pytest.mark.parametrize(("number", "moves"), [("83", True), ("59", False)])
def test_digits_in_another_order_leave_the_company_of_their_measure(number, moves):
    story = told(*[counted("38")] * 3, counted(number), counted("140"))
    by_number = {story.units[row].figure.value.amount: row for row in matter(story)}
    agreeing = [row for row in matter(story) if story.units[row].figure.value.amount == 38]
    company = sorted([by_number[int(number)], by_number[140]])
    found = completed(story, [agreeing, company], alike=0.05)
    assert (sorted([*agreeing, by_number[int(number)]]) in found) is moves


def test_a_figure_that_a_text_repeats_goes_along():
    crates = [
        said(f"{number} crates fell.", "crates", amounts=[(number, number, "crates")])
        for number in ("38", "83")
    ]
    rain = said("It rained.", "rain")
    story = lay_out(
        [
            *[text(str(number), "en", crates[0], rain) for number in range(3)],
            text("3", "en", crates[1], rain, crates[1]),
        ]
    )
    rows = matter(story)
    agreeing, astray = with_a_stray_pair(story, rows)
    assert sorted(rows) in completed(story, [agreeing, astray], alike=0.05)


def test_a_headline_brings_a_figure_home_whose_repetition_is_clustered_elsewhere():
    crates = [
        said(f"{number} crates fell.", "crates", amounts=[(number, number, "crates")])
        for number in ("38", "83", "4")
    ]
    rain = said("It rained.", "rain")
    story = lay_out(
        [
            *[text(str(number), "en", crates[0], rain) for number in range(3)],
            text("3", "en", crates[1], rain, crates[1], rain),
            text("4", "en", rain, crates[2]),
        ]
    )
    by_number: dict[int, list[int]] = {}
    for row, unit in enumerate(story.units):
        if unit.figure is not None:
            by_number.setdefault(int(unit.figure.value.amount), []).append(row)
    agreeing, (lead, headline), few = by_number[38], by_number[83], by_number[4][0]
    found = completed(story, [agreeing, sorted([lead, few]), [headline]], alike=0.05)
    assert sorted([*agreeing, lead, headline]) in found


def with_a_stray_pair(story: Story, rows: list[int]) -> tuple[list[int], list[int]]:
    """The figures on which texts agree, and those of the text that gives another twice."""
    astray = [row for row in rows if story.units[row].figure.value.amount == 83]
    return [row for row in rows if row not in astray], astray


def test_a_figure_makes_room_for_one_of_its_text_that_is_far_nearer_to_the_others():
    share, fees = (
        said(f"{number} percent of the {what}.", what, amounts=[(f"{number} percent", number, "percent")])
        for number, what in (("30", "share"), ("40", "fees"))
    )
    others = [said("40 percent of the share.", "share", amounts=[("40 percent", "40", "percent")])] * 4
    rain = said("It rained.", "rain")
    story = lay_out(
        [
            *[text(str(number), "en", one, rain) for number, one in enumerate(others)],
            text("4", "en", share, fees),
        ]
    )
    own = [row for row, unit in enumerate(story.units) if story.source(unit.passage) == "4"]
    near = next(row for row in own if story.units[row].figure.value.amount == 30)
    (chance,) = [row for row in own if row != near]
    agreeing = [row for row, unit in enumerate(story.units) if unit.figure is not None and row not in own]
    for elsewhere, moves in ((-0.3, True), (0.0, False)):
        evidence_of = weighed(story, alike=0.1, elsewhere=elsewhere)
        found = complements.complete(story, evidence_of, [sorted([*agreeing, chance]), [near]])
        assert (sorted([*agreeing, near]) in found) is moves


def test_of_two_figures_in_one_sentence_either_is_the_nearest():
    def ran(seconds: str) -> Passage:
        return said(
            f"Of 140 seconds it ran {seconds}.",
            "run",
            amounts=[("140 seconds", "140", "second"), (seconds, seconds, "second")],
        )

    story = told(*[ran("47")] * 3, ran("74"))
    by_number: dict[int, list[int]] = {}
    for row in matter(story):
        by_number.setdefault(int(story.units[row].figure.value.amount), []).append(row)
    groups = [by_number[47], sorted([*by_number[140][:3], *by_number[74]]), by_number[140][3:]]
    assert sorted([*by_number[47], *by_number[74]]) in completed(story, groups, alike=0.05)
