"""How long something took, in the notation of a clock: "en 4 h 32", "in 2:14:38"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.scan import Scan
from sources.reading.types import QuantityKind

# What makes hours and minutes no time of day.
_WITHIN = r"(?<=\b{} )"
_BEFORE = "|".join(
    _WITHIN.format(word) for word in ("en", "in", "em", "pendant", "durant", "durante", "după", "dans")
)
_TIMING = re.compile(
    rf"(?:{_BEFORE})(?:(?P<hours>\d{{1,2}})\s?h\s?(?P<minutes>[0-5]\d)(?!\d)|"
    r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?![\d:]))"
)
_MINUTES, _SECONDS = 60, 3600


class TimingScan(Scan):
    """Reads the notation of a clock as a duration."""

    def _timings(self) -> Iterator[Finding]:
        """Durations in the smallest unit that they name."""
        for match in _TIMING.finditer(self.text):
            if match["hours"]:
                amount, unit = int(match["hours"]) * _MINUTES + int(match["minutes"]), "minute"
            else:
                minutes = int(match["minute"]) * _MINUTES + int(match["second"])
                amount, unit = int(match["hour"]) * _SECONDS + minutes, "second"
            numeral = Numeral(match.start(), match.end(), Decimal(amount))
            yield Finding(match.start(), match.end(), QuantityKind.DURATION, Decimal(amount), unit, numeral)
