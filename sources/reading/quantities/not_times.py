"""What looks like a date or a time of day and is the beginning of an amount."""

from __future__ import annotations

import re

from sources.reading.quantities.lexicon import Lexicon

# Smaller scales stand for no part of a date.
_LEAST_SCALE = 1000
_FIRST_NUMBER = re.compile(r"\d+\s?")


def scaled_behind(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a scale, money or a percent sign follows the number in which a date or time ends."""
    if text[end - 1 : end].isdigit() and re.match(r"\s?%", text[end:]):
        return True
    if not text[end - 1 : end].isdigit() or text[end : end + 1] != " ":
        return False
    scale = lexicon.scales.match(text, end + 1)
    return (scale is not None and scale[1] >= _LEAST_SCALE) or (
        text[end - 3 : end - 2] in {".", ","} and lexicon.currencies.match(text, end + 1) is not None
    )


def counts_beyond(text: str, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a noun behind the number of a Thai date goes on where the date ends."""
    number = _FIRST_NUMBER.match(text, span[0]) if lexicon.language == "th" else None
    if number is None:
        return False
    found = (lexicon.nouns.match(text, number.end()), lexicon.units_after.match(text, number.end()))
    return any(word is not None and word[0] > span[1] for word in found)
