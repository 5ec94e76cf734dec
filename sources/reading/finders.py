"""Whether a verb of finding or counting has somebody who finds: "a poll found that 48 percent …", "police counted 8,000"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?]\s|[。！？।؟\n]")
#: How far before a verb of finding, and in verb-first languages behind it, the paper that finds may stand.
_PAPER_BEFORE, _PAPER_BEHIND = 140, 14
#: How far before a verb its body may stand, how far around it a figure is looked for, and how far behind it who counted may stand.
_BEFORE, _AFTER, _BESIDE = 80, 60, 20


@dataclass(frozen=True, slots=True)
class Finders:
    """Where in a text papers, bodies, verbs of saying and "according to" begin; `first` where the verb precedes its subject."""

    text: str
    first: bool
    papers: Sequence[int]
    bodies: Sequence[int]
    offices: Sequence[int]
    reports: Sequence[int]
    frames: Sequence[int]

    def paper(self, start: int, end: int) -> bool:
        """Whether a verb has a poll or a study for its subject, and nobody tells of it ("the police said …")."""
        low = self._sentence(start, _PAPER_BEFORE)
        at = bisect_left(self.papers, low)
        if self.first:
            behind = bisect_left(self.papers, end)
            if behind < len(self.papers) and self.papers[behind] - end <= _PAPER_BEHIND:
                return True
        if at >= len(self.papers) or self.papers[at] >= start:
            return False
        framed = bisect_left(self.frames, low)
        if framed < len(self.frames) and re.search(
            r"[,，،]", self.text[self.frames[framed] : self.papers[at]]
        ):
            return False
        told = bisect_left(self.reports, low)
        return told >= len(self.reports) or self.reports[told] >= self.papers[at]

    def body(self, start: int, end: int) -> bool:
        """Whether an office, an organisation or people of a trade stand before a verb, and nobody tells of it."""
        low = self._sentence(start, _BEFORE)
        framed = bisect_left(self.frames, low)
        if framed < len(self.frames) and self.frames[framed] < start:
            return False
        at = bisect_left(self.bodies, low)
        behind = bisect_left(self.bodies, end)
        follows = self.first and behind < len(self.bodies) and self.bodies[behind] - end <= _PAPER_BEHIND
        return follows or (at < len(self.bodies) and self.bodies[at] < start)

    def tallies(self, start: int, end: int) -> bool:
        """Whether a verb of counting gives an authority's figure ("Police counted 8,000 fans")."""
        at = bisect_right(self.offices, end + _BESIDE)
        # Where the verb comes first who counts stands behind it ("قدرتها الهيئة"); else the word is another ("its capacity").
        near = at > 0 and self.offices[at - 1] >= (end if self.first else start - _BEFORE)
        low = max(0, start - _AFTER)
        clause = re.split(r"[.!?;。।؟\n]\s", self.text[low:start])[-1]
        return near and bool(re.search(r"\d", clause + self.text[end : end + _AFTER]))

    def _sentence(self, start: int, reach: int) -> int:
        """Where the sentence of `start` begins, no further back than `reach`."""
        low = max(0, start - reach)
        return max((mark.end() for mark in _SENTENCE_END.finditer(self.text, low, start)), default=low)
