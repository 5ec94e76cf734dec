"""Whether a clause affirms or denies what the others of its claim say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from facts.matching import features
from facts.matching.evidence import Evidence
from facts.matching.story import Story, Unit
from facts.matching.types import Stance
from sources.reading.types import CueKind, Passage


def stance(story: Story, weighed: Evidence, row: int, others: Sequence[int]) -> Stance:
    """DENIES for an outright denial, and for a clause that is negated where those of most other texts are not."""
    unit = story.units[row]
    passage = story.passages[unit.passage]
    if denying(passage, unit) or _negated_alone(story, weighed, row, others):
        return Stance.DENIES
    return Stance.AFFIRMS


def denying(passage: Passage, unit: Unit) -> bool:
    """Whether an outright denial stands in a clause; what stands beside it may be what the denier says instead."""
    return any(
        cue.kind is CueKind.DENY and cue.start < unit.end and unit.start < cue.end for cue in passage.cues
    )


def _negated_alone(story: Story, weighed: Evidence, row: int, others: Sequence[int]) -> bool:
    """Whether a clause without a figure is negated and most clauses of other texts are plain."""
    unit = story.units[row]
    texts = sorted({story.units[other].text for other in others} - {unit.text})
    if unit.figure is not None or not texts or not _is_negated(story, unit, float(weighed.negated[row])):
        return False
    plain = [
        float(np.mean([weighed.negated[other] for other in others if story.units[other].text == text]))
        <= features.PLAIN
        for text in texts
    ]
    return 2 * sum(plain) > len(plain)


def _is_negated(story: Story, unit: Unit, strength: float) -> bool:
    """Whether meaning and, where the language has such words in the lexicon, a word say that a clause is negated."""
    text = story.texts[unit.text].reading
    known = any(cue.kind is CueKind.NEGATE for passage in text.passages for cue in passage.cues)
    if not known:
        return strength >= features.NEGATED_WITHOUT_A_WORD
    cues = story.passages[unit.passage].cues
    worded = any(c.kind is CueKind.NEGATE and c.start < unit.end and unit.start < c.end for c in cues)
    return worded and strength >= features.NEGATED
