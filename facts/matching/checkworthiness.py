"""What is worth checking: figures, events, roles, quotes and denials found claims; colour and questions do not."""

from __future__ import annotations

from typing import Final

from facts.matching.story import SET, Story, Unit
from facts.matching.types import Feature
from sources.reading.types import AttributionKind, CueKind

#: A claim is founded where the weights reach this.
FOUNDING: Final = 0.4

AMOUNT: Final = 0.6
DATE: Final = 0.3
DENIAL: Final = 0.6
DENIED: Final = 0.6
QUOTE: Final = 0.4
ROLE: Final = 0.4
ENUMERATION: Final = 0.3
REPORTED: Final = 0.2
PLAN: Final = 0.2
NAME: Final = 0.4
FURTHER_TEXT: Final = 0.3
LONE_LIST: Final = -1.0
HEADING: Final = -1.0
QUESTION: Final = -1.0


def reasons(story: Story, unit: Unit, texts: int, *, denied: bool = False) -> tuple[Feature, ...]:
    """Why a clause is or is not worth a claim of its own; `texts` is how many texts state the same."""
    passage = story.passages[unit.passage]
    if unit.figure is not None and unit.figure.dimension == SET and texts < 2:
        return (Feature("a list in one text alone is part of what its sentence says", LONE_LIST),)
    found: list[Feature] = []
    if passage.heading:
        found.append(Feature("a heading announces, it does not state", HEADING))
    if passage.question:
        found.append(Feature("a question claims nothing", QUESTION))
    if unit.figure is not None:
        if unit.figure.value.date:
            found.append(Feature("states a date", DATE, unit.figure.text))
        elif unit.figure.value.amount is not None:
            found.append(Feature("states an amount", AMOUNT, unit.figure.text))
    cues = {cue.kind: cue for cue in passage.cues if inside(unit, cue.start, cue.end)}
    if CueKind.DENY in cues:
        found.append(Feature("denies something", DENIAL, cues[CueKind.DENY].text))
    if denied:
        found.append(Feature("is denied elsewhere", DENIED))
    if CueKind.PLAN in cues:
        found.append(Feature("announces a plan", PLAN, cues[CueKind.PLAN].text))
    if any(inside(unit, quote.start, quote.end) for quote in passage.quotes):
        found.append(Feature("gives somebody's own words", QUOTE))
    if passage.attribution.kind is not AttributionKind.OWN:
        found.append(Feature("is said on somebody's word", REPORTED, passage.attribution.name))
    for role in passage.roles:
        if inside(unit, role.start, role.end):
            found.append(Feature("gives somebody a role", ROLE, role.text))
            break
    for enumeration in passage.enumerations:
        if inside(unit, enumeration.start, enumeration.end):
            found.append(Feature("lists members", ENUMERATION))
            break
    for name in passage.names:
        if inside(unit, name.start, name.end):
            found.append(Feature("says something of a named one", NAME, name.text))
            break
    if texts > 1:
        found.append(Feature("several texts state it", FURTHER_TEXT * (texts - 1), f"{texts} texts"))
    return tuple(found)


def founds(found: tuple[Feature, ...]) -> bool:
    """Whether these reasons add up to a claim."""
    return sum(feature.weight for feature in found) >= FOUNDING


def inside(unit: Unit, start: int, end: int) -> bool:
    """Whether a span overlaps the clause."""
    return start < unit.end and unit.start < end
