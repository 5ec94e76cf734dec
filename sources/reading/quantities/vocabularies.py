"""Vocabularies of quantities that are put together from CLDR's words and several rows of a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sources.reading.vocabulary import cldr
from sources.reading.vocabulary.folding import fold_phrase, is_unspaced
from sources.reading.vocabulary.phrasebook import Phrasebook
from sources.reading.vocabulary.rows import grouped, listed, mapped


@dataclass(frozen=True, slots=True)
class Places:
    """Numerals written as digits, multipliers within a myriad (or thousand), and scales ("三百万", "สามร้อยล้าน")."""

    digits: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    longest: int


def places_of(rows: Mapping[str, Any]) -> Places | None:
    table = rows.get("places")
    if not table:
        return None
    digits, multipliers, scales = (
        {fold_phrase(word): int(value) for word, value in table.get(key, {}).items()}
        for key in ("digits", "multipliers", "scales")
    )
    return Places(digits, multipliers, scales, max(map(len, {**digits, **multipliers, **scales})))


def prefixed_of(rows: Mapping[str, Any]) -> list[tuple[str, tuple[Decimal, str]]]:
    """Adjectives that hold a number and what it counts as one word ("neunstöckig", "двухкомнатный")."""
    return [
        (f"{stem}{adjective}", (Decimal(number), unit))
        for stem, number in mapped(rows, "number_stems").items()
        for adjective, unit in [*grouped(rows, "counted_adjectives"), *grouped(rows, "measured_adjectives")]
    ]


def contained_of(
    rows: Mapping[str, Any], duals: Mapping[str, tuple[int, str]]
) -> list[tuple[str, tuple[Decimal, str]]]:
    """Words that hold a number and what it counts: duals, "dreitägig", and ranks in one word with their place."""
    contained = [(word, (Decimal(number), unit)) for word, (number, unit) in duals.items()]
    contained += [(phrase, (Decimal(2), unit)) for phrase, unit in grouped(rows, "duals")]
    for word, amount in mapped(rows, "contained").items():
        number, _, unit = amount.partition(" ")
        contained.append((word, (Decimal(number), unit)))
    contained += prefixed_of(rows)
    for place in listed(rows, "ordinal_ranks", "places"):
        for word, rank in mapped(mapped(rows, "ordinal_ranks"), "words").items():
            contained.append((f"{word} {place}", (Decimal(rank), "rank")))
    return contained


def numbers_of(words: Mapping[str, Any]) -> Phrasebook[Decimal]:
    """Words with the number that each tells."""
    return Phrasebook([(word, Decimal(number)) for word, number in words.items()])


def minor_units_of(common: Mapping[str, Any], rows: Mapping[str, Any], local: str) -> Phrasebook[str]:
    """Hundredths of currencies with their currency, "" for cents of any."""
    cents = [*listed(common, "cents"), *listed(rows, "cents")]
    owned = [*mapped(common, "minor_units").items(), *mapped(rows, "minor_units").items()]
    return Phrasebook([*((word, "") for word in cents), *((word, code or local) for word, code in owned)])


def scales_of(locale: Any, common: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, int]:
    words = cldr.scale_words(locale)
    if not is_unspaced(next(iter(words), "x")[0]):
        words = {word: int(value) for word, value in mapped(common, "scales").items()} | words
    return words | {word: int(value) for word, value in mapped(rows, "scales").items()}


def currencies_of(
    locale: Any, common: Mapping[str, Any], rows: Mapping[str, Any], loose: int
) -> Phrasebook[str]:
    words: dict[str, str] = {}
    for source in (cldr.parse_locale("en"), locale):
        words.update(cldr.currency_words(source))
    ours = [*mapped(common, "currencies").items(), *mapped(rows, "currencies").items()]
    for word in listed(rows, "not_currencies"):
        words.pop(fold_phrase(word), None)
    for word in listed(rows, "function_words"):
        words.pop(fold_phrase(word), None)
    return Phrasebook([*words.items(), *ours], loose=loose)


def rare_currencies_of(
    locale: Any, common: Mapping[str, Any], rows: Mapping[str, Any], loose: int
) -> Phrasebook[tuple[str, ...]]:
    """Nouns of currencies that are other words too: CLDR's, and those of the press ("soles", "솔")."""
    words: dict[str, tuple[str, ...]] = {}
    for source in (common, rows):
        for word, codes in mapped(source, "rare_currencies").items():
            words[word] = tuple(str(codes).split())
    return Phrasebook([*cldr.rare_currencies(locale).items(), *words.items()], loose=loose)


def senses_of(rows: Mapping[str, Any]) -> Phrasebook[tuple[str, Phrasebook[str]]]:
    """Nouns of two meanings with the rarer of them and the words of a text that tell it ("partidos" beside "estadio")."""
    return Phrasebook(
        [
            (noun, (unit, Phrasebook([(word, unit) for word in listed(rows, "senses", unit, "context")])))
            for unit in mapped(rows, "senses")
            for noun in listed(rows, "senses", unit, "nouns")
        ]
    )
