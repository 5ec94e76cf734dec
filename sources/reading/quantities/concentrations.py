"""Measures of one thing in another: nanograms per millilitre, milligrams a litre, cubic metres a second."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.finding import Finding
from sources.reading.quantities.scan import Scan
from sources.reading.vocabulary.folding import is_letter, is_unspaced

_MASSES = frozenset("nanogram microgram milligram gram kilogram tonne quintal".split())
_VOLUMES = frozenset("milliliter deciliter liter cubic-centimeter cubic-meter".split())
#: What a volume flows in.
_TIMES = frozenset({"second", "minute", "hour"})
_AREAS = frozenset({"hectare", "acre"})
#: Which units may stand below which.
_BELOW = {
    **dict.fromkeys(_MASSES, _VOLUMES | _AREAS | frozenset({"kilogram"})),
    **dict.fromkeys(("liter", "cubic-meter", "cubic-foot"), _TIMES),
}
_BRACKET = re.compile(r"\s?\([^()]{1,40}\)|\)")
_WORD = re.compile(r"[^\W\d_]+")
# "Each", with no number and no pause behind it.
_EACH = re.compile(r"每(?=[^\d，。；、]*$)")
#: So many words may say what is measured ("0,8 nanograma da substância por mililitro").
_OF_WHAT = 3
# How far before its number the unit below may begin.
_BEFORE = 24
# The case in which the unit below stands before its number without another word.
_CASES = {"tr": re.compile(r"[dt][ea]$"), "ta": re.compile(r"க்கு$"), "te": re.compile(r"కు$")}


class ConcentrationScan(Scan):
    """Joins a mass or a volume to the unit that it is told for."""

    def _concentrated(self, finding: Finding, floor: int) -> Finding:
        """The measure with the unit below it, where one is told."""
        below = _BELOW.get(finding.unit)
        if below is None:
            return finding
        behind = self._unit_behind(finding.end, below)
        if behind:
            return replace(finding, end=behind[0], unit=f"{finding.unit}-per-{behind[1]}", per=behind[1])
        # A conversion in brackets shares what stands behind them ("40 cubic meters (1,400 cubic feet) a second").
        bracket = _BRACKET.match(self.text, finding.end)
        behind = self._unit_behind(bracket.end(), below) if bracket else None
        start, unit = (finding.start, behind[1]) if behind else self._unit_ahead(finding.start, floor, below)
        return replace(finding, start=start, unit=f"{finding.unit}-per-{unit}", per=unit) if unit else finding

    def _unit_behind(self, end: int, below: frozenset[str]) -> tuple[int, str] | None:
        """The unit behind "per", right behind the measure or behind what is measured."""
        text, lexicon = self.text, self.lexicon
        for index in (end, *self._words_behind(end)):
            joint = lexicon.per_joints.match(text, index)
            if joint is None:
                continue
            unit = lexicon.units_after.match(text, joint[0] + (text[joint[0] : joint[0] + 1] == " "))
            if unit and unit[1] in below:
                return unit
        return None

    def _words_behind(self, end: int) -> list[int]:
        """Where the words behind the measure begin."""
        starts: list[int] = []
        while len(starts) <= _OF_WHAT and self.text[end : end + 1] == " ":
            starts.append(end + 1)
            word = _WORD.match(self.text, end + 1)
            if word is None:
                break
            end = word.end()
        return starts

    def _unit_ahead(self, start: int, floor: int, below: frozenset[str]) -> tuple[int, str]:
        """The unit that stands before the number, and where it begins (1ミリリットル当たり, 每毫升, "प्रति लीटर", "litrede")."""
        text, lexicon = self.text, self.lexicon
        hedge = lexicon.bounds_before.match_before(text, self._left(start))
        end = self._left(hedge[0]) if hedge else self._left(start)
        joint = lexicon.per_joints_behind.match_before(text, end)
        stop = self._left(joint[0]) if joint else end
        longest = (stop, "")
        for place in range(stop - 1, max(-1, stop - _BEFORE), -1):
            if place and is_letter(text[place - 1]) and not is_unspaced(text[place]):
                continue
            unit = lexicon.units_after.match(text, place)
            if unit and unit[0] == stop:
                longest = (place, unit[1])
        place, name = longest
        case = _CASES.get(lexicon.language)
        each = lexicon.per_joints.match_before(text, self._left(place))
        told = joint or each or (case and case.search(text, place, stop))
        first = each[0] if each and not joint else place
        # "Per second" belongs to a flow as to a speed (毎秒5900立方メートル, 秒速30メートル).
        start = first if name in _TIMES and not hedge and first >= floor else start
        if not (name in below and told) and lexicon.language == "zh":
            # 每公斤含组织胺0.64克: what is measured stands between.
            opened = _EACH.search(text[:start], max(floor, start - _BEFORE))
            below_it = lexicon.units_after.match(text, opened.end()) if opened else None
            return (start, below_it[1]) if below_it and below_it[1] in below else (start, "")
        return (start, name) if name in below and told else (start, "")
