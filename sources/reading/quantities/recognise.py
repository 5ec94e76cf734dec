"""From numbers to quantities: what each number of a text measures, bounds and counts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from sources.reading.dates import date_spans
from sources.reading.quantities.contained import ContainedScan
from sources.reading.quantities.counts import CountScan
from sources.reading.quantities.definites import DefiniteScan
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.divisions import DivisionScan
from sources.reading.quantities.elided import ElidedScan
from sources.reading.quantities.finding import Finding, apply_bound
from sources.reading.quantities.habits import with_habit
from sources.reading.quantities.lexicon import lexicon_for
from sources.reading.quantities.measures import MeasureScan
from sources.reading.quantities.money import MoneyScan
from sources.reading.quantities.not_times import (
    counts_beyond,
    days_without_months,
    scaled_behind,
    years_before_nouns,
)
from sources.reading.quantities.numerals import find_numerals
from sources.reading.quantities.people import PeopleScan
from sources.reading.quantities.points import PointScan
from sources.reading.quantities.ratios import RatioScan
from sources.reading.quantities.relations import RelationScan
from sources.reading.quantities.storeys import StoreyScan
from sources.reading.quantities.timings import TimingScan
from sources.reading.types import Quantity, QuantityKind, Span
from sources.reading.vocabulary.folding import Folded, fold, is_letter, is_unspaced, word_end, word_start

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[#@]\w+"
    # Telephone numbers.
    r"|\b(?:tel|tél|тел|telefon|phone|fax)\w*[.:]{0,2}\s*\+?\d[\d\s()/.-]{5,}\d|\+\d[\d\s()-]{7,}\d"
)
# A full stop that ends a sentence and not an abbreviation inside it.
_STOP = re.compile(r"\.(?=[\s”\"»’]*(?:\Z|\n|\s[^\W\d_a-zа-яёіїєґ]))")
# What joins the first day of a span of days to the last ("3 to 5 May", "12-13 мая", "dal 3 al 5 maggio").
_DAYS = re.compile(r"\s?[-–—~]\s?|\s(?:[^\W\d_]{1,4}\s){1,2}")
_LAST_DAY = 31
# What stands between the numbers of a score.
_AGAINST = frozenset("比対")
# What stands before the base of an index.
_YEAR_SIGNS = frozenset("年년")
# What makes a Thai number in words an ordinal.
_ORDINAL = "ที่"
#: From here on a number behind an article is a round one.
_ROUND = 10
# What closes a quotation.
_CLOSING = frozenset("»”\"'")
_WORD = re.compile(r"[^\W\d_]+")
# Languages that glue a preposition of one or two letters to a number: وب5, ב-5.
_CLITIC_LANGUAGES = frozenset({"ar", "he", "fa", "ur"})
# Languages that leave out the vowel of an article before a number.
_ELIDING = frozenset({"it", "fr", "ca"})
# A bare scale word ("billions") spans the three orders up to the next one, a vague count ("dozens") one.
_SCALE_SPAN, _VAGUE_SPAN = 1000, 10


def find_quantities(text: str, language: str, *, currency: str | None = None) -> tuple[Quantity, ...]:
    """Every quantity of `text` from left to right; offsets count the code points of `text`.

    `language` is a BCP 47 tag; `currency` is the ISO 4217 code that a sign or word which several currencies
    share ("$", "peso", "kr") means in this text. Dates, clock times, years, ordinals, numbers in names, addresses and
    labels ("Article 5") are no quantities.
    """
    lexicon = lexicon_for(language)
    folded = fold(text)
    masked = [(folded.index(start), folded.index(end)) for start, end in date_spans(text, language)]
    # "12 minggu" are weeks, though "Minggu" is Sunday.
    masked = [
        span for span in masked if (lexicon.units_after.match(folded.text, span[0]) or (-1, ""))[0] != span[1]
    ]
    # "At 2.38 trillion" is no time of day.
    masked = [span for span in masked if not scaled_behind(folded.text, span[1], lexicon)]
    # "10 นาย" are ten officers, though "10 น." is ten o'clock.
    masked = [span for span in masked if not counts_beyond(folded.text, span, lexicon)]
    # "Четверо" are four, though "четвер" is Thursday.
    masked = [span for span in masked if folded.text[slice(*span)] not in lexicon.collectives]
    masked += years_before_nouns(folded.text, lexicon)
    masked += [match.span() for match in _ADDRESS.finditer(folded.text)]
    lexicon = with_habit(lexicon, folded.text, masked)
    masked += days_without_months(folded.text, lexicon)
    found = _Reader(folded, lexicon, currency).read(masked)
    return tuple(_finished(finding, folded) for finding in found)


def _finished(finding: Finding, folded: Folded) -> Quantity:
    start, end = folded.start(finding.start), folded.end(finding.end)
    if finding.end == finding.numeral.end and _STOP.match(folded.original, end - 1):
        # The full stop behind "млн" is the sentence's.
        end -= 1
    return Quantity(
        start=start,
        end=end,
        text=folded.original[start:end],
        kind=finding.kind,
        amount=_plain(finding.amount),
        unit=finding.unit,
        approx=finding.approx,
        lower=None if finding.lower is None else _plain(finding.lower),
        upper=None if finding.upper is None else _plain(finding.upper),
        counted=finding.counted,
        per=finding.per,
        derived_from=_span(finding.derived_from, folded),
    )


def _span(span: tuple[int, int] | None, folded: Folded) -> Span | None:
    return None if span is None else Span(folded.start(span[0]), folded.end(span[1]))


def _plain(amount: Decimal) -> Decimal:
    """The amount without trailing noughts or an exponent: 14300000000, 6.8."""
    normal = amount.normalize()
    return normal.quantize(Decimal(1)) if int(normal.as_tuple().exponent) > 0 else normal


class _Reader(
    RatioScan,
    TimingScan,
    MoneyScan,
    MeasureScan,
    CountScan,
    DivisionScan,
    PointScan,
    PeopleScan,
    RelationScan,
    DefiniteScan,
    ContainedScan,
    ElidedScan,
    StoreyScan,
):
    """One pass over one text."""

    def read(self, masked: list[tuple[int, int]]) -> list[Finding]:
        """Every quantity outside the masked spans, in order, with bounds and relations."""
        found = self._halves()
        for other in (
            *self._ratios(),
            *self._multiples(),
            *self._timings(),
            *self._duals(),
            *self._definites(),
            *self._storeys(),
            *self._ordinals(),
            *self._fractions(),
        ):
            if all(other.start >= finding.end or finding.start >= other.end for finding in found):
                found.append(other)
        taken = bytearray(len(self.text))
        for start, end in (*masked, *((finding.start, finding.end) for finding in found)):
            taken[start:end] = b"\x01" * len(taken[start:end])
        last = 0
        for numeral in find_numerals(self.folded, self.lexicon):
            if numeral.start < last or 1 in taken[numeral.start : numeral.end]:
                continue
            if self._first_day(numeral, taken):
                continue
            finding = self._finding(numeral, last)
            if finding is None or finding.start < last or 1 in taken[finding.start : finding.end]:
                continue
            found.append(finding)
            last = max(last, finding.end)
        found.sort(key=lambda finding: finding.start)
        return self._converted(
            [
                self._whole_phrase(self._bounded(finding), taken)
                for finding in self._unnamed(self._related(self._divided(self._pointed(self._seated(found)))))
            ]
        )

    def _first_day(self, numeral: Numeral, taken: bytearray) -> bool:
        """Whether a number is the first day of a span whose last day is written as a date."""
        if numeral.spelled or not self._plain(numeral) or not 1 <= numeral.value <= _LAST_DAY:
            return False
        joint = _DAYS.match(self.text, numeral.end)
        return (
            joint is not None
            and self.text[joint.end() : joint.end() + 1].isdigit()
            and taken[joint.end() : joint.end() + 1] == b"\x01"
        )

    def _finding(self, numeral: Numeral, floor: int) -> Finding | None:
        if told := self._moment(numeral) or self._numbered_storey(numeral):
            return told
        if self.lexicon.places and self._is_ordinal(numeral):
            return None
        if self._part_of_a_word(numeral) or (self.lexicon.clock and self._on_the_clock(numeral)):
            return None
        if self.lexicon.scale_before and not numeral.spelled and numeral.scale == 1:
            numeral = self._scale_before(numeral)
        for measure in (
            self._money,
            self._ranked,
            self._magnitude,
            self._aged,
            self._measured,
            self._counted,
        ):
            finding = measure(numeral, floor)
            if finding is not None:
                return finding
        return self._bare(numeral, floor)

    def _part_of_a_word(self, numeral: Numeral) -> bool:
        """GPT-4, A320, COVID-19, No. 5: letters or a label touch the number and no currency or magnitude does."""
        text, start = self.text, numeral.start
        before = text[start - 1 : start]
        if self.lexicon.language == "ko" and "·" in text[start : numeral.end]:
            # 5·18 is a day.
            return True
        if numeral.spelled and text.endswith(_ORDINAL, 0, start):
            # หนที่สาม is the third time.
            return True
        if not before or (numeral.spelled and before not in {"第", "제"}):
            return False
        if is_letter(before) and not is_unspaced(before):
            if text[start - 2 : start - 1] == "/":
                # The square metre of "62 triệu đồng/m2".
                return True
            return not (
                self.lexicon.currencies.match_before(text, start)
                or self.lexicon.magnitude_before.match_before(text, start)
                or self.lexicon.units_before.match_before(text, start)
                or (word_end(text, word_start(text, start)) == start and start - word_start(text, start) <= 2
                    and not before.isascii() and self.lexicon.language in _CLITIC_LANGUAGES)
            )  # fmt: skip
        if before in "-'/_" and start > 1 and (text[start - 2].isalnum()):
            if before == "-" and text[start - 2].isdigit():
                return False
            if before == "'" and self.lexicon.language in _ELIDING:
                # Dell'8,5%, l'11%.
                return False
            if before == "/" and text[start - 2].isdigit() and self._plain(numeral):
                # "14/18 xã" are 14 of 18.
                return self.lexicon.nouns.match(text, self._right(numeral.end)) is None
            # Arabic and Hebrew clitics: ب-5, ב-5.
            clitic = word_start(text, start - 1)
            return not (before == "-" and start - 1 - clitic <= 2 and self.lexicon.language in {"ar", "he"})
        bare = not numeral.decimals and not numeral.grouped and numeral.scale == 1
        if bare and text[numeral.end : numeral.end + 1] in _CLOSING and self._ends_quotation(start):
            # «کویر ۳», 'मोहल्ला 7'.
            return True
        if before == "=" and text[start - 2] in _YEAR_SIGNS:
            # The base of an index: 2020년=100.
            return True
        if before in _AGAINST and text[start - 2].isdigit():
            # 3比0, 25対20.
            return True
        if before == "+" and text[start - 2].isalpha():
            # "N+1".
            return True
        if before == "第" and (unit := self.lexicon.units_after.match(text, numeral.end)):
            # 发射后第487秒.
            return unit[1] != "second"
        return before in "#№_第제" or (bare and (self._numbered(numeral) or self._ends_name(numeral)))

    def _scale_before(self, numeral: Numeral) -> Numeral:
        scale = self.lexicon.scales.match_before(self.text, self._left(numeral.start))
        if scale is None or scale[1] < 1000:
            return numeral
        return replace(numeral, start=scale[0], value=numeral.value * scale[1], scale=scale[1])

    def _bounded(self, finding: Finding) -> Finding:
        """Bounds and hedges beside the quantity, orders of magnitude, and the denominator of a rate."""
        text, lexicon = self.text, self.lexicon
        numeral = finding.numeral
        word = text[numeral.start : numeral.end].partition(" ")[0]
        if numeral.spelled and word in lexicon.articles and numeral.value >= _ROUND:
            # "A dozen", "une dizaine".
            finding = replace(finding, approx=True)
        # "Millions", but not "one million".
        bare = numeral.spelled and numeral.value == numeral.scale >= 1000 and not numeral.vague
        bare = bare and not lexicon.spelled.match(text, numeral.start)
        if (numeral.vague or bare) and finding.lower is None:
            span = _SCALE_SPAN if bare else _VAGUE_SPAN
            # "Dozens" and "hundreds" span an order of magnitude; "une quarantaine" is about forty.
            order = finding.amount.normalize().as_tuple().digits in {(1,), (1, 2)}
            finding = replace(
                finding,
                approx=True,
                lower=finding.amount if order else None,
                upper=finding.amount * span if order else None,
            )
        start = finding.start
        for _ in range(2):
            left = start
            while left > 0 and text[left - 1] in " (“\"'":
                left -= 1
            before = lexicon.bounds_before.match_before(text, left)
            if before is None:
                break
            finding, start = apply_bound(before[1], finding), before[0]
        for index in (
            self._right(finding.end),
            finding.end,
            self._right(finding.numeral.end),
            finding.numeral.end,
        ):
            after = lexicon.bounds_after.match(text, index)
            if after:
                finding = apply_bound(after[1], finding)
                break
        return self._rated(finding)

    def _rated(self, finding: Finding) -> Finding:
        if finding.per or finding.kind in {QuantityKind.AGE, QuantityKind.DURATION}:
            return finding
        per = self.lexicon.per.match(self.text, finding.end) or self.lexicon.per.match(
            self.text, self._right(finding.end)
        )
        if per:
            return replace(finding, per=per[1])
        if finding.kind is QuantityKind.MONEY and self.text[finding.end : finding.end + 1] == "/":
            stop = word_end(self.text, finding.end + 1)
            if stop > finding.end + 1:
                return replace(finding, per=self.text[finding.end + 1 : stop])
        before = self.lexicon.per_before.match_before(self.text, self._left(finding.start))
        return replace(finding, per=before[1]) if before else finding
