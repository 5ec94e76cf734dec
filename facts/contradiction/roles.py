"""Two roles given to one person, compared as phrases."""

from __future__ import annotations

from collections.abc import Iterator

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, languages
from facts.contradiction.types import ContradictionKind, HeldPosition
from facts.matching.phrases import phrase_likeness
from facts.matching.types import Feature
from sources.reading.types import Embed

#: Title phrases at least this near are one title; below the other they are clearly two.
SAME_TITLE = 0.60
OTHER_TITLE = 0.35


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """The comparison of two positions that hold roles; None when either holds none."""
    if left.value is None or right.value is None or not left.value.role or not right.value.role:
        return None
    one, other = left.value.role, right.value.role
    reason = f"{one} against {other}"
    near = phrase_likeness(one, languages(left), other, languages(right), embed=embed)
    if near >= SAME_TITLE and not (left.stated and right.stated):
        return Comparison(ContradictionKind.ROLE, reason, exempt="the same role in other words")
    return Comparison(ContradictionKind.ROLE, reason, tuple(_features(near)))


def _features(near: float) -> Iterator[Feature]:
    yield Feature("different roles", features.DIFFERENT_ROLES)
    if near < OTHER_TITLE:
        yield Feature("the titles have little in common", features.ROLE_WORDS_FAR, f"{near:.2f}")
