"""A quantity in the making, and how a word beside it bounds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.lexicon import Bound
from sources.reading.types import QuantityKind


@dataclass(frozen=True, slots=True)
class Finding:
    """A quantity in the making: offsets of the folded text, and what it still lacks."""

    start: int
    end: int
    kind: QuantityKind
    amount: Decimal
    unit: str
    numeral: Numeral
    counted: str = ""
    per: str = ""
    approx: bool = False
    lower: Decimal | None = None
    upper: Decimal | None = None
    ellipsis: bool = False
    derived_from: tuple[int, int] | None = None


def apply_bound(bound: Bound, finding: Finding) -> Finding:
    amount = finding.amount
    if finding.lower is not None and finding.upper is not None:
        return replace(finding, approx=True) if bound in {Bound.ABOUT, Bound.NEARLY} else finding
    match bound:
        case Bound.ABOUT | Bound.NEARLY:
            return replace(finding, approx=True)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return replace(finding, lower=amount)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return replace(finding, upper=amount)
    return finding
