"""Arabic numbers behind a definite noun: نوابه الثمانية, العمال الخمسة."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sources.reading.quantities.digits import Numeral, to_decimal
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lasting import DURATIONS
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind

# A noun with its article or possessor, and a number with the article.
_PAIR = re.compile(
    r"(?<![^\W\d_])[وفبلك]?(?P<noun>(?:ال)?[^\W\d_]{3,})\s(?=(?P<number>ال(?P<bare>[^\W\d_]{3,}))(?![^\W\d_]))"
)
_FIGURES = re.compile(
    r"(?<![^\W\d_])[وفبلك]?(?P<noun>ال[^\W\d_]{3,})\s(?=(?P<number>ال[\s-]?(?P<bare>\d+(?:[,.]\d{3})*))(?![\d.,]*\d))"
)
# One behind its noun.
_ONES = {
    "ar": re.compile(r"(?<![^\W\d_])(?P<noun>[^\W\d_]{3,})\s(?P<one>واحده?)(?![^\W\d_])"),
    "he": re.compile(r"(?<![^\W\d_])(?P<noun>[^\W\d_]{3,})\s(?P<one>אחד|אחת)(?![^\W\d_])"),
}
_POSSESSORS = ("هما", "ها", "هم", "نا", "ه")
_ARTICLE = "ال"
# Two is also Monday, and what comes behind ten is written in two words.
_LEAST, _MOST = 3, 10


class DefiniteScan(Scan):
    """Reads numbers that follow what they count."""

    def _definites(self) -> list[Finding]:
        """Every definite noun with the number behind it."""
        found = [*self._single()]
        if self.lexicon.language != "ar":
            return found
        for pair in _PAIR.finditer(self.text):
            amount = self.lexicon.spelled.match(self.text, pair.start("bare"))
            unit = self._definite(pair["noun"])
            if unit is None or amount is None or amount[0] != pair.end("bare"):
                continue
            if not _LEAST <= amount[1] <= _MOST:
                continue
            start, end = pair.start("noun"), pair.end("number")
            numeral = Numeral(pair.start("number"), end, amount[1], spelled=True)
            found.append(Finding(start, end, QuantityKind.COUNT, amount[1], unit, numeral, pair["noun"]))
        return [*found, *self._in_figures()]

    def _single(self) -> Iterator[Finding]:
        """One of a thing or a time by the adjective behind it (دقيقة واحدة, שעה אחת)."""
        one = _ONES.get(self.lexicon.language)
        for pair in one.finditer(self.text) if one else ():
            start, end = pair.start("noun"), pair.end()
            for at in range(start, min(start + 2, pair.end("noun"))):
                # A conjunction or preposition may be glued to the noun.
                unit, noun = (
                    self.lexicon.units_after.match(self.text, at),
                    self.lexicon.nouns.match(self.text, at),
                )
                known = next(
                    (match for match in (unit, noun) if match and match[0] == pair.end("noun")), None
                )
                if known and known[1] != SAME:
                    kind = QuantityKind.DURATION if known[1] in DURATIONS else QuantityKind.COUNT
                    counted = "" if kind is QuantityKind.DURATION else self._original(at, known[0])
                    numeral = Numeral(pair.start("one"), end, Decimal(1), spelled=True)
                    yield Finding(at, end, kind, Decimal(1), known[1], numeral, counted)
                    break

    def _in_figures(self) -> Iterator[Finding]:
        """Definite nouns with the figures behind them: الدول الـ27."""
        for pair in _FIGURES.finditer(self.text):
            unit, amount = self._definite(pair["noun"]), to_decimal(pair["bare"], self.lexicon)
            if unit is None or amount is None:
                continue
            start, end = pair.start("noun"), pair.end("number")
            numeral = replace(amount, start=pair.start("bare"), end=end)
            yield Finding(start, end, QuantityKind.COUNT, amount.value, unit, numeral, pair["noun"])

    def _definite(self, word: str) -> str | None:
        """What a noun counts that has an article or an ending for its possessor."""
        bare = word.removeprefix(_ARTICLE)
        forms = (
            [bare] if bare != word else [word.removesuffix(end) for end in _POSSESSORS if word.endswith(end)]
        )
        units = (self.lexicon.nouns.get(form) for form in forms)
        return next((unit for unit in units if unit and unit != SAME), None)
