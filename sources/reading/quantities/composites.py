"""Amounts in two units that are one: hours with their minutes, years of age with months, rai with their quarters; and what stands before a number."""

from __future__ import annotations

from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.parts import PartScan
from sources.reading.quantities.scan import SENTENCE_END
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_start

#: The longest article between "between" and a number.
_ARTICLE = 4
#: How many of the smaller unit make one of the larger.
_PARTS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
#: Parts that may have parts of their own.
CHAINED = frozenset({"minute", "rai"})
# Thai areas, which stay in the larger unit: how many of the smaller one make one of it.
_AREAS = {("rai", "ngan"): 4, ("rai", "square-wa"): 400, ("ngan", "square-wa"): 100}


class CompositeScan(PartScan):
    """Joins neighbouring amounts to one."""

    def _duration(self, left: Finding, right: Finding) -> Finding | None:
        """Hours with their minutes, years with their months: one duration in the smaller unit ("2 hours and 5 minutes")."""
        if left.unit == "hour" and right.unit == "points" and self.text.endswith("分", 0, right.end):
            # 4小时28分.
            right = replace(right, unit="minute", kind=QuantityKind.DURATION)
        if left.unit == "points" and right.unit == "second" and self.text.endswith("分", 0, left.end):
            # 2分08秒33.
            left = replace(left, unit="minute", kind=QuantityKind.DURATION)
        parts = _PARTS.get((left.unit, right.unit))
        lasting = left.kind is QuantityKind.DURATION or (
            left.kind is QuantityKind.AGE and right.kind is QuantityKind.DURATION
        )
        if parts is None or not lasting or right.amount >= parts:
            return None
        gap = self.text[left.end : right.start].strip()
        joined = self.lexicon.and_.match(gap, 0) or self.lexicon.joiners.match(gap, 0)
        if gap and not (joined and joined[0] == len(gap)):
            return None
        return replace(right, start=left.start, kind=left.kind, amount=left.amount * parts + right.amount)

    def _area(self, left: Finding, right: Finding) -> Finding | None:
        """Rai with their quarters and square wa: one area in rai (2 ไร่ 1 งาน)."""
        parts = _AREAS.get((left.unit, right.unit))
        if parts is None or right.amount >= parts or self.text[left.end : right.start].strip():
            return None
        return replace(right, start=left.start, unit=left.unit, amount=left.amount + right.amount / parts)

    def _unknown_before(self, finding: Finding, earlier: list[Finding]) -> bool:
        """Whether a pronoun stands for what the number right before counts, and no lexicon has it."""
        last = earlier[-1] if earlier else None
        near = last is not None and not SENTENCE_END.search(self.text, last.end, finding.start)
        return last is not None and near and bool(last.counted) and not last.unit

    def _opens_between(self, start: int) -> bool:
        """Whether "between" stands before a number and its article ("tra i 41 e i 79")."""
        end = self._left(start)
        first = word_start(self.text, end)
        places = (end, self._left(first)) if 0 < end - first <= _ARTICLE else (end,)
        return any(self.lexicon.between.match_before(self.text, place) is not None for place in places)
