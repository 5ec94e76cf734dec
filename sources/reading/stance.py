"""What a passage does with what it says, read from its attribution and cues by one written table."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from .cues import outside
from .types import AttributionKind, CueKind, Passage


class Stance(StrEnum):
    """What a passage does with a statement."""

    DECLINES = "declines"
    DENIES = "denies"
    REPORTS = "reports"
    ASSERTS = "asserts"


#: The first row that holds decides; the order is the policy.
STANCES: tuple[tuple[Stance, str, Callable[[Passage], bool]], ...] = (
    (
        Stance.DECLINES,
        "has a decline cue outside its quotations",
        lambda passage: _has(passage, CueKind.DECLINE),
    ),
    (Stance.DENIES, "has a deny cue, quoted or not", lambda passage: _anywhere(passage, CueKind.DENY)),
    (
        Stance.REPORTS,
        "speaks on somebody's word",
        lambda passage: passage.attribution.kind is not AttributionKind.OWN,
    ),
    (Stance.ASSERTS, "speaks in the narrator's own voice", lambda passage: True),
)


def stance_of(passage: Passage) -> Stance:
    """The stance of a passage: the first row of STANCES that holds."""
    return next(stance for stance, _, holds in STANCES if holds(passage))


def is_negated(passage: Passage) -> bool:
    """Whether the passage says that something is not so, by a negation or a denial, whoever says it."""
    return _anywhere(passage, CueKind.NEGATE) or _anywhere(passage, CueKind.DENY)


def _has(passage: Passage, kind: CueKind) -> bool:
    return any(cue.kind is kind for cue in outside(passage.cues, passage.quotes))


def _anywhere(passage: Passage, kind: CueKind) -> bool:
    return any(cue.kind is kind for cue in passage.cues)
