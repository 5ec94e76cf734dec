"""Votes by what they were cast for."""

from __future__ import annotations

import re

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import Bound
from sources.reading.quantities.nouns import NounScan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter

#: What ends a clause.
CLAUSE_END = re.compile(r"\s?(?:[.,;:!?।۔،؟]|\n|$)")
#: The unit of votes, and the longest word for a side that is also a preposition.
VOTES, _SIDE = "votes", 4


class BallotScan(NounScan):
    """Reads a number as votes."""

    def _ballots(self, numeral: Numeral, index: int, bound: Bound | None) -> Finding | None:
        """Votes by what they were cast for ("57 in favour, 33 against", 賛成101)."""
        text, lexicon = self.text, self.lexicon
        if numeral.decimals or numeral.scale != 1 or numeral.vague or self._is_year(numeral):
            return None
        before = lexicon.ballots_before.match_before(text, self._left(numeral.start))
        after = lexicon.ballots_after.match(text, index)
        start, end = numeral.start, numeral.end
        if before and not numeral.spelled and not self._counts_on(end):
            start = before[0]
        elif after and self._of_a_vote(after[0] - index, after[0], numeral):
            end = after[0]
        else:
            return None
        found = Finding(start, end, QuantityKind.COUNT, numeral.value, VOTES, numeral)
        return self._with_bound(found, bound)

    def _counts_on(self, end: int) -> bool:
        """Whether a letter is glued to the number, which then counts by a word of its own (反対92票)."""
        return is_letter(self.text[self._right(end) : self._right(end) + 1] or " ") and (
            self.lexicon.nouns.match(self.text, self._right(end)) is not None
            or self.lexicon.units_after.match(self.text, self._right(end)) is not None
        )

    def _of_a_vote(self, length: int, end: int, numeral: Numeral) -> bool:
        """Whether the sentence tells of a vote; a short word for a side ("za", "for") also ends its clause."""
        text, lexicon = self.text, self.lexicon
        start, stop = self._sentence(numeral.start)
        if length <= _SIDE and not (
            CLAUSE_END.match(text, end) or lexicon.and_.match(text, self._right(end))
        ):
            return False
        for index in range(start, stop):
            if not is_letter(text[index]) or (index and is_letter(text[index - 1])):
                continue
            noun = lexicon.nouns.match(text, index)
            if lexicon.ballots_context.match(text, index) or (noun and noun[1] == VOTES):
                return True
        return False
