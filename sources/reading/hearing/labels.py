"""What a stretch of a sentence may be, as far as saying goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from sources.reading.types import Vector


class Label(StrEnum):
    """What a stretch of a sentence does; everything without a label is the narrator's."""

    SOURCE = "s"
    REPORT = "r"
    DENY = "d"
    DECLINE = "n"
    CONTENT = "c"


@dataclass(frozen=True, slots=True)
class Heard:
    """Characters `start..end` of a text, what they are, and how sure that is, from 0 to 1."""

    start: int
    end: int
    label: Label
    share: float


#: How much it counts against somebody that another is heard to speak, of what it counts for that one.
_AGAINST = 0.7


def speaks(heard: Sequence[Heard], start: int, end: int) -> float:
    """Return how sure it is that whoever is named at `start..end` is heard to speak; below 0 where only others are."""
    sources = [one for one in heard if one.label is Label.SOURCE]
    mine = [one.share for one in sources if one.start < end and start < one.end]
    return max(mine) if mine else -_AGAINST * max((one.share for one in sources), default=0.0)


@dataclass(frozen=True, slots=True)
class Sound:
    """A sentence as it is heard: its labelled stretches, whom it mentions where, and its pieces with their vectors.

    All offsets are into the sentence. Of a sentence that nobody listened to there is nothing.
    """

    heard: Sequence[Heard] = ()
    mentions: Sequence[tuple[int, int]] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    vectors: Vector = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))

    def __bool__(self) -> bool:
        return len(self.vectors) > 0

    def of(self, start: int, end: int) -> Vector:
        """Return the mean vector of the words at `start..end`, of the whole sentence where no piece stands there."""
        inside = [
            index
            for index, (first, last) in enumerate(zip(self.starts, self.ends, strict=True))
            if first < end and start < last
        ]
        vector: Vector = self.vectors[inside].mean(axis=0) if inside else self.vectors.mean(axis=0)
        return vector


#: Sentences in, what is heard in each out.
Hear = Callable[[Sequence[str]], Sequence[Sound]]
