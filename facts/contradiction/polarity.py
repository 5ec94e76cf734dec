"""One position affirms what the other denies."""

from __future__ import annotations

from collections.abc import Iterator

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, looseness
from facts.contradiction.types import ContradictionKind, HeldPosition
from facts.matching.types import Feature, Stance
from sources.reading.types import CueKind


def compare(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """The comparison of two positions of opposite stance; None when both affirm or both deny."""
    if left.stance is right.stance:
        return None
    denying, affirming = (left, right) if left.stance is Stance.DENIES else (right, left)
    reason = f"denied: “{_quote(denying)}” against “{_quote(affirming)}”"
    return Comparison(ContradictionKind.POLARITY, reason, tuple(_features(denying, affirming)))


def _quote(position: HeldPosition) -> str:
    words = position.citations[0].quote if position.citations else ""
    return words if len(words) <= 120 else words[:119] + "…"


def _features(denying: HeldPosition, affirming: HeldPosition) -> Iterator[Feature]:
    yield Feature("one side affirms what the other denies", features.OPPOSITE_STANCE)
    for citation in denying.citations:
        for cue in citation.passage.cues if citation.passage is not None else ():
            if cue.kind is CueKind.DENY:
                yield Feature("an outright denial", features.OUTRIGHT_DENIAL, cue.text)
                yield from looseness(denying, affirming, features.LOOSELY_ALIKE)
                return
