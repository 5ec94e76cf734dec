"""Figures with their separators: what a run of digits is worth in a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sources.reading.quantities.lexicon import Lexicon
from sources.reading.vocabulary.folding import Folded

TOKEN = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?![\d'])(?:[.,]\d+)?|\d+(?:[.,٫٬،·・]\d+)*|(?<![\w.,])[.,]\d+")
_MAXIMUM_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start..end` of the folded text; `vague` ones span the order of magnitude from `value` up."""

    start: int
    end: int
    value: Decimal
    spelled: bool = False
    scale: int = 1
    decimals: int = 0
    grouped: bool = False
    vague: int = 0


def one_group(folded: Folded, token: re.Match[str], lexicon: Lexicon) -> tuple[str, int]:
    """The token, cut at a plain space where the language does not group digits with spaces."""
    written = token[0]
    if " " not in written:
        return written, token.end()
    for index, character in enumerate(written):
        if character == " ":
            plain = folded.original[folded.start(token.start() + index)] == " "
            # "10 000" and "6 700,54" are foreign groups; "3 250" may be two numbers.
            foreign = written.endswith("000") or "," in written or "." in written
            if plain and not lexicon.spaces_group and not foreign:
                return written[:index], token.start() + index
    return written, token.end()


def to_decimal(written: str, lexicon: Lexicon, *, scaled: bool = False) -> Numeral | None:
    """The value of digits with separators, None for what is no number ("1.2.3", "16.03.2026").

    One separator before exactly three digits groups, unless it is the locale's decimal mark; with scale words
    after it ("1,250 billion") the decimal mark stays one. Any other single separator is a decimal mark.
    """
    digits = (
        written.replace("٫", ".D").replace("٬", "G").replace("،", ",").replace("·", ".D").replace("・", ".D")
    )
    forced = ".D" in digits
    digits = digits.replace(".D", "D").replace(" ", "").replace("'", "").replace("G", "")
    if forced:
        whole, _, fraction = digits.replace(".", "").replace(",", "").partition("D")
        return _numeral(whole, fraction, grouped=False) if "D" not in fraction else None
    marks = [character for character in digits if character in ".,"]
    grouped = len(digits) != len(written)
    if not marks:
        return _numeral(digits, "", grouped=grouped)
    last = marks[-1]
    head, _, tail = digits.rpartition(last)
    if len(set(marks)) == 2:
        if marks.count(last) > 1:
            return None
        return _numeral(head.replace(",", "").replace(".", ""), tail, grouped=True)
    parts = digits.split(last)
    if len(marks) > 1:
        western = all(len(part) == 3 for part in parts[1:])
        indian = len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])
        return (
            _numeral("".join(parts), "", grouped=True) if (western or indian) and len(parts[0]) <= 3 else None
        )
    groups = len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0")
    if groups and last == lexicon.decimal:
        # "1,000" in a language with a decimal comma is a foreign habit more often than a number with three noughts.
        # The Arabic press of the Maghreb writes thousands with a point.
        groups = not scaled and tail.endswith("0" if lexicon.language == "ar" else "000")
    return _numeral(head + tail, "", grouped=True) if groups else _numeral(head, tail, grouped=grouped)


def _numeral(whole: str, fraction: str, *, grouped: bool) -> Numeral | None:
    if len(whole) + len(fraction) > _MAXIMUM_DIGITS:
        return None
    value = Decimal(f"{whole or 0}.{fraction}") if fraction else Decimal(whole)
    return Numeral(0, 0, value, decimals=len(fraction), grouped=grouped)


def skip(text: str, index: int) -> int:
    """The index after one space or hyphen."""
    return index + 1 if text[index : index + 1] in {" ", "-", "\n"} else index
