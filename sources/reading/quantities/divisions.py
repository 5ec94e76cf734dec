"""How a vote was divided: "voted 143 to 61", "mit 34 gegen 21"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sources.reading.quantities.ballots import VOTES, BallotScan
from sources.reading.quantities.finding import Finding
from sources.reading.types import QuantityKind

# No word for a side is longer.
_ANY = 99


class DivisionScan(BallotScan):
    """Gives both sides of a vote their unit."""

    def _divided(self, found: list[Finding]) -> list[Finding]:
        """Bare numbers on both sides of "to" or "against", where the sentence tells of a vote, are votes."""
        told = list(found)
        for at, (left, right) in enumerate(pairwise(found)):
            gap = self.text[left.numeral.end : right.start].strip()
            against = self.lexicon.against.match(gap, 0)
            if (
                against is not None
                and against[0] == len(gap)
                and self._bare_votes(left)
                and self._bare_votes(right)
                and self._of_a_vote(_ANY, right.end, right.numeral)
            ):
                for index, side in ((at, left), (at + 1, right)):
                    told[index] = replace(
                        side,
                        end=side.numeral.end,
                        kind=QuantityKind.COUNT,
                        unit=VOTES,
                        counted="",
                        ellipsis=False,
                    )
        return told

    def _bare_votes(self, finding: Finding) -> bool:
        """Whether a number could be votes: whole, of no unit, and in figures."""
        numeral = finding.numeral
        bare = finding.kind is QuantityKind.NUMBER and not finding.unit and not finding.counted
        return bare and numeral.decimals == 0 and numeral.scale == 1 and not numeral.spelled
