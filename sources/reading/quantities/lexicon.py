"""All that the quantity parser knows about one language: CLDR's words, spelled numbers and the rows of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sources.reading.quantities.arabic_duals import arabic_duals
from sources.reading.quantities.derived_units import derived_units
from sources.reading.quantities.noun_forms import regular_forms
from sources.reading.quantities.spelled import spelled_words
from sources.reading.quantities.vocabularies import (
    Places,
    contained_of,
    currencies_of,
    minor_units_of,
    numbers_of,
    places_of,
    rare_currencies_of,
    scales_of,
    senses_of,
)
from sources.reading.vocabulary import cldr
from sources.reading.vocabulary.folding import fold_phrase
from sources.reading.vocabulary.phrasebook import Phrasebook
from sources.reading.vocabulary.rows import base_language, grouped, listed, mapped, ratio, read_rows

#: A stand-in for the noun that an earlier amount of the sentence counted ("2,140 units", "16 of them").
SAME = "~"


class Bound(StrEnum):
    """How a word beside an amount bounds it."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of one language, folded and ready for lookup."""

    language: str
    decimal: str
    group: str
    spaces_group: bool
    scale_before: bool
    continues: bool
    compounds: bool
    suffixes: str
    local_currency: str
    scales: Phrasebook[int]
    letter_scales: Mapping[str, int]
    money_scales: Phrasebook[str]
    bare_money: Phrasebook[str]
    added_before: Phrasebook[Decimal]
    spelled: Phrasebook[Decimal]
    articles: frozenset[str]
    joiners: Phrasebook[str]
    half: Phrasebook[str]
    halves: Phrasebook[str]
    fractions: Phrasebook[Decimal]
    not_fractions: Phrasebook[str]
    fraction_joints: tuple[str, ...]
    ratio: Phrasebook[str]
    tenths: tuple[str, ...]
    not_tenths: Phrasebook[str]
    vague: Phrasebook[int]
    negative: Phrasebook[str]
    currencies: Phrasebook[str]
    rare_currencies: Phrasebook[tuple[str, ...]]
    adjectives: Phrasebook[str]
    prefixes: frozenset[str]
    shared: Mapping[str, frozenset[str]]
    countries: Mapping[str, tuple[str, ...]]
    lower_codes: frozenset[str]
    minor_units: Phrasebook[str]
    connectors: Phrasebook[str]
    units_after: Phrasebook[str]
    units_before: Phrasebook[str]
    unit_adjectives: Phrasebook[str]
    not_compounds: Phrasebook[str]
    electric_units: Phrasebook[str]
    electricity: tuple[str, ...]
    nouns: Phrasebook[str]
    complements: Phrasebook[str]
    classifiers: frozenset[str]
    counters: Phrasebook[str]
    link: str
    heads: Phrasebook[str]
    counts: Mapping[str, frozenset[str]]
    hints: Phrasebook[str]
    modifiers: frozenset[str]
    carriers: Phrasebook[str]
    levels: Phrasebook[str]
    levels_before: Phrasebook[str]
    levels_behind: Phrasebook[str]
    kilos: frozenset[str]
    per_second: Phrasebook[str]
    winds: Phrasebook[str]
    decades: Phrasebook[str]
    weights: Phrasebook[str]
    each: Phrasebook[str]
    where: Phrasebook[str]
    hires: Phrasebook[str]
    senses: Phrasebook[tuple[str, Phrasebook[str]]]
    privatives: Phrasebook[str]
    capacities: Phrasebook[str]
    weekdays_short: Phrasebook[str]
    ordinal_words: Phrasebook[Decimal]
    storeys: Phrasebook[str]
    storeys_before: Phrasebook[str]
    storeys_alone: Phrasebook[str]
    storey_words: Phrasebook[Decimal]
    homes: Phrasebook[str]
    funds: Phrasebook[str]
    funds_behind: Phrasebook[str]
    out_of: tuple[str, ...]
    persons: Phrasebook[str]
    points: Phrasebook[str]
    index: Phrasebook[str]
    elections: Phrasebook[str]
    totals: Phrasebook[str]
    counted_adjectives: Phrasebook[str]
    collectives: frozenset[str]
    agents: tuple[str, ...]
    not_agents: frozenset[str]
    nations: tuple[str, ...]
    territories: frozenset[str]
    capital_nations: bool
    tellers: frozenset[str]
    only: Phrasebook[str]
    unnamed: Phrasebook[str]
    knowing: Phrasebook[str]
    cited_before: Phrasebook[str]
    cited_behind: Phrasebook[str]
    members: Phrasebook[str]
    assembly: Phrasebook[str]
    figure: Phrasebook[str]
    anaphors: Phrasebook[str]
    fates: Phrasebook[str]
    ballots_after: Phrasebook[str]
    ballots_before: Phrasebook[str]
    ballots_context: Phrasebook[str]
    clock: Phrasebook[str]
    crowds: Phrasebook[str]
    of_which: Phrasebook[str]
    speed_before: Phrasebook[str]
    speeds: Phrasebook[str]
    duals: Phrasebook[tuple[Decimal, str]]
    bounds_before: Phrasebook[Bound]
    bounds_after: Phrasebook[Bound]
    bounds_infix: Phrasebook[Bound]
    between: Phrasebook[str]
    and_: Phrasebook[str]
    to: Phrasebook[str]
    from_: Phrasebook[str]
    change: Phrasebook[str]
    against: Phrasebook[str]
    copulas: Phrasebook[str]
    copulas_behind: Phrasebook[str]
    money_of: Phrasebook[str]
    sole_currency: str
    multiples: Phrasebook[Decimal]
    spread: Phrasebook[str]
    rates: Phrasebook[str]
    per_joints: Phrasebook[str]
    per_joints_behind: Phrasebook[str]
    decimal_words: Phrasebook[str]
    instead: Phrasebook[str]
    of: Phrasebook[str]
    per: Phrasebook[str]
    per_before: Phrasebook[str]
    age_after: Phrasebook[str]
    age_before: Phrasebook[str]
    magnitude_after: Phrasebook[str]
    magnitude_before: Phrasebook[str]
    magnitude_context: Phrasebook[str]
    rank_after: Phrasebook[str]
    rank_before: Phrasebook[str]
    rank_scope: Phrasebook[str]
    conversion: Phrasebook[str]
    labels: Phrasebook[str]
    ordinals: re.Pattern[str] | None
    function_words: frozenset[str]
    places: Places | None
    not_numerals: Phrasebook[str]


def _flags(phrases: Iterable[str]) -> Phrasebook[str]:
    return Phrasebook([(phrase, "") for phrase in phrases])


def _bounds(rows: Mapping[str, Any], position: str) -> Phrasebook[Bound]:
    table = rows.get("bounds", {})
    return Phrasebook([(phrase, bound) for bound in Bound for phrase in listed(table, bound.value, position)])


@cache
def lexicon_for(language: str) -> Lexicon:
    """The vocabulary for a language tag; a language without a file has CLDR's words and the common rows."""
    base = base_language(language)
    common, rows = read_rows("common"), read_rows(base)
    locale = cldr.parse_locale(language)
    decimal, group = cldr.separators(locale)
    # A language without a file may inflect: four letters are what case endings take.
    loose = int(rows.get("inflection", 0 if rows else 4))
    spelled = spelled_words(base, rows)
    places = places_of(rows)
    after, before, duals = cldr.unit_words(locale)
    functions = frozenset(map(fold_phrase, listed(rows, "function_words")))
    # CLDR's short forms collide with small words: "in" is an inch as rarely as "h" is an hour.
    unwanted = functions | set(map(fold_phrase, listed(rows, "not_units")))
    # A single Thai letter ("ต" for a tonne) begins the next word, as no spaces part them.
    after = {
        word: unit
        for word, unit in after.items()
        if word not in unwanted and not (len(word) == 1 and "\u0e00" <= word <= "\u0e7f")
    }
    units = [*after.items(), *grouped(common, "units"), *grouped(rows, "units")]
    # "365-million-cubic-meter".
    units += [(word.replace(" ", "-"), unit) for word, unit in units if base == "en" and " " in word]
    contained = contained_of(rows, duals)
    counted = [*grouped(common, "nouns"), *grouped(rows, "nouns")]
    known = {*spelled, *functions, *(fold_phrase(word.rstrip("*")) for word, _ in (*counted, *units))}
    given = [(noun, unit) for noun, unit in grouped(rows, "nouns") if unit != SAME]
    regular = [(noun, unit) for noun, unit in regular_forms(base, given) if noun not in known]
    unlike = re.compile(rows["other_words"]) if rows.get("other_words") else None
    nouns = Phrasebook([*regular, *counted], loose=loose, unlike=unlike)
    if base == "ar":
        contained = [*arabic_duals(rows, nouns, SAME), *contained]
    return Lexicon(
        language=base,
        decimal=rows.get("decimal", decimal),
        group=rows.get("group", group),
        spaces_group=rows.get("group", group) == " ",
        scale_before="scale_before" in rows,
        continues="continues" in rows,
        compounds="compounds" in rows,
        suffixes=rows.get("suffixes", ""),
        local_currency=cldr.local_currency(locale),
        scales=Phrasebook(scales_of(locale, common, rows), loose=loose),
        letter_scales={letter: int(value) for letter, value in mapped(rows, "letter_scales").items()},
        money_scales=Phrasebook(mapped(rows, "money_scales")),
        bare_money=Phrasebook(mapped(rows, "bare_money")),
        added_before=Phrasebook(
            [(word, Decimal(part)) for word, part in mapped(rows, "added_before").items()]
        ),
        spelled=Phrasebook(spelled),
        articles=frozenset(map(fold_phrase, listed(rows, "articles"))),
        joiners=_flags(listed(rows, "joiners")),
        half=_flags(listed(rows, "half", "after")),
        halves=_flags(listed(rows, "half", "before")),
        fractions=Phrasebook([(phrase, ratio(share)) for phrase, share in grouped(rows, "fractions")]),
        not_fractions=_flags(listed(rows, "not_fractions")),
        fraction_joints=tuple(listed(rows, "fraction_joints")),
        ratio=Phrasebook(grouped(rows, "ratio")),
        tenths=tuple(listed(rows, "tenths")),
        not_tenths=_flags(listed(rows, "not_tenths")),
        vague=Phrasebook([(word, int(value)) for word, value in mapped(rows, "vague").items()]),
        negative=_flags(listed(rows, "negative")),
        currencies=currencies_of(locale, common, rows, loose),
        rare_currencies=rare_currencies_of(locale, common, rows, loose),
        adjectives=Phrasebook(
            [(f"{word}*", code) for word, code in cldr.currency_adjectives(locale).items()]
        ),
        prefixes=frozenset(map(fold_phrase, [*listed(common, "prefixes"), *listed(rows, "prefixes")])),
        shared=cldr.shared_currency_words(locale)
        | {fold_phrase(word): frozenset(codes) for word, codes in mapped(common, "shared").items()},
        countries=cldr.country_stems(locale),
        lower_codes=frozenset([*listed(common, "lower_codes"), cldr.local_currency(locale)]),
        minor_units=minor_units_of(common, rows, cldr.local_currency(locale)),
        connectors=_flags({*cldr.money_connectors(locale), *listed(rows, "connectors")}),
        units_after=Phrasebook([*derived_units(units), *units], loose=loose),
        units_before=Phrasebook([*before.items(), *grouped(rows, "units_before")]),
        unit_adjectives=_flags(listed(rows, "unit_adjectives")),
        not_compounds=_flags(listed(rows, "not_compounds")),
        electric_units=_flags(listed(rows, "electric_units", "words")),
        electricity=tuple(map(fold_phrase, listed(rows, "electric_units", "context"))),
        nouns=nouns,
        complements=_flags(listed(rows, "complements")),
        classifiers=frozenset(map(fold_phrase, listed(rows, "classifiers"))),
        counters=_flags(listed(rows, "counters")),
        link=rows.get("link", ""),
        heads=Phrasebook(grouped(rows, "heads")),
        counts={
            fold_phrase(word): frozenset(listed(rows, "counts", word)) for word in mapped(rows, "counts")
        },
        hints=Phrasebook(grouped(rows, "hints")),
        modifiers=frozenset(map(fold_phrase, listed(rows, "modifiers"))),
        levels=_flags(listed(rows, "levels", "words")),
        levels_before=_flags(listed(rows, "levels", "before")),
        levels_behind=_flags(listed(rows, "levels", "behind")),
        carriers=_flags(listed(rows, "carriers")),
        kilos=frozenset(map(fold_phrase, listed(rows, "kilos", "words"))),
        per_second=_flags(listed(rows, "per_second")),
        winds=_flags(listed(rows, "winds")),
        decades=_flags(listed(rows, "decades")),
        weights=_flags(listed(rows, "kilos", "weights")),
        homes=Phrasebook(grouped(rows, "homes")),
        each=_flags(listed(rows, "each")),
        weekdays_short=_flags(listed(rows, "weekdays_short")),
        privatives=_flags(listed(rows, "privatives")),
        capacities=_flags(listed(rows, "capacities")),
        senses=senses_of(rows),
        hires=_flags(listed(rows, "hires")),
        where=Phrasebook(grouped(rows, "where")),
        ordinal_words=numbers_of(mapped(rows, "ordinal_words")),
        storeys=_flags(listed(rows, "storeys", "behind")),
        storeys_before=_flags(listed(rows, "storeys", "before")),
        storeys_alone=_flags(listed(rows, "storeys", "alone")),
        storey_words=numbers_of(mapped(mapped(rows, "storeys"), "words")),
        funds=_flags(listed(rows, "funds")),
        funds_behind=_flags(listed(rows, "funds_behind")),
        out_of=tuple(listed(rows, "out_of")),
        persons=_flags(listed(rows, "persons")),
        points=_flags(listed(rows, "points", "words")),
        index=_flags(listed(rows, "points", "index")),
        elections=_flags(listed(rows, "points", "elections")),
        totals=_flags(listed(rows, "totals")),
        counted_adjectives=Phrasebook(grouped(rows, "counted_adjectives")),
        agents=tuple(map(fold_phrase, listed(rows, "agents"))),
        not_agents=frozenset(map(fold_phrase, listed(rows, "not_agents"))),
        collectives=frozenset(map(fold_phrase, listed(rows, "collectives"))),
        nations=cldr.nation_stems(locale),
        territories=cldr.territory_words(locale),
        capital_nations="capital_nations" in rows,
        only=_flags(listed(rows, "only")),
        tellers=frozenset(map(fold_phrase, listed(rows, "tellers"))),
        unnamed=_flags(listed(rows, "unnamed")),
        cited_before=_flags(listed(rows, "cited", "before")),
        cited_behind=_flags(listed(rows, "cited", "behind")),
        knowing=_flags(listed(rows, "knowing")),
        members=_flags(listed(rows, "members")),
        assembly=_flags(listed(rows, "assembly")),
        figure=_flags(listed(rows, "figure")),
        anaphors=_flags(listed(rows, "anaphors")),
        speed_before=_flags(listed(rows, "speed_before")),
        speeds=_flags(listed(rows, "speeds")),
        fates=_flags(listed(rows, "fates")),
        ballots_after=_flags(listed(rows, "ballots", "after")),
        ballots_before=_flags(listed(rows, "ballots", "before")),
        ballots_context=_flags(listed(rows, "ballots", "context")),
        crowds=_flags(listed(rows, "crowds")),
        clock=_flags(listed(rows, "clock")),
        of_which=_flags(listed(rows, "of_which")),
        duals=Phrasebook(contained),
        bounds_before=_bounds(rows, "before"),
        bounds_after=_bounds(rows, "after"),
        bounds_infix=_bounds(rows, "infix"),
        between=_flags(listed(rows, "between")),
        and_=_flags(listed(rows, "and")),
        to=_flags([*listed(common, "to"), *listed(rows, "to")]),
        from_=_flags(listed(rows, "from")),
        instead=_flags(listed(rows, "instead")),
        rates=_flags([*listed(common, "rates"), *listed(rows, "rates")]),
        per_joints=_flags(listed(common, "per_joints")),
        per_joints_behind=_flags(listed(common, "per_joints_behind")),
        decimal_words=_flags(listed(rows, "decimal_words")),
        change=_flags(listed(rows, "change")),
        against=_flags(listed(rows, "against")),
        copulas=_flags(listed(rows, "copulas")),
        copulas_behind=_flags(listed(rows, "copulas_behind")),
        money_of=_flags(listed(rows, "money_of")),
        sole_currency=rows.get("sole_currency", ""),
        multiples=Phrasebook([(phrase, Decimal(times)) for phrase, times in grouped(rows, "multiples")]),
        spread=_flags(listed(rows, "points", "spread")),
        of=_flags(listed(rows, "of")),
        per=Phrasebook([*grouped(common, "per"), *grouped(rows, "per")]),
        per_before=Phrasebook(grouped(rows, "per_before")),
        age_after=_flags(listed(rows, "age", "after")),
        age_before=_flags(listed(rows, "age", "before")),
        magnitude_after=_flags(listed(rows, "magnitude", "after")),
        magnitude_before=_flags(
            [*listed(common, "magnitude", "before"), *listed(rows, "magnitude", "before")]
        ),
        magnitude_context=_flags(listed(rows, "magnitude", "context")),
        rank_after=_flags(listed(rows, "rank", "after")),
        rank_before=_flags(listed(rows, "rank", "before")),
        rank_scope=_flags([*listed(common, "rank", "scope"), *listed(rows, "rank", "scope")]),
        conversion=_flags(listed(rows, "conversion")),
        labels=_flags([*listed(common, "labels"), *listed(rows, "labels")]),
        ordinals=re.compile(rows["ordinals"]) if rows.get("ordinals") else None,
        function_words=functions,
        places=places,
        not_numerals=_flags(listed(rows, "not_numerals")),
    )
