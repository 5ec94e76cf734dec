"""Numbers in words as the lexicon gives them."""

from __future__ import annotations

from decimal import Decimal

from sources.reading.quantities.spelled import spelled_words


def test_a_number_in_words_takes_one_ending_at_a_time() -> None:
    rows = {"numerals": {"ek": 1, "dui": 2}, "numeral_endings": ["ta", "jon"]}
    assert spelled_words("und", rows) == {
        "ek": Decimal(1),
        "ekta": Decimal(1),
        "ekjon": Decimal(1),
        "dui": Decimal(2),
        "duita": Decimal(2),
        "duijon": Decimal(2),
    }
