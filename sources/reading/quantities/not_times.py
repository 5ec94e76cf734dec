"""What looks like a date or a time of day and is the beginning of an amount."""

from __future__ import annotations

import re

from sources.reading.quantities.lexicon import Lexicon

# Smaller scales stand for no part of a date.
_LEAST_SCALE = 1000
_FIRST_NUMBER = re.compile(r"\d+\s?")
# A year of our time, and words behind which such a number is one even where a noun follows ("by 2027 workers will leave").
_OF_OUR_TIME = re.compile(r"(?<![\w.,])(?:19[5-9]\d|20[0-4]\d)(?= [^\W\d_])")
_ROUND = 100
IN_A_YEAR = re.compile(
    r"(?<![^\W\d_])(?:in|since|by|until|late|early|mid|end of|start of|beginning of|ende|anfang|mitte|seit|jahr|frühjahr|sommer|herbst|winter"
    r"|en|depuis|fin|début|d'ici|d'ici à|dès|courant|année|été|automne|hiver|em|desde|hasta|até|año|ano|final de|finales de|fines de|principios de"
    r"|fim de|finais de|início de|meados de|nel|dal|entro il|fino al|fine|inizio|anno|fine del|eind|begin|medio|sinds|vanaf|jaar"
    r"|sedan|siden|inden|innen|år|slutet av|början av|slutningen af|slutten av|starten av|roku|rok|rokiem|końca|koniec|początku"
    r"|roce|konce|koncem|začátku|počátku|кінця|початку|році|року|конца|концу|начала|году|anul|sfârșitul lui|finele lui|începutul lui"
    r"|τελη του|αρχεσ του|ετοσ|vuonna|vuoden|vuodesta|vuoteen|mwaka|tangu|عام|سنه|منذ|سال|בשנת|שנת|מאז)\s$"
)
# A day of the month behind its weekday ("nesta quarta (13)"), and with its month ("trưa 12/2").
_DAY_IN_BRACKETS = re.compile(r"(?<=[^\W\d_]\s)\((?:[1-9]|[12]\d|3[01])\)")
_DAY_AND_MONTH = re.compile(r"(?<=[^\W\d_]\s)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)")
_MINUTES = re.compile(r"(?<=[^\W\d_]\s)(?:[01]\d|2[0-3])\.[0-5]\d(?![\w]|[.,]\d)")
# Languages that write days with their months so.
_SLASHED = frozenset("es pt it fr ca vi id ms th ar hi bn ur ta te mr el he tl sw".split())
_PARTITIVE = re.compile(
    r"(?:d[eo]s?|d[au]s?|du|del|della|dello|dei|degli|delle|dell'|d')(?![^\W\d_])|d'|dell'"
)
_LONGEST = 20
# Languages whose word for o'clock begins others.
_CLOCK_COUNTS = frozenset({"th", "ta", "te"})


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
    """Whether a noun or a unit behind the number goes on where a date or time ends (10 นาย, 2 மணி நேரம்)."""
    number = _FIRST_NUMBER.match(text, span[0]) if lexicon.language in _CLOCK_COUNTS else None
    if number is None:
        return False
    found = (lexicon.nouns.match(text, number.end()), lexicon.units_after.match(text, number.end()))
    return any(word is not None and word[0] > span[1] for word in found)


def years_before_nouns(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The years of a text that a noun follows which they do not count ("bis Ende 2027 fallen dort Stellen weg")."""
    return [
        year.span()
        for year in _OF_OUR_TIME.finditer(text)
        if int(year[0]) % _ROUND
        and IN_A_YEAR.search(text[max(0, year.start() - _LONGEST) : year.start()])
        and not lexicon.units_after.match(text, year.end() + 1)
        and not lexicon.currencies.match(text, year.end() + 1)
        and not lexicon.scales.match(text, year.end() + 1)
    ]


def days_without_months(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Days of the month in brackets behind their weekday, days with the number of their month, and times with a point."""
    brackets = (
        day.span()
        for day in _DAY_IN_BRACKETS.finditer(text)
        if lexicon.weekdays_short.match_before(text, day.start() - 1)
    )
    figures = [*_DAY_AND_MONTH.finditer(text)] if lexicon.language in _SLASHED else []
    times = [*_MINUTES.finditer(text)] if lexicon.decimal == "," else []
    return [*brackets, *(one.span() for one in (*figures, *times) if not _measured(text, one.end(), lexicon))]


def _measured(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether something that is measured or counted stands behind a number."""
    index = end + (text[end : end + 1] in {" ", "-"})
    books = (lexicon.nouns, lexicon.units_after, lexicon.currencies, lexicon.scales, lexicon.of)
    return (
        text[end : end + 1] == "%"
        or _PARTITIVE.match(text, index) is not None
        or any(book.match(text, index) is not None for book in books)
    )
