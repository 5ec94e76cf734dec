"""Parts of a whole in words, read as percentages: "two thirds", 三成, "3分の1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lasting import DURATIONS
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind

_TEN, _HALF_A_TENTH = 10, 5
#: The largest whole of a ratio that is no count of its own.
_OUT_OF = 10
#: Percentages of thirds and the like are given to this place.
_PLACE = Decimal("0.01")
# Languages that glue a conjunction or preposition of one letter to a word.
_CLITICS = {"ar": "وفبلك", "he": "והבלמכש"}
#: How far behind a fraction the unit of a duration makes it one ("a quarter of an hour").
_OF_TIME = 2


class FractionScan(Scan):
    """Reads fractions that need no numeral, and those of two numerals around a sign."""

    def _fractions(self) -> list[Finding]:
        found: list[Finding] = []
        for finding in sorted(
            [*self._worded(), *self._signed(), *self._out_of()],
            key=lambda finding: (finding.start, -finding.end),
        ):
            if not found or finding.start >= found[-1].end:
                found.append(finding)
        return found

    def _worded(self) -> Iterator[Finding]:
        text, lexicon = self.text, self.lexicon
        clitics = _CLITICS.get(lexicon.language, "")
        for word in self._word_starts():
            for start in (word, word + 1) if text[word] in clitics else (word,):
                match = lexicon.fractions.match(text, start)
                if match is None:
                    continue
                other = lexicon.not_fractions.match(text, start)
                if (other and other[0] >= match[0]) or lexicon.not_fractions.match_before(text, match[0]):
                    break
                end = self._without_function_words(start, match[0])
                # "Half a million", مليون ونصف المليون.
                scaled = lexicon.scales.match(text, self._article_skipped(end))
                left = self._left(word)
                more = lexicon.half.match(text, word) and (
                    lexicon.scales.match_before(text, left) or lexicon.units_after.match_before(text, left)
                )
                if not scaled and not more and not self._of_time(end):
                    yield self._fraction(start, end, match[1])
                break

    def _of_time(self, end: int) -> bool:
        """Whether it is half an hour, or half of the year, rather than a share of something."""
        index = end
        for _ in range(_OF_TIME + 1):
            index = self._connected(index)
            unit = self.lexicon.units_after.match(self.text, index)
            if unit and unit[1] in DURATIONS:
                return True
            following = self._article_skipped(index)
            if following == index:
                space = self.text.find(" ", index, index + 5)
                if space < 0 or self.text[index:space] not in self.lexicon.function_words:
                    return False
                following = space
            index = following
        return False

    def _signed(self) -> Iterator[Finding]:
        """3分の1, 三分之二, 四分之三, and tenths: 三成, 七成五, 3割5分."""
        places = self.lexicon.places
        if places is None:
            return
        digit = "".join(word for word in places.digits if len(word) == 1)
        number = rf"(\d{{1,3}}|[{digit}{''.join(places.multipliers)}]{{1,3}})"
        for joint in self.lexicon.fraction_joints:
            for match in re.finditer(rf"{number} ?{joint} ?{number}", self.text):
                whole, part = self._small(match[1]), self._small(match[2])
                # 百分之 and 千分之 are percent and per mille.
                if (
                    0 < part < whole
                    and match[1] not in places.multipliers
                    and self._stands_alone(match.start())
                ):
                    yield self._fraction(match.start(), match.end(), Decimal(part) / whole)
        for sign in self.lexicon.tenths:
            one = rf"([1-9]|[{digit}])"
            # A hundredth is named in Japanese and left bare in Chinese.
            more = rf"{one}分(?:{one}厘)?" if sign == "割" else f"{one}()"
            for match in re.finditer(rf"(?<![第.]){one}{sign}(?:(半)|{more})?", self.text):
                tenths, other = self._small(match[1]), self.lexicon.not_tenths.match(self.text, match.end(1))
                raised = other is not None and self.text[other[0] : other[0] + 1] in {"上", "下"}
                if not tenths or (other and not raised) or not self._stands_alone(match.start()):
                    continue
                rest = _HALF_A_TENTH if match[2] else self._small(match[3] or "0")
                share = Decimal(tenths * _TEN + rest) / 100 + Decimal(self._small(match[4] or "0")) / 1000
                yield self._fraction(match.start(), match.end(), share, exact=True)

    def _out_of(self) -> Iterator[Finding]:
        """So many out of a few of the same: 3人に1人."""
        places = self.lexicon.places
        if places is None:
            return
        number = rf"(\d{{1,2}}|[{''.join(places.digits)}十])"
        for joint in self.lexicon.out_of:
            for match in re.finditer(rf"{number}(\D)(?:の\D{{1,4}})?{joint}{number}\2", self.text):
                whole, part = self._small(match[1]), self._small(match[3])
                if 0 < part < whole <= _OUT_OF and self._stands_alone(match.start()):
                    yield self._fraction(match.start(), match.end(), Decimal(part) / whole)

    def _small(self, written: str) -> int:
        """The value of a short number in figures or characters."""
        places = self.lexicon.places
        if written.isdecimal() or places is None:
            return int(written)
        total = current = 0
        for character in written:
            if character in places.multipliers:
                total, current = total + (current or 1) * places.multipliers[character], 0
            else:
                current = places.digits.get(character, 0)
        return total + current

    def _stands_alone(self, start: int) -> bool:
        before = self.text[start - 1 : start]
        places = self.lexicon.places
        numeric = before.isdigit() or (
            places is not None and (before in places.digits or before in places.multipliers)
        )
        return not before or not numeric

    def _fraction(self, start: int, end: int, share: Decimal, *, exact: bool = False) -> Finding:
        percent = (share * 100).quantize(_PLACE)
        numeral = Numeral(start, end, percent, spelled=True)
        return Finding(start, end, QuantityKind.PERCENT, percent, "percent", numeral, approx=not exact)
