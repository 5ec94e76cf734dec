"""On which floor something is: the 17th floor, "im dritten Stock", "lantai 17", 17階."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.ordinals import OrdinalScan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, word_start

_FLOORS = "floors"
#: The highest floor that a building has.
_HIGHEST = 200
# 階級 is a class, 階段 are stairs.
_CLASSES = frozenset("級段層")
# Prepositions of one letter, where none of the nouns begins so.
_GLUED_TO = {"he": "בלמ", "ar": "ب"}
# Languages that put an ordinal in words behind the noun.
_ORDINAL_LAST = frozenset({"ar", "fa", "he", "sw", "ro"})


class StoreyScan(OrdinalScan):
    """Reads the number of a floor."""

    def _storeys(self) -> Iterator[Finding]:
        """Every floor that an ordinal in words tells ("im dritten Stock", الطابق السابع عشر)."""
        text, lexicon = self.text, self.lexicon
        if lexicon.places or not (lexicon.storeys or lexicon.storeys_before):
            return
        last = lexicon.language in _ORDINAL_LAST
        for start in self._word_starts():
            ordinal = lexicon.storey_words.match(text, start) or lexicon.ordinal_words.match(text, start)
            if ordinal is None or text[ordinal[0] - 1 : ordinal[0]].isdigit():
                continue
            if last:
                floor = lexicon.storeys_before.match_before(text, self._left(start))
                span = (self._without_preposition(floor[0]), ordinal[0]) if floor else None
            else:
                floor = lexicon.storeys.match(text, self._right(ordinal[0]))
                span = (start, floor[0]) if floor else None
            if span:
                yield self._storey(*span, Numeral(start, ordinal[0], ordinal[1], spelled=True))

    def _numbered_storey(self, numeral: Numeral) -> Finding | None:
        """The floor that a number in figures tells ("17th floor", "17-му поверсі", "tầng 17", 17층)."""
        text, lexicon = self.text, self.lexicon
        if numeral.decimals or numeral.grouped or numeral.scale != 1 or not 0 < numeral.value <= _HIGHEST:
            return None
        alone = lexicon.storeys_alone.match(text, self._right(numeral.end))
        if alone and text[alone[0] : alone[0] + 1] not in _CLASSES:
            noun = lexicon.nouns.match(text, self._right(numeral.end))
            # 階建て tells how many floors there are.
            return None if noun and noun[0] > alone[0] else self._storey(numeral.start, alone[0], numeral)
        ordinal = (
            lexicon.ordinals.match(text, numeral.end) if lexicon.ordinals and not numeral.spelled else None
        )
        floor = lexicon.storeys.match(text, self._right(ordinal.end())) if ordinal else None
        if floor:
            return self._storey(numeral.start, floor[0], numeral)
        before = lexicon.storeys_before.match_before(text, self._before_article(numeral.start))
        if before is None or self._counts_floors(before[0]):
            return None
        # "Tầng 3 triệu": what goes on is no number of a floor.
        return (
            None
            if lexicon.units_after.match(text, self._right(numeral.end))
            else self._storey(
                self._without_preposition(before[0]), ordinal.end() if ordinal else numeral.end, numeral
            )
        )

    def _without_preposition(self, start: int) -> int:
        """Where the noun begins behind a preposition glued to it (בקומה 17, بالطابق)."""
        return start + (self.text[start] in _GLUED_TO.get(self.lexicon.language, ""))

    def _before_article(self, start: int) -> int:
        """Where what stands before a number and its article ends (הקומה ה-17)."""
        left = self._left(start)
        first = word_start(self.text, left)
        article = self.lexicon.language in {"he", "ar"} and self.text[first:left] in {"ה", "ال"}
        return self._left(first) if article else left

    def _counts_floors(self, start: int) -> bool:
        """Whether a number stands before the noun, which it counts ("24 lantai 17 gedung")."""
        left = self._left(start)
        before = self.text[left - 1 : left]
        return before.isdigit() or (
            is_letter(before or " ") and self.lexicon.spelled.match_before(self.text, left) is not None
        )

    def _storey(self, start: int, end: int, numeral: Numeral) -> Finding:
        return Finding(start, end, QuantityKind.COUNT, Decimal(numeral.value), _FLOORS, numeral,
                       self._original(start, end))  # fmt: skip
