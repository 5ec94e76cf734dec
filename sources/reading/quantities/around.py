"""What a classifier counts where its noun stands elsewhere: 列車の運休は31本, 62支单机14MW的风机, 70个大中城市."""

from __future__ import annotations

import re

from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import PEOPLE, Scan
from sources.reading.vocabulary.folding import is_letter, word_end

# How far before its classifier a noun may stand, farther in the alphabet of Thai, and how far behind it within the clause.
_BEFORE, _BEFORE_THAI, _BEHIND = 40, 60, 24
_CLAUSE = re.compile(r"[,，、;；。！？\n]")
#: A single character is as often a part of another word.
SHORTEST = 2
# How many characters say more about a noun that a classifier counts.
_MODIFIER = 5
# Characters that end what stands between a classifier and its noun: verbs, particles, other classifiers.
_JOINTS = {
    "zh": frozenset("的了在和与與及或被将將已有是为為于於从從由对對向到把比等也就都即约約共仅僅只未不没沒后後前时時中内內外起达達个個名家座"),
    "ja": frozenset("のはがをにへとでやもかられてしたるいう"),
}  # fmt: skip


class AroundScan(Scan):
    """Finds the noun of a classifier in its sentence."""

    def _noun_around(self, classifier: str, start: int, end: int) -> str:
        """The unit that a classifier between `start` and `end` stands for by a noun or a hint of its sentence."""
        units = self.lexicon.counts.get(classifier)
        if not units:
            return ""
        first, stop = self._sentence(start)
        reach = _BEFORE_THAI if self.lexicon.language == "th" else _BEFORE
        for place in range(start - SHORTEST, max(first, start - reach) - 1, -1):
            unit = self._countable(place, start, units)
            if unit:
                return unit
        pause = _CLAUSE.search(self.text, end, min(stop, end + _BEHIND))
        limit = pause.start() if pause else min(stop, end + _BEHIND)
        return next(
            (unit for place in range(end, limit) if (unit := self._countable(place, limit, units))), ""
        )

    def _countable(self, place: int, stop: int, units: frozenset[str]) -> str:
        """One of these units by a word that begins at `place` and ends before `stop`."""
        for book in (self.lexicon.hints, self.lexicon.nouns):
            word = book.match(self.text, place)
            if word and word[1] in units and place + SHORTEST <= word[0] <= stop:
                return self._covering(place, word)
        return ""

    def _covering(self, place: int, word: tuple[int, str]) -> str:
        """What a longer noun names that ends with this one (风力发电机 are no 发电机)."""
        for before in range(max(0, place - _MODIFIER), place if self.lexicon.language == "zh" else 0):
            longer = self.lexicon.nouns.match(self.text, before)
            if longer and longer[0] == word[0] and longer[1] != SAME:
                return longer[1]
        return word[1]

    def _modified(self, index: int) -> tuple[int, str] | None:
        """The noun behind what is said about it (70个大中城市, 12개 주요 도시)."""
        text, lexicon = self.text, self.lexicon
        joints = _JOINTS.get(lexicon.language)
        if joints is None:
            stop = word_end(text, index)
            known = text[index:stop] in lexicon.modifiers and text[stop : stop + 1] == " "
            noun = lexicon.nouns.match(text, stop + 1) if known else None
            return noun if noun and noun[1] != SAME and noun[1] != PEOPLE else None
        for place in range(index + 1, min(index + _MODIFIER, len(text) - 1)):
            if text[place - 1] in joints or not is_letter(text[place - 1]):
                break
            noun = self._whole_noun(place)
            if noun:
                return noun if noun[1] != PEOPLE else None
        return self._short_head(index) if lexicon.language == "zh" else None

    def _short_head(self, index: int) -> tuple[int, str] | None:
        """The noun of one character that ends a compound of two or three (三个渔村, 两座铁桥)."""
        text = self.text
        for place in range(index + 1, min(index + SHORTEST, len(text) - 1) + 1):
            head = self.lexicon.heads.match(text, place)
            if head and all(map(is_letter, text[index:place])):
                # 冲入路基 is no road.
                behind = text[head[0] : head[0] + 1]
                return head if behind in _JOINTS["zh"] or not is_letter(behind or " ") else None
        return None

    def _whole_noun(self, place: int) -> tuple[int, str] | None:
        """A noun of two characters or more, or the one that another noun right behind it makes of it (产业项目)."""
        noun = self.lexicon.nouns.match(self.text, place)
        if noun is None or noun[1] == SAME or noun[0] - place < SHORTEST:
            return None
        head = self.lexicon.nouns.match(self.text, noun[0])
        return head if head and head[1] != SAME and head[0] - noun[0] >= SHORTEST else noun
