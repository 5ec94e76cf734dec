"""Counted people who are more than people: sources that stay unnamed, and deputies who stand for seats."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.classifiers import SOURCES
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.scan import PEOPLE, SENTENCE_END, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_unspaced
from sources.reading.vocabulary.phrasebook import Phrasebook

#: The noun of a lexicon for members of a parliament, and what they are counted as where a text counts seats.
DEPUTIES, SEATS = "deputies", "seats"
#: Fewer deputies than these act and make no parliament ("eight deputies voted for it").
_HANDFUL = 10
#: The most members that a parliament has.
_LARGEST_ASSEMBLY = 3000
#: More people than these are not quoted together.
_FEW = 20
#: How far from those who spoke a text says that they want no name.
_AROUND = 60
#: How far from its members a parliament is named.
_NEAR_ASSEMBLY = 25
_WORD = re.compile(r"[^\s,.;:।۔]+")
_QUOTED = re.compile(r"[「『“«]")
# Languages that put before a noun all that is said about it.
_BEFORE_NOUN = frozenset({"hi", "ur", "bn", "mr", "ta", "te", "ja", "ko", "zh", "tr", "am", "fi", "hu"})


class PeopleScan(Scan):
    """Tells sources and seats from people."""

    def _seated(self, found: list[Finding]) -> list[Finding]:
        """Deputies as seats where the text counts seats ("78 of 150 seats", "61 deputies"), else as people."""
        seats = any(finding.unit == SEATS for finding in found)
        settled = []
        for finding in found:
            if finding.unit == DEPUTIES:
                finding = replace(finding, unit=SEATS if seats and finding.amount > _HANDFUL else PEOPLE)
            elif (
                seats
                and finding.unit == PEOPLE
                and finding.amount <= _LARGEST_ASSEMBLY
                and self._makes_assembly(finding)
            ):
                finding = replace(finding, unit=SEATS)
            settled.append(finding)
        return settled

    def _makes_assembly(self, finding: Finding) -> bool:
        """Whether these are the members of a parliament ("a 150-member parliament")."""
        members = self.lexicon.members
        text = self.text[finding.numeral.end : finding.end]
        if not any(members.match(text, index) for index in range(len(text))):
            return False
        after = min(finding.end + _NEAR_ASSEMBLY, len(self.text))
        return (
            self._within(self.lexicon.assembly, finding.end, after) is not None
            or self._within(self.lexicon.assembly, max(0, finding.start - _NEAR_ASSEMBLY), finding.start)
            is not None
        )

    def _unnamed(self, found: list[Finding]) -> list[Finding]:
        """A few people who speak without their names as sources."""
        return [
            replace(finding, unit=SOURCES)
            if finding.kind is QuantityKind.COUNT
            and finding.unit == PEOPLE
            and finding.amount <= _FEW
            and self._wants_no_name(finding, found)
            else finding
            for finding in found
        ]

    def _wants_no_name(self, finding: Finding, found: list[Finding]) -> bool:
        lexicon = self.lexicon
        if lexicon.cited_before.match_before(self.text, self._left(finding.start)) or (
            lexicon.cited_behind.match(self.text, self._right(finding.end))
        ):
            # "According to two engineers".
            return bool(finding.counted)
        after = min(finding.end + _AROUND, len(self.text))
        cues = [self._within(lexicon.unnamed, finding.numeral.end, after)]
        # Who knows a matter is said right behind: "two people close to the talks".
        close = self._right(finding.end)
        knowing = lexicon.knowing.match(self.text, close)
        if knowing is None and self.text[close - 1 : close] == " ":
            following = self.text.find(" ", close, close + 6)
            knowing = lexicon.knowing.match(self.text, following + 1) if following > 0 else None
        cues.append(close if knowing else self._within(lexicon.knowing, finding.numeral.end, finding.end))
        if lexicon.language in _BEFORE_NOUN:
            cues.append(self._within(lexicon.unnamed, max(0, finding.start - _AROUND), finding.start))
            cues.append(self._within(lexicon.knowing, max(0, finding.start - _AROUND // 3), finding.start))
        return any(cue is not None and not self._apart(finding, cue, found) for cue in cues)

    def _apart(self, finding: Finding, cue: int, found: list[Finding]) -> bool:
        """Whether the end of a sentence or other people stand between those counted and the words at `cue`."""
        start, stop = (finding.end, cue) if cue >= finding.end else (cue, finding.start)
        if SENTENCE_END.search(self.text, start, stop):
            return True
        if cue < finding.start and (
            _QUOTED.search(self.text, start, stop)
            or any(word[0] in self.lexicon.tellers for word in _WORD.finditer(self.text, start, stop))
        ):
            # Who wants no name speaks, and is not spoken of.
            return True
        return any(
            other is not finding and other.start < stop and start < other.end and other.unit == PEOPLE
            for other in found
        )

    def _within(self, book: Phrasebook[str], start: int, stop: int) -> int | None:
        """Where a word of `book` begins in this part of the text."""
        text = self.text
        for index in range(start, stop):
            begins = index == 0 or not text[index - 1].isalpha() or is_unspaced(text[index])
            if begins and book.match(text, index):
                return index
        return None
