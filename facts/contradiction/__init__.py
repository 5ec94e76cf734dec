"""Positions in, contradictions out: pure."""
