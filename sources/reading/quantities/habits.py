"""Which mark a text sets before its decimals, where it is not the one that its language has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sources.reading.quantities.lexicon import SAME, Lexicon

# A number with one mark, and with several.
_SINGLE = re.compile(r"(?<![\w.,:/'])(?P<whole>\d{1,3})(?P<mark>[.,])(?P<rest>\d+)(?![\d:/]|[.,]\d)")
_SEVERAL = re.compile(
    r"(?<![\w.,:/])\d{1,3}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*(?:(?!(?P=mark))(?P<decimal>[.,])\d+)?(?![\d:/]|[.,]\d)"
)
_OTHER = {".": ",", ",": "."}
_THREE = 3
# What may be counted in parts.
_DIVISIBLE = frozenset({SAME, "", "times", "points"})
# Languages whose press writes either mark, so that three figures behind one mark are thousands.
_EITHER = frozenset({"es"})
# Currencies whose prices have three decimals (fuel).
_PRICED = frozenset({"EUR", "USD"})


def with_habit(lexicon: Lexicon, text: str, masked: Iterable[tuple[int, int]]) -> Lexicon:
    """The lexicon with the decimal mark of the text: what is counted has no fraction ("8,500 ships" in Spanish)."""
    mark = lexicon.decimal
    if mark not in _OTHER:
        return lexicon
    spans = tuple(masked)
    foreign = own = thousands = 0
    for several in _SEVERAL.finditer(text):
        groups = several[0].count(several["mark"])
        if groups > 1 or several["decimal"]:
            own += several["mark"] != mark
            foreign += several["mark"] == mark
    for number in _SINGLE.finditer(text):
        if any(start < number.end() and number.start() < end for start, end in spans):
            continue
        told = _told(lexicon, text, number)
        own += told == mark
        foreign += told == _OTHER[mark]
        thousands += told == "" and number["mark"] == mark
    if foreign > own or (lexicon.language in _EITHER and thousands and not own):
        return replace(lexicon, decimal=_OTHER[mark], group=mark)
    return lexicon


def _told(lexicon: Lexicon, text: str, number: re.Match[str]) -> str:
    """The decimal mark that a number with one mark speaks for, "" where it may be either."""
    mark, index = number["mark"], number.end() + (text[number.end() : number.end() + 1] in {" ", "-"})
    scaled = lexicon.scales.match(text, index)
    priced = lexicon.currencies.match(text, index)
    noun = lexicon.nouns.match(text, index)
    if len(number["rest"]) != _THREE or number["whole"].startswith("0"):
        unit = lexicon.units_after.match(text, index)
        # A time of day is written with a point in many languages.
        amount = scaled or priced or (unit and unit[1] not in {"hour", "minute"})
        return mark if amount or (mark == lexicon.decimal and len(number["rest"]) != _THREE) else "-"
    if scaled:
        return "-"
    if noun and noun[1] not in _DIVISIBLE and not lexicon.units_after.match(text, index):
        return _OTHER[mark]
    if priced and priced[1] in _PRICED:
        return "-"
    return ""
