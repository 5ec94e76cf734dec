"""Who is one person, by the name."""

from __future__ import annotations

import pytest

from facts.matching.people import one_person


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
