"""So many in so many, read as percentages: "one in nine ballots", "quatre conducteurs sur dix", "ocho de cada diez"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from sources.reading.quantities.ballots import CLAUSE_END
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.fractions import FractionScan
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.nouns import NounScan
from sources.reading.quantities.numerals import find_numerals
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_end

#: Up to three words tell what is in the ratio ("une salle de classe sur quatre").
_BETWEEN = re.compile(r"(?:[ ][^\W\d_]+){0,3}[ ]")
#: What figures say so many in so many of, rather than how large a part of a whole they are.
_ROUND = frozenset({5, 10, 100, 1000, 10_000, 100_000, 1_000_000})
#: What "of" makes a share of, where the language has no other word for it ("neun von zehn"), and of whom.
_TENTHS, _WHOEVER = frozenset({10, 100, 1000}), frozenset({"people", "families"})
#: Above it only round numbers stand behind "in".
_SMALL = 20
_TENS = 10
#: How participles in the plural end, which tell what befell a share.
PARTICIPLES = ("és", "ées", "ati", "ate", "uti", "ute", "ados", "adas", "idos", "idas", "ed")
#: Tries and games are counted, not shared ("two in three games").
_EVENTS = frozenset({"matches", "games", "attempts", "times", "sets", "rounds"})


class RatioScan(FractionScan, NounScan):
    """Reads two numbers that are one share."""

    def _ratios(self) -> Iterator[Finding]:
        """Every share of two numbers with a word for "in every" or "out of" between them."""
        if not self.lexicon.ratio:
            return
        numerals = find_numerals(self.folded, self.lexicon)
        for part, whole in itertools.pairwise(numerals):
            end = self._ratio_end(part, whole)
            if end is not None:
                yield self._fraction(part.start, end, part.value / Decimal(whole.value))

    def _multiples(self) -> Iterator[Finding]:
        """So many times as much in one word ("le double", "el triple"), where it ends its phrase."""
        text, lexicon = self.text, self.lexicon
        for start in self._word_starts() if lexicon.multiples else ():
            match = lexicon.multiples.match(text, start)
            if match is None:
                continue
            index = self._right(match[0])
            stop = word_end(text, index)
            if (
                CLAUSE_END.match(text, match[0])
                or text[index:stop] in lexicon.function_words
                or not stop > index
            ):
                numeral = Numeral(start, match[0], match[1], spelled=True)
                yield Finding(start, match[0], QuantityKind.COUNT, match[1], "times", numeral)

    def _ratio_end(self, part: Numeral, whole: Numeral) -> int | None:
        """Where a share ends, None where two numbers are none."""
        text, lexicon = self.text, self.lexicon
        joint = lexicon.ratio.match_before(text, self._left(whole.start))
        if joint is None or joint[0] <= part.end or part.vague or whole.vague or whole.decimals:
            return None
        gap = text[part.end : joint[0]]
        if joint[1] == "tens" and (whole.value not in _TENTHS or part.decimals or part.scale != 1):
            return None
        every, named = joint[1] == "every", bool(gap.strip())
        if not _BETWEEN.fullmatch(gap) or not self._shared(part, whole, every=every):
            return None
        index = self._right(whole.end)
        unit = lexicon.units_after.match(text, index)
        noun = lexicon.nouns.match(text, index)
        if unit and unit[0] > index and text[index : unit[0]] not in lexicon.function_words:
            return None
        if noun is None or noun[1] == SAME or text[index : noun[0]] in lexicon.function_words:
            # An adjective may stand before what the share is of.
            stop = word_end(text, index)
            plain = stop > index and text[index:stop] not in lexicon.function_words
            noun = lexicon.nouns.match(text, stop + 1) if plain and text[stop : stop + 1] == " " else None
            noun = noun if noun and noun[1] != SAME and lexicon.language == "en" else None
        if noun is None:
            stop = word_end(text, index)
            article = text[part.start : part.end] in lexicon.articles
            if named and article and stop > index and self._names_things(index, stop):
                # "Un libro su due guerre."
                return None
            return whole.end
        if named or noun[1] in _EVENTS or (joint[1] == "tens" and noun[1] not in _WHOEVER):
            # "Two people in five cars", "sieben von zehn Booten".
            return None
        return noun[0]

    def _names_things(self, start: int, stop: int) -> bool:
        """Whether an unknown word may be a noun in the plural, and no participle."""
        return (
            self._may_be_plural(start, stop)
            and self.text[start:stop] not in self.lexicon.function_words
            and not self.text.endswith(PARTICIPLES, start, stop)
        )

    def _shared(self, part: Numeral, whole: Numeral, *, every: bool) -> bool:
        """Whether two numbers are those of a share and not of a part with its whole ("20 of 41 seats")."""
        if part.scale != 1 or not 0 < part.value < whole.value or self._is_year(whole):
            return False
        if every:
            return True
        if part.decimals:
            return whole.value in _ROUND
        if part.value > _TENS and whole.value not in _ROUND:
            return False
        if part.spelled != whole.spelled and part.value != 1:
            return False
        if whole.value > _SMALL and whole.value not in _ROUND and part.value != 1:
            return False
        return whole.spelled or part.value == 1 or whole.value in _ROUND
