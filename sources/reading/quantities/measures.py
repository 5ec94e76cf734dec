"""Measures, percentages, durations, ages, magnitudes and ranks."""

from __future__ import annotations

import re
from decimal import Decimal

from sources.reading.quantities.concentrations import ConcentrationScan
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lasting import BELOW_ZERO, DURATIONS, LastingScan
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import ONES, PEOPLE
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import fold_phrase, is_letter, is_unspaced, word_end, word_start
from sources.reading.vocabulary.phrasebook import Phrasebook

# What may stand between "magnitude" and its number: a few short words, never a digit or the end of a sentence.
_MAGNITUDE_GAP = re.compile(r"[^\d.。!?;\n]{0,16}")
CALENDAR_YEARS = range(1900, 2101)
# Halves of the Japanese scale of how strongly the ground shook (震度5弱).
_HALF_DEGREES = frozenset("弱強")
# Hundredths behind seconds.
_HUNDREDTHS = re.compile(r"\d{1,2}(?![\d.:]|,\d)")
# Languages whose "one" is no article before a time, but for "one day".
_WITHOUT_ARTICLES = frozenset("zh ja ko th vi hi bn ta te mr ur tr fa".split())
_COUNTED_TIMES = frozenset({"hour", "week", "month", "year"})
# What makes a number of years a class of a school, or one year.
_OF_SCHOOL = ("生", "級", "级", "度", "版", "式")
# The hottest air, and what makes degrees of latitude.
_HOTTEST, _OF_ARC = 60, re.compile(r"\s?(?:[nsewo](?![^\W_])|\d)")
# How far from a kilo stands what is weighed.
_WEIGHED = 24
# How far behind its number a fate is told.
_FATE = 40
# Lengths that make a speed behind "per hour".
_SPEEDS = frozenset({"kilometer", "mile"})
_MAXIMUM_MAGNITUDE = 10
_WORD = re.compile(r"[^\W\d_]+")
# 两度 is "twice" and 十分 "very": these units need figures before them.
_IDIOMATIC = frozenset({"celsius", "degree"})
# A capital M or an M glued to its number is more often a million or a motorway.
_LETTER_UNITS = frozenset({"meter", "minute"})


#: Ages that news tells without a word; younger ones are said to be years or months.
_YOUNGEST, _OLDEST = 13, 105
# How far before its age a name begins.
_NAME = 48
_NAME_BEFORE = re.compile(r"(?P<name>[^\n.,;:()（）、。]+)(?P<mark>\s?[(（]|[,，]\s)$")
# Particles within names of persons.
_PARTICLES = frozenset("de da dos du des van von der den bin al el la di".split())
# German nouns begin like names, and the French press numbers places by their département ("Lille (59)").
_NOT_SINGLE = frozenset({"de", "fr"})
# Numbers in brackets, and how near they make a list.
_BRACKETED, _NEAR_LIST = re.compile(r"[(（]\s?\d[\d.,]*\s?%?[)）]"), 60
_HONORIFIC = re.compile(r"(?:さん|氏|ちゃん|くん|씨|군|양|先生|女士|小姐)$")


# Articles before an ordinal that languages write with the sign of a degree.
_SIGNED_ORDINALS = {
    "it": frozenset(
        {"il", "lo", "la", "al", "alla", "del", "della", "nel", "nella", "dal", "sul", "un", "suo", "sua"}
    ),
    "es": frozenset({"el", "la", "al", "del", "un", "su"}),
    "pt": frozenset({"o", "a", "ao", "do", "da", "no", "na", "um", "seu", "sua"}),
}


class MeasureScan(ConcentrationScan, LastingScan):
    """Reads a number as a measure."""

    def _ranked(self, numeral: Numeral, _floor: int) -> Finding | None:
        if numeral.decimals or numeral.scale != 1:
            return None
        after = self.lexicon.rank_after.match(self.text, self._right(numeral.end))
        before = self.lexicon.rank_before.match_before(self.text, self._left(numeral.start))
        if after is None and before is None:
            return None
        start, end = before[0] if before else numeral.start, after[0] if after else numeral.end
        # Among whom the rank holds belongs to it: 世界5位, "thứ 5 thế giới".
        scope = self.lexicon.rank_scope.match_before(self.text, self._left(start))
        start = scope[0] if scope else start
        scope = self.lexicon.rank_scope.match(self.text, self._right(end))
        end = scope[0] if scope else end
        return Finding(start, end, QuantityKind.NUMBER, numeral.value, "rank", numeral)

    def _magnitude(self, numeral: Numeral, floor: int) -> Finding | None:
        if numeral.spelled or numeral.scale != 1 or not 0 < numeral.value <= _MAXIMUM_MAGNITUDE:
            return None
        text, lexicon = self.text, self.lexicon
        after = lexicon.magnitude_after.match(text, self._right(numeral.end))
        if after:
            end = self._without_function_words(numeral.end, after[0])
            return Finding(numeral.start, end, QuantityKind.MEASURE, numeral.value, "magnitude", numeral)
        if not numeral.decimals and not lexicon.magnitude_before.match_before(
            text, self._left(numeral.start)
        ):
            return None
        unit = lexicon.units_after.match(text, self._right(numeral.end))
        if unit and unit[1] != "degree":
            if not lexicon.magnitude_before.match_before(text, self._left(numeral.start)):
                return None
            # "Magnitudo 6,1 ha causato": right behind the word for it the number is a magnitude, not hectares.
            unit = None
        window = max(floor, numeral.start - 34)
        for index in range(numeral.start, window, -1):
            if is_letter(text[index]) and is_letter(text[index - 1]) and not is_unspaced(text[index]):
                # The M of "może".
                continue
            before = lexicon.magnitude_before.match_before(text, index)
            if before and before[0] >= floor:
                if _MAGNITUDE_GAP.fullmatch(text, index, numeral.start):
                    end = unit[0] if unit else numeral.end
                    start = self._whole_magnitude(before[0], floor)
                    return Finding(start, end, QuantityKind.MEASURE, numeral.value, "magnitude", numeral)
                break
        if unit and self._mentions(lexicon.magnitude_context, numeral.start):
            return Finding(numeral.start, unit[0], QuantityKind.MEASURE, numeral.value, "magnitude", numeral)
        return None

    def _whole_magnitude(self, start: int, floor: int) -> int:
        """Where the words for a magnitude begin: a short form in brackets belongs to the word before it."""
        outer = start
        while outer > floor and self.text[outer - 1] in " (（":
            outer -= 1
        before = self.lexicon.magnitude_before.match_before(self.text, outer) if outer < start else None
        return before[0] if before and before[0] >= floor else start

    def _mentions(self, book: Phrasebook[str], index: int) -> bool:
        """True where a word of `book` stands in the 120 characters before `index`."""
        match = book.match
        first = max(0, index - 120)
        return any(
            match(self.text, word.start()) or (word.end() - word.start() > 4 and match(self.text, word.start() + 1))
            or (word.end() - word.start() > 5 and match(self.text, word.start() + 2))
            for word in _WORD.finditer(self.text, first, index)
        )  # fmt: skip

    def _aged(self, numeral: Numeral, _floor: int) -> Finding | None:
        if numeral.decimals or numeral.scale != 1 or not 0 <= numeral.value <= 120:
            return None
        after = self.lexicon.age_after.match(self.text, self._right(numeral.end))
        before = self.lexicon.age_before.match_before(self.text, self._left(numeral.start))
        if after is None and before is None:
            return self._age_behind_name(numeral)
        # "35 साल के" without its postposition.
        end = self._without_function_words(numeral.end, after[0]) if after else numeral.end
        if after is None:
            year = self.lexicon.units_after.match(self.text, self._connected(numeral.end))
            if year and year[1] != "year":
                return None
            if year is None and self.lexicon.nouns.match(self.text, self._connected(numeral.end)):
                # בן 12 קומות has twelve floors.
                return None
            end = year[0] if year else end
        return Finding(numeral.start, end, QuantityKind.AGE, numeral.value, "year", numeral)

    def _age_behind_name(self, numeral: Numeral) -> Finding | None:
        """The age of a person that stands alone behind the name: "Anna Lind (34)", "Anna Lind, 34, said"."""
        original = self.folded.original
        if numeral.spelled or not _YOUNGEST <= numeral.value <= _OLDEST:
            return None
        start, end = self.folded.start(numeral.start), self.folded.end(numeral.end)
        name = _NAME_BEFORE.search(original, max(0, start - _NAME), start)
        if name is None:
            return None
        called, opened = name["name"].rstrip(), name["mark"].strip() in {"(", "（"}
        if original[end : end + 1] not in ({")", "）"} if opened else {",", "，", "、"}):
            return None
        names = [word for word in called.split() if word not in _PARTICLES][-2:]
        named = len(names) == 2 and all(map(self._is_name, names))
        # One name with a bracket alone is a person's ("Mara (18) waits"), several in a row are a list.
        single = (
            opened
            and self.lexicon.language not in _NOT_SINGLE
            and bool(names)
            and self._is_name(names[-1])
            # "The Senate (34)".
            and not any(fold_phrase(word) in self.lexicon.function_words for word in called.split()[-2:-1])
            and not self._in_list(start, end)
        )
        if (
            not named
            and not single
            and not (opened and (_HONORIFIC.search(called) or self._bracketed_person(numeral)))
        ):
            return None
        return Finding(numeral.start, numeral.end, QuantityKind.AGE, numeral.value, "year", numeral)

    def _in_list(self, start: int, end: int) -> bool:
        """Whether other numbers in brackets stand near, or a pause behind it goes on to another name."""
        original = self.folded.original
        if _BRACKETED.search(original, max(0, start - _NEAR_LIST), start - 1):
            return True
        return _BRACKETED.search(original, end + 1, end + _NEAR_LIST) is not None

    def _bracketed_person(self, numeral: Numeral) -> bool:
        """Whether a person stands before the bracket or is addressed behind it: 会社役員の男（52）, A(58)씨."""
        text, book = self.text, self.lexicon.persons
        before = book.match_before(text, numeral.start - 1)
        return before is not None or book.match(text, self._right(numeral.end + 1)) is not None

    def _is_name(self, word: str) -> bool:
        """Whether a word begins with a capital, goes on in small letters, and is no article or preposition."""
        return (
            word[0].isupper()
            and any(map(str.islower, word))
            and fold_phrase(word) not in self.lexicon.function_words
        )

    def _on_the_clock(self, numeral: Numeral) -> bool:
        """Whether these are minutes past an hour: 7시 50분, "9 बजकर 10 मिनट"."""
        unit = self.lexicon.units_after.match(self.text, self._connected(numeral.end))
        if unit is None or unit[1] != "minute":
            return False
        word = self.lexicon.clock.match_before(self.text, self._left(numeral.start))
        hour = self.text[self._left(word[0]) - 1 : self._left(word[0])] if word and word[0] else ""
        return hour.isdigit() or hour.isnumeric()

    def _electric(self, index: int) -> tuple[int, str] | None:
        """A "unit" of electricity, which is a kilowatt-hour."""
        unit = self.lexicon.electric_units.match(self.text, index)
        start, stop = self._sentence(index)
        if unit is None or not any(word in self.text[start:stop] for word in self.lexicon.electricity):
            return None
        return unit[0], "kilowatt-hour"

    def _weighs(self, start: int, stop: int) -> bool:
        """Whether a kilo is one of weight: something that is weighed is named close by (コメ60キロ)."""
        text, book = self.text, self.lexicon.weights
        first, last = self._sentence(start)
        return any(
            book.match(text, index)
            for index in (
                *range(max(first, start - _WEIGHED), start),
                *range(stop, min(last, stop + _WEIGHED // 2)),
            )
        )

    def _of_wind(self, start: int) -> bool:
        """Whether metres tell how fast the wind is (最大瞬間風速42メートル)."""
        hedge = self.lexicon.bounds_before.match_before(self.text, self._left(start))
        return (
            self.lexicon.winds.match_before(self.text, hedge[0] if hedge else self._left(start)) is not None
        )

    def _is_place(self, numeral: Numeral, end: int) -> bool:
        """Whether the sign of a degree makes an ordinal behind an article ("il 15° gol", "al 3° posto")."""
        left = self._left(numeral.start)
        index = self._right(end)
        following = self.text[index : word_end(self.text, index)]
        return (
            self.lexicon.language in _SIGNED_ORDINALS
            and self.text[numeral.end : end] == "°"
            and self.text[word_start(self.text, left) : left] in _SIGNED_ORDINALS[self.lexicon.language]
            and bool(following)
            and following not in self.lexicon.function_words
        )

    def _is_small_word(self, numeral: Numeral, start: int, end: int) -> bool:
        """Whether what looks like a unit is a word: "uno su quattro ha" tells no hectares, "900 w Legnicy" no watts."""
        letter = end - start == 1 and self._original(start, end).islower() and self.text[start - 1] == " "
        return (numeral.spelled or letter) and self.text[start:end] in self.lexicon.function_words

    def _measured(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        index = self._connected(end)
        unit = (
            self._electric(index)
            or lexicon.units_after.match(text, index)
            or self._qualified_unit(index)
            or self._compound_unit(index)
        )
        noun = lexicon.nouns.match(text, self._connected(end))
        if unit and noun and noun[0] >= unit[0]:
            # A noun that begins like a unit ("тоннель") is none.
            word = text[self._connected(end) : unit[0]]
            if noun[1] == SAME and self._electric(self._connected(end)):
                noun = None
            elif noun[0] > unit[0] or (
                lexicon.nouns.known(word)
                and word not in lexicon.units_after
                and lexicon.nouns.length(word) >= lexicon.units_after.length(word)
            ):
                return None
        start, stop = numeral.start, 0
        if unit and text[end : end + 1] == "-" and lexicon.ordinals and lexicon.ordinals.match(text, end):
            # "17-м районе" is the 17th.
            return None
        if unit and unit[1] == "degree" and self._is_place(numeral, unit[0]):
            return None
        if unit and self._is_small_word(numeral, self._connected(end), unit[0]):
            return None
        if unit:
            stop, name = self._with_suffix(unit[0]), unit[1]
            written = self.folded.original[
                self.folded.start(self._right(end)) : self.folded.start(stop - 1) + 1
            ]
            if (
                name in _LETTER_UNITS
                and written.isascii()
                and end == self._right(end)
                and not written.islower()
            ):
                return None
        else:
            before = lexicon.units_before.match_before(text, self._left(numeral.start))
            if before is None or before[0] < floor:
                return None
            start, name, stop = before[0], before[1], self._with_suffix(numeral.end)
            if name == "intensity" and text[stop : stop + 1] in _HALF_DEGREES:
                stop += 1
        word = text[numeral.start : numeral.end]
        one = word in ONES or (lexicon.language in _WITHOUT_ARTICLES and name in _COUNTED_TIMES)
        if numeral.spelled and word in lexicon.articles and not ((one and name in DURATIONS) or word in ONES):
            return None
        if word in ONES and text[start - 2 : start - 1].isdigit():
            # "AS$9,870 satu tan" is a price.
            return None
        if name == "year" and numeral.value in CALENDAR_YEARS and not (numeral.grouped or numeral.spelled):
            # "В 2020–2022 годах" are years, not two thousand of them.
            return None
        if numeral.spelled and lexicon.places and name in _IDIOMATIC:
            return None
        if name == "year" and text.startswith(_OF_SCHOOL, stop):
            # 小学6年生 is a class.
            return None
        amount = numeral.value
        half = lexicon.half.match(text, self._right(stop)) if name in DURATIONS else None
        if half:
            amount, stop = amount + Decimal("0.5"), half[0]
        if (
            name == "kilometer"
            and text[self._connected(end) : stop] in lexicon.kilos
            and self._weighs(start, stop)
        ):
            name = "kilogram"
        speed = lexicon.speed_before.match_before(text, self._left(start)) if name in _SPEEDS else None
        second = lexicon.per_second.match_before(text, self._left(start)) if name == "meter" else None
        if second and second[0] >= floor:
            # 秒速30メートル.
            start, name = second[0], "meter-per-second"
        elif name in _SPEEDS and not speed and lexicon.speeds.match_before(text, self._left(start)):
            # 制限速度90キロ.
            name = f"{name}-per-hour"
        elif name == "meter" and self._of_wind(start):
            name = "meter-per-second"
        elif name == "second" and lexicon.places and not numeral.decimals:
            # 47秒82.
            rest = _HUNDREDTHS.match(text, stop)
            if rest:
                amount, stop = amount + Decimal(f"0.{rest[0]}"), rest.end()
        if speed and speed[0] >= floor:
            # 시속 120㎞, "saatte 120 kilometre".
            start, name = speed[0], f"{name}-per-hour"
        if name == "degree" and lexicon.language != "en" and not _OF_ARC.match(text, stop):
            # The press of most countries leaves Celsius out.
            name = "celsius" if abs(amount) <= _HOTTEST else name
        if name == "celsius" and text.startswith(BELOW_ZERO, index):
            # "41 minusgrader".
            amount = -abs(amount)
        kind = QuantityKind.MEASURE
        if name == "tonne" and lexicon.language == "fa" and self._fate_in(stop, min(len(text), stop + _FATE)):
            # تن is a tonne and a person.
            kind, name = QuantityKind.COUNT, PEOPLE
        if name in DURATIONS:
            kind = QuantityKind.DURATION
        elif name in {"percent", "percentage point", "permille"}:
            kind = QuantityKind.PERCENT
        finding = self._concentrated(Finding(start, stop, kind, amount, name, numeral), floor)
        return self._with_bound(finding, bound)
