"""Lists: what contradicts, and what only seems to."""

from __future__ import annotations

import numpy as np
import pytest

from facts.contradiction import compare, detect
from facts.contradiction.types import ContradictionKind, List
from facts.matching.types import Value
from facts.tests.texts import cited, position, vector


def no_meaning(texts):
    """An embedder for which no two words are alike."""
    return np.eye(384, dtype=np.float32)[: len(texts)]


def test_lists_that_each_lack_a_member_of_the_other_contradict():
    left = position("1", cited(Value(members=("Luwuk", "Kintom", "Batui"))))
    right = position("2", cited(Value(members=("Luwuk", "Batui", "Toili")), language="tr"))
    (found,) = detect([left, right], embed=no_meaning)
    assert found.kind is ContradictionKind.SET
    assert "Kintom against Toili" in found.reason


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        pytest.param(("Apple", "Google"), ("Apple", "Google", "Intel"), "merely adds", id="addition"),
        pytest.param(("South Korea", "Japan"), ("Japan", "South Korea"), "same members", id="another order"),
        pytest.param(("Apple", "Google"), ("Paris", "Rome"), "different lists", id="nothing in common"),
    ],
)
def test_lists_that_do_not_exclude_each_other_are_exempt(left, right, why):
    comparison = compare(
        position("1", cited(Value(members=left))),
        position("2", cited(Value(members=right))),
        embed=no_meaning,
    )
    assert comparison is not None
    assert why in comparison.exempt


def same_meaning(texts):
    """An embedder for which all words mean the same."""
    return np.ones((len(texts), 384), dtype=np.float32)


def test_lists_that_a_person_worded_are_compared_by_their_words():
    left = position(
        "1", cited(Value(members=("doctors", "lawyers", "scientists")), language="vi"), stated=True
    )
    right = position("2", cited(Value(members=("Doctors", "engineers")), language="ar"), stated=True)

    found = detect([left, right], embed=same_meaning)

    assert [(row.kind, row.list) for row in found] == [("set", "main")]
    assert "lawyers, scientists against engineers" in found[0].reason


def test_states_are_one_in_all_languages():
    left = position("1", cited(Value(members=("Japan", "South Korea", "China"))))
    right = position("2", cited(Value(members=("日本", "中国", "韓国")), language="ja"))
    comparison = compare(left, right, embed=no_meaning)
    assert comparison is not None
    assert "same members" in comparison.exempt


@pytest.mark.parametrize(
    ("left", "right", "language", "list_"),
    [
        pytest.param(
            ("Chile", "Peru", "Brazil"), ("Chile", "Peru", "нашей"), "ru", None, id="words that are no name"
        ),
        pytest.param(
            ("Chile", "Peru", "Brazil"),
            ("Chile", "Peru", "Oz"),
            "vi",
            List.UNCERTAIN,
            id="a name too short to hear",
        ),
        pytest.param(
            ("Chile", "Peru", "Brazil"), ("Chile", "Peru", "Bỉ"), "vi", List.MAIN, id="another country"
        ),
        pytest.param(
            ("Oslo", "Bergen", "Narvik"), ("Oslo", "Bergen", "Tromso"), "nl", List.MAIN, id="another name"
        ),
        pytest.param(
            ("RX-1", "RX-2", "RX-31"), ("RX-1", "RX-2", "RX-13"), "pt", List.MAIN, id="another number"
        ),
    ],
)
def test_lists_of_names_are_an_alarm_where_it_is_sure_that_a_member_is_another(left, right, language, list_):
    found = detect(
        [
            position("1", cited(Value(members=left))),
            position("2", cited(Value(members=right), language=language)),
        ],
        embed=no_meaning,
    )
    assert [row.list for row in found] == ([list_] if list_ else [])


@pytest.mark.parametrize(
    ("members", "language"),
    [
        pytest.param(("Ý", "Mỹ", "Anh"), "vi", id="other names than those of CLDR"),
        pytest.param(("Италии", "США", "Великобритании"), "ru", id="with endings"),
        pytest.param(("İtalya", "ABD", "İngiltere'de"), "tr", id="with an ending behind an apostrophe"),
        pytest.param(("イタリア", "米国", "英国"), "ja", id="names in the news"),
    ],
)
def test_states_are_known_by_the_names_that_news_uses(members, language):
    left = position("1", cited(Value(members=("Italy", "U.S.", "Britain"))))
    comparison = compare(
        left, position("2", cited(Value(members=members), language=language)), embed=no_meaning
    )
    assert comparison is not None
    assert "same members" in comparison.exempt


def test_where_a_list_ends_is_sure_once_several_texts_have_it():
    agreed = Value(members=("Hatra", "Sumel", "Tamma"))
    other = position(
        "2", cited(Value(members=("Hatra", "Sumel", "コールファカン")), source="c", language="ja")
    )

    def apart(texts):
        return np.array([vector(one, "en" if one.isascii() else "ja", one) for one in texts])

    (once,) = detect([position("1", cited(agreed)), other], embed=apart)
    (found,) = detect([position("1", cited(agreed), cited(agreed, source="b")), other], embed=apart)
    assert (once.list, found.list) == (List.UNCERTAIN, List.MAIN)
    assert "several texts agree on one of the lists" in found.reason


def test_that_several_texts_agree_says_nothing_of_members_that_only_mean_much_the_same():
    agreed = Value(members=("the ropes", "the sails", "the masts"))
    other = position("2", cited(Value(members=("les cordes", "les voiles", "les ancres")), language="fr"))

    def alike(texts):
        words = {"the ropes": 0, "les cordes": 0, "the sails": 1, "les voiles": 1, "the masts": 2}
        return np.eye(384, dtype=np.float32)[[words.get(one, 3) for one in texts]]

    found = detect([position("1", cited(agreed), cited(agreed, source="b")), other], embed=alike)
    assert all("several texts agree" not in one.reason for one in found)
