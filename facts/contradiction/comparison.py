"""What a comparison of two positions says, and what the comparators share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facts.contradiction import features
from facts.contradiction.types import CitedPassage, ContradictionKind, HeldPosition
from facts.matching.types import Feature


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two positions compared: `exempt` says why they do not contradict, "" when they may.

    `reason` is a sentence that a reader of the claim can check; the score is the sum of the features, in 0..1.
    `sure` is true where the words themselves show that both sides speak of one matter, whatever the matcher made of them.
    """

    kind: ContradictionKind
    reason: str
    features: tuple[Feature, ...] = ()
    exempt: str = ""
    sure: bool = False

    @property
    def score(self) -> float:
        """The weights added up, within 0..1."""
        return round(min(1.0, max(0.0, sum(feature.weight for feature in self.features))), 4)


def day(citation: CitedPassage) -> str:
    """The day for which a citation speaks: as the words say, else when they were published."""
    return citation.as_of or citation.published_on


def days(position: HeldPosition) -> set[str]:
    """The days for which a position's citations speak; empty when any of them is not known."""
    found = {day(citation) for citation in position.citations}
    return set() if "" in found else found


def pairs(left: HeldPosition, right: HeldPosition) -> Iterator[tuple[CitedPassage, CitedPassage]]:
    """Every citation of one position with every citation of the other."""
    for one in left.citations:
        for other in right.citations:
            yield one, other


def languages(position: HeldPosition) -> str:
    """The language of a position's first citation, "" when it has none."""
    return position.citations[0].language if position.citations else ""


def many_agree(left: HeldPosition, right: HeldPosition) -> bool:
    """Whether many texts hold one of two values."""
    return (
        max(len({citation.source for citation in side.citations}) for side in (left, right)) >= features.MANY
    )


def looseness(
    left: HeldPosition,
    right: HeldPosition,
    weight: float,
    *,
    between: tuple[float, float] = (0.0, features.LOOSE_BELOW),
) -> Iterator[Feature]:
    """A doubt of this weight where the best citations of a side were only loosely matched to the claim."""
    alike = min(max((citation.score for citation in side.citations), default=1.0) for side in (left, right))
    if between[0] <= alike < between[1] and not (left.stated and right.stated):
        yield Feature("the words are only loosely alike", weight, f"{alike:.2f}")


def one_matter(left: HeldPosition, right: HeldPosition) -> Iterator[Feature]:
    """Signs that two values answer one question: several texts have one of them, or the words are closely alike."""
    if left.stated and right.stated:
        return
    agreeing = max(len({citation.source for citation in side.citations}) for side in (left, right))
    if agreeing > 1:
        yield Feature("several texts agree on one of them", features.SEVERAL_AGREE, f"{agreeing} texts")
        return
    alike = min(max(citation.score for citation in side.citations) for side in (left, right))
    if alike >= features.CLOSE_FROM:
        yield Feature("the words are closely alike", features.CLOSELY_WORDED, f"{alike:.2f}")
