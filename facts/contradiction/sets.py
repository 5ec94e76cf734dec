"""Two lists of members of which each has what the other lacks."""

from __future__ import annotations

from collections.abc import Iterator

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, languages
from facts.contradiction.types import ContradictionKind, HeldPosition
from facts.matching.members import Correspondence, correspond
from facts.matching.types import Feature
from sources.reading.types import Embed


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """The comparison of two positions that hold sets; None when either holds none.

    `embed` compares members that are words of different languages; by default the reader's embedder.
    """
    if left.value is None or right.value is None or not left.value.members or not right.value.members:
        return None
    one, other = left.value.members, right.value.members
    same = correspond(one, other, left_language=languages(left), right_language=languages(right), embed=embed)
    only_left = [member for place, member in enumerate(one) if place not in {pair[0] for pair in same.pairs}]
    only_right = [
        member for place, member in enumerate(other) if place not in {pair[1] for pair in same.pairs}
    ]
    reason = f"{', '.join(only_left) or 'nothing'} against {', '.join(only_right) or 'nothing'}"
    if not only_left and not only_right:
        exempt = "the same members under other names"
    elif not only_left or not only_right:
        exempt = "one list merely adds to the other"
    elif 2 * len(same.pairs) < min(len(one), len(other)):
        exempt = "different lists: too few members are the same"
    else:
        exempt = ""
    if exempt:
        return Comparison(ContradictionKind.SET, reason, exempt=exempt)
    return Comparison(ContradictionKind.SET, reason, tuple(_features(one, other, same)))


def _features(left: tuple[str, ...], right: tuple[str, ...], same: Correspondence) -> Iterator[Feature]:
    yield Feature("each list has members that the other lacks", features.DIFFERENT_MEMBERS)
    share = len(same.pairs) / min(len(left), len(right))
    yield Feature(
        "members in common",
        round(features.SHARED_MEMBERS * share, 3),
        ", ".join(left[row] for row, _ in same.pairs),
    )
    if not same.by_name:
        yield Feature("members compared by meaning, not by name", features.MEMBERS_BY_MEANING)
