"""From numbers to quantities: what each number of a text measures, bounds and counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sources.reading.dates import date_spans
from sources.reading.quantities.lexicon import SAME, Bound, Lexicon, lexicon_for
from sources.reading.quantities.numerals import Numeral, find_numerals
from sources.reading.types import Quantity, QuantityKind, Span
from sources.reading.vocabulary.folding import Folded, fold, is_letter, is_unspaced, word_end, word_start

_DURATIONS = frozenset(
    [
        "century",
        "decade",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "millisecond",
        "microsecond",
    ]
)
_SENTENCE_END = re.compile(r"[.!?。！？؟।]\s|[。！？।\n]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[#@]\w+")
# What may stand between "magnitude" and its number: a few short words, never a digit or the end of a sentence.
_MAGNITUDE_GAP = re.compile(r"[^\d.。!?;\n]{0,16}")
_MAXIMUM_MAGNITUDE = 10
# A bracket with a conversion opens at once; a note of the desk may come first.
_CONVERSION_GAP = 24
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Finding:
    """A quantity in the making: offsets of the folded text, and what it still lacks."""

    start: int
    end: int
    kind: QuantityKind
    amount: Decimal
    unit: str
    numeral: Numeral
    counted: str = ""
    per: str = ""
    approx: bool = False
    lower: Decimal | None = None
    upper: Decimal | None = None
    ellipsis: bool = False
    derived_from: tuple[int, int] | None = None


def find_quantities(text: str, language: str, *, currency: str | None = None) -> tuple[Quantity, ...]:
    """Every quantity of `text` from left to right; offsets count the code points of `text`.

    `language` is a BCP 47 tag; `currency` is the ISO 4217 code that a sign or word which several currencies
    share ("$", "peso", "kr") means in this text. Dates, clock times, years, ordinals, numbers in names, addresses and
    labels ("Article 5") are no quantities.
    """
    lexicon = lexicon_for(language)
    folded = fold(text)
    reader = _Reader(folded, lexicon, currency)
    masked = [(folded.index(start), folded.index(end)) for start, end in date_spans(text, language)]
    masked += [match.span() for match in _ADDRESS.finditer(folded.text)]
    found = reader.read(masked)
    return tuple(_finished(finding, folded) for finding in found)


def _finished(finding: Finding, folded: Folded) -> Quantity:
    start, end = folded.start(finding.start), folded.end(finding.end)
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


class _Reader:
    """One pass over one text."""

    def __init__(self, folded: Folded, lexicon: Lexicon, currency: str | None) -> None:
        self.folded = folded
        self.text = folded.text
        self.lexicon = lexicon
        self.currency = currency

    def read(self, masked: list[tuple[int, int]]) -> list[Finding]:
        found: list[Finding] = [
            Finding(
                start,
                end,
                QuantityKind.COUNT,
                Decimal(value),
                unit,
                Numeral(start, end, Decimal(value), True),
            )
            if unit not in _DURATIONS
            else Finding(
                start,
                end,
                QuantityKind.DURATION,
                Decimal(value),
                unit,
                Numeral(start, end, Decimal(value), True),
            )
            for start, end, (value, unit) in self._duals()
        ]
        last = 0
        for numeral in find_numerals(self.folded, self.lexicon):
            if numeral.start < last or any(a < numeral.end and numeral.start < b for a, b in masked):
                continue
            finding = self._finding(numeral, last)
            if finding is None or any(a < finding.end and finding.start < b for a, b in masked):
                continue
            if found and any(
                o.start < finding.end and finding.start < o.end for o in found if o.start >= last
            ):
                continue
            found.append(finding)
            last = max(last, finding.end)
        found.sort(key=lambda finding: finding.start)
        return self._converted([self._bounded(finding) for finding in self._related(found)])

    def _duals(self) -> list[tuple[int, int, tuple[int, str]]]:
        if not self.lexicon.duals:
            return []
        found = []
        for match in re.finditer(r"[^\W\d_]+", self.text):
            for start in (match.start(), match.start() + 1):
                dual = self.lexicon.duals.match(self.text, start)
                if dual and dual[0] == match.end():
                    found.append((start, dual[0], dual[1]))
                    break
        return found

    # -- what one number measures ------------------------------------------------------------------------

    def _finding(self, numeral: Numeral, floor: int) -> Finding | None:
        if self._part_of_a_word(numeral):
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
        return self._bare(numeral)

    def _part_of_a_word(self, numeral: Numeral) -> bool:
        """GPT-4, A320, COVID-19, No. 5: letters or a label touch the number and no currency or magnitude does."""
        text, start = self.text, numeral.start
        if numeral.spelled or start == 0:
            return False
        before = text[start - 1]
        if is_letter(before) and not is_unspaced(before):
            return not (
                self.lexicon.currencies.match_before(text, start)
                or self.lexicon.magnitude_before.match_before(text, start)
                or self.lexicon.units_before.match_before(text, start)
                or (word_end(text, word_start(text, start)) == start and start - word_start(text, start) <= 2
                    and self.lexicon.language in {"ar", "he", "fa", "ur"})
            )  # fmt: skip
        if before in "-'/_" and start > 1 and (text[start - 2].isalnum()):
            if before == "-" and text[start - 2].isdigit():
                return False
            # Arabic and Hebrew clitics: ب-5, ב-5.
            clitic = word_start(text, start - 1)
            return not (before == "-" and start - 1 - clitic <= 2 and self.lexicon.language in {"ar", "he"})
        return before in "#№_" or self.lexicon.labels.match_before(text, start - (before == " ")) is not None

    def _scale_before(self, numeral: Numeral) -> Numeral:
        scale = self.lexicon.scales.match_before(self.text, self._left(numeral.start))
        if scale is None or scale[1] < 1000:
            return numeral
        return replace(numeral, start=scale[0], value=numeral.value * scale[1], scale=scale[1])

    def _left(self, index: int) -> int:
        return index - 1 if self.text[index - 1 : index] in {" ", "-"} else index

    def _right(self, index: int) -> int:
        return index + 1 if self.text[index : index + 1] in {" ", "-", "\n"} else index

    def _connected(self, index: int) -> int:
        """The index after an optional connector ("millions d'euros", "20 de lei")."""
        start = self._right(index)
        connector = self.lexicon.connectors.match(self.text, start)
        if connector:
            return self._right(connector[0])
        if self.lexicon.language in {"fr", "it", "ca"} and self.text[start : start + 2] == "d'":
            return start + 2
        return start

    def _after(self, numeral: Numeral) -> tuple[int, Bound | None]:
        """The index after an infixed bound (30多名, 30여 명)."""
        infix = self.lexicon.bounds_infix.match(self.text, self._right(numeral.end))
        return (infix[0], infix[1]) if infix else (numeral.end, None)

    def _money(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        following = (
            lexicon.currencies.match(text, self._connected(end)) if not self._is_code_word(end) else None
        )
        left = self._left(numeral.start)
        preceding = lexicon.currencies.match_before(text, left)
        if preceding and (preceding[0] < floor or self._ambiguous_before(preceding[0], left)):
            preceding = None
        if following is None and preceding is None:
            return None
        unit = lexicon.units_after.match(text, self._connected(end))
        if following and unit and unit[0] > following[0]:
            following = None
            if preceding is None:
                return None
        start, amount = numeral.start, numeral.value
        if following and not (
            preceding and not is_letter(text[preceding[0]]) and is_letter(text[left - 1 : left] or " ")
        ):
            stop, code = following
            word = text[self._connected(end) : stop]
            # "$5 million dollars": the sign before belongs to the same amount.
            if preceding and not is_letter(text[preceding[0]]):
                start, code = preceding[0], preceding[1] if code == "USD" else code
            end = stop
            if numeral.scale == 1:
                scale = lexicon.scales.match(text, self._right(end))
                if scale and scale[1] >= 1000 and not numeral.spelled:
                    amount, end = amount * scale[1], scale[0]
        else:
            assert preceding is not None
            start, code = preceding
            end = numeral.end
            word = text[start:left]
        if (
            numeral.spelled
            and numeral.value == 1
            and self.text[numeral.start : numeral.end] in lexicon.articles
        ):
            return None
        finding = Finding(start, end, QuantityKind.MONEY, amount, self._code(word, code), numeral)
        return self._with_bound(self._with_cents(finding), bound)

    def _code(self, word: str, code: str) -> str:
        if self.currency and word.strip() in _SHARED_SIGNS and self.currency in _SHARED_SIGNS[word.strip()]:
            return self.currency
        return code

    def _is_code_word(self, end: int) -> bool:
        """ALL, TRY, TOP, CUP and the like are money only in capitals."""
        start = self._right(end)
        stop = word_end(self.text, start)
        if stop - start != 3 or not self.text[start:stop].isascii() or self.lexicon.language not in {"en"}:
            return False
        written = self.folded.original[self.folded.start(start) : self.folded.start(stop - 1) + 1]
        return (
            self.text[start:stop] in {"all", "try", "top", "cup", "bam", "mop", "pen", "cad", "mad", "sos"}
            and not written.isupper()
        )

    def _ambiguous_before(self, start: int, end: int) -> bool:
        """A currency word before a number belongs to an earlier amount unless nothing else precedes it."""
        word = self.text[start:end]
        if not is_letter(word[-1]):
            return False
        if start > 0 and is_letter(self.text[start - 1]) and not is_unspaced(self.text[start - 1]):
            return True
        written = self.folded.original[self.folded.start(start) : self.folded.start(end - 1) + 1]
        glued_on = end < len(self.text) and self.text[end].isdigit()
        listed_first = (
            self.lexicon.scale_before
            or glued_on
            or (written.isupper() and len(word) <= 4)
            or word in _PREFIXES
        )
        number_before = re.search(r"\d\s?\S{0,10}\s?$", self.text[max(0, start - 14) : start])
        return bool(number_before) or not listed_first

    def _with_cents(self, finding: Finding) -> Finding:
        """Adds minor units: "20 dollars and 43 cents"."""
        if finding.numeral.scale != 1 or finding.numeral.decimals:
            return finding
        text = self.text
        index = self._right(finding.end)
        joined = self.lexicon.and_.match(text, index)
        if joined:
            index = self._right(joined[0])
        digits = re.compile(r"\d{1,2}(?!\d|[.,]\d)").match(text, index)
        spelled = self.lexicon.spelled.match(text, index) if not digits else None
        stop, value = (digits.end(), int(digits[0])) if digits else spelled or (index, 100)
        if value >= 100 or stop == index:
            return finding
        minor = self.lexicon.minor_units.match(text, self._connected(stop))
        if minor is None and (
            text[stop : stop + 1].strip() or text[stop : stop + 2].strip() or (not joined and not digits)
        ):
            return finding
        return replace(finding, end=minor[0] if minor else stop, amount=finding.amount + Decimal(value) / 100)

    def _ranked(self, numeral: Numeral, _floor: int) -> Finding | None:
        if numeral.decimals or numeral.scale != 1:
            return None
        after = self.lexicon.rank_after.match(self.text, self._right(numeral.end))
        before = self.lexicon.rank_before.match_before(self.text, self._left(numeral.start))
        if after is None and before is None:
            return None
        start = before[0] if before else numeral.start
        return Finding(
            start, after[0] if after else numeral.end, QuantityKind.NUMBER, numeral.value, "rank", numeral
        )

    def _magnitude(self, numeral: Numeral, floor: int) -> Finding | None:
        if numeral.spelled or numeral.scale != 1 or not 0 < numeral.value <= _MAXIMUM_MAGNITUDE:
            return None
        text, lexicon = self.text, self.lexicon
        after = lexicon.magnitude_after.match(text, self._right(numeral.end))
        if after:
            return Finding(numeral.start, after[0], QuantityKind.MEASURE, numeral.value, "magnitude", numeral)
        if not numeral.decimals and not lexicon.magnitude_before.match_before(
            text, self._left(numeral.start)
        ):
            return None
        unit = lexicon.units_after.match(text, self._right(numeral.end))
        if unit and not unit[1] == "degree":
            return None
        window = max(floor, numeral.start - 34)
        for index in range(numeral.start, window, -1):
            before = lexicon.magnitude_before.match_before(text, index)
            if before and before[0] >= floor:
                if _MAGNITUDE_GAP.fullmatch(text, index, numeral.start):
                    near = numeral.start - index <= 1
                    end = unit[0] if unit else numeral.end
                    return Finding(before[0] if near else numeral.start, end, QuantityKind.MEASURE, numeral.value,
                                   "magnitude", numeral)  # fmt: skip
                break
        if unit and self._mentions(lexicon.magnitude_context, numeral.start):
            return Finding(numeral.start, unit[0], QuantityKind.MEASURE, numeral.value, "magnitude", numeral)
        return None

    def _mentions(self, book: object, index: int) -> bool:
        """True where a word of `book` stands in the 120 characters before `index`."""
        from_ = max(0, index - 120)
        match = book.match
        return any(
            match(self.text, word.start()) or (word.end() - word.start() > 4 and match(self.text, word.start() + 1))
            or (word.end() - word.start() > 5 and match(self.text, word.start() + 2))
            for word in re.finditer(r"[^\W\d_]+", self.text[:index])
            if word.start() >= from_
        )  # fmt: skip

    def _aged(self, numeral: Numeral, _floor: int) -> Finding | None:
        if numeral.decimals or numeral.scale != 1 or not 0 <= numeral.value <= 120:
            return None
        after = self.lexicon.age_after.match(self.text, self._right(numeral.end))
        before = self.lexicon.age_before.match_before(self.text, self._left(numeral.start))
        if after is None and before is None:
            return None
        end = after[0] if after else numeral.end
        if after is None:
            year = self.lexicon.units_after.match(self.text, self._connected(numeral.end))
            if year and year[1] != "year":
                return None
            end = year[0] if year else end
        return Finding(numeral.start, end, QuantityKind.AGE, numeral.value, "year", numeral)

    def _measured(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        unit = lexicon.units_after.match(text, self._connected(end))
        noun = lexicon.nouns.match(text, self._connected(end))
        if unit and noun and noun[0] > unit[0]:
            return None
        start, stop = numeral.start, 0
        if unit:
            stop, name = unit
            written = self.folded.original[
                self.folded.start(self._right(end)) : self.folded.start(stop - 1) + 1
            ]
            if name in _LETTER_UNITS and (end == self._right(end) and not written.islower()):
                return None
        else:
            before = lexicon.units_before.match_before(text, self._left(numeral.start))
            if before is None or before[0] < floor:
                return None
            start, name, stop = before[0], before[1], numeral.end
        if numeral.spelled and text[numeral.start : numeral.end] in lexicon.articles:
            return None
        if numeral.vague and name in {"percent"}:
            return None
        amount = numeral.value
        half = lexicon.half.match(text, self._right(stop)) if name in _DURATIONS else None
        if half:
            amount, stop = amount + Decimal("0.5"), half[0]
        kind = QuantityKind.MEASURE
        if name in _DURATIONS:
            kind = QuantityKind.DURATION
        elif name in {"percent", "percentage point", "permille"}:
            kind = QuantityKind.PERCENT
        finding = Finding(start, stop, kind, amount, name, numeral)
        return self._with_bound(finding, bound)

    def _counted(self, numeral: Numeral, _floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        article = numeral.spelled and text[numeral.start : numeral.end] in lexicon.articles
        if article or (numeral.spelled and numeral.scale == 1 and numeral.value in (0, 1)):
            return None
        index = self._connected(end)
        for skipped in range(3):
            noun = lexicon.nouns.match(text, index)
            if noun:
                stop, unit = noun
                counted = self._original(self._connected(end), stop)
                finding = Finding(
                    numeral.start, stop, QuantityKind.COUNT, numeral.value, unit, numeral, counted
                )
                if unit == SAME:
                    finding = replace(finding, unit="", ellipsis=True)
                return self._with_bound(finding, bound)
            stop = word_end(text, index)
            if stop == index or skipped == 2 or text[index:stop] in lexicon.function_words:
                return None
            if is_unspaced(text[index]) or text[stop : stop + 1] not in {" ", "-"} or self._capital(index):
                return None
            index = stop + 1
        return None

    def _original(self, start: int, end: int) -> str:
        return self.folded.original[self.folded.start(start) : self.folded.end(end)]

    def _capital(self, index: int) -> bool:
        """True for a capital letter, where that marks a name (not in German, which capitalises all nouns)."""
        return self.lexicon.language != "de" and self.folded.original[self.folded.start(index)].isupper()

    def _bare(self, numeral: Numeral) -> Finding | None:
        """A number without a known unit: the word after it is what it counts, if it looks like a noun."""
        text, lexicon = self.text, self.lexicon
        if numeral.vague or (numeral.spelled and numeral.scale < 1000):
            return None
        if numeral.spelled and numeral.value == numeral.scale:
            return None
        end, bound = self._after(numeral)
        if self._is_ordinal(numeral):
            return None
        plain = not numeral.decimals and not numeral.grouped and numeral.scale == 1
        if plain and numeral.end - numeral.start == 4 and int(numeral.value) in _YEARS:
            return None
        if plain and self._after_name(numeral):
            return None
        index = self._connected(end)
        suffix = re.compile(r"[':-][^\W\d_]{1,5}(?![^\W\d_])").match(text, end) if lexicon.suffixes else None
        stop = suffix.end() if suffix else numeral.end
        counted = ""
        if (
            suffix is None
            and index > end
            and text[end] == " "
            and index < len(text)
            and is_letter(text[index])
        ):
            word = word_end(text, index)
            if (
                text[index:word] not in lexicon.function_words
                and word - index > 2
                and not self._capital(index)
            ):
                counted, stop = self._original(index, word), word
        finding = Finding(
            numeral.start, stop, QuantityKind.NUMBER, numeral.value, "", numeral, counted, ellipsis=True
        )
        return self._with_bound(finding, bound)

    def _is_ordinal(self, numeral: Numeral) -> bool:
        pattern = self.lexicon.ordinals
        return (
            not numeral.spelled and pattern is not None and pattern.match(self.text, numeral.end) is not None
        )

    def _after_name(self, numeral: Numeral) -> bool:
        """Llama 4, Artemis 2, iPhone 15: a small number right after a capitalised word that starts no sentence."""
        text, start = self.text, numeral.start
        if numeral.value >= 1000 or text[start - 1 : start] != " ":
            return False
        first = word_start(text, start - 1)
        if first == start - 1 or first == 0:
            return False
        written = self._original(first, start - 1)
        opens = re.search(r"[.!?:\n\"“„«—–-]\s*$", text[:first]) is not None
        return any(character.isupper() for character in written) and not opens

    # -- what neighbours say about each other ---------------------------------------------------------------

    def _with_bound(self, finding: Finding, bound: Bound | None) -> Finding:
        return finding if bound is None else _apply(bound, finding)

    def _bounded(self, finding: Finding) -> Finding:
        """Bounds and hedges beside the quantity, orders of magnitude, and the denominator of a rate."""
        text, lexicon = self.text, self.lexicon
        if finding.numeral.vague or (
            finding.numeral.spelled and finding.numeral.value == finding.numeral.scale >= 1000
        ):
            if finding.lower is None:
                low = finding.amount
                finding = replace(
                    finding,
                    approx=True,
                    lower=low,
                    upper=low * (1000 if low >= 10**3 and finding.numeral.vague == 0 else 10),
                )
        start = finding.start
        for _ in range(2):
            left = start
            while left > 0 and text[left - 1] in " (“\"'":
                left -= 1
            before = lexicon.bounds_before.match_before(text, left)
            if before is None:
                break
            finding, start = _apply(before[1], finding), before[0]
        for index in (
            self._right(finding.end),
            finding.end,
            self._right(finding.numeral.end),
            finding.numeral.end,
        ):
            after = lexicon.bounds_after.match(text, index)
            if after:
                finding = _apply(after[1], finding)
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

    def _related(self, found: list[Finding]) -> list[Finding]:
        """Ranges, exchange rates, "6,200 of 77,500 jobs", "from 3 to 5 million", then ellipses."""
        merged: list[Finding] = []
        index = 0
        while index < len(found):
            finding = found[index]
            following = found[index + 1] if index + 1 < len(found) else None
            if following is not None:
                pair = self._rate(finding, following) or self._range(finding, following)
                if pair is not None:
                    merged.append(pair)
                    index += 2
                    continue
                finding = self._shared_unit(finding, following)
            merged.append(finding)
            index += 1
        return self._elliptic(merged)

    def _rate(self, left: Finding, right: Finding) -> Finding | None:
        money = left.kind is right.kind is QuantityKind.MONEY and left.amount == 1 and left.unit != right.unit
        if not money or self.text[left.end : right.start].strip() not in {"=", "≈"}:
            return None
        return Finding(left.start, right.end, QuantityKind.MEASURE, right.amount, f"{right.unit}/{left.unit}",
                       right.numeral, per=left.unit)  # fmt: skip

    def _range(self, left: Finding, right: Finding) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        gap = text[left.numeral.end if left.ellipsis else left.end : right.start].strip()
        if not gap or len(gap) > 12 or (left.unit and left.unit != right.unit):
            return None
        low, high = left.amount, right.amount
        opened = lexicon.between.match_before(text, self._left(left.start))
        joined = lexicon.to.match(gap, 0)
        between = opened and lexicon.and_.match(gap, 0) is not None
        is_joined = joined is not None and joined[0] == len(gap)
        if not between and not is_joined:
            return None
        if left.unit and gap not in {"-", "~"} and not between:
            # "from 3 people to 5 people" is a change, not a range.
            return None
        if not left.unit and right.numeral.scale > 1 and left.numeral.scale == 1 and low < 1000:
            low *= right.numeral.scale
        if not low < high:
            return None
        return replace(right, start=left.start, amount=low, lower=low, upper=high, approx=left.approx or right.approx,
                       ellipsis=right.ellipsis)  # fmt: skip

    def _shared_unit(self, left: Finding, right: Finding) -> Finding:
        """The unit after the second number where "of", "to" or "and" joins two ("6,200 of 77,500 jobs")."""
        if not left.ellipsis or left.unit or not right.unit or right.kind is QuantityKind.AGE:
            return left
        gap = self.text[left.numeral.end : right.start].strip()
        books = (self.lexicon.of, self.lexicon.to, self.lexicon.and_)
        if not any((match := book.match(gap, 0)) and match[0] == len(gap) for book in books):
            return left
        amount = left.amount
        if (
            right.numeral.scale > 1
            and left.numeral.scale == 1
            and right.numeral.scale > amount
            and amount < 1000
        ):
            amount *= right.numeral.scale
        return replace(left, end=left.numeral.end, kind=right.kind, unit=right.unit, amount=amount, counted="",
                       ellipsis=False)  # fmt: skip

    def _elliptic(self, found: list[Finding]) -> list[Finding]:
        """Gives a bare number the unit of the sentence: of its last like quantity, else of its nearest counted noun."""
        resolved: list[Finding] = []
        for finding in found:
            if finding.ellipsis and not finding.unit:
                unit, kind = self._unit_of_sentence(finding, resolved)
                if unit:
                    finding = replace(finding, unit=unit, kind=kind)
            resolved.append(finding)
        return resolved

    def _unit_of_sentence(self, finding: Finding, earlier: list[Finding]) -> tuple[str, QuantityKind]:
        start = 0
        for mark in _SENTENCE_END.finditer(self.text, 0, finding.start):
            start = mark.end()
        whole = finding.numeral.decimals == 0
        for other in reversed(earlier):
            if other.start < start:
                break
            if other.unit == "magnitude" and not whole:
                return other.unit, other.kind
            if other.kind is QuantityKind.COUNT and other.unit and whole:
                return other.unit, other.kind
            if (
                other.kind is QuantityKind.MEASURE
                and whole
                and "/" not in other.unit
                and other.unit != "magnitude"
            ):
                return other.unit, other.kind
        if not whole:
            return "", QuantityKind.NUMBER
        noun = self._nearest_noun(finding, start)
        if noun:
            return noun, QuantityKind.COUNT
        return "", QuantityKind.NUMBER

    def _nearest_noun(self, finding: Finding, start: int) -> str:
        """The English name of the counted noun nearest to the number in its sentence, before it or else after it."""
        mark = _SENTENCE_END.search(self.text, finding.end)
        stop = mark.start() if mark else len(self.text)
        before = after = ""
        for word in re.finditer(r"[^\W\d_]+", self.text[start:stop]):
            at = start + word.start()
            noun = self.lexicon.nouns.match(self.text, at)
            if noun and noun[1] not in {SAME} and noun[1] in _INHERITED:
                if at < finding.start:
                    before = noun[1]
                elif at >= finding.numeral.end and not after:
                    after = noun[1]
        return before or after

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
        if len(gap) > _CONVERSION_GAP or _SENTENCE_END.search(gap):
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


#: Only these nouns lend their name to a bare number of the same sentence: anything else is too often a bystander.
_INHERITED = frozenset({"people", "houses", "ships"})
#: Signs and words that several currencies share.
_SHARED_SIGNS: dict[str, frozenset[str]] = {
    "$": frozenset(["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU"]),
    "£": frozenset(["GBP", "EGP", "LBP", "SDG", "SSP"]),
    "¥": frozenset({"JPY", "CNY"}),
    "kr": frozenset(["SEK", "NOK", "DKK", "ISK"]),
    "dollar": frozenset(["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD"]),
    "dollars": frozenset(["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD"]),
    "peso": frozenset(["MXN", "ARS", "CLP", "COP", "UYU", "PHP", "CUP", "DOP"]),
    "pesos": frozenset(["MXN", "ARS", "CLP", "COP", "UYU", "PHP", "CUP", "DOP"]),
}
#: Currency words that precede the amount in running text.
_PREFIXES = frozenset(
    {
        "rp",
        "rs",
        "rm",
        "rs.",
        "re",
        "ksh",
        "sh",
        "tsh",
        "php",
        "dola",
        "shilingi",
        "euro",
        "eur",
        "人民币",
        "人民幣",
        "港币",
        "港幣",
        "төгрөг",
        "евро",
        "грн",
        "rmb",
        "lei",
        "naira",
        "dala",
    }
)
_LETTER_UNITS = frozenset({"meter", "minute"})


def _apply(bound: Bound, finding: Finding) -> Finding:
    amount = finding.amount
    if finding.lower is not None and finding.upper is not None:
        return replace(finding, approx=True) if bound in {Bound.ABOUT, Bound.NEARLY} else finding
    match bound:
        case Bound.ABOUT | Bound.NEARLY:
            return replace(finding, approx=True)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return replace(finding, lower=amount)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return replace(finding, upper=amount)
    return finding
