"""Numbers whose noun the text has told before or tells behind: "two of the nine", "18 son chilenos", "sono 1.200 le famiglie"."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import PEOPLE
from sources.reading.quantities.unknown import UnknownScan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_end

# The longest words between "of" and a whole ("из запланированных 140").
_BETWEEN = 20
# What people are, behind their number.
_ARE = {
    "en": "are|were",
    "de": "sind|waren",
    "nl": "zijn|waren",
    "fr": "sont|étaient",
    "es": "son|eran|serían",
    "pt": "são|eram|seriam",
    "it": "sono|erano",
    "ca": "són|eren",
    "ro": "sunt|erau",
    "pl": "to",
    "sv": "är|var",
    "da": "er|var",
    "nb": "er|var",
}
# Articles before a subject that follows its number and verb.
_SUBJECT = {
    "es": re.compile(r"\s(?:los|las)\s(?:nuevos\s|nuevas\s)?"),
    "pt": re.compile(r"\s(?:os|as)\s"),
    "it": re.compile(r"\s(?:i|gli|le)\s"),
    "ca": re.compile(r"\s(?:els|les)\s"),
}


class WholeScan(UnknownScan):
    """Takes what is counted from a whole, a copula or a subject behind the verb."""

    def _told_elsewhere(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The number with its unit, where something but a noun beside it tells it."""
        return (
            self._of_known(finding, earlier)
            or self._out_of_measure(finding, earlier)
            or self._being(finding)
            or self._subject_behind(finding)
        )

    def _of_known(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """A part of so many as were counted before ("nine were hurt … two of the nine")."""
        text, lexicon = self.text, self.lexicon
        of = lexicon.of.match(text, self._right(finding.numeral.end)) if not finding.counted else None
        if of is None or lexicon.places:
            return None
        index = self._right(of[0])
        stop = word_end(text, index)
        if text[index:stop] in lexicon.articles or text[index:stop] in lexicon.function_words:
            index = self._right(stop)
        whole = lexicon.spelled.match(text, index)
        if whole is None or whole[1] <= finding.amount or lexicon.nouns.match(text, self._right(whole[0])):
            return None
        same = next(
            (
                other
                for other in reversed(earlier)
                if other.kind is QuantityKind.COUNT and other.unit and other.amount == whole[1]
            ),
            None,
        )
        return (
            replace(finding, end=whole[0], unit=same.unit, kind=QuantityKind.COUNT, ellipsis=False)
            if same
            else None
        )

    def _out_of_measure(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The whole of the measure right before it ("74 секунды из запланированных 140")."""
        last = earlier[-1] if earlier else None
        if last is None or finding.counted or not last.unit or last.amount >= finding.amount:
            return None
        if last.kind not in {QuantityKind.DURATION, QuantityKind.MEASURE}:
            return None
        gap = self.text[last.end : finding.start].strip()
        of = self.lexicon.of.match(gap, 0)
        between = gap[of[0] :].strip() if of else ""
        if of is None or len(between) > _BETWEEN or not (not between or between.replace(" ", "").isalpha()):
            return None
        return replace(finding, unit=last.unit, kind=last.kind, ellipsis=False)

    def _being(self, finding: Finding) -> Finding | None:
        """People by what the clause says they are ("18 son chilenos", "seven are children")."""
        are = _ARE.get(self.lexicon.language)
        numeral = finding.numeral
        verb = re.compile(rf"\s(?:{are})\s").match(self.text, numeral.end) if are else None
        if verb is None or numeral.decimals or numeral.scale != 1 or self._is_year(numeral):
            return None
        noun = self.lexicon.nouns.match(self.text, verb.end())
        if noun and noun[1] == PEOPLE:
            end = noun[0]
        elif known := self._nationals(replace(numeral, end=verb.end() - 1), None):
            end = known.end
        else:
            return None
        return replace(finding, end=end, unit=PEOPLE, kind=QuantityKind.COUNT, counted="", ellipsis=False)

    def _subject_behind(self, finding: Finding) -> Finding | None:
        """What a definite subject behind its verb and number counts ("sono 1.200 le famiglie senza luce")."""
        article = _SUBJECT.get(self.lexicon.language)
        found = article.match(self.text, finding.numeral.end) if article and not finding.counted else None
        noun = self.lexicon.nouns.match(self.text, found.end()) if found else None
        if noun is None or noun[1] == SAME or (finding.numeral.decimals and finding.numeral.scale == 1):
            return None
        return replace(finding, unit=noun[1], kind=QuantityKind.COUNT, ellipsis=False)
