"""Citations of a claim: which words stand for it, on whose word, with which stance, and why they belong there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from facts.matching import features, framing, positions, rivals, stances
from facts.matching.denials import Denial
from facts.matching.evidence import Evidence
from facts.matching.story import DATE, SET, Figure, Story
from facts.matching.types import Feature, MatchedCitation, Place, Stance
from sources.reading.types import Attribution, Passage, Span
from sources.reading.voices import said_by


def cite(
    story: Story, weighed: Evidence, row: int, units: Sequence[int], figure: Figure | None
) -> positions.Cited:
    """A citation of the passage of a unit for the claim that `units` make; `figure` is what it holds as a value."""
    unit = story.units[row]
    passage = story.passages[unit.passage]
    others = [other for other in units if story.units[other].passage != unit.passage]
    found = _reasons_to_join(story, weighed, row, others, figure)
    stated = figure or unit
    citation = MatchedCitation(
        place=Place(story.source(unit.passage), passage.start, passage.end),
        value=figure.value if figure else None,
        original_value=figure.text if figure else "",
        attribution=_voice(passage, stated.start, stated.end),
        as_of=positions.as_of(story, unit),
        score=round(min(1.0, max(0.0, sum(feature.weight for feature in found))), 3),
        features=found,
    )
    stance = stances.stance(story, weighed, row, others)
    return positions.Cited(
        stance,
        citation,
        story.language(unit.passage),
        figure.moment if figure else "",
        tuple(name.text for name in passage.names),
    )


def deny(story: Story, denial: Denial) -> positions.Cited:
    """A citation that stands against a claim which its passage was not clustered with."""
    unit = story.units[denial.unit]
    passage = story.passages[unit.passage]
    near = Feature("denies what comes near to this", round(denial.near, 3))
    refers = Feature("denies what the sentence before it says", features.DENIES_BEFORE)
    found = (Feature("may belong here", 0.4), refers if denial.refers else near)
    citation = MatchedCitation(
        place=Place(story.source(unit.passage), passage.start, passage.end),
        value=None,
        original_value="",
        attribution=said_by(passage, unit.start, unit.end),
        as_of=positions.as_of(story, unit),
        score=round(min(1.0, sum(feature.weight for feature in found)), 3),
        features=found,
    )
    return positions.Cited(Stance.DENIES, citation, story.language(unit.passage))


def _voice(passage: Passage, start: int, end: int) -> Attribution:
    """On whose word the words of a unit are; those that only say who speaks stand for what he says."""
    framing_only = framing.only_credits(passage, Span(start, end))
    return passage.attribution if framing_only else said_by(passage, start, end)


def _reasons_to_join(
    story: Story, weighed: Evidence, row: int, others: Sequence[int], figure: Figure | None
) -> tuple[Feature, ...]:
    if not others:
        return (Feature("founds the claim", 1.0),)
    unit = story.units[row]
    texts = {story.units[other].text for other in others} - {unit.text}
    columns = list(others)
    agreeing = weighed.figure_agreement[row, columns]
    around = weighed.passages[unit.passage, [story.units[other].passage for other in columns]]
    # Where figures are told apart they alone are the score of two units.
    near = np.where(
        agreeing <= features.DATE_AGAINST_AMOUNT,
        (weighed.clauses[row, columns] + around) / 2,
        weighed.units[row, columns] - agreeing,
    )
    meaning = float(near.mean())
    found = [
        Feature("may belong here", 0.4),
        Feature("says nearly the same as the other passages", round(meaning, 3), f"{len(texts)} other texts"),
    ]
    agreement = float(agreeing.mean())
    if figure is not None and agreement:
        # That it differs from others is a matter for contradictions, not a doubt that it belongs here.
        name = "states the same figure" if agreement > 0 else "states another figure than some"
        found.append(Feature(name, round(max(0.0, agreement), 3), figure.text))
    if figure is not None and _closest(story, weighed, row, others):
        name = "of such figures the one that comes nearest in every text"
        found.append(Feature(name, features.CLOSEST_FIGURE, figure.text))
    shared = {
        name
        for other in others
        if story.units[other].text != unit.text
        and weighed.shared_names[unit.passage, story.units[other].passage] > 0
        for name in weighed.names[unit.passage] & weighed.names[story.units[other].passage]
    }
    if shared:
        found.append(Feature("shares rare names", features.SHARED_RARE_NAME, ", ".join(sorted(shared))))
    return tuple(found)


def _closest(story: Story, weighed: Evidence, row: int, others: Sequence[int]) -> bool:
    """Whether of all figures of that measure those of a claim come nearest to this one, in each of several texts."""
    figure = story.units[row].figure
    texts = {story.units[other].text for other in others} - {story.units[row].text}
    if figure is None or figure.dimension in (DATE, SET) or len(texts) + 1 < features.RIVALS_TEXTS:
        return False
    for text in texts:
        options = rivals.of_measure(story, text, figure.dimension)
        if (
            options
            and max(options, key=lambda other: rivals.context(story, weighed, [row], [other])) not in others
        ):
            return False
    return True
