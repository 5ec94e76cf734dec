"""What is counted, and numbers that measure nothing known."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, is_unspaced, word_end, word_start

#: The unit of unnamed sources.
SOURCES = "sources"
#: The shortest parts of a compound: shorter ones are endings and prefixes.
_FIRST_PART, _LAST_PART = 3, 5
_YEARS = range(1900, 2101)


class CountScan(Scan):
    """Reads a number as a count."""

    def _counted(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        article = numeral.spelled and text[numeral.start : numeral.end] in lexicon.articles
        if article or (numeral.spelled and numeral.scale == 1 and numeral.value in (0, 1)):
            return None
        if "/" in text[numeral.start : numeral.end]:
            return None
        before = lexicon.nouns.match_before(text, self._left(numeral.start)) if lexicon.scale_before else None
        if before and before[0] >= floor:
            start, unit = before
            counted = self._original(start, self._left(numeral.start))
            return self._with_bound(
                Finding(start, end, QuantityKind.COUNT, numeral.value, unit, numeral, counted), bound
            )
        index = self._connected(end)
        for skipped in range(3):
            noun = lexicon.nouns.match(text, index) or self._compound_noun(index)
            if noun and not (numeral.spelled and lexicon.places and noun[1] == "points"):
                stop, unit = self._classified(noun)
                if unit == SOURCES and " " in text[index:stop]:
                    # What they know is no part of the number of people who know it.
                    stop = text.index(" ", index)
                counted = self._original(self._connected(end), stop)
                finding = Finding(
                    numeral.start, stop, QuantityKind.COUNT, numeral.value, unit, numeral, counted
                )
                if unit == SAME:
                    # A verb ("56 were unaccounted for") counts nothing itself.
                    verb = text[index:stop] in lexicon.function_words
                    finding = replace(finding, unit="", ellipsis=True, end=numeral.end if verb else stop)
                return self._with_bound(finding, bound)
            stop = word_end(text, index)
            if stop == index or skipped == 2 or text[index:stop] in lexicon.function_words:
                return None
            if is_unspaced(text[index]) or text[stop : stop + 1] not in {" ", "-"} or self._capital(index):
                return None
            index = stop + 1
        return None

    def _classified(self, noun: tuple[int, str]) -> tuple[int, str]:
        """The noun behind a classifier (14家医院, "১,২৪০টি বাড়ি"), else the classifier itself."""
        end, unit = noun
        if self.lexicon.language != "zh":
            # Thai has its noun before the number; elsewhere only a bare classifier waits for one.
            end = self._right(end) if unit == SAME else len(self.text)
        following = self.lexicon.nouns.match(self.text, end)
        return following if following and following[1] != SAME else noun

    def _compound_noun(self, index: int) -> tuple[int, str] | None:
        """The noun that ends a compound ("Wahlbeobachter"), in languages that write compounds as one word."""
        if not self.lexicon.compounds:
            return None
        stop = word_end(self.text, index)
        for cut in range(index + _FIRST_PART, stop - _LAST_PART + 1):
            noun = self.lexicon.nouns.match(self.text, cut)
            if noun and noun[0] == stop and noun[1] != SAME:
                return noun
        return None

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
        glued = text[end : end + 1]
        if not numeral.spelled and numeral.scale == 1 and is_letter(glued or " ") and not is_unspaced(glued):
            # 5G, 40C, 4x4.
            return None
        if numeral.end == end and self._compound(numeral):
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
            # Where no spaces part the words, what follows is no single noun.
            and not is_unspaced(text[index])
            # "410-мільйонний контракт": the number is an adjective, not a count.
            and "-" not in text[numeral.start : numeral.end]
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

    def _compound(self, numeral: Numeral) -> bool:
        """1面, 3号, 2부: a small number glued to a character that is no counter belongs to a word."""
        following = self.text[numeral.end : numeral.end + 1]
        return bool(following) and is_letter(following) and is_unspaced(following) and self._plain(numeral)

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
        opens = re.search(r"[.!?:\n\"“„«—–-]\s*$", text[max(0, first - 4) : first]) is not None
        return any(character.isupper() for character in written) and not opens
