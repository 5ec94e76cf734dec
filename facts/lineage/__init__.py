"""Readings in, proposals of who echoes whom out: pure."""
