"""Small numbers that name a thing instead of counting, or whose noun goes without saying: しらゆき2, เขต 2, เจ็บ 56."""

from __future__ import annotations

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lasting import DURATIONS
from sources.reading.quantities.lexicon import SAME, Bound
from sources.reading.quantities.parts import PartScan
from sources.reading.quantities.scan import PEOPLE
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, word_end

# Flights are numbered so high, and fewer cancelled at once.
_FLIGHT = 100
# The decades of ages.
_YOUNG, _OLD = 10, 100
# Quotation marks of names, and the longest name.
_OPENING, _CLOSING, _LONGEST_NAME = "「『《〈“‘\"'", frozenset("」』》〉”’\"'"), 14

# Languages in which what stands behind a label's number begins with an article.
_NOUN_LAST = frozenset({"es", "pt", "it"})


class LabelScan(PartScan):
    """Tells numbers within names."""

    def _names_flight(self, numeral: Numeral) -> bool:
        """Whether the number of a flight stands behind its airline or where it goes (羽田行き305便)."""
        before = self.lexicon.carriers.match_before(self.text, self._left(numeral.start))
        return before is not None and self._plain(numeral) and numeral.value >= _FLIGHT

    def _is_decade(self, numeral: Numeral, end: int) -> bool:
        """Whether the number tells the decade of somebody's age (20대 남성, 60代の女性)."""
        ten = self._plain(numeral) and numeral.value % 10 == 0 and _YOUNG <= numeral.value <= _OLD
        return ten and self.lexicon.decades.match(self.text, end) is not None

    def _is_inning(self, end: int) -> bool:
        """Whether the number tells the half of an inning (9回裏)."""
        return self.lexicon.language == "ja" and self.text.startswith(("回表", "回裏", "回戦"), end)

    def _numbers_noun(self, numeral: Numeral) -> bool:
        """Whether a Thai number tells which one is meant, as it has no classifier: เขต 2, รอบ 3."""
        if self.lexicon.language != "th" or numeral.spelled:
            return False
        if self.lexicon.to.match(self.text, self._right(numeral.end)):
            # คะแนน 101 ต่อ 92 เสียง.
            return False
        noun = self.lexicon.nouns.match_before(self.text, self._left(numeral.start))
        return noun is not None and noun[1] not in {SAME, PEOPLE} and not self._part_of_whole(numeral)

    def _ends_name(self, numeral: Numeral) -> bool:
        """Whether a number glued to letters closes a name in quotation marks (「しらゆき2」, “天问2”)."""
        text, start = self.text, numeral.start
        if text[numeral.end : numeral.end + 1] not in _CLOSING or not is_letter(text[start - 1]):
            return False
        opened = max(text.rfind(mark, max(0, start - _LONGEST_NAME), start) for mark in _OPENING)
        return opened >= 0 and all(map(is_letter, text[opened + 1 : start])) and self._plain(numeral)

    def _numbered(self, numeral: Numeral) -> bool:
        """Whether a number is a label's, or goes on a list of them ("batches 4, 5 and 7")."""
        gap = self.text[self._last_label : numeral.start].strip(" ,、،") if self._last_label else "-"
        joined = self.lexicon.and_.match(gap, 0) if gap else None
        goes_on = not gap or (joined is not None and joined[0] == len(gap))
        after = self._right(numeral.end)
        counts = self.lexicon.nouns.match(self.text, after) or self.lexicon.units_after.match(
            self.text, after
        )
        if not self._labelled(numeral.start) and (not goes_on or (counts and counts[1] != SAME)):
            return False
        self._last_label = numeral.end
        return True

    def _labelled(self, start: int) -> bool:
        """Article 5, Nr. 7: a label stands before the number, unless it is a rank ("thứ 5")."""
        left = self._left(start)
        end = word_end(self.text, start) if is_letter(self.text[start]) else start
        while self.text[end : end + 1].isdigit():
            end += 1
        if self.lexicon.units_before.match_before(self.text, left):
            # วินาทีที่ 215.
            return False
        if self.lexicon.rank_before.match_before(self.text, left) or self.lexicon.rank_after.match(
            self.text, end
        ):
            return False
        noun = self.lexicon.nouns.match(self.text, self._right(end))
        if noun and self.lexicon.language in _NOUN_LAST and self._may_be_plural(self._right(end), noun[0]):
            # "En la zona 17 aviones".
            return False
        if self.lexicon.copulas_behind.match(self.text, self._right(end)):
            # "संख्या 85 बताई गई" says how many.
            return False
        if noun and noun[1] in {PEOPLE, "floors"}:
            # "Partie 12 osób", "gedung 24 lantai".
            return False
        unit = self.lexicon.units_after.match(self.text, self._right(end))
        if unit and unit[1] not in DURATIONS and unit[0] - self._right(end) > 1:
            # พื้นที่ 340 ไร่: what has a measure is no label's number.
            return False
        label = self.lexicon.labels.match_before(self.text, left)
        # "Trong số 640" is "of 640", though "số 640" is "number 640".
        whole = self.lexicon.of.match_before(self.text, left)
        # "Trong vòng 15 ngày" is within 15 days, though "vòng 15" is the 15th round.
        bound = self.lexicon.bounds_before.match_before(self.text, left)
        longer = any(phrase and label and phrase[0] < label[0] for phrase in (whole, bound))
        return label is not None and not longer

    def _hurt(self, numeral: Numeral, index: int, bound: Bound | None) -> Finding | None:
        """People by what befell them right before a Thai number without a classifier (เจ็บ 56)."""
        text, lexicon = self.text, self.lexicon
        fate = None if numeral.spelled else lexicon.fates.match_before(text, self._left(numeral.start))
        noun = lexicon.nouns.match(text, index)
        counted = noun is not None and (noun[1] == PEOPLE or text[index : noun[0]] in lexicon.classifiers)
        if fate is None or counted or lexicon.units_after.match(text, index):
            return None
        found = Finding(numeral.start, numeral.end, QuantityKind.COUNT, numeral.value, PEOPLE, numeral)
        return self._with_bound(found, bound)
