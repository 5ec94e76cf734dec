"""Amounts of money: a currency before or after the number, minor units, shared signs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import Bound
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.cldr import FAMILIES, family
from sources.reading.vocabulary.folding import is_letter, is_unspaced, word_end, word_start

# An amount whose currency word stands between it and the next number: "5 dollars 20".
_NUMBER_BEFORE = re.compile(r"\d\s?\S{0,10}\s?$")

#: Currencies whose hundredths are cents.
_OF_CENTS = frozenset("USD EUR AUD CAD NZD SGD HKD TWD ZAR KES TZS UGX BND JMD TTD".split())
#: How far from hundredths their currency may stand, and the shortest words for either.
_NEAR, _SHORTEST = 400, 2
_HUNDREDTHS_OF_A_CENT = 2
# How often a long text must use the words of a place.
_SURE, _SHORT_TEXT = 3, 300
# The least sum of a rarer currency that its noun alone makes one.
_LARGE = 1000
# From which scale on a sum of money may go without its currency.
_LARGE_SCALE = 10_000
# What ends the amount in "3 euros 40".
_PAUSE = re.compile(r"\s?[.,;:!?)](?!\d)|\s?$")
# Articles and prepositions that stand before a name without a space.
_GLUED = frozenset("ال و ف ب ل ك وال فال بال لل كال ול ה ו ב ל מ כ ש וה שה מה".split())

_BILLION = 10**9
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_LETTER_SCALE = re.compile(r"[kmbt](?![^\W\d_])")


class MoneyScan(Scan):
    """Reads a number as money."""

    def _unnamed_currency(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """Money whose currency goes without saying: a price of each (กระสอบละ 950), a large sum (เงินสะพัด 85 ล้าน, "500 करोड़ का घोटाला")."""
        text, lexicon = self.text, self.lexicon
        left, after = self._left(numeral.start), self._right(self._after(numeral)[0])
        if numeral.spelled or lexicon.units_after.match(text, after) or lexicon.nouns.match(text, after):
            return None
        hedge = lexicon.bounds_before.match_before(text, left)
        left = self._left(hedge[0]) if hedge else left
        large = numeral.scale >= _LARGE_SCALE
        told = lexicon.each.match_before(text, left) or (
            lexicon.funds.match_before(text, left) or lexicon.funds_behind.match(text, after)
            if large
            else None
        )
        if told is None or lexicon.units_before.match_before(text, left) or not lexicon.local_currency:
            return None
        finding = Finding(
            numeral.start, numeral.end, QuantityKind.MONEY, numeral.value, lexicon.local_currency, numeral
        )
        return self._with_bound(finding, bound)

    def _money(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        article = (
            numeral.spelled and numeral.value == 1 and text[numeral.start : numeral.end] in lexicon.articles
        )
        if article and not self._opens_rate(numeral):
            return None
        end, bound = self._after(numeral)
        named = self._connected(end)
        left = self._left(numeral.start)
        following, preceding = self._currency_at(named), self._currency_before(left, floor)
        unit = lexicon.units_after.match(text, named)
        minor = lexicon.minor_units.match(text, named)
        if following and any(longer and longer[0] > following[0] for longer in (unit, minor)):
            # "5 euro cents" are no euros.
            following = None
        signed = preceding is not None and not is_letter(text[preceding[0]])
        if following is None and preceding is None:
            return (
                self._understood(numeral, bound)
                or self._rare_money(numeral, bound)
                or self._hundredths(numeral, bound)
                or self._unnamed_currency(numeral, bound)
            )
        start, amount = numeral.start, numeral.value
        if following:
            stop, code = following
            word = text[named:stop]
            if signed and preceding:
                # "$5 million dollars", "C$5 million": the sign before belongs to the same amount.
                start, code = preceding[0], preceding[1] if code == "USD" else code
            elif preceding and preceding[1] != code and preceding[1] in lexicon.shared.get(word, ()):
                # 新台币6亿元.
                start, code = preceding
                word = ""
            end = self._with_suffix(stop)
            scale = lexicon.scales.match(text, self._right(end))
            if numeral.scale == 1 and scale and scale[1] >= 1000 and not numeral.spelled:
                amount, end = amount * scale[1], scale[0]
        elif preceding:
            (start, code), end = preceding, numeral.end
            letter = _LETTER_SCALE.match(text, end) if numeral.scale == 1 else None
            initial = self._initial(end) if numeral.scale == 1 else None
            if initial:
                amount, end = amount * initial[1], initial[0]
            elif letter:
                # Beside a currency a small "m" is a million, never a metre.
                amount, end = amount * _LETTER_SCALES[letter[0]], letter.end()
            word = text[start:left]
        finding = Finding(start, end, QuantityKind.MONEY, amount, self._meant(word, code, start), numeral)
        return self._with_bound(self._with_cents(finding), bound)

    def _opens_rate(self, numeral: Numeral) -> bool:
        """Whether an article counts one of a currency whose rate follows ("एक यूरो = १०३ रुपये")."""
        currency = self._currency_at(self._connected(numeral.end))
        return currency is not None and self.text.startswith("=", self._right(currency[0]))

    def _rare_money(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """A large sum of a rarer currency by its noun alone ("50.000 kip"), which in smaller numbers is another word."""
        text, lexicon = self.text, self.lexicon
        index = self._connected(self._after(numeral)[0])
        rare = lexicon.rare_currencies.match(text, index)
        if rare is None or self._is_year(numeral) or numeral.vague:
            return None
        end, (code, *others) = rare
        # Small sums are money where the text names the country ("entradas a 30 soles").
        small = numeral.value < _LARGE
        if small and (numeral.spelled or not any(self._named(one, 0, len(text)) for one in rare[1])):
            return None
        if (
            text[index:end] in lexicon.function_words
            or lexicon.nouns.match(text, index)
            or lexicon.units_after.match(text, index)
        ):
            return None
        meant = self._of_country(frozenset({code, *others}), code, numeral.start) if others else code
        found = Finding(numeral.start, end, QuantityKind.MONEY, numeral.value, meant, numeral)
        return self._with_bound(found, bound)

    def _initial(self, end: int) -> tuple[int, int] | None:
        """A scale by its initial as the language has it: "Rp 900 M" are 900 billion."""
        start = self._right(end)
        stop = word_end(self.text, start)
        scale = self.lexicon.letter_scales.get(self._original(start, stop)) if stop == start + 1 else None
        return (stop, scale) if scale else None

    def _understood(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """Money whose scale leaves the currency out ("250 همت", "lãi 120 tỷ", "45 triệu/m2")."""
        text, lexicon, end = self.text, self.lexicon, numeral.end
        scale = lexicon.money_scales.match_before(text, end)
        if scale is None and (scale := lexicon.bare_money.match_before(text, end)):
            stop = word_end(text, end + 1) if text[end : end + 1] == " " else end
            ended = stop == end or text[end + 1 : stop] in lexicon.function_words
            rate = text[end : end + 1] == "/"
            if not rate and not (ended and numeral.scale >= _BILLION and self._speaks_of(scale[1])):
                return None
        if scale is None or numeral.vague:
            return None
        found = Finding(numeral.start, end, QuantityKind.MONEY, numeral.value, scale[1], numeral)
        return self._with_bound(found, bound)

    def _speaks_of(self, code: str) -> bool:
        """Whether the text has a number in this currency."""
        book = self.lexicon.currencies
        return any(
            (match := book.match(self.text, word.start())) is not None and match[1] == code
            for word in _WORD.finditer(self.text)
        )

    def _currency_at(self, index: int) -> tuple[int, str] | None:
        """The currency that starts at `index`, also behind an adjective of its own ("pakistanske rupi")."""
        text, lexicon = self.text, self.lexicon
        currency = lexicon.currencies.match(text, index)
        if currency and self._is_code(index, currency):
            return currency
        adjective = lexicon.adjectives.match(text, index)
        if adjective and text[adjective[0] : adjective[0] + 1] == " ":
            head = lexicon.currencies.match(text, adjective[0] + 1)
            if head:
                return head[0], adjective[1]
        return None

    def _currency_before(self, end: int, floor: int) -> tuple[int, str] | None:
        """The currency that ends at `end`; a word is one only where the language or the spelling puts it first."""
        text, lexicon = self.text, self.lexicon
        currency = lexicon.currencies.match_before(text, end)
        if currency is None or currency[0] < floor:
            return None
        start = currency[0]
        word = text[start:end]
        if not is_letter(word[-1]):
            return currency
        if start > 0 and is_letter(text[start - 1]) and not is_unspaced(text[start - 1]):
            return None
        glued = end < len(text) and text[end].isdigit()
        capitals = len(word) <= 4 and self._written(start, end).isupper()
        first = lexicon.scale_before or glued or capitals or word in lexicon.prefixes
        number_before = not glued and _NUMBER_BEFORE.search(text[max(0, start - 14) : start])
        return currency if first and not number_before else None

    def _written(self, start: int, end: int) -> str:
        return self.folded.original[self.folded.start(start) : self.folded.start(end - 1) + 1]

    def _is_code(self, start: int, currency: tuple[int, str]) -> bool:
        """ALL, TRY, TOP, CUP and other rarer codes are money only in capitals."""
        end, code = currency
        if self.text[start:end] != code.lower() or code in self.lexicon.lower_codes:
            return True
        return self._written(start, end).isupper()

    def _meant(self, word: str, code: str, at: int) -> str:
        """Which currency a shared word or sign means: the caller's, else that of the country which the text names.

        The dollar stays American: the world's press reports in it whatever the country.
        """
        # درهما is درهم as well.
        possible = self.lexicon.shared.get(word.strip()) or self.lexicon.shared.get(
            word.strip().removesuffix("ا")
        )
        return self._of_country(possible, code, at) if possible else code

    def _of_country(self, possible: frozenset[str], code: str, at: int) -> str:
        # "ரூபாய்" is no rupiah, which has a noun of its own.
        relatives = FAMILIES.get(family(possible), frozenset())
        possible |= relatives & frozenset().union(*self.lexicon.shared.values())
        if self.currency in possible:
            return str(self.currency)
        if code in {"USD", "EUR"}:
            return code
        if code == self.lexicon.local_currency and self.lexicon.places:
            return self._at_home(possible, code)
        for start, stop in (self._sentence(at), (0, len(self.text))):
            named = {other: self._named(other, start, stop) for other in possible}
            most = max(named.values())
            if most:
                return (
                    code if named.get(code) == most else min(other for other in named if named[other] == most)
                )
        return code

    def _at_home(self, possible: frozenset[str], code: str) -> str:
        """The currency of the place whose own words the text uses most (台股, 港鐵), where several share a language."""
        told = dict.fromkeys(possible, 0) | {code: 0}
        for index in range(len(self.text)) if self.lexicon.homes else ():
            home = self.lexicon.homes.match(self.text, index)
            if home and home[1] in told:
                told[home[1]] += 1
        most = max(told.values())
        # One word of a long text may name where something happened.
        if most < _SURE and len(self.text) > _SHORT_TEXT:
            return code
        return code if told[code] == most else min(other for other in told if told[other] == most)

    def _named(self, code: str, start: int, stop: int) -> int:
        """How often a part of the text names the country of a currency."""
        count = 0
        for stem in self.lexicon.countries.get(code, ()):
            at = self.text.find(stem, start, stop)
            while at >= 0:
                count += self._begins_word(at)
                at = self.text.find(stem, at + len(stem), stop)
        return count

    def _begins_word(self, index: int) -> bool:
        """Whether a word begins here, apart from the prepositions and articles that Arabic and Hebrew glue to it."""
        first = word_start(self.text, index)
        return first == index or is_unspaced(self.text[index]) or self.text[first:index] in _GLUED

    def _hundredths(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """An amount below one of its currency ("15 centavos"), which the text or else the word names."""
        text, lexicon = self.text, self.lexicon
        index = self._connected(self._after(numeral)[0])
        minor = lexicon.minor_units.match(text, index)
        unit = lexicon.units_after.match(text, index)
        if minor is None or (unit and unit[0] >= minor[0]) or (numeral.spelled and lexicon.places):
            return None
        end, code = minor
        # A letter or a single character is a hundredth only behind its currency.
        if (end - index < _SHORTEST and text[index] != "¢") or self._is_year(numeral):
            return None
        named = (
            lexicon.currencies.match(text, self._connected(end)) if self._connected(end) > end + 1 else None
        )
        if named:
            end, code = named
        elif not code:
            local = lexicon.local_currency
            code = self._money_near(numeral.start) or (local if local in _OF_CENTS else "USD")
        else:
            code = self._of_country(frozenset({code}), code, numeral.start)
        if numeral.decimals > _HUNDREDTHS_OF_A_CENT or (
            numeral.spelled and numeral.value == 1 and text[numeral.start : numeral.end] in lexicon.articles
        ):
            return None
        found = Finding(numeral.start, end, QuantityKind.MONEY, numeral.value / 100, code, numeral)
        return self._with_bound(found, bound)

    def _money_near(self, at: int) -> str:
        """The currency named nearest before a place in the text, else nearest behind it."""
        text, book = self.text, self.lexicon.currencies
        for index in [*range(at - 1, max(-1, at - _NEAR), -1), *range(at, min(len(text), at + _NEAR))]:
            if (
                index
                and is_letter(text[index])
                and is_letter(text[index - 1])
                and not is_unspaced(text[index])
            ):
                continue
            currency = book.match(text, index)
            if (
                currency
                and (not is_letter(text[index]) or currency[0] - index >= _SHORTEST)
                and self._is_code(index, currency)
            ):
                code = self._meant(text[index : currency[0]], currency[1], index)
                if code in _OF_CENTS:
                    return code
        return ""

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
            (self.text[stop : stop + 2].strip() and not _PAUSE.match(text, stop))
            or (not joined and not digits)
        ):
            return finding
        return replace(finding, end=minor[0] if minor else stop, amount=finding.amount + Decimal(value) / 100)
