"""Readings of one story in, claims out: pure."""
