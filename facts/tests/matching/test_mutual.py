"""Groups whose passages are each other's nearest in all texts."""

from __future__ import annotations

import numpy as np
import pytest

from facts.matching import evidence, mutual
from facts.matching.story import Story, lay_out
from facts.tests.texts import said, text
from sources.reading.types import Passage


def three(saying: Passage) -> Story:
    """Three texts of two passages each; a text's units are 2n and 2n+1."""
    return lay_out(
        [
            text("a", "es", said("Nadie come promesas.", "promise"), said("Llueve en el puerto.", "rain")),
            text("b", "pl", said("Obietnic się nie je.", "promise"), said("Pada w porcie.", "rain")),
            text("c", "ko", saying, said("항구에 비가 온다.", "rain")),
        ]
    )


def weighed(story: Story, *, alike: float, units: float = 0.0, agreement: float = 0.0) -> evidence.Evidence:
    """Passages of one place in their texts score `alike`, all others -.3."""
    size, parts = len(story.passages), (len(story.units),) * 2
    place = np.arange(size) % 2
    scores = np.where(np.equal.outer(place, place), alike, -0.3).astype(np.float32)
    nothing = np.zeros((size, size), dtype=np.float32)
    return evidence.Evidence(
        passages=scores,
        plain=nothing,
        strangers=np.zeros((size, size), dtype=bool),
        units=np.full(parts, units, dtype=np.float32),
        clauses=np.zeros(parts, dtype=np.float32),
        negated=np.zeros(parts[0], dtype=np.float32),
        shared_names=nothing,
        figure_agreement=np.full(parts, agreement, dtype=np.float32),
        names=[frozenset()] * size,
    )


SAYING = said("약속은 먹을 수 없다.", "promise")


def apart(story: Story) -> list[list[int]]:
    """The first passages of two texts in one group, all others alone."""
    assert len(story.units) == len(story.passages) == 6
    return [[0, 2], [1], [3], [4], [5]]


def test_what_is_nearest_in_every_text_joins_though_its_words_are_not_near():
    story = three(SAYING)
    groups = mutual.join(story, weighed(story, alike=0.2), apart(story))
    assert [0, 2, 4] in groups


@pytest.mark.parametrize(
    "scores",
    [
        pytest.param({"alike": 0.1}, id="strangers that nothing is nearer to"),
        pytest.param({"alike": 0.2, "agreement": -0.4}, id="other figures"),
        pytest.param({"alike": 0.2, "units": -0.3}, id="other parts of the sentences"),
    ],
)
def test_what_is_nearest_stays_apart_where_more_speaks_against_it(scores):
    story = three(SAYING)
    assert mutual.join(story, weighed(story, **scores), apart(story)) == apart(story)


def test_a_passage_that_is_nearer_to_another_stays_apart():
    story = three(SAYING)
    scored = weighed(story, alike=0.2)
    scored.passages[4, 1] = scored.passages[1, 4] = 0.5
    assert [0, 2] in mutual.join(story, scored, apart(story))


@pytest.mark.parametrize(
    "saying",
    [
        pytest.param(said("약속은 먹을 수 없다", "promise", heading=True), id="headline"),
        pytest.param(said("약속을 먹을 수 있나?", "promise", question=True), id="question"),
    ],
)
def test_headlines_and_questions_do_not_join(saying):
    story = three(saying)
    assert [4] in mutual.join(story, weighed(story, alike=0.2), apart(story))


def test_claims_that_stand_are_not_merged_with_each_other():
    story = three(SAYING)
    groups = [[0, 2], [4], [1], [3], [5]]
    assert mutual.join(story, weighed(story, alike=0.2), groups, fixed=2)[:2] == [[0, 2], [4]]


@pytest.mark.parametrize(
    ("texts", "joins"), [pytest.param(3, True, id="three"), pytest.param(2, False, id="two")]
)
def test_a_sentence_that_says_more_joins_what_many_texts_are_nearest_to_it_with(texts, joins):
    keys = "abcd"[: texts + 1]
    story = lay_out([text(key, "es", said("Uno.", "one"), said("Dos.", f"{key} two")) for key in keys])
    last = 2 * texts
    scored = weighed(story, alike=0.3)
    for other in range(0, last, 2):
        # What the last text says first is the nearest of that text, but itself nearer to the second of each.
        scored.passages[last, other + 1] = 0.6
    groups = [list(range(0, last, 2)), *([row] for row in range(1, last, 2)), [last], [last + 1]]
    assert ([*range(0, last, 2), last] in mutual.join(story, scored, groups)) is joins


TWO_CLAUSES = said(
    "El puerto cierra el lunes y pagará 300 o 500 euros.",
    "port",
    amounts=[("300", "300", "EUR"), ("500 euros", "500", "EUR")],
    clauses=[("El puerto cierra el lunes", "port"), ("pagará 300 o 500 euros", "pay")],
)


def tied(*others: Passage) -> tuple[Story, dict[str, list[int]]]:
    """The first text has a sentence of two clauses, the others one sentence each and more; units by text."""
    story = lay_out(
        [
            text("a", "es", TWO_CLAUSES),
            *(
                text(key, "es", other, said(f"{key} rain", "rain"))
                for key, other in zip("bcd", others, strict=False)
            ),
        ]
    )
    units: dict[str, list[int]] = {}
    for row, unit in enumerate(story.units):
        units.setdefault(story.source(unit.passage), []).append(row)
    return story, units


def nearest_first(story: Story, *, back: bool = True) -> evidence.Evidence:
    """The first passages of the texts are alike; where not `back`, that of the second text is nearer to the rain of the third."""
    scored = weighed(story, alike=0.3)
    first = [story.passage_text.index(number) for number in range(len(story.texts))]
    scored.passages[:] = -0.3
    scored.passages[np.ix_(first, first)] = 0.3
    if not back:
        scored.passages[first[1], first[2] + 1] = 0.6
    return scored


@pytest.mark.parametrize("back", [pytest.param(True, id="both ways"), pytest.param(False, id="one way")])
def test_groups_that_hold_clauses_of_one_sentence_join_where_their_other_sentences_are_nearest(back):
    story, units = tied(said("Lunes sin puerto.", "port"), said("El puerto paga.", "pay"))
    first, *rest = units["a"]
    groups = [
        [first, units["b"][0]],
        [rest[0], units["c"][0]],
        *([row] for row in (*rest[1:], units["b"][1], units["c"][1])),
    ]
    assert sorted((*groups[0], *groups[1])) in mutual.join(story, nearest_first(story, back=back), groups)


def test_two_figures_of_one_sentence_that_several_texts_state_stay_two_claims():
    def pays(words: str, amount: str) -> Passage:
        return said(words, "pay", amounts=[(words, amount, "EUR")])

    story, units = tied(pays("300 euros", "300"), pays("500 euros", "500"))
    _, less, more = units["a"]
    groups = [[less, units["b"][0]], [more, units["c"][0]]]
    scored = nearest_first(story)
    scored.figure_agreement[np.ix_(*groups)] = -0.4
    assert mutual.join(story, scored, groups) == groups


def test_groups_that_meet_in_a_text_in_two_sentences_stay_apart():
    story, units = tied(said("Lunes sin puerto.", "port"), said("El puerto paga.", "pay"))
    groups = [[units["a"][0], units["b"][0]], [units["a"][1], units["b"][1], units["c"][0]]]
    assert mutual.join(story, nearest_first(story), groups) == groups
