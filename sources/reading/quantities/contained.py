"""Words that hold a number, and halves: شهرين, "dreitägig", half an hour, "an hour and a half"."""

from __future__ import annotations

import re
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lasting import DURATIONS
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_start

# 上半年 is the first half of a year, 一个半月 one and a half.
_PARTS_OF_A_WHOLE = frozenset("上下前后後大个個")
#: How many syllables of a particle may follow a Korean word.
_PARTICLE = 2
#: Shorter units are signs.
_WHOLE_WORD = 3


def _kind_of(unit: str, other: QuantityKind = QuantityKind.COUNT) -> QuantityKind:
    """What a unit measures; what is told by ranks and multiples counts nothing that lends its name."""
    if unit in DURATIONS:
        return QuantityKind.DURATION
    if unit in {"percent", "percentage point"}:
        return QuantityKind.PERCENT
    return QuantityKind.NUMBER if unit in {"rank", "times"} else other


class ContainedScan(Scan):
    """Reads amounts that no number tells."""

    def _duals(self) -> list[Finding]:
        """Words that contain the number two: شهرين is two months."""
        found: list[Finding] = []
        if not self.lexicon.duals:
            return found
        for word in re.finditer(r"[^\W\d_]+", self.text):
            # A conjunction or preposition of one letter may be glued to the front.
            glued = word[0][0] in "وفبلك"
            for start in (word.start(), word.start() + 1) if glued else (word.start(),):
                dual = self.lexicon.duals.match(self.text, start)
                if self.lexicon.places and dual and self._number_before(start):
                    # "3 เท่าตัว".
                    continue
                # 사흘간을: a particle may follow.
                rest = word.end() - dual[0] if dual else 0
                if dual and rest <= (_PARTICLE if self.lexicon.language == "ko" else 0):
                    end, (amount, unit) = dual
                    kind = _kind_of(unit)
                    start = self._with_article(start) if amount < 1 else start
                    half = self.lexicon.half.match(self.text, self._right(end)) if unit in DURATIONS else None
                    if half:
                        # شهرين ونصف are two and a half months.
                        end, amount = half[0], amount + Decimal("0.5")
                    numeral = Numeral(start, end, amount, spelled=True)
                    found.append(Finding(start, end, kind, amount, unit, numeral))
                    break
        return found

    def _halves(self) -> list[Finding]:
        """Half an hour, and an hour and a half, where no number says so."""
        text, lexicon = self.text, self.lexicon
        found: list[Finding] = []
        for start in self._word_starts():
            if found and start < found[-1].end:
                continue
            half = lexicon.halves.match(text, start)
            part = text[start - 1 : start] in _PARTS_OF_A_WHOLE
            if half and self._with_article(start) != start and lexicon.half.match(text, start):
                # "Satu setengah jam" is one and a half.
                continue
            if half and not part and not self._number_before(self._with_article(start)):
                index = self._article_skipped(half[0])
                unit = lexicon.units_after.match(text, index)
                # "Pół miliona" is no mile.
                if (
                    unit
                    and not lexicon.scales.match(text, index)
                    and (unit[1] in DURATIONS or unit[0] - self._article_skipped(half[0]) >= _WHOLE_WORD)
                ):
                    found.append(self._lasting(self._with_article(start), unit, Decimal("0.5")))
                    continue
            unit = lexicon.units_after.match(text, start)
            if unit is None or unit[1] not in DURATIONS or self._number_before(self._with_article(start)):
                continue
            one = lexicon.spelled.match(text, self._right(unit[0]))
            end = one[0] if one and one[1] == 1 and lexicon.scale_before else unit[0]
            after = lexicon.half.match(text, self._right(end))
            if after:
                found.append(self._lasting(self._with_article(start), (after[0], unit[1]), Decimal("1.5")))
        return found

    def _lasting(self, start: int, unit: tuple[int, str], amount: Decimal) -> Finding:
        numeral = Numeral(start, unit[0], amount, spelled=True)
        return Finding(start, unit[0], _kind_of(unit[1], QuantityKind.MEASURE), amount, unit[1], numeral)

    def _with_article(self, start: int) -> int:
        """Where an article or a "one" before `start` begins, else `start`."""
        text, articles = self.text, self.lexicon.articles
        if self.lexicon.places:
            return start - max((len(word) for word in articles if text.endswith(word, 0, start)), default=0)
        left = start - (text[start - 1 : start] in {" ", "-", "'"})
        first = word_start(text, left) if left else 0
        return first if text[first:left] in articles else start

    def _number_before(self, start: int) -> bool:
        """Whether a number stands right before: its own unit takes the half then."""
        text, left = self.text, self._left(start)
        for joint in (self.lexicon.joiners, self.lexicon.and_):
            # "Two and a half minutes" has its number before the half.
            joined = joint.match_before(text, left)
            left = self._left(joined[0]) if joined else left
        if text[left - 1 : left].isdigit() or text[left - 1 : left].isnumeric():
            return True
        before = self.lexicon.spelled.match_before(text, left)
        return before is not None or (
            self.lexicon.places is not None
            and any(text[:left].endswith(word) for word in self.lexicon.places.digits)
        )
