"""Amounts in two units that are one: hours with their minutes, years of age with months, rai with their quarters."""

from __future__ import annotations

from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.parts import PartScan
from sources.reading.types import QuantityKind

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
