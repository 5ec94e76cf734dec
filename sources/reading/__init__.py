"""The reader: pure functions from text to what it says."""
