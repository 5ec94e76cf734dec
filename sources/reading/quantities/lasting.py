"""Times that more than their unit tells: "14 working days", "46 Beitragsjahre", "41 minusgrader"."""

from __future__ import annotations

from sources.reading.quantities.scan import Scan
from sources.reading.vocabulary.folding import word_end

#: The units of time.
DURATIONS = frozenset("century decade year month week day hour minute second millisecond microsecond".split())
# What else ends compounds.
_COMPOUNDED = DURATIONS | {"kilometer"}
# The shortest parts of a compound.
_FIRST_PART, _LAST_PART = 3, 3
#: How a compound begins that tells degrees below zero, and above.
BELOW_ZERO = ("minus", "pakkas")
_ABOVE_ZERO = ("plus", "lämpö")
_DEGREES = frozenset({"degree", "celsius"})


class LastingScan(Scan):
    """Finds a unit behind an adjective and at the end of a compound."""

    def _qualified_unit(self, index: int) -> tuple[int, str] | None:
        """The time behind an adjective ("14 working days", "10 рабочих дней")."""
        adjective = self.lexicon.unit_adjectives.match(self.text, index)
        if adjective is None or self.text[adjective[0] : adjective[0] + 1] not in {" ", "-"}:
            return None
        unit = self.lexicon.units_after.match(self.text, adjective[0] + 1)
        return unit if unit and unit[1] in DURATIONS else None

    def _compound_unit(self, index: int) -> tuple[int, str] | None:
        """The time or length that ends a compound ("46 Beitragsjahre", "työpäivää"), where no lexicon has it as a noun."""
        text, lexicon = self.text, self.lexicon
        if not lexicon.compounds or index >= len(text):
            return None
        stop = word_end(text, index)
        noun = lexicon.nouns.match(text, index)
        if (
            lexicon.fates.match(text, index)
            or (noun and noun[0] >= stop)
            or lexicon.not_compounds.match(text, index)
        ):
            return None
        if lexicon.language == "de" and self._original(index, index + 1).islower():
            return None
        for cut in range(index + _FIRST_PART, stop - _LAST_PART + 1):
            unit = lexicon.units_after.match(text, cut)
            if unit and unit[0] == stop:
                degrees = unit[1] in _DEGREES and text.startswith((*BELOW_ZERO, *_ABOVE_ZERO), index)
                return unit if degrees or unit[1] in _COMPOUNDED else None
        return None
