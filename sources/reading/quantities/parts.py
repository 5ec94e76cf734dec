"""Numbers that are parts of a whole."""

from __future__ import annotations

import re

from sources.reading.quantities.classifiers import SOURCES
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME, Bound
from sources.reading.quantities.scan import BREAKS, PEOPLE, SENTENCE_END, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_end

# The longest word between "of" and a whole ("two of their five boats").
_DETERMINER = 6

# How far behind its number the people stand who are told by what they know, and how many are quoted together.
_TOLD, _FEW = 60, 20
_LETTERS = re.compile(r"[^\W\d_]+")


class PartScan(Scan):
    """Reads a number as a part of what follows it."""

    def _of_theirs(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """Some of a whole that is not counted ("three of its ministers", "tres de sus ministros")."""
        text, lexicon = self.text, self.lexicon
        plain = numeral.decimals or numeral.scale != 1 or numeral.vague or self._is_year(numeral)
        whole = None if plain else lexicon.of.match(text, self._right(numeral.end))
        if whole is None or lexicon.places or self._part_of_whole(numeral):
            return None
        index = self._right(whole[0])
        for _ in range(2):
            noun = lexicon.nouns.match(text, index)
            if noun and noun[1] != SAME:
                counted = self._original(index, noun[0])
                found = Finding(
                    numeral.start, noun[0], QuantityKind.COUNT, numeral.value, noun[1], numeral, counted
                )
                return self._with_bound(found, bound)
            stop = word_end(text, index)
            if not 0 < stop - index <= _DETERMINER or text[stop : stop + 1] != " ":
                return None
            index = stop + 1
        return None

    def _part_of_whole(self, numeral: Numeral) -> bool:
        """Whether a whole follows, so that the number is a part of it ("78 of 150 seats", "two of its five pumps")."""
        whole = self.lexicon.of.match(self.text, self._right(numeral.end))
        if whole is None:
            return False
        index = self._right(whole[0])
        for _ in range(2):
            following = self.lexicon.spelled.match(self.text, index)
            if self.text[index : index + 1].isdigit() or following:
                return True
            stop = word_end(self.text, index)
            if not 0 < stop - index <= _DETERMINER:
                return False
            index = self._right(stop)
        return False

    def _which(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The larger amount of the sentence that a number is a part of ("of which 86,000", "entre ellas 86.000")."""
        last = earlier[-1] if earlier else None
        if last is None or not last.unit or last.amount < finding.amount:
            return None
        if last.kind not in {QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY}:
            return None
        if SENTENCE_END.search(self.text, last.end, finding.start) and not self.lexicon.places:
            return None
        return last if self.lexicon.of_which.match_before(self.text, self._left(finding.start)) else None

    def _whole_before(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The whole that opens the clause of its part ("Of the 40 carts, 12 burned")."""
        whole = earlier[-1] if earlier else None
        if (
            whole is None
            or whole.kind is not QuantityKind.COUNT
            or not whole.unit
            or whole.amount <= finding.amount
        ):
            return None
        if self.text[whole.end : finding.start].strip(" ,،、，"):
            return None
        before = self._left(whole.start)
        return whole if self.lexicon.of.match_before(self.text, before) else None

    def _knowing(self, numeral: Numeral, index: int) -> Finding | None:
        """People behind what they know ("zwei mit dem Vorgang vertraute Personen", "двое знакомых с делом чиновников")."""
        text, lexicon = self.text, self.lexicon
        if numeral.value > _FEW or numeral.decimals or not lexicon.knowing.match(text, index):
            return None
        for word in _LETTERS.finditer(text, index, min(len(text), index + _TOLD)):
            if not BREAKS.isdisjoint(text[index : word.start()]):
                return None
            noun = lexicon.nouns.match(text, word.start())
            if noun and noun[1] in {PEOPLE, SOURCES}:
                counted = self._original(word.start(), noun[0])
                return Finding(
                    numeral.start, noun[0], QuantityKind.COUNT, numeral.value, SOURCES, numeral, counted
                )
        return None

    def _persons(self, numeral: Numeral) -> Finding | None:
        """People by a number that counts nothing else (двое, ముగ్గురు, ketten)."""
        if self.text[numeral.start : numeral.end] not in self.lexicon.collectives:
            return None
        return Finding(numeral.start, numeral.end, QuantityKind.COUNT, numeral.value, PEOPLE, numeral)
