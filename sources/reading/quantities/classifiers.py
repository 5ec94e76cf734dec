"""Nouns behind classifiers and before numbers: 三盏路灯, 8台の救急車, 학교 14곳, โรงเรียน 14 แห่ง."""

from __future__ import annotations

import re

from sources.reading.quantities.around import SHORTEST, AroundScan
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME, Bound, Lexicon
from sources.reading.quantities.scan import PEOPLE
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import Folded, is_letter

#: The unit of unnamed sources, and of households.
SOURCES, FAMILIES = "sources", "families"
# "The" before a noun that a number is a part of.
_ARTICLES = {"ar": "ال", "he": "מה"}
# The units of people.
_PERSONS = frozenset({PEOPLE, SOURCES, "deputies"})
# A clause before its noun, without punctuation and numbers.
_RELATIVE = re.compile(r"[^\W\d_]{2,16}?的(?!.?的)")
#: What happens so many times, and is counted by it (14回の検査, "14 lần xét nghiệm").
EVENTS = frozenset(
    "tests inspections searches surgeries attacks airstrikes bombings explosions raids strikes protests rallies marches clashes "
    "earthquakes aftershocks eruptions landslides accidents collisions launches flights missions trips visits meetings "
    "summits conferences hearings interviews elections referendums exams matches games races rounds warnings payments rescues "
    "sorties outages".split()
)
_TIMES = "times"
# Languages that put what happens right behind the word for times.
_EVENT_BEHIND = frozenset({"vi", "id", "ms", "ko", "ja"})
# The particles of a Japanese topic, subject and object, and those who do more often than are counted.
_CASES = frozenset("がをは")
_ACTORS = frozenset({PEOPLE, "companies", "countries"})
# The longest verb between a Thai noun and its number.
_VERB = 7
# Chinese nouns of one character that a classifier counts.
_SHORT_NOUNS = frozenset(
    "人车車船票狗猫貓马馬牛羊猪豬鸡雞鸭鴨鱼魚鸟鳥象树樹桥橋路楼樓房厂廠店校村县縣市省国國州岛島书書信灯燈枪槍弹彈"
)
# Units that a noun before their classifier seldom changes.
_FIRM = frozenset({"buildings", "flights", "carriages", "types"})
# What sums up a list of several things.
_LIST = re.compile(
    r"[とや、・][^とや、・。\s]{1,8}(?:など)?(?:計|合計|合わせて)$|[とや・][^とや、・。\s]{1,8}など(?:計|合計|約|およそ|少なくとも)*$"
)
_LISTED = 24
# The longest classifier.
_CLASSIFIER = 3
# Particles behind a classifier that stands for its noun.
_TOPICS = "은는이가は"
# Syllables that begin a particle behind a Korean noun.
_SYLLABLES = frozenset("의에가이은는을를로와과도만서여까부")
# How many syllables of a particle may follow a Korean noun.
_PARTICLE = 2


class ClassifierScan(AroundScan):
    """Tells what a classifier or a measure word counts."""

    def __init__(self, folded: Folded, lexicon: Lexicon, currency: str | None) -> None:
        super().__init__(folded, lexicon, currency)
        #: Where each classifier ended that had its noun beside it, and what it counted.
        self._counted_by: dict[str, tuple[int, str]] = {}

    def _noun_before(self, numeral: Numeral, floor: int) -> str:
        """What a classifier behind the number counts, named right before it: 학교 14곳, โรงเรียน 14 แห่ง."""
        text, lexicon = self.text, self.lexicon
        end = self._left(numeral.start)
        for _ in range(2):
            noun = lexicon.nouns.match_before(text, end)
            start = text.rfind(" ", floor, end) + 1
            if noun is None and lexicon.language == "ko" and 0 < start < end:
                # One or two syllables behind the noun are a particle.
                whole = lexicon.nouns.match(text, start)
                noun = (
                    (start, whole[1])
                    if whole and end - whole[0] <= _PARTICLE and whole[0] - start > 1
                    else None
                )
            if noun is None and text[end - 1 : end] in _CASES:
                noun = lexicon.nouns.match_before(text, end - 1)
                noun = None if noun and noun[1] in _ACTORS else noun
            named = noun is not None and text[noun[0] : end].rstrip(_TOPICS) not in lexicon.classifiers
            if noun and named and noun[0] >= floor and noun[1] != SAME and self._whole_word(noun[0], end):
                return noun[1]
            total = lexicon.totals.match_before(text, end) or lexicon.bounds_before.match_before(text, end)
            if total is None or total[0] <= floor:
                break
            end = self._left(total[0])
        return self._noun_of_verb(self._left(numeral.start), floor)

    def _noun_at(self, index: int) -> tuple[int, str] | None:
        """The noun that starts here; a Korean one of one syllable behind its counter ends a word (9개 주, not 9개 주요)."""
        text, noun = self.text, self.lexicon.nouns.match(self.text, index)
        without = self.lexicon.privatives.match(text, self._right(noun[0])) if noun else None
        if without:
            # "64 चालक रहित वाहन" are no drivers.
            return self._noun_at(self._right(without[0]))
        if noun and self._small_in_german(index, noun):
            return None
        article = _ARTICLES.get(self.lexicon.language, "")
        if noun is None and article and text.startswith(article, index):
            # ٤٠ من العمال, 40 מהעובדים.
            noun = self.lexicon.nouns.match(text, index + len(article))
            return noun if noun and noun[1] != SAME else None
        if noun is None or self.lexicon.language != "ko" or " " not in text[index + 1 : noun[0] - 1][-1:]:
            return noun
        following = text[noun[0] : noun[0] + 1]
        if not following or not is_letter(following) or following in _SYLLABLES:
            return noun
        return self.lexicon.nouns.match(text[: noun[0] - 2], index)

    def _small_in_german(self, index: int, noun: tuple[int, str]) -> bool:
        """Whether German writes small what is a noun elsewhere ("780 fallen weg" counts no traps)."""
        small = self.lexicon.language == "de" and self._original(index, index + 1).islower()
        return small and noun[1] not in {SAME, PEOPLE, "times"}

    def _noun_of_verb(self, end: int, floor: int) -> str:
        """What a Thai clause begins with whose short verb stands before the number (วัวตาย 120 ตัว)."""
        start = self.text.rfind(" ", floor, end) + 1
        noun = self.lexicon.nouns.match(self.text, start) if self.lexicon.language == "th" else None
        near = noun is not None and noun[0] < end <= noun[0] + _VERB
        return noun[1] if noun and near and noun[1] not in {SAME, *_ACTORS} else ""

    def _whole_word(self, start: int, end: int) -> bool:
        """Whether what ends before a number is no single character of a longer word (画像 is no 像)."""
        before = self.text[start - 1 : start]
        return end - start > 1 or not is_letter(before or " ") or "ぁ" <= before <= "ゖ"

    def _classified(self, noun: tuple[int, str]) -> tuple[int, str]:
        """The noun behind a classifier (14家医院, "১,২৪০টি বাড়ি"), else the classifier itself."""
        text, (end, unit) = self.text, noun
        if unit == FAMILIES:
            # Who the households are does not belong to their number (73户).
            return noun
        if self.lexicon.language == "th":
            return noun
        if unit == _TIMES:
            return self._happening(noun)
        if self.lexicon.language != "zh":
            # Only a bare classifier waits for its noun.
            linked = self._linked(noun)
            end = self._right(end) if unit == SAME and linked == len(self.text) else linked
        following = self.lexicon.nouns.match(self.text, end)
        if self.lexicon.language == "zh":
            if following and following[0] - end == 1 and text[end] not in _SHORT_NOUNS:
                # 两箱选票只是误送 counts no animals.
                following = None
            if unit == PEOPLE:
                # What people do is often called like a thing (12人申请).
                return (following if following and following[1] in _PERSONS else self._described(end)) or noun
        if following is None and (unit == SAME or self.lexicon.language == "ja"):
            following = self._modified(end)
        elif following is None and self.lexicon.language == "zh":
            # 64辆无人驾驶运输车: what the classifier may count.
            following = self._modified(end)
            others = self.lexicon.counts.get(text[end - 1 : end], frozenset())
            following = following if following and following[1] in {unit, *others} else None
        return following if following and following[1] != SAME else noun

    def _happening(self, noun: tuple[int, str]) -> tuple[int, str]:
        """What happened so many times, where it stands right behind (14回の検査), else the times."""
        text, lexicon, end = self.text, self.lexicon, noun[0]
        if lexicon.language == "zh":
            following = lexicon.nouns.match(text, end)
            known = following is not None and following[0] - end >= SHORTEST and following[1] != SAME
            return following if following and known else noun
        if lexicon.language not in _EVENT_BEHIND:
            return noun
        start = end + len(lexicon.link) if lexicon.link and text.startswith(lexicon.link, end) else end
        if lexicon.language == "ja" and start == end:
            return noun
        event = lexicon.nouns.match(text, self._right(start))
        return event if event and event[1] in EVENTS else noun

    def _linked(self, noun: tuple[int, str]) -> int:
        """Where what a classifier counts begins behind a particle (8台の救急車), else the end of the text."""
        text, lexicon, end = self.text, self.lexicon, noun[0]
        if not lexicon.link or not text.startswith(lexicon.link, end):
            return len(text)
        start = next(
            (
                start
                for start in range(max(0, end - _CLASSIFIER), end)
                if text[start:end] in lexicon.classifiers
                # The last syllable of 분량 is no classifier.
                and not (lexicon.language == "ko" and is_letter(text[start - 1]))
            ),
            None,
        )
        return len(text) if start is None else self._right(end + len(lexicon.link))

    def _by_counter(self, numeral: Numeral, index: int, floor: int) -> tuple[int, str] | None:
        """What a measure word that means nothing alone counts, behind it or named before the number (三盏路灯, 路灯三盏)."""
        text, lexicon = self.text, self.lexicon
        if lexicon.link and not numeral.spelled and text.startswith(lexicon.link, index):
            # 12の講座, but not 2の倍数.
            start = self._right(index + len(lexicon.link))
            linked = self._whole_noun(start) or lexicon.nouns.match(text, start)
            return (
                linked
                if linked and (linked[0] - start > 1 or not is_letter(text[linked[0] : linked[0] + 1] or " "))
                else None
            )
        counter = lexicon.counters.match(text, index)
        if counter is None:
            return None
        following = lexicon.nouns.match(text, counter[0]) if lexicon.language != "th" else None
        # A single character is as often a verb (2层起火).
        word = text[index : counter[0]]
        if following and following[1] != SAME and following[0] - counter[0] > 1:
            return following
        if lexicon.language == "zh" and (head := self._short_head(counter[0])):
            return head
        near = self._noun_before(numeral, floor)
        unit = near or self._again(word, numeral) or self._noun_around(word, numeral.start, counter[0])
        return (counter[0], unit) if unit else None

    def _remember(self, index: int, stop: int, unit: str, *, near: bool = False) -> None:
        """Keeps what a classifier counted that has its noun beside it."""
        for end in range(index + 1, min(stop, index + _CLASSIFIER) + 1):
            word = self.text[index:end]
            named = near or end < stop
            if named and (word in self.lexicon.classifiers or self.lexicon.counters.get(word) is not None):
                self._counted_by[word] = (stop, unit)

    def _again(self, classifier: str, numeral: Numeral) -> str:
        """What this classifier counted last, in the same sentence (13幅画中的9幅)."""
        end, unit = self._counted_by.get(classifier, (0, ""))
        return unit if unit and self._sentence(numeral.start)[0] <= end <= numeral.start else ""

    def _described(self, end: int) -> tuple[int, str] | None:
        """The people behind a Chinese relative clause (三名受伤的工人)."""
        of = _RELATIVE.match(self.text, end)
        noun = self.lexicon.nouns.match(self.text, of.end()) if of else None
        return noun if noun and noun[1] == PEOPLE else None

    def _unit_of_classifier(self, classifier: str, unit: str, numeral: Numeral, floor: int) -> str:
        """What a classifier counts: the noun before the number, else one of the sentence, else what it says itself."""
        if _LIST.search(self.text, max(0, numeral.start - _LISTED), numeral.start):
            # 乗用車とトラック計5台, 絵画や刀剣など約140点.
            return "items" if unit == "points" else unit
        near = self._noun_before(numeral, floor)
        others = self.lexicon.counts.get(classifier)
        if others and unit in _FIRM and near not in others:
            # 病棟2棟, タワー2棟 are two buildings, 军机23架次 no aircraft.
            near = ""
        end = numeral.end + len(classifier)
        if near:
            self._remember(numeral.end, end, near, near=True)
        return (
            near
            or self._again(classifier, numeral)
            or self._noun_around(classifier, numeral.start, end)
            or unit
        )

    def _levels(self, numeral: Numeral, index: int, bound: Bound | None) -> Finding | None:
        """The floors that a building has, which one word also numbers (地上38階, 四层厂房, 38층짜리)."""
        text, lexicon = self.text, self.lexicon
        level = lexicon.levels.match(text, index)
        if level is None or numeral.decimals or numeral.scale != 1:
            return None
        before = lexicon.levels_before.match_before(text, self._left(numeral.start))
        if before is None and lexicon.levels_behind.match(text, self._right(level[0])) is None:
            return None
        counted = self._original(index, level[0])
        found = Finding(
            numeral.start, level[0], QuantityKind.COUNT, numeral.value, "floors", numeral, counted
        )
        return self._with_bound(found, bound)
