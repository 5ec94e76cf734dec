"""Whether a clause affirms or denies what the others of its claim say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from facts.matching import features, framing
from facts.matching.evidence import Evidence
from facts.matching.story import Story, Unit
from facts.matching.types import Stance
from sources.reading.types import Cue, CueKind, Passage, Span

#: A clause this near to the one of a denial is what is denied: a comma and a conjunction stand between them.
_ADJOINING = 3
#: Ends of words for denying in languages that negate in front: what is negated follows, so the words alone reject nothing.
_ASSURES: Final = re.compile(
    r"\s(?:had not|tidak|tak|bukan|không(?: hề| có| phải)?|chưa(?: từng)?)$|^(?:ยืนยันว่า|ปัดว่า|ปัด)ไม่|^坚称"
)


def stance(story: Story, weighed: Evidence, row: int, others: Sequence[int]) -> Stance:
    """DENIES for an outright denial, and for a clause that says no where others plainly say yes.

    A clause that is negated stands on the side of the denials where there are any: "it was never his" and "he
    denies that it is his" are one answer. So does one with a word for denying in another clause of its sentence.
    """
    unit = story.units[row]
    if denying(story, unit):
        return Stance.DENIES
    if _declines(story.passages[unit.passage], unit):
        return Stance.AFFIRMS
    beside = any(denying(story, story.units[other]) for other in others)
    if beside and (_negates(story, weighed, row) or outright(story.passages[unit.passage])):
        return Stance.DENIES
    return Stance.DENIES if _negated_alone(story, weighed, row, others) else Stance.AFFIRMS


def denying(story: Story, unit: Unit) -> bool:
    """Whether an outright denial stands in a clause, or beside it with nothing else said in the clause."""
    passage = story.passages[unit.passage]
    # A headline denies one thing and tells another: "Board denies bribes, shares fall 14 percent".
    if passage.heading and unit.figure is not None:
        return False
    if _has(passage, unit, CueKind.DENY):
        return True
    if _has(passage, unit, CueKind.REPORT) or _has(passage, unit, CueKind.NEGATE):
        return False
    return any(_governs(clause, unit) and _has_cue(passage, clause) for clause in _clauses(story, unit))


def outright(passage: Passage) -> bool:
    """Whether a passage has a word for denying that is more than a negation which somebody utters or assures."""
    negations = {(cue.start, cue.end) for cue in passage.cues if cue.kind is CueKind.NEGATE}
    return any(
        cue.kind is CueKind.DENY and (cue.start, cue.end) not in negations and not assures(cue)
        for cue in passage.cues
    )


def assures(cue: Cue) -> bool:
    """Whether a word for denying is one for assuring with a negation behind it: "makes sure that no"."""
    return _ASSURES.search(cue.text.casefold()) is not None


def _governs(clause: tuple[int, int], unit: Unit) -> bool:
    """Whether a clause leads into another: "he denies | that …"."""
    return 0 <= unit.start - clause[1] <= _ADJOINING


def _declines(passage: Passage, unit: Unit) -> bool:
    """Whether a unit only tells that somebody says nothing: whoever refuses to comment takes no side."""
    return _has(passage, unit, CueKind.DECLINE) and not _has(passage, unit, CueKind.DENY)


def _clauses(story: Story, unit: Unit) -> list[tuple[int, int]]:
    return [(clause.start, clause.end) for clause in story.passages[unit.passage].clauses]


def _has_cue(passage: Passage, clause: tuple[int, int]) -> bool:
    """Whether a denial ends a clause but for a few words, so that what is denied follows."""
    return any(
        cue.kind is CueKind.DENY and clause[0] <= cue.start and cue.end <= clause[1] for cue in passage.cues
    )


def _has(passage: Passage, unit: Unit, kind: CueKind) -> bool:
    return any(cue.kind is kind and cue.start < unit.end and unit.start < cue.end for cue in passage.cues)


def _negates(story: Story, weighed: Evidence, row: int) -> bool:
    """Whether a clause says no: by its meaning, or by a word that its meaning bears out a little."""
    unit = story.units[row]
    worded = _has(story.passages[unit.passage], unit, CueKind.NEGATE)
    return bool(weighed.negated[row] > (features.PLAIN if worded else features.NEGATED))


def _negated_alone(story: Story, weighed: Evidence, row: int, others: Sequence[int]) -> bool:
    """Whether a clause without a figure is negated and most clauses of other texts are plain."""
    unit = story.units[row]
    others = [other for other in others if not _only_credits(story, story.units[other])]
    texts = sorted({story.units[other].text for other in others} - {unit.text})
    if unit.figure is not None or not texts or not _is_negated(story, unit, float(weighed.negated[row])):
        return False
    plain = []
    for text in texts:
        own = [other for other in others if story.units[other].text == text]
        worded = any(
            _has(story.passages[story.units[other].passage], story.units[other], CueKind.NEGATE)
            for other in own
        )
        plain.append(not worded and float(np.mean(weighed.negated[own])) <= features.PLAIN)
    return 2 * sum(plain) > len(plain)


def _only_credits(story: Story, unit: Unit) -> bool:
    """Whether a unit says who speaks, which is neither a yes nor a no."""
    return framing.only_credits(story.passages[unit.passage], Span(unit.start, unit.end))


def _is_negated(story: Story, unit: Unit, strength: float) -> bool:
    """Whether meaning and, where the language has such words in the lexicon, a word say that a clause is negated."""
    text = story.texts[unit.text].reading
    known = any(cue.kind is CueKind.NEGATE for passage in text.passages for cue in passage.cues)
    if not known:
        return strength >= features.NEGATED_WITHOUT_A_WORD
    return _has(story.passages[unit.passage], unit, CueKind.NEGATE) and strength >= features.NEGATED
