"""The text of a source with the cited words marked: cut into stretches that are cited or not as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.models import Citation
from sources.models import Passage, Source

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text that is cited, heading or boilerplate as a whole.

    `start` is the place of its first character; `opens` says that a citation begins there. `notes` are the numbers
    of the claims whose citation ends with it.
    """

    text: str
    start: int = 0
    opens: bool = False
    heading: bool = False
    boilerplate: bool = False
    cited: bool = False
    notes: tuple[int, ...] = ()


def stretches(
    source: Source, *, passages: Sequence[Passage], citations: Sequence[tuple[int, Citation]]
) -> list[Stretch]:
    """Return the text of a source cut wherever a passage or citation begins or ends.

    `citations` come with the number under which the page lists their claim.
    """
    text = source.text or ""
    cited = [(citation.start, citation.end) for _, citation in citations]
    opening = {start for start, _ in cited}
    notes: dict[int, set[int]] = defaultdict(set)
    for number, citation in citations:
        notes[citation.end].add(number)
    marked = _Cover(cited)
    headings = _Cover([(passage.start, passage.end) for passage in passages if passage.heading])
    asides = _Cover([(passage.start, passage.end) for passage in passages if passage.boilerplate])
    spans = [(passage.start, passage.end) for passage in passages] + cited
    edges = sorted({0, len(text)} | {min(edge, len(text)) for span in spans for edge in span})
    return [
        Stretch(
            text=text[start:end],
            start=start,
            opens=start in opening,
            heading=start in headings,
            boilerplate=start in asides,
            cited=start in marked,
            notes=tuple(sorted(notes.get(end, ()))),
        )
        for start, end in pairwise(edges)
    ]


class _Cover:
    """The places that some spans cover."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._union: list[Span] = []
        for start, end in sorted(spans):
            if self._union and start <= self._union[-1][1]:
                self._union[-1] = (self._union[-1][0], max(end, self._union[-1][1]))
            else:
                self._union.append((start, end))

    def __contains__(self, place: int) -> bool:
        """Return whether a span covers the character at `place`."""
        found = bisect_right(self._union, (place, float("inf"))) - 1
        return found >= 0 and place < self._union[found][1]
