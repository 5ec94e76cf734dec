"""Readings of one story in, claims with positions out: pure, without a database."""

from facts.matching.matcher import MATCHER, match

__all__ = ["MATCHER", "match"]
