"""Ordinals: the how manyth of its kind an event was, and the second at which something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sources.reading.quantities.classifiers import EVENTS
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.nouns import NounScan
from sources.reading.quantities.scan import GLUED
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_start

_RANK = "rank"
# Languages that put an ordinal behind its noun.
_BEHIND = frozenset({"ar", "he", "id", "ms", "vi"})
# The Chinese ordinal with its measure word, and the moment in Thai.
_CHINESE = re.compile(r"第(?P<number>\d{1,3}|[三四五六七八九十]{1,3})(?:次|轮|輪|场|場|起|回)")
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_TEN = 10
_WORD = re.compile(r"[^\W\d_]+")
# What tells a moment by the seconds since the start of something.
_MOMENTS = frozenset({"second"})


class OrdinalScan(NounScan):
    """Reads ordinals that tell an amount."""

    def _ordinals(self) -> Iterator[Finding]:
        """Every ordinal in words beside an event ("quinto vuelo", الرحلة الخامسة, 第五次飞行)."""
        if self.lexicon.language == "zh":
            yield from self._chinese()
        for start in self._word_starts() if self.lexicon.ordinal_words else ():
            ordinal = self.lexicon.ordinal_words.match(self.text, start)
            span = self._event_beside(start, ordinal[0]) if ordinal else None
            if ordinal and span:
                yield self._rank(*span, start, ordinal[0], ordinal[1])

    def _event_beside(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of an ordinal with its event: before or behind it, as the language has it."""
        text, nouns = self.text, self.lexicon.nouns
        first_noun = self.lexicon.language in _BEHIND
        spaced = text[end : end + 1] == " "
        event = nouns.match(text, end + 1) or self._by_plural(end + 1) if spaced else None
        if event and event[1] in EVENTS and (not first_noun or self.lexicon.language == "ar"):
            return start, event[0]
        if first_noun and text[start - 1 : start] == " ":
            first = word_start(text, start - 1)
            glued = (
                prefix for prefix in GLUED.get(self.lexicon.language, ()) if text.startswith(prefix, first)
            )
            for at in (first, *(first + len(prefix) for prefix in glued)):
                event = nouns.match(text, at)
                if event and event[0] == start - 1 and event[1] in EVENTS:
                    return first, end
        return None

    def _chinese(self) -> Iterator[Finding]:
        for ordinal in _CHINESE.finditer(self.text):
            event = self.lexicon.nouns.match(self.text, ordinal.end())
            if event and event[1] in EVENTS:
                yield self._rank(ordinal.start(), event[0], ordinal.start("number"), ordinal.end("number"),
                                 Decimal(_chinese_value(ordinal["number"])))  # fmt: skip

    def _rank(self, start: int, end: int, first: int, last: int, value: Decimal) -> Finding:
        numeral = Numeral(first, last, value, spelled=True)
        return Finding(start, end, QuantityKind.NUMBER, value, _RANK, numeral)

    def _moment(self, numeral: Numeral) -> Finding | None:
        """The second or the event that a number in figures tells the how manyth of ("487-й секунде", "5th flight")."""
        ordinal = self.lexicon.ordinals.match(self.text, numeral.end) if self.lexicon.ordinals else None
        if numeral.spelled or numeral.decimals or numeral.scale != 1 or not ordinal:
            return None
        index = self._right(ordinal.end())
        if self.lexicon.link and self.text.startswith(self.lexicon.link, index):
            # 5回目の飛行.
            index += len(self.lexicon.link)
        unit = self.lexicon.units_after.match(self.text, index)
        if unit and unit[1] in _MOMENTS:
            return Finding(numeral.start, unit[0], QuantityKind.DURATION, numeral.value, unit[1], numeral)
        event = self.lexicon.nouns.match(self.text, index) or self._by_plural(index)
        if event and event[1] in EVENTS:
            return Finding(numeral.start, event[0], QuantityKind.NUMBER, numeral.value, _RANK, numeral)
        return None


def _chinese_value(written: str) -> int:
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS[written[0]]
    return (_DIGITS.get(tens, 1) * _TEN) + _DIGITS.get(ones, 0)
