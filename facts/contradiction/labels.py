"""Whether the outlets themselves differ, or the people whom they quote."""

from __future__ import annotations

from facts.contradiction.types import CitedPassage, HeldPosition, Label
from facts.matching.names import same_speaker
from sources.reading.types import AttributionKind

#: Words credited to another outlet are still a narrator's.
_NARRATORS = frozenset({AttributionKind.OWN, AttributionKind.OUTLET})


def label(left: HeldPosition, right: HeldPosition) -> Label:
    """`narrators_differ` when both sides are told in an outlet's voice or quote one speaker, else `speakers_differ`."""
    if not left.citations or not right.citations:
        return Label.NARRATORS_DIFFER
    if any(map(_narrated, left.citations)) and any(map(_narrated, right.citations)):
        return Label.NARRATORS_DIFFER
    if any(_one_speaker(one, other) for one in left.citations for other in right.citations):
        return Label.NARRATORS_DIFFER
    return Label.SPEAKERS_DIFFER


def _narrated(citation: CitedPassage) -> bool:
    return citation.attribution.kind in _NARRATORS


def _one_speaker(left: CitedPassage, right: CitedPassage) -> bool:
    return same_speaker(left.attribution, right.attribution) is True
