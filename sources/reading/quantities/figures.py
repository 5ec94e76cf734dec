"""What a sentence says a number of: "the number of schools closed rose to 45", "con số này là 412"."""

from __future__ import annotations

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import PEOPLE, Scan

#: How far from "number of" its noun stands.
_OF_FIGURE = 30
#: How far before a number a word stands that says no more than that it is one.
_FIGURE = 16
#: How far before a number a crowd is named.
_PHRASE = 40
#: Smaller figures are seldom two accounts of the same.
WORTH_CITING = 10


class FigureScan(Scan):
    """Finds what is counted by the word for a number or a crowd."""

    def _noun_of_figure(self, finding: Finding, start: int) -> str:
        """What the sentence says a number of ("the number of schools closed rose to 45")."""
        text = self.text
        for index in range(finding.start - 1, start - 1, -1):
            figure = self.lexicon.figure.match(text, index) if self._word_begins(index) else None
            # "Chiffre d'affaires" is a sum.
            if figure is None or figure[0] > finding.start or self.lexicon.money_of.match(text, index):
                continue
            for at in range(figure[0], min(figure[0] + _OF_FIGURE, finding.start)):
                noun = self._noun_within(at) if self._word_begins(at) else None
                if noun and noun[1] != SAME and noun[0] <= finding.start:
                    return noun[1]
            last, reach = "", 0
            first = max(start, index - _OF_FIGURE)
            # "Con số" has no animals in it.
            index = next((at for at in range(first, index) if self._longer_figure(at, figure[0])), index)
            for at in range(first, index):
                noun = self._noun_within(at) if at >= reach and self._word_begins(at) else None
                if noun and noun[1] != SAME:
                    reach, last = noun
            if last:
                return last
        return ""

    def _longer_figure(self, at: int, end: int) -> bool:
        longer = self.lexicon.figure.match(self.text, at) if self._word_begins(at) else None
        return longer is not None and longer[0] >= end

    def _says_figure(self, finding: Finding, start: int) -> bool:
        """Whether the words right before a number only say that it is one ("con số này là 412", "यह संख्या सात")."""
        first = max(start, finding.start - _FIGURE)
        return not finding.counted and any(
            self._word_begins(at) and self.lexicon.figure.match(self.text, at)
            for at in range(first, finding.start)
        )

    def _crowd(self, finding: Finding, start: int) -> str:
        """People, where the sentence has just named a crowd ("put the crowd outside at 45,000")."""
        first = max(start, finding.start - _PHRASE)
        named = any(
            self._word_begins(index) and self.lexicon.crowds.match(self.text, index)
            for index in range(first, finding.start)
        )
        return PEOPLE if named and not finding.counted and finding.amount >= WORTH_CITING else ""
