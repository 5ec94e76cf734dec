"""Names across scripts, part by part."""

from __future__ import annotations

import pytest

from facts.matching.names import (
    ALIKE,
    ONE_ACROSS_SCRIPTS,
    UNLIKE,
    full_name_likeness,
    likeness,
    one_script,
    same_speaker,
)
from sources.reading.types import Attribution, AttributionKind


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Anna Hanna", "Анна Петрова", id="two parts alike"),
        pytest.param("Marina Marchetti", "Мартин Хапсаров", id="two parts a little alike"),
        pytest.param("Salim Saleem", "Селим Обручев", id="a name and the surname made of it"),
    ],
)
def test_each_part_of_a_name_is_compared_with_a_part_of_its_own(left, right):
    assert full_name_likeness(left, right) < ONE_ACROSS_SCRIPTS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Elena Marczak", "Элена Марчак", id="in the same order"),
        pytest.param("Marczak Elena", "Элена Марчак", id="in another order"),
        pytest.param("Elena Maria Marczak", "Элена Марчак", id="with a part more"),
        pytest.param("Abdul Rahim bin Ismail al Fadhli Hassan", "عبد الرحيم الفضلي", id="of many parts"),
    ],
)
def test_parts_of_one_name_find_each_other(left, right):
    assert full_name_likeness(left, right) >= UNLIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Шарджа", "Sharjah", id="Cyrillic"),
        pytest.param("Dschidda", "Jidda", id="German"),
    ],
)
def test_a_soft_g_sounds_alike_however_a_language_spells_it(left, right):
    assert likeness(left, right) >= ALIKE


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param("Elena Marczak", "Zoë Ångström", True, id="Latin letters"),
        pytest.param("Элена Марчак", "إلينا مارتشاك", False, id="two scripts that are not Latin"),
        pytest.param("サトウ", "さとう", True, id="kana"),
        pytest.param("佐藤", "サトウ", False, id="characters and kana"),
    ],
)
def test_two_scripts_are_told_apart_whichever_they_are(left, right, one):
    assert one_script(left, right) is one


def test_full_names_in_two_scripts_are_one_speaker_from_less_on_whichever_the_scripts():
    left, right = (Attribution(AttributionKind.NAMED, name) for name in ("Фарід Хаддад", "فرید حداد"))
    assert likeness(left.name, right.name) < ALIKE
    assert same_speaker(left, right) is True
