"""How many independent origins stand behind citations of one position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from facts.matching.names import same_speaker
from sources.reading.types import Attribution, AttributionKind


@dataclass(frozen=True, slots=True)
class Witness:
    """One citation of a position: the source, the root origin that it derives from (itself or another), the speaker."""

    source: str
    root: str
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

    for left, right in combinations(range(len(witnesses)), 2):
        if _one_origin(witnesses[left], witnesses[right]):
            parent[top(right)] = top(left)
    return len({top(number) for number in range(len(witnesses))})


def _one_origin(left: Witness, right: Witness) -> bool:
    if left.root == right.root or left.source == right.source:
        return True
    one, other = left.attribution, right.attribution
    if AttributionKind.OWN in (one.kind, other.kind):
        return False
    if one.kind is AttributionKind.ANONYMOUS or other.kind is AttributionKind.ANONYMOUS:
        return one.kind is other.kind
    if AttributionKind.OUTLET in (one.kind, other.kind):
        return one.kind is other.kind and one.name.casefold() == other.name.casefold()
    # A speaker whom nobody can tell apart from another may be the same one.
    return same_speaker(one, other) is not False
