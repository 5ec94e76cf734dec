"""Nouns that no lexicon has: people by their country or their ending, and English plurals."""

from __future__ import annotations

import re

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import Bound
from sources.reading.quantities.scan import PEOPLE, Scan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import word_end

# What makes an adjective of a country in Slavic and Scandinavian languages.
_ADJECTIVE = re.compile("sk|ск|ськ")
_SHORT = 4
#: An English noun in the plural.
PLURAL = re.compile(r"[^sui]s$|(?:ie|sse)s$")
# The shortest word whose ending says that somebody does something.
_AGENT = 6


class UnknownScan(Scan):
    """Tells what an unknown noun counts by its form."""

    def _english(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """A spelled number before an unknown English plural, which names itself ("four cranes")."""
        text = self.text
        index = self._connected(self._after(numeral)[0])
        stop = word_end(text, index)
        if self.lexicon.language != "en" or not numeral.spelled or numeral.vague or numeral.value < 2:
            return None
        if not PLURAL.search(text, index, stop) or text[index:stop] in self.lexicon.function_words:
            return None
        if stop - index < _SHORT or self._capital(index):
            return None
        counted = self._original(index, stop)
        found = Finding(numeral.start, stop, QuantityKind.COUNT, numeral.value, counted, numeral, counted)
        return self._with_bound(found, bound)

    def _agents(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """People by the ending of an unknown noun that says what they do ("two negotiators", "elf Unterhändler")."""
        text, lexicon = self.text, self.lexicon
        index = self._connected(self._after(numeral)[0])
        stop = word_end(text, index)
        word = text[index:stop]
        if not word.endswith(lexicon.agents) or word in lexicon.not_agents or len(word) < _AGENT:
            return None
        if word in lexicon.function_words or self._capital(index) or self._is_year(numeral):
            return None
        if lexicon.units_after.match(text, index) or text[numeral.end : index].strip("- "):
            return None
        counted = self._original(index, stop)
        found = Finding(numeral.start, stop, QuantityKind.COUNT, numeral.value, PEOPLE, numeral, counted)
        return self._with_bound(found, bound)

    def _nationals(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """People counted by their country alone ("1,800 Indians")."""
        text, lexicon = self.text, self.lexicon
        index = self._connected(self._after(numeral)[0])
        stop = word_end(text, index)
        stem = next(
            (stem for stem in lexicon.nations if text.startswith(stem, index) and stop > index + len(stem)),
            None,
        )
        if stem is None or self._is_year(numeral):
            return None
        # In Arabic one who is from a country is often called like it.
        if text[index:stop] in lexicon.territories and lexicon.language != "ar":
            return None
        if _ADJECTIVE.search(text, index + len(stem), stop):
            return None
        if not self._may_be_plural(index, stop) and not text.endswith("ese", index, stop):
            # "5 Canadair".
            return None
        if lexicon.capital_nations and not self._capital(index):
            return None
        counted = self._original(index, stop)
        found = Finding(numeral.start, stop, QuantityKind.COUNT, numeral.value, PEOPLE, numeral, counted)
        return self._with_bound(found, bound)
