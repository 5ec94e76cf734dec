"""Sums of money that leave their currency out, and those that restate another in its currency."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.scan import GLUED, SENTENCE_END, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, is_unspaced, word_start

# A bracket with a conversion opens at once; a note of the desk may come first.
_CONVERSION_GAP = 24
#: How far behind the word for a profit, a debt or a price its amount stands.
_OF_MONEY = 48
#: From this scale up equal amounts of one text are one amount.
_LARGE = 10**6
#: A rounded amount has two figures at least.
_TENS = 10
#: How many characters behind money a number may still leave its currency out.
_NEAR = 160


class SumScan(Scan):
    """Gives sums their currency."""

    def _same_amount(self, found: list[Finding]) -> list[Finding]:
        """Gives a large bare number the currency of the amount elsewhere in the text that it is or rounds ("410-мільйонний контракт")."""
        money = [finding for finding in found if finding.kind is QuantityKind.MONEY]
        told: list[Finding] = []
        for finding in found:
            same = next((other for other in money if self._rounds(finding, other)), None)
            if same is not None:
                finding = replace(
                    finding, unit=same.unit, kind=QuantityKind.MONEY, counted="", end=finding.numeral.end
                )
            told.append(finding)
        return told

    def _rounds(self, finding: Finding, money: Finding) -> bool:
        """Whether a large number without a unit is this sum of money, rounded or not ("43 millones", "43,2 millones de dólares")."""
        numeral = finding.numeral
        if finding.kind is not QuantityKind.NUMBER or finding.unit or numeral.scale < _LARGE:
            return False
        last = Decimal(numeral.scale).scaleb(-numeral.decimals)
        rounded = 2 * abs(finding.amount - money.amount) <= last and finding.amount >= _TENS * last
        return finding.amount == money.amount or (rounded and self._means_money(finding))

    def _same_currency(self, found: list[Finding]) -> list[Finding]:
        """Gives a large number that counts nothing the currency of the money right before it ("paid 74 million euros, wants 95 million")."""
        told: list[Finding] = []
        money: Finding | None = None
        for finding in found:
            if self._means_money(finding):
                near = money is not None and finding.start - money.end <= _NEAR
                code = money.unit if money is not None and near else self._currency_of_text(finding, found)
                if code:
                    finding = replace(
                        finding, unit=code, kind=QuantityKind.MONEY, counted="", end=finding.numeral.end
                    )
            if finding.kind is QuantityKind.MONEY:
                money = finding
            elif finding.unit:
                money = None
            told.append(finding)
        return told

    def _currency_of_text(self, finding: Finding, found: list[Finding]) -> str:
        """The currency that a text reckons in, where a profit, a debt or a price is so large."""
        text, lexicon = self.text, self.lexicon
        first = max(0, finding.start - _OF_MONEY)
        named = max(
            (
                index
                for index in range(first, finding.start)
                if is_letter(text[index])
                and (self._word_begins(index) or self._behind_article(index))
                and lexicon.money_of.match(text, index)
            ),
            default=None,
        )
        if named is None or SENTENCE_END.search(text, named, finding.start):
            return ""
        if any(other.unit and named < other.start < finding.start for other in found):
            return ""
        before = [
            other.unit for other in found if other.kind is QuantityKind.MONEY and other.end <= finding.start
        ]
        after = [
            other.unit for other in found if other.kind is QuantityKind.MONEY and other.start >= finding.end
        ]
        return next(iter([*reversed(before), *after]), lexicon.sole_currency)

    def _behind_article(self, index: int) -> bool:
        """Whether only an article, conjunction or preposition glued to it stands before (الخسائر, הנזק)."""
        glued = self.text[word_start(self.text, index) : index]
        return glued in GLUED.get(self.lexicon.language, ())

    def _means_money(self, finding: Finding) -> bool:
        behind = self.text[finding.end : finding.end + 1]
        return (
            not finding.unit
            # "84 Millionen davon": what stands for the sum before.
            and (finding.ellipsis if finding.kind is QuantityKind.COUNT else not finding.counted)
            and finding.kind in {QuantityKind.NUMBER, QuantityKind.COUNT}
            and not finding.numeral.vague
            and finding.numeral.scale > 1
            and finding.amount >= _LARGE
            # Where no spaces part the words, what it counts may follow at once.
            and not (is_letter(behind or " ") and is_unspaced(behind))
        )

    def _converted(self, found: list[Finding]) -> list[Finding]:
        """Marks money in brackets right after money of another currency, or announced as its equivalent."""
        settled: list[Finding] = []
        original: Finding | None = None
        for finding in found:
            if finding.kind is QuantityKind.MONEY:
                if (
                    original is not None
                    and original.unit != finding.unit
                    and self._restates(original, finding)
                ):
                    finding = replace(finding, derived_from=(original.start, original.end))
                else:
                    original = finding
            settled.append(finding)
        return settled

    def _restates(self, original: Finding, finding: Finding) -> bool:
        gap = self.text[original.end : finding.start]
        if len(gap) > _CONVERSION_GAP or SENTENCE_END.search(gap):
            return False
        opened = max(gap.rfind(bracket) for bracket in "([（【")
        if opened >= 0 and not re.search(r"[)\]）】]", gap[opened:]):
            return True
        index = finding.start
        while index > original.end and self.text[index - 1] in " ,，":
            index -= 1
        cue = self.lexicon.conversion.match_before(self.text, index)
        return (
            cue is not None
            and cue[0] >= original.end
            and not self.text[original.end : cue[0]].strip(" ,，、—-")
        )
