"""Arabic words for two of a thing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sources.reading.vocabulary.folding import fold_phrase
from sources.reading.vocabulary.phrasebook import Phrasebook
from sources.reading.vocabulary.rows import grouped, listed

_SHORTEST_DUAL = 3


def arabic_duals(
    rows: Mapping[str, Any], nouns: Phrasebook[str], same: str
) -> list[tuple[str, tuple[Decimal, str]]]:
    """Two of each noun whose singular is one word (قارب, قاربان; مدرسة, مدرستان); the dual in -ين is also a plural."""
    duals = []
    names = set(map(fold_phrase, listed(rows, "not_duals")))
    for phrase, unit in grouped(rows, "nouns"):
        word = fold_phrase(phrase.rstrip("*"))
        if (
            " " in word
            or len(word) < _SHORTEST_DUAL
            or unit == same
            or word.endswith(("ا", "ين", "ون", "ات", "ان"))
        ):
            continue
        # Of things the ending -ين is always a dual.
        masculine = (f"{word}ان",) if unit == "people" else (f"{word}ان", f"{word}ين")
        for dual in (f"{word[:-1]}تان", f"{word[:-1]}تين") if word.endswith("ه") else masculine:
            if nouns.get(dual) is None and dual not in names:
                duals.append((dual, (Decimal(2), unit)))
    return duals
