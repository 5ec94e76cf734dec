"""Positions on one claim in, contradictions with score and printed reason out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from facts.contradiction import attribution, dates, features, polarity, roles, sets, value
from facts.contradiction.comparison import Comparison
from facts.contradiction.labels import label
from facts.contradiction.types import ContradictionKind, FoundContradiction, HeldPosition, List
from facts.matching.types import Feature
from sources.reading.types import Embed

#: The version of the detector; it changes whenever its answers may.
DETECTOR: Final = "detector-26"


def detect(
    positions: Sequence[HeldPosition], *, embed: Embed | None = None
) -> tuple[FoundContradiction, ...]:
    """The contradictions between the positions of one claim, highest score first.

    Exempt pairs (rounding, bounds, conversion, unit, update, part and total, other quantities, mere additions)
    and pairs that score below `features.UNCERTAIN` are left out. `embed` is for words of different languages;
    by default the reader's embedder.
    """
    found = []
    for left, right in combinations(sorted(positions, key=lambda position: position.id), 2):
        if not left.citations or not right.citations:
            continue
        comparison = compare(left, right, embed=embed)
        if comparison is not None and not comparison.exempt and comparison.score >= features.UNCERTAIN:
            found.append(_found(left, right, comparison))
    return tuple(sorted(found, key=lambda one: (-one.score, one.left, one.right)))


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """How two positions on one claim compare, None when they have nothing to compare."""
    comparison = (
        polarity.compare(left, right)
        or value.compare(left, right)
        or dates.compare(left, right)
        or roles.compare(left, right, embed=embed)
        or sets.compare(left, right, embed=embed)
        or attribution.compare(left, right, embed=embed)
    )
    if comparison is None:
        return _stated_apart(left, right)
    if comparison.exempt:
        return comparison
    circumstances = _circumstances(left, right, sure=comparison.sure)
    return Comparison(comparison.kind, comparison.reason, (*comparison.features, *circumstances))


def _stated_apart(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """A person put two values of different kinds on one claim: a date and an amount, say."""
    if not (left.stated and right.stated) or left.value is None or right.value is None:
        return None
    reason = "a person holds these apart as different answers"
    return Comparison(
        ContradictionKind.VALUE, reason, (Feature("stated by a person on both sides", features.BOTH_STATED),)
    )


def _circumstances(left: HeldPosition, right: HeldPosition, *, sure: bool) -> Iterator[Feature]:
    if left.stated and right.stated:
        yield Feature("stated by a person on both sides", features.BOTH_STATED)
    elif left.stated or right.stated:
        yield Feature("stated by a person on one side", features.ONE_STATED)
    sureness = [_sureness(position) for position in (left, right) if not position.stated]
    if sureness and min(sureness) < features.UNSURE_BELOW and not sure:
        yield Feature(
            "not sure that all words belong to this claim", features.UNSURE_MATCH, f"{min(sureness):.2f}"
        )


def _sureness(position: HeldPosition) -> float:
    """How sure the matcher is of the best citation of a position."""
    return max(citation.score for citation in position.citations)


def _found(left: HeldPosition, right: HeldPosition, comparison: Comparison) -> FoundContradiction:
    return FoundContradiction(
        kind=comparison.kind,
        left=left.id,
        right=right.id,
        label=label(left, right),
        list=List.MAIN if comparison.score >= features.MAIN else List.UNCERTAIN,
        score=comparison.score,
        reason=_reason(comparison),
        features=comparison.features,
    )


def _reason(comparison: Comparison) -> str:
    signs = [feature.name for feature in comparison.features if feature.weight > 0]
    doubts = [feature.name for feature in comparison.features if feature.weight < 0]
    text = f"{comparison.reason}: {'; '.join(signs)}"
    return f"{text}; but {'; '.join(doubts)}" if doubts else text
