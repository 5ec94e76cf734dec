"""Denials worded unlike what they deny: which claims they stand against.

“No job cuts are planned” is nearer to other denials than to “6,200 jobs to go”, so the two are seldom clustered. The
denials of a story that are one are taken together, and held against the passages of other texts with negation left out of
their meaning. What they come nearest to, where it is near enough, is what they deny. One that says of the matter no more than
"the accusation" denies what the sentence before it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from facts.matching import features, framing, stances
from facts.matching.allegations import refers_back
from facts.matching.evidence import Evidence
from facts.matching.names import same_speaker
from facts.matching.replies import replies
from facts.matching.story import SET, Story, Unit
from sources.reading.types import AttributionKind, CueKind, Passage


@dataclass(frozen=True, slots=True)
class Denial:
    """A unit that denies what the claim of group `group` says; `near` is how near the denials come to it.

    `refers` tells that the sentence before, in the same text, is what it denies.
    """

    group: int
    unit: int
    near: float
    refers: bool = False


def against(story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], free: set[int]) -> list[Denial]:
    """The denials of a story with the group of units that each stands against, where there is one.

    Only units in `free` are given to a group. What shares a group with a denial was found to say the same, and is not
    what it denies.
    """
    homes: dict[int, set[int]] = defaultdict(set)
    for number, rows in enumerate(groups):
        for row in rows:
            homes[story.units[row].passage].add(number)
    units = _units(story, free)
    found = _referring(story, groups, homes, units)
    settled = {story.units[denial.unit].passage for denial in found}
    for denials in _together(story, weighed, homes):
        denied = _denied(story, weighed, groups, homes, denials)
        if denied is None:
            continue
        number, near = denied
        passages = {story.units[row].passage for row in groups[number]}
        others = passages - {*denials}
        beside = [
            one
            for one in _beside(story, homes, denials)
            if _nearest(weighed, [one], others) >= features.DENIED_BESIDE
        ]
        along = [
            one
            for one in [*denials, *_going_on(story, weighed, denials)]
            if _nearest(weighed, [one], others) >= features.DENIED_ALONG
        ]
        found += [
            Denial(number, units[passage], near)
            for passage in sorted([*along, *beside])
            if passage in units
            and passage not in settled
            and (passage not in passages or _hardly_near(story, weighed, groups[number], passage))
        ]
    return [*found, *_continued(story, weighed, groups, homes, units)]


def _continued(
    story: Story,
    weighed: Evidence,
    groups: Sequence[Sequence[int]],
    homes: dict[int, set[int]],
    units: dict[int, int],
) -> Iterator[Denial]:
    """The sentences that go on saying no behind a denial which stands in the group of what it denies."""
    for index, passage in enumerate(story.passages):
        if passage.heading or not stances.outright(passage):
            continue
        for behind in _going_on(story, weighed, [index]):
            near = {
                number: _nearest(weighed, [behind], others)
                for number in homes[index] - homes[behind]
                if (others := _of_other_texts(story, groups[number], story.passage_text[index]))
            }
            best = max(near, key=lambda number: (near[number], -number), default=None)
            # "We have never …" is a denial by itself, of what the sentence before it tells.
            own = _says(story.passages[behind], CueKind.DENY)
            if best is not None and (own or near[best] >= features.DENIED_ALONG) and behind in units:
                yield Denial(best, units[behind], max(0.0, near[best]))


def _of_other_texts(story: Story, rows: Sequence[int], text: int) -> set[int]:
    """The passages of a group that stand in other texts."""
    return {story.units[row].passage for row in rows if story.units[row].text != text}


def _referring(
    story: Story, groups: Sequence[Sequence[int]], homes: dict[int, set[int]], units: dict[int, int]
) -> list[Denial]:
    """The denials of what the sentence before them says, against the group in which most other texts say the same."""
    found = []
    for index, passage in enumerate(story.passages):
        before = index - 1
        if index not in units or before < 0 or not refers_back(passage, story.language(index)):
            continue
        if story.passage_text[before] != story.passage_text[index] or not _affirms(story.passages[before]):
            continue
        options = []
        for number in homes[before] - homes[index]:
            rows = groups[number]
            others = {story.units[row].text for row in rows} - {story.passage_text[index]}
            plain = all(story.units[row].figure is None for row in rows)
            if others and not any(_lists(story.units[row]) for row in rows):
                options.append((plain, len(others), -number))
        if options:
            found.append(Denial(-max(options)[2], units[index], 0.0, refers=True))
    return found


def strays(story: Story, weighed: Evidence, rows: Sequence[int], against: Sequence[Denial]) -> set[int]:
    """The units of denials that were grouped with words which they are hardly near to, and do not deny."""
    denied = {story.units[denial.unit].passage for denial in against}
    others = [row for row in rows if story.units[row].passage not in denied]
    if not others:
        return set()
    return {
        row
        for row in rows
        if story.units[row].passage in denied
        and float(weighed.units[row, others].mean()) < features.DENIAL_STAYS
    }


def _units(story: Story, free: set[int]) -> dict[int, int]:
    """For each passage the unit that speaks for its denial: one with a word for it, else the first."""
    chosen: dict[int, tuple[bool, int]] = {}
    for row in free:
        unit = story.units[row]
        chosen[unit.passage] = max((_denies(story, unit), -row), chosen.get(unit.passage, (False, -row)))
    return {passage: -row for passage, (_, row) in chosen.items()}


def _together(story: Story, weighed: Evidence, homes: dict[int, set[int]]) -> list[list[int]]:
    """The passages with a word for denying, or that say no in reply, those that are one denial together."""
    sets: list[list[int]] = []
    negated = _negated(story, weighed)
    for index, passage in enumerate(story.passages):
        if _says(passage, CueKind.DENY) or (index in negated and replies(passage, story.language(index))):
            near = [
                own for own in sets if any(_one_denial(story, weighed, homes, index, other) for other in own)
            ]
            sets = [own for own in sets if own not in near]
            sets.append(sorted([index, *(row for own in near for row in own)]))
    return sets


def _negated(story: Story, weighed: Evidence) -> set[int]:
    """The passages that say no, by a word or by what they mean."""
    found = {
        unit.passage
        for unit, strength in zip(story.units, weighed.negated, strict=True)
        if strength > features.NEGATED
    }
    found |= {index for index, passage in enumerate(story.passages) if _says(passage, CueKind.NEGATE)}
    # Who says nothing to a report does not say no to it.
    return {index for index in found if not _says(story.passages[index], CueKind.DECLINE)}


def _one_denial(story: Story, weighed: Evidence, homes: dict[int, set[int]], left: int, right: int) -> bool:
    """Whether two denials of two texts are one: in one group, or alike and not by two speakers."""
    if story.passage_text[left] == story.passage_text[right]:
        return False
    verdict = same_speaker(story.passages[left].attribution, story.passages[right].attribution)
    alike = float(weighed.plain[left, right])
    if not verdict and alike >= features.ONE_DENIAL_WHOEVER:
        return True
    if not verdict and stances.outright(story.passages[left]) is not stances.outright(story.passages[right]):
        # What one says no to may be what the other denies.
        return False
    if homes[left] & homes[right]:
        # Denials are alike in that they deny: by speakers of whom nothing is known they are one in what they deny.
        return verdict is True or (verdict is None and alike >= features.ONE_DENIAL_BY_UNKNOWN)
    least = features.ONE_DENIAL if verdict else features.ONE_DENIAL_BY_UNKNOWN
    return verdict is not False and float(weighed.passages[left, right]) >= least


def _beside(story: Story, homes: dict[int, set[int]], denials: Sequence[int]) -> Iterator[int]:
    """The passages of other texts that say no without a word for denying, in the same group or by the same speaker."""
    texts = {story.passage_text[passage] for passage in denials}
    for index, passage in enumerate(story.passages):
        if story.passage_text[index] in texts or not _says(passage, CueKind.NEGATE):
            continue
        if _says(passage, CueKind.DECLINE):
            continue
        for other in denials:
            if homes[index] & homes[other] or same_speaker(
                passage.attribution, story.passages[other].attribution
            ):
                yield index
                break


def _going_on(story: Story, weighed: Evidence, denials: Sequence[int]) -> Iterator[int]:
    """The sentences right behind these denials in which somebody goes on saying no: "The firm denies it. “We paid nobody,” …"."""
    negated = _negated(story, weighed)
    for passage in denials:
        behind = passage + 1
        if behind in negated and story.passage_text[behind] == story.passage_text[passage]:
            said = story.passages[behind]
            own = said.attribution.kind is AttributionKind.OWN and not said.quotes
            if not own and not stances.outright(said) and not _says(said, CueKind.DECLINE):
                yield behind


def _denied(
    story: Story,
    weighed: Evidence,
    groups: Sequence[Sequence[int]],
    homes: dict[int, set[int]],
    denials: Sequence[int],
) -> tuple[int, float] | None:
    """The group that these denials come nearest to, with how near: of groups that cite the same words the one that is
    nearest on the whole."""
    own = {
        number
        for passage in denials
        for number in homes[passage]
        if not _hardly_near(story, weighed, groups[number], passage)
    }
    texts = {story.passage_text[passage] for passage in denials}
    outright = any(
        stances.outright(story.passages[passage]) or replies(story.passages[passage], story.language(passage))
        for passage in denials
    )
    least = features.DENIED if outright else features.DENIED_BY_NEGATION
    options = []
    for number, rows in enumerate(groups):
        if number in own or any(_lists(story.units[row]) for row in rows) or _held(story, rows, texts):
            continue
        near: dict[int, list[float]] = defaultdict(list)
        affirming: dict[int, list[float]] = defaultdict(list)
        for passage in {story.units[row].passage for row in rows} - {*denials}:
            text = story.passage_text[passage]
            near[text].append(_nearest(weighed, denials, [passage]))
            if text not in texts and not homes[passage] & own and _affirms(story.passages[passage]):
                affirming[text] += [
                    float(weighed.plain[denial, passage])
                    for denial in denials
                    if not weighed.strangers[denial, passage]
                ]
        if _on_the_whole(story, weighed, denials, rows) < features.DENIED_ON_THE_WHOLE:
            continue
        ranked = sorted((max(scores) for scores in affirming.values() if scores), reverse=True)
        if ranked and ranked[0] >= least:
            score = ranked[0] + features.DENIED_TWICE * max(0.0, *ranked[1:2], 0.0)
            whole = sum(max(scores) for scores in near.values())
            options.append((not _counts_sources(story, rows), round(score, 4), whole, -number))
    if not options:
        return None
    _, score, _, place = max(options)
    if score < _at_home(story, weighed, [groups[number] for number in own], denials):
        return None
    return -place, score


def _hardly_near(story: Story, weighed: Evidence, rows: Sequence[int], passage: int) -> bool:
    """Whether a reply is hardly near to the others of a group that it stands in: it may be their denial."""
    if _says(story.passages[passage], CueKind.DENY) or not replies(
        story.passages[passage], story.language(passage)
    ):
        return False
    mine = [row for row in rows if story.units[row].passage == passage]
    others = [row for row in rows if story.units[row].passage != passage]
    return bool(others) and float(weighed.units[np.ix_(mine, others)].mean()) < features.DENIAL_STAYS


def _at_home(
    story: Story, weighed: Evidence, groups: Sequence[Sequence[int]], denials: Sequence[int]
) -> float:
    """How near these denials come to what other texts affirm in groups that hold the words with which they deny."""
    texts = {story.passage_text[passage] for passage in denials}
    affirming = {
        story.units[row].passage
        for rows in groups
        if any(story.units[row].passage in denials and _denies(story, story.units[row]) for row in rows)
        for row in rows
        if story.units[row].text not in texts and _affirms(story.passages[story.units[row].passage])
    }
    return _nearest(weighed, denials, affirming) if affirming else -1.0


def _denies(story: Story, unit: Unit) -> bool:
    """Whether a unit holds a word for denying."""
    return any(
        cue.kind is CueKind.DENY and cue.start < unit.end and unit.start < cue.end
        for cue in story.passages[unit.passage].cues
    )


def _on_the_whole(story: Story, weighed: Evidence, denials: Sequence[int], rows: Sequence[int]) -> float:
    """How near one of these denials comes to a group in the mean of other texts, headlines aside.

    What is near to one text alone is another matter than what is denied.
    """
    means = []
    for denial in denials:
        passages: dict[int, set[int]] = defaultdict(set)
        for row in rows:
            unit = story.units[row]
            if unit.text != story.passage_text[denial] and not story.passages[unit.passage].heading:
                passages[unit.text].add(unit.passage)
        if passages:
            means.append(sum(_nearest(weighed, [denial], own) for own in passages.values()) / len(passages))
    return max(means, default=0.0)


def _nearest(weighed: Evidence, denials: Sequence[int], passages: Iterable[int]) -> float:
    return max(float(weighed.plain[denial, passage]) for denial in denials for passage in passages)


def _affirms(passage: Passage) -> bool:
    """Whether a passage may be what somebody denies: it states something and has no word that says no."""
    no = any(cue.kind in (CueKind.DENY, CueKind.DECLINE, CueKind.NEGATE) for cue in passage.cues)
    return not (no or passage.heading or passage.question or framing.credits_alone(passage))


def _held(story: Story, rows: Sequence[int], texts: Iterable[int]) -> bool:
    """Whether one of these texts itself, on nobody's word, says what the units of a group say."""
    passages = [story.passages[story.units[row].passage] for row in rows if story.units[row].text in texts]
    return any(passage.attribution.kind is AttributionKind.OWN and _affirms(passage) for passage in passages)


def _counts_sources(story: Story, rows: Sequence[int]) -> bool:
    """Whether the units of a group tell of how many people told a thing, which is not what somebody denies."""
    stated = [unit.figure for unit in (story.units[row] for row in rows) if unit.figure is not None]
    return any(figure.value.unit == "sources" for figure in stated)


def _lists(unit: Unit) -> bool:
    """Whether a unit is a list alone, of which nobody says yes or no."""
    return unit.figure is not None and unit.figure.dimension == SET


def _says(passage: Passage, kind: CueKind) -> bool:
    return not passage.heading and any(cue.kind is kind for cue in passage.cues)
