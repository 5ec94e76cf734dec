"""Two lists of members of which each has what the other lacks."""

from __future__ import annotations

from collections.abc import Iterator

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, languages
from facts.contradiction.types import ContradictionKind, HeldPosition
from facts.matching.members import Correspondence, correspond, territory, told_apart
from facts.matching.territories import territories
from facts.matching.types import Feature
from sources.reading.types import Embed


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """The comparison of two positions that hold sets; None when either holds none.

    `embed` compares members that are words of different languages; by default the reader's embedder.
    """
    if left.value is None or right.value is None or not left.value.members or not right.value.members:
        return None
    one, other = left.value.members, right.value.members
    same = _stated_alike(left, right) or correspond(
        one, other, left_language=languages(left), right_language=languages(right), embed=embed
    )
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
    return Comparison(ContradictionKind.SET, reason, tuple(_features(left, right, same)))


def _stated_alike(left: HeldPosition, right: HeldPosition) -> Correspondence | None:
    """The members that a person named the same on both sides; None where there are none, or nobody did."""
    if not (left.stated and right.stated) or left.value is None or right.value is None:
        return None
    # The desk words both lists in its own language: other words are other members, however near in meaning.
    places = {member.casefold(): place for place, member in enumerate(right.value.members)}
    pairs = tuple(
        (place, places[member.casefold()])
        for place, member in enumerate(left.value.members)
        if member.casefold() in places
    )
    return Correspondence(pairs, by_name=True) if pairs else None


def _features(left: HeldPosition, right: HeldPosition, same: Correspondence) -> Iterator[Feature]:
    if left.value is None or right.value is None:
        return
    one, other = left.value.members, right.value.members
    yield Feature("each list has members that the other lacks", features.DIFFERENT_MEMBERS)
    share = len(same.pairs) / min(len(one), len(other))
    yield Feature(
        "members in common",
        round(features.SHARED_MEMBERS * share, 3),
        ", ".join(one[row] for row, _ in same.pairs),
    )
    # Members that only mean much the same may be those of another text's list, or not.
    texts = max(len({citation.source for citation in side.citations}) for side in (left, right))
    agreed = same.by_name and texts > 1
    if agreed:
        yield Feature("several texts agree on one of the lists", features.LIST_AGREED)
    if not same.by_name:
        yield Feature("members compared by meaning, not by name", features.MEMBERS_BY_MEANING)
    mine = set(range(len(one))) - {row for row, _ in same.pairs}
    theirs = set(range(len(other))) - {column for _, column in same.pairs}
    apart = [one[place] for place in sorted(mine)], [other[place] for place in sorted(theirs)]
    sorts = [
        {bool(territory(member, languages(side))) for member in members}
        for side, members in zip((left, right), apart, strict=True)
    ]
    common = any(territory(one[row], languages(left)) for row, _ in same.pairs)
    in_common = [(one[row], other[column]) for row, column in same.pairs]
    yield from _misread(left, right, *apart, common=in_common)
    if sorts[0].isdisjoint(sorts[1]) and not common:
        yield Feature("one list names countries where the other names something else", features.OTHER_SORT)
    if len(one) == len(other) == 2 and not common and sorts != [{True}, {True}]:
        yield Feature("short lists with one member in common", features.ONE_OF_TWO)
    if len(mine) == len(theirs) == 1:
        first, second = mine.pop(), theirs.pop()
        edges = first in (0, len(one) - 1) and second in (0, len(other) - 1)
        if (
            edges
            and not (agreed and len(one) == len(other))
            and not (_is_named(left, one[first]) and _is_named(right, other[second]))
        ):
            yield Feature(
                "only members at the edge of the lists differ",
                features.ONLY_AN_EDGE_DIFFERS,
                f"{one[first]}, {other[second]}",
            )


def _misread(
    left: HeldPosition,
    right: HeldPosition,
    mine: list[str],
    theirs: list[str],
    *,
    common: list[tuple[str, str]],
) -> Iterator[Feature]:
    """A doubt where none would be left on one side if members that may be one were one, in lists of names.

    Things that have no names are compared by what they mean.
    """
    # A script without capitals shows of no word that it is no name: the other side may.
    if not (common and all(_is_name(left, one) and _is_name(right, other) for one, other in common)):
        return
    fewest = min(len(mine), len(theirs))
    for side, members in ((left, mine), (right, theirs)):
        if len(members) == fewest and not any(_is_name(side, member) for member in members):
            yield Feature(
                "what differs in a list of names is no name", features.MEMBER_NO_NAME, ", ".join(members)
            )
            return
    fewer = mine if len(mine) == fewest else theirs
    unsure = [
        (one, other)
        for one in mine
        for other in theirs
        if not (_is_name(left, one) and _is_name(right, other))
        or not told_apart(one, languages(left), other, languages(right))
    ]
    place = 0 if fewer is mine else 1
    if all(any(pair[place] == member for pair in unsure) for member in fewer):
        detail = ", ".join(f"{one}: {other}" for one, other in unsure)
        yield Feature("a member may be the other's by another name", features.MEMBER_UNSURE, detail)


def _is_name(position: HeldPosition, member: str) -> bool:
    """Whether a member is a country, or a name as far as its script shows."""
    letters = [letter for letter in member if letter.isalpha()]
    cased = any(letter.lower() != letter.upper() for letter in letters)
    return bool(territory(member, languages(position))) or not cased or _is_named(position, member)


def _is_named(position: HeldPosition, member: str) -> bool:
    """Whether the reader found a name in a member, a country is in it, or capitals mark it as one."""
    if territories(member, languages(position)):
        return True
    for citation in position.citations:
        for name in citation.passage.names if citation.passage is not None else ():
            if name.text in member or member in name.text:
                return True
    return member[:1].isupper() and languages(position) != "de"
