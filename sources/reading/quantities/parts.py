"""Numbers that are parts of a whole."""

from __future__ import annotations

import re

from sources.reading.quantities.classifiers import SOURCES
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME, Bound
from sources.reading.quantities.scan import BREAKS, PEOPLE, SENTENCE_END, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_end

# The longest word between "of" and a whole ("two of their five boats").
_DETERMINER = 6

# Languages that put "of" behind the whole.
_POSTPOSITIONAL = frozenset({"hi", "ur", "bn"})
# The longest verb, with its small words, between a whole and its part.
_VERB = 24
# How far behind its number the people stand who are told by what they know, and how many are quoted together.
_TOLD, _FEW = 60, 20
# Languages that put before a noun what its participle needs, how that begins, and the participle.
_PARTICIPLES_LAST = frozenset({"de", "nl"})
_OPENING = re.compile(
    r"(?:mit|in|im|am|an|bei|beim|von|vom|aus|zu|zum|zur|für|auf|über|unter|vor|nach|durch|wegen|gegen|met|bij|door|uit|op|voor|aan|tijdens)\s"
)
_PARTICIPLE = re.compile(r"[^\W\d_]{3,}(?:[td]|en|end)e?[nrsm]?\s$")
_WHO_KNOWS = {
    "de": ("vertraut", "eingeweiht", "informiert", "befasst", "involviert"),
    "nl": ("vertrouwd", "ingewijd", "betrokken", "geïnformeerd", "bekend"),
}
# Languages whose numbers of people are other words than those of things, and the cases that end them.
_PERSONS_COUNTED = frozenset({"bn", "ta", "te"})
_THING, _OF_THING = ("টি", "টা"), ("টি", "টা", "টির", "টিতে", "টিকে", "টার")
_CASED = ("জনের", "জনকে")
# What makes so many people of a Hungarian number.
_BEING_SO_MANY = re.compile(r"-[ae]n(?![^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")


class PartScan(Scan):
    """Reads a number as a part of what follows it."""

    def _of_theirs(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """Some of a whole that is not counted ("three of its ministers", "tres de sus ministros")."""
        text, lexicon = self.text, self.lexicon
        plain = numeral.decimals or numeral.scale != 1 or numeral.vague or self._is_year(numeral)
        whole = None if plain else lexicon.of.match(text, self._right(numeral.end))
        if whole is None or lexicon.places or self._part_of_whole(numeral):
            return None
        index = self._right(whole[0])
        for _ in range(2):
            noun = lexicon.nouns.match(text, index)
            if noun and noun[1] != SAME:
                counted = self._original(index, noun[0])
                found = Finding(
                    numeral.start, noun[0], QuantityKind.COUNT, numeral.value, noun[1], numeral, counted
                )
                return self._with_bound(found, bound)
            stop = word_end(text, index)
            if not 0 < stop - index <= _DETERMINER or text[stop : stop + 1] != " ":
                return None
            index = stop + 1
        return None

    def _part_of_whole(self, numeral: Numeral) -> bool:
        """Whether a whole follows, so that the number is a part of it ("78 of 150 seats", "two of its five pumps")."""
        whole = self.lexicon.of.match(self.text, self._right(numeral.end))
        if whole is None:
            return False
        index = self._right(whole[0])
        for _ in range(2):
            following = self.lexicon.spelled.match(self.text, index)
            if self.text[index : index + 1].isdigit() or following:
                return True
            stop = word_end(self.text, index)
            if not 0 < stop - index <= _DETERMINER:
                return False
            index = self._right(stop)
        return False

    def _which(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The larger amount of the sentence that a number is a part of ("of which 86,000", "entre ellas 86.000")."""
        last = earlier[-1] if earlier else None
        if last is None or not last.unit or last.amount < finding.amount:
            return None
        if last.kind not in {QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY}:
            return None
        if SENTENCE_END.search(self.text, last.end, finding.start) and not self.lexicon.places:
            return None
        return last if self.lexicon.of_which.match_before(self.text, self._left(finding.start)) else None

    def _whole_before(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The whole that opens the clause of its part ("Of the 40 carts, 12 burned")."""
        whole = earlier[-1] if earlier else None
        if (
            whole is None
            or whole.kind is not QuantityKind.COUNT
            or not whole.unit
            or whole.amount <= finding.amount
        ):
            return None
        gap = self.text[whole.end : finding.start].strip(" ,،、，")
        if self._postposed(gap):
            return whole
        # A verb may stand between ("Von den 40 Wagen brannten 12").
        if len(gap) > _VERB or not BREAKS.isdisjoint(gap):
            return None
        before = self._left(whole.start)
        return whole if self.lexicon.of.match_before(self.text, before) else None

    def _postposed(self, gap: str) -> bool:
        """Whether what stands between a whole and its part says "of it" behind the whole ("212 नमूनों में से 38")."""
        of = self.lexicon.of.match(gap, 0) if self.lexicon.language in _POSTPOSITIONAL else None
        return of is not None and of[0] == len(gap)

    def _knowing(self, numeral: Numeral, index: int) -> Finding | None:
        """People behind what they know ("zwei mit dem Vorgang vertraute Personen", "двое знакомых с делом чиновников")."""
        text, lexicon = self.text, self.lexicon
        if numeral.decimals or numeral.scale != 1 or self._is_year(numeral):
            return None
        if numeral.value > _FEW or not lexicon.knowing.match(text, index):
            return self._attributed(numeral, index)
        for word in _LETTERS.finditer(text, index, min(len(text), index + _TOLD)):
            if not BREAKS.isdisjoint(text[index : word.start()]):
                return None
            noun = lexicon.nouns.match(text, word.start())
            if noun and noun[1] in {PEOPLE, SOURCES}:
                counted = self._original(word.start(), noun[0])
                return Finding(
                    numeral.start, noun[0], QuantityKind.COUNT, numeral.value, SOURCES, numeral, counted
                )
        return None

    def _predicate(self, numeral: Numeral) -> bool:
        """Whether a number in words is what the clause says there are ("i morti sono quattro.", "संख्या सात बताई")."""
        text, lexicon = self.text, self.lexicon
        behind = text[numeral.end : numeral.end + 1]
        if lexicon.copulas_behind.match(text, self._right(numeral.end)):
            return numeral.value > 1
        copula = lexicon.copulas.match_before(text, self._left(numeral.start))
        return copula is not None and numeral.value > 1 and (not behind or behind in BREAKS)

    def _attributed(self, numeral: Numeral, index: int) -> Finding | None:
        """People behind a participle with all that belongs to it ("zwei bei dem Brand verletzte Männer")."""
        text, lexicon = self.text, self.lexicon
        opening = _OPENING.match(text, index) if lexicon.language in _PARTICIPLES_LAST else None
        for word in _LETTERS.finditer(text, opening.end(), index + _TOLD) if opening else ():
            if not BREAKS.isdisjoint(text[index : word.start()]):
                return None
            noun = lexicon.nouns.match(text, word.start())
            small = lexicon.language == "de" and self._original(word.start(), word.start() + 1).islower()
            if noun is None or noun[1] not in {PEOPLE, SOURCES} or small:
                continue
            participle = _PARTICIPLE.search(text, index, word.start())
            if participle is None:
                return None
            knows = participle[0].startswith(_WHO_KNOWS[lexicon.language])
            counted = self._original(word.start(), noun[0])
            return Finding(
                numeral.start,
                noun[0],
                QuantityKind.COUNT,
                numeral.value,
                SOURCES if knows and numeral.value <= _FEW else PEOPLE,
                numeral,
                counted,
            )
        return None

    def _of_things(self, numeral: Numeral) -> bool:
        """Whether a number has the form for things, which a fate behind it makes no people (তিনটি উদ্ধার, மூன்று மீட்கப்பட்டன)."""
        if self.lexicon.language not in _PERSONS_COUNTED:
            return False
        spelled = self.text[numeral.start : numeral.end]
        if self.text.startswith(_THING, numeral.end) or spelled.endswith(_OF_THING):
            return True
        return self.lexicon.language != "bn" and numeral.spelled and spelled not in self.lexicon.collectives

    def _numbered_persons(self, numeral: Numeral, index: int) -> Finding | None:
        """People by a number that counts nobody else and stands in their own case (পাঁচজনের পাসপোর্ট, চারজনকে)."""
        if self.lexicon.language not in _PERSONS_COUNTED:
            return None
        noun = self.lexicon.nouns.match(self.text, index)
        cased = self.text.endswith(_CASED, numeral.start, numeral.end)
        return None if noun and noun[1] == PEOPLE and not cased else self._persons(numeral)

    def _in_hungarian(self, numeral: Numeral) -> Finding | None:
        """People by the ending of a Hungarian number in figures (6200-an)."""
        ending = _BEING_SO_MANY.match(self.text, numeral.end) if self.lexicon.language == "hu" else None
        if ending is None or numeral.spelled or self._is_year(numeral):
            return None
        return Finding(numeral.start, ending.end(), QuantityKind.COUNT, numeral.value, PEOPLE, numeral)

    def _persons(self, numeral: Numeral) -> Finding | None:
        """People by a number that counts nothing else (двое, ముగ్గురు, ketten)."""
        if numbered := self._in_hungarian(numeral):
            return numbered
        if self.text[numeral.start : numeral.end] not in self.lexicon.collectives:
            return None
        return Finding(numeral.start, numeral.end, QuantityKind.COUNT, numeral.value, PEOPLE, numeral)
