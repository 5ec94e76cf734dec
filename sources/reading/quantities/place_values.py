"""Numbers written as digits, multipliers and scales one behind the other: 三百万, สามร้อยล้าน, 3만 8천."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sources.reading.quantities.digits import TOKEN, Numeral, skip, to_decimal
from sources.reading.quantities.lexicon import Lexicon
from sources.reading.quantities.vocabularies import Places
from sources.reading.vocabulary.folding import is_letter, word_end

# "More than" between a number and its scale.
_MORE = frozenset("余餘多")
# Thai vowels that are written before their consonant.
_LEADING_VOWELS = frozenset("เแโใไ")
_WORD = re.compile(r"[^\W\d_]+")


def in_places(text: str, places: Places, lexicon: Lexicon) -> Iterator[Numeral]:
    index = 0
    while index < len(text):
        unit = lexicon.units_before.match(text, index)
        if unit:
            # The hundred of 百分之 is no number of its own.
            index = unit[0]
            continue
        token = _place_token(text, index, places)
        if token is None or (text[index].isdigit() and text[index].isascii()):
            index += 1
            continue
        if text[index - 1 : index] in _LEADING_VOWELS:
            # The four of เสี่ยง is no number.
            index = token[0]
            continue
        placed = placed_numeral(text, index, places, lexicon, digits=False)
        other = lexicon.not_numerals.match(text, index)
        if placed and other and other[0] >= placed.end:
            index = other[0]
        elif placed and lexicon.language == "ko" and not _counts_something(text, placed, lexicon):
            # Syllables of numbers make other words as well: 회사원, 구조.
            index = word_end(text, index)
        elif placed:
            half = lexicon.half.match(text, skip(text, placed.end))
            if half and placed.scale == 1 and lexicon.units_after.match(text, skip(text, half[0])):
                placed = replace(placed, value=placed.value + Decimal("0.5"), end=half[0])
            vague = lexicon.vague.match_before(text, index)
            start = vague[0] if vague and placed.scale > 1 else index
            yield replace(placed, start=start, spelled=True, vague=int(start < index))
            index = placed.end
        else:
            index = token[0]


def _counts_something(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether a number in words begins a word and what it measures or counts stands behind it."""
    vague = lexicon.vague.match_before(text, numeral.start)
    start = vague[0] if vague else numeral.start
    if start and is_letter(text[start - 1]):
        return False
    after = skip(text, numeral.end)
    return any(
        book.match(text, after) is not None
        for book in (lexicon.currencies, lexicon.units_after, lexicon.nouns)
    )


def alone(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Numbers in words that are no digits of a place-value numeral, before a space: 두 명, 열다섯 곳."""
    for word in _WORD.finditer(text):
        value = lexicon.spelled.get(word[0])
        if value is not None and text[word.end() : word.end() + 1] == " ":
            yield Numeral(word.start(), word.end(), value, spelled=True)


def _place_token(text: str, index: int, places: Places) -> tuple[int, str, int] | None:
    for length in range(places.longest, 0, -1):
        word = text[index : index + length]
        if len(word) < length:
            continue
        if word in places.scales:
            return index + length, "scale", places.scales[word]
        if word in places.multipliers:
            return index + length, "multiplier", places.multipliers[word]
        if word in places.digits:
            return index + length, "digit", places.digits[word]
    return None


def placed_numeral(
    text: str, start: int, places: Places, lexicon: Lexicon, *, digits: bool
) -> Numeral | None:
    """A place-value numeral that starts at `start` (multipliers, scales, figures if `digits`); None without a digit."""
    total, section, last_scale, top = Decimal(0), Decimal(0), 0, 1
    current: Decimal | None = None
    previous, index, end, decimals = "", start, start, 0
    grouped = False
    while index < len(text):
        if text[index].isdigit() and text[index].isascii():
            written = TOKEN.match(text, index)
            read = to_decimal(written[0], lexicon) if written and digits else None
            if read is None or written is None or current is not None:
                break
            current, previous, index, decimals = read.value, "number", written.end(), read.decimals
            grouped = read.grouped
        else:
            token = _place_token(text, index, places)
            if token is None and previous == "number" and text[index] in _MORE:
                # 3400余万 is more than so many.
                beyond = _place_token(text, index + 1, places)
                token = beyond if beyond and beyond[1] == "scale" else None
            if token and token[1] != "digit" and previous:
                # The thousand of 千瓦, the hundred of 百帕 and the million of 兆瓦 belong to the unit.
                unit = lexicon.units_after.match(text, index)
                token = None if unit and unit[0] > token[0] else token
            if token is None:
                # Korean puts spaces between the parts: 14억 3천만.
                if (
                    text[index] == " "
                    and previous == "scale"
                    and re.match(r" \d+(?:,\d{3})?[천백십만억]", text[index : index + 8])
                ):
                    index += 1
                    continue
                break
            index, kind, number = token
            if kind == "digit":
                if current is not None and previous != "digit":
                    break
                current = Decimal(number) if current is None else current * 10 + number
            elif kind == "multiplier":
                section += (current if current is not None else 1) * number
                current, top = None, max(top, number)
            elif previous == "scale":
                total *= number
                last_scale *= number
            elif current is None and section == 0:
                break
            else:
                part = section + (current or 0)
                total = (
                    (total + part) * number if last_scale and number > last_scale else total + part * number
                )
                section, current, last_scale = Decimal(0), None, number
            top = max(top, last_scale)
            previous = kind
        end = index
    if end == start:
        return None
    value = total + section + (current or 0)
    return Numeral(start, end, value, scale=top, decimals=decimals, grouped=grouped)
