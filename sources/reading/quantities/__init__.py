"""Amounts of a text with their units: money, percentages, counts, measures, durations and ages."""

from sources.reading.quantities.comparison import comparable
from sources.reading.quantities.conversions import mark_conversions, shifted
from sources.reading.quantities.recognise import find_quantities

__all__ = ["comparable", "find_quantities", "mark_conversions", "shifted"]
