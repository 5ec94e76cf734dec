"""Calendar dates, clock times and years of a text, resolved against the day it was published."""

from sources.reading.dates.find import date_spans, find_dates

__all__ = ["date_spans", "find_dates"]
