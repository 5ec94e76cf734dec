"""How many independent origins stand behind citations of one position."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from facts.matching.names import same_speaker
from sources.reading.types import Attribution, AttributionKind


class Witness(NamedTuple):
    """One citation of a position: the source, where it ultimately comes from, the speaker.

    `roots` are names for its origin: the root source that it derives from (itself or another), outlets.
    """

    source: str
    roots: tuple[str, ...]
    attribution: Attribution


def independent_origins(citations: Iterable[Witness]) -> int:
    """The number of origins that do not lean on one another; unsure means fewer.

    Sources of one root are one origin, and so are outlets that quote one speaker. Unnamed speakers may be the
    same ones, and so may names that sound alike.
    """
    witnesses = list(citations)
    parent = list(range(len(witnesses)))

    def top(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[tuple[bool, str], int] = {}
    for number, witness in enumerate(witnesses):
        parent[number] = top(first.setdefault((True, witness.source), number))
        for root in witness.roots:
            parent[top(number)] = top(first.setdefault((False, root), number))
    speaking = [
        number
        for number, witness in enumerate(witnesses)
        if witness.attribution.kind is not AttributionKind.OWN
    ]
    for left, right in combinations(speaking, 2):
        if _one_speaker(witnesses[left].attribution, witnesses[right].attribution):
            parent[top(right)] = top(left)
    return len({top(number) for number in range(len(witnesses))})


def _one_speaker(one: Attribution, other: Attribution) -> bool:
    if one.kind is AttributionKind.ANONYMOUS or other.kind is AttributionKind.ANONYMOUS:
        return one.kind is other.kind
    if AttributionKind.OUTLET in (one.kind, other.kind):
        return one.kind is other.kind and one.name.casefold() == other.name.casefold()
    # A speaker whom nobody can tell apart from another may be the same one.
    return same_speaker(one, other) is not False
