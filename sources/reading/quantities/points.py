"""Points: of an index or a game, or percentage points behind a percentage."""

from __future__ import annotations

from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, is_unspaced

POINTS, PERCENTAGE_POINT, BASIS_POINT, VOTES = "points", "percentage point", "basis point", "votes"
#: No percentage changes by more points.
_WHOLE = 100


class PointScan(Scan):
    """Tells points from places and from each other."""

    def _pointed(self, found: list[Finding]) -> list[Finding]:
        """Points as percentage points behind a percentage of the sentence, as points where it speaks of an index."""
        told: list[Finding] = []
        for finding in found:
            point = self.lexicon.points.match(self.text, self._right(finding.numeral.end))
            if point is None and self._level_of_index(finding):
                told.append(
                    replace(
                        finding, unit=POINTS, kind=QuantityKind.COUNT, end=finding.numeral.end, ellipsis=False
                    )
                )
                continue
            if finding.unit == POINTS and finding.kind is QuantityKind.COUNT and self._of_election(finding):
                finding = replace(finding, unit=VOTES)
            # A longer noun says itself what it is ("percentage points").
            if point is None or (point[0] < finding.end and not finding.ellipsis):
                told.append(finding)
                continue
            start, stop = self._sentence(finding.start)
            shares = [
                other.end for other in told if other.kind is QuantityKind.PERCENT and other.start >= start
            ]
            near = shares and finding.amount < _WHOLE
            of_index = self._of_index(shares[-1] if near else start, finding.start if near else stop)
            if shares and finding.amount < _WHOLE and not of_index:
                if self._bare_word(point[0]):
                    kind, unit = QuantityKind.PERCENT, PERCENTAGE_POINT
                    finding = replace(finding, unit=unit, kind=kind, end=point[0], ellipsis=False)
            elif self._within_spread(start, finding.start):
                kind, unit = QuantityKind.MEASURE, BASIS_POINT
                finding = replace(finding, unit=unit, kind=kind, end=point[0], ellipsis=False)
            elif of_index or (
                (not finding.unit or finding.ellipsis) and not self._unit_of_anything(point[0], finding)
            ):
                finding = replace(finding, unit=POINTS, kind=QuantityKind.COUNT, end=point[0], ellipsis=False)
            told.append(finding)
        return told

    def _unit_of_anything(self, end: int, finding: Finding) -> bool:
        """Whether the word for a point is that for a unit of whatever is counted (واحد)."""
        return self.lexicon.nouns.get(self.text[self._right(finding.numeral.end) : end]) == SAME

    def _level_of_index(self, finding: Finding) -> bool:
        """Whether a large number with decimals and without a unit is where an index stands."""
        bare = (
            finding.ellipsis
            and not finding.unit
            and finding.numeral.decimals > 0
            and finding.amount >= _WHOLE
        )
        start, _stop = self._sentence(finding.start)
        return bare and self._of_index(start, finding.start)

    def _of_election(self, finding: Finding) -> bool:
        """Whether the sentence tells of a vote, where one word stands for points and votes (คะแนน)."""
        book = self.lexicon.elections
        start, stop = self._sentence(finding.start)
        return bool(book) and any(book.match(self.text, index) for index in range(start, stop))

    def _bare_word(self, end: int) -> bool:
        """Whether nothing follows that says which points ("puntos de evacuación")."""
        return self.lexicon.connectors.match(self.text, self._right(end)) is None

    def _within_spread(self, start: int, stop: int) -> bool:
        """Whether the sentence has named the spread of two bonds, which is told in hundredths of a percent."""
        text, book = self.text, self.lexicon.spread
        return any(
            book.match(text, index)
            for index in range(start, stop)
            if is_letter(text[index]) and (index == 0 or not is_letter(text[index - 1]))
        )

    def _of_index(self, start: int, stop: int) -> bool:
        text, book = self.text, self.lexicon.index
        return any(
            book.match(text, index)
            for index in range(start, stop)
            if is_letter(text[index])
            and (index == 0 or not is_letter(text[index - 1]) or is_unspaced(text[index]))
        )
