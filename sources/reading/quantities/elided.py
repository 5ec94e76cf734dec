"""Numbers whose noun goes without saying: what tells who they are belongs to them ("420 at Betim", "Three were hurt")."""

from __future__ import annotations

from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.scan import PEOPLE, VERB_LAST, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, word_end

# So many auxiliaries and articles may stand before what befell people, or where they are.
_AUXILIARIES, _ARTICLES = 2, 2
# What makes a subject behind its verb of a fate ("Suben a 143 los muertos").
_DETERMINERS = frozenset("el la los las o a os as il lo i gli le les des der die das de het the".split())
_ENDS = frozenset(",.;:!?)–—\n")


class ElidedScan(Scan):
    """Ends the span of a number without a noun behind the words that stand for one."""

    def _whole_phrase(self, finding: Finding, taken: bytearray) -> Finding:
        """The number with its fate or its place, where it counts something that is not named beside it."""
        elided = finding.kind is QuantityKind.COUNT and not finding.counted
        if (
            not elided
            or finding.end != finding.numeral.end
            or self.text[finding.end : finding.end + 1] != " "
        ):
            return finding
        end = (finding.unit == PEOPLE and self._fate_behind(finding.end)) or self._place_behind(finding.end)
        return finding if not end or 1 in taken[finding.end : end] else replace(finding, end=end)

    def _fate_behind(self, end: int) -> int:
        """Where what befell people ends right behind their number ("17 verletzt", "tres resultaron heridos"), else 0."""
        text, lexicon, index = self.text, self.lexicon, end + 1
        if lexicon.language in VERB_LAST or lexicon.places:
            return 0
        for _ in range(_AUXILIARIES + 1):
            fate = lexicon.fates.match(text, index)
            if fate:
                return fate[0]
            stop = word_end(text, index)
            if stop == index or text[stop : stop + 1] != " " or text[index:stop] in _DETERMINERS:
                return 0
            index = stop + 1
        return 0

    def _place_behind(self, end: int) -> int:
        """Where a place ends right behind a number ("900 in der Hansestadt", "22 on the Lam Giang"), else 0."""
        text, lexicon = self.text, self.lexicon
        where = lexicon.where.match(text, end + 1)
        if where is None or text[where[0] : where[0] + 1] != " ":
            return 0
        index, article = where[0] + 1, where[1] == "article"
        for _ in range(_ARTICLES):
            stop = word_end(text, index)
            if text[index:stop] not in lexicon.function_words or text[stop : stop + 1] != " ":
                break
            index, article = stop + 1, True
        stop = last = word_end(text, index)
        if stop == index:
            return 0
        if not self._original(index, index + 1).isupper():
            closes = text[stop : stop + 1] in _ENDS or stop == len(text)
            return stop if article and closes and not lexicon.units_after.match(text, index) else 0
        while text[last : last + 1] in {" ", "-"} and last + 1 < len(text) and is_letter(text[last + 1]):
            if not self._original(last + 1, last + 2).isupper() or lexicon.language == "de":
                break
            last = word_end(text, last + 1)
        return last
