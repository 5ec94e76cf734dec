"""Claims that already stand, as the matcher sees them: which units speak for them, and who says their quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from facts.matching import positions
from facts.matching.evidence import Evidence
from facts.matching.story import Story, Unit
from facts.matching.types import KnownCitation, KnownClaim, KnownPosition, Place, Value
from sources.reading.types import Attribution

#: A span is one that already stands when it covers this share of the shorter of the two.
_SAME_SPAN: Final = 0.5


def covers(place: Place, unit: Unit) -> bool:
    """Whether a citation stands on a unit: they share half of the shorter."""
    overlap = min(place.end, unit.end) - max(place.start, unit.start)
    return overlap > 0 and overlap >= _SAME_SPAN * min(place.end - place.start, unit.end - unit.start)


def standing_units(
    story: Story,
    weighed: Evidence,
    claim: KnownClaim,
    by_source: dict[str, list[int]],
    free: Sequence[int],
) -> list[int]:
    """For each live citation the unit that speaks for it: with its position's value, else nearest to the others.

    A lone citation quotes a whole passage: the clause that new passages come nearest to is what they join.
    """
    values = {position.id: position.value for position in claim.positions}
    options = []
    for citation in claim.citations:
        rows = [row for row in by_source[citation.place.source] if covers(citation.place, story.units[row])]
        if rows and not citation.rejected:
            options.append(_stating(story, rows, values.get(citation.position)))
    chosen = []
    for number, rows in enumerate(options):
        others = [row for place, other in enumerate(options) if place != number for row in other] or list(
            free
        )
        near = weighed.units[np.ix_(rows, others)].max(axis=1) if others else np.zeros(len(rows))
        chosen.append(rows[int(near.argmax())])
    return chosen


def _stating(story: Story, rows: list[int], value: Value | None) -> list[int]:
    """Those of a passage's units that state a value; for none, those that state no figure; else all."""
    figures = {row: story.units[row].figure for row in rows}
    if value is None:
        fitting = [row for row, figure in figures.items() if figure is None]
    else:
        fitting = [
            row
            for row, figure in figures.items()
            if figure is not None and positions.fits(value, figure.value)
        ]
    return fitting or rows


def standing_positions(
    story: Story, claim: KnownClaim | None
) -> list[tuple[KnownPosition, Attribution | None]]:
    """The positions of a claim that stands, each with the speaker of its first live citation."""
    if claim is None:
        return []
    return [(position, _speaker(story, claim.citations, position.id)) for position in claim.positions]


def _speaker(story: Story, citations: Sequence[KnownCitation], position: str) -> Attribution | None:
    """Who is said to say what a standing position says, by the first of its citations."""
    for citation in citations:
        if citation.position != position or citation.rejected:
            continue
        for index, passage in enumerate(story.passages):
            if (
                story.source(index) == citation.place.source
                and passage.start <= citation.place.start < passage.end
            ):
                return passage.attribution
    return None
