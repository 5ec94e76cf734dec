"""Positions on one claim in, contradictions with score and printed reason out: pure, without a database."""

from facts.contradiction.comparison import Comparison
from facts.contradiction.detection import DETECTOR, compare, detect

__all__ = ["DETECTOR", "Comparison", "compare", "detect"]
