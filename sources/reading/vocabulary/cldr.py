"""Words for scales, currencies and units of any locale, from the CLDR data that Babel ships."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.numbers import get_territory_currencies

from sources.reading.vocabulary.folding import fold_phrase, is_letter

# Which currency a bare "dollar" or "pound" means where the locale itself has no claim to the word.
_MAJOR = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "KRW",
    "CHF",
    "RUB",
    "AUD",
    "CAD",
    "BRL",
    "MXN",
    "TRY",
    "SEK",
    "SAR",
]

#: Currencies that share their noun, and which of them it means where no country is named.
_FAMILIES = {
    "USD": "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD",
    "MXN": "MXN ARS CLP COP CUP DOP PHP UYU",
    "CHF": "CHF BIF CDF DJF GNF KMF RWF XAF XOF XPF",
    "SEK": "SEK CZK DKK ISK NOK",
    "GBP": "GBP EGP FKP GIP LBP SDG SHP SSP SYP TRY",
    "INR": "INR IDR LKR MUR MVR NPR PKR SCR",
    "SAR": "SAR BRL IRR KHR OMR QAR YER",
    "IQD": "IQD BHD DZD JOD KWD LYD MKD RSD TND",
    "KES": "KES SOS TZS UGX",
    "TRY": "TRY LBP SYP",
    "AED": "AED MAD",
}
FAMILIES = {default: frozenset(codes.split()) for default, codes in _FAMILIES.items()}
# The countries of the two African francs.
_MEMBERS = {"XOF": "SN CI ML BF TG BJ GW", "XAF": "CM GA TD CF CG GQ"}

# Whose nouns alone are read in every language; those of most others are words of other languages too ("yeni", "jen").
_NOUN_ALONE = frozenset("BRL ZAR PLN NGN CZK HUF UAH RON TRY KZT THB MYR KRW VND MNT PYG".split())
_SHORT_NOUN = 3
# The same of rarer currencies, whose shorter nouns are words of many languages ("bir", "gurd").
_LONG_NOUN_ALONE = frozenset(
    "MGA AOA BTN ERN ETB GHS GMD GTQ HNL HTG KHR LSL MMK MOP MRU MZN PAB SZL TJS TOP VES VUV".split()
)
_LONG_NOUN = 4
# Currencies whose noun is not that of a people; where two share it, the first is meant if no country is named.
_RARE = (
    "PYG ZMW MWK BWP BDT LAK UZS KGS AZN TMT AMD GEL BGN ALL NIO CRC VES PEN RON MDL AOA ETB GHS PAB HTG MMK MZN AED MAD KRW KPW "
    "IQD KWD JOD BHD DZD TND LYD RSD MKD SAR QAR OMR YER IRR KHR IDR ILS PLN HUF RUB BYN BOB AFN BAM TJS GTQ HNL SEK NOK DKK ISK CZK"
).split()
# How a noun ends that belongs to the adjective or the country beside it.
_POSSESSIVE = {"tr": re.compile(r"(?<=[aeiouöü])s[iuü]$|[iuü]$"), "fa": re.compile(r"(?<=[او])ي$")}

_MEASURES = {
    "area", "digital", "duration", "electric", "energy", "frequency", "length", "mass", "power", "pressure", "speed",
    "temperature", "volume",
}  # fmt: skip
# Kitchen, astronomy and typography: their short forms collide with common words and news does not use them.
_UNUSED = re.compile(
    r"-person|dessert|jigger|pinch|drop|dram|cup|spoon|saji|bushel|solar|earth|point|furlong|fathom|parsec|"
    r"scandinavian|dalton|grain|generic|beaufort|light-speed|picometer|night|stone|electronvolt|foodcalorie|therm|quarter|"
    r"-bit$|-byte$|pressure-bar|atmosphere|ofhg|pressure-pascal|electric-ohm"
)


def parse_locale(language: str) -> Locale:
    """The CLDR locale of a language tag; English for a tag that CLDR does not know."""
    for tag in (language.replace("-", "_"), re.split(r"[-_]", language)[0]):
        try:
            return Locale.parse({"tl": "fil", "no": "nb"}.get(tag, tag))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse("en")


def scale_words(locale: Locale) -> dict[str, int]:
    """Folded words of the compact number formats with their powers of ten ("tỷ": 10**9)."""
    words: dict[str, int] = {}
    for width in ("long", "short"):
        for patterns in (locale.compact_decimal_formats.get(width) or {}).values():
            for magnitude, pattern in patterns.items():
                form = str(getattr(pattern, "pattern", pattern)).split(";", maxsplit=1)[0]
                word = fold_phrase(re.sub(r"[0#.,'¤]+", " ", form.replace("'", "")))
                zeros = form.count("0")
                if not zeros or (len(word) < 2 and word < "\u2e80"):
                    continue
                words.setdefault(word, int(magnitude) // 10 ** (zeros - 1))
    return words


@cache
def _active_currencies() -> frozenset[str]:
    territories = get_global("territory_currencies").values()
    return frozenset(
        entry[0] for entries in territories for entry in entries if entry[2] is None and entry[3]
    )


def local_currency(locale: Locale) -> str:
    """The currency of the territory where most people speak the locale's language ("" where CLDR names none)."""
    tag = locale.language if not locale.territory else f"{locale.language}_{locale.territory}"
    territory = locale.territory or (get_global("likely_subtags").get(tag) or tag).split("_")[-1]
    try:
        currencies = get_territory_currencies(territory)
    except (KeyError, ValueError):
        return ""
    return currencies[0] if currencies else ""


def currency_words(locale: Locale) -> dict[str, str]:
    """Folded names, plural names, symbols and codes of every currency in use, with its ISO 4217 code.

    A word that several currencies share ("dollar", "đô la", "روبية") means the local one, else the most traded.
    """
    local = local_currency(locale)
    words: dict[str, str] = {}

    def priority(code: str) -> tuple[bool, int]:
        return code != local, _MAJOR.index(code) if code in _MAJOR else len(_MAJOR)

    def add(word: str, code: str) -> None:
        if word and (word not in words or priority(code) < priority(words[word])):
            words[word] = code

    names = [(name, code) for code, name in _names(locale)]
    for name, code in names:
        add(name, code)
    peoples = _geographic_words(locale)
    for word, codes in {**_pairs(names), **_shared_words(names)}.items():
        best = min(codes, key=priority)
        if word not in words and word[:4] not in peoples and (best in _MAJOR or best == local):
            words[word] = best
        elif word not in words and (default := family(codes)):
            words[word] = local if local in codes else default
    for code, symbol in locale.currency_symbols.items():
        folded = fold_phrase(str(symbol))
        # A one-letter Latin symbol ("L", "K", "R") would turn any initial into money.
        if code in _active_currencies() and (len(folded) > 1 or not folded.isascii() or not folded.isalpha()):
            add(folded, code)
    for code in _active_currencies():
        words.setdefault(code.lower(), code)
    # The local currency's noun alone ("төгрөг" of "Монгол төгрөг") needs no second currency to vouch for it.
    for name, code in names:
        head = name.split()[-1]
        if code == local and head[:4] not in peoples and len(head) >= 3:
            words.setdefault(head, code)
    for head, code in _sole_nouns(names).items():
        if head[:4] not in peoples:
            words.setdefault(head, code)
    for word in [word for word in words if len(word) == 1 and is_letter(word) and ord(word) < 0x2E80]:
        del words[word]
    return words


def family(codes: Iterable[str]) -> str:
    """What the noun of these currencies means where no country is named ("" where they are not of one family)."""
    return next((default for default, members in FAMILIES.items() if members.issuperset(codes)), "")


def _sole_nouns(names: list[tuple[str, str]]) -> dict[str, str]:
    """The nouns of traded currencies that no other currency has: "rands", "reais", "реалов".

    Whether the noun comes first or last is seen from the names of currencies that share theirs ("US dollars").
    """
    return {
        head: code
        for head, (code, *others) in ((head, sorted(found)) for head, found in _heads(names).items())
        if not others
        and is_letter(head[0])
        and (
            (code in _NOUN_ALONE and len(head) >= _SHORT_NOUN)
            or (code in _LONG_NOUN_ALONE and len(head) >= _LONG_NOUN)
        )
    }


def _heads(names: list[tuple[str, str]]) -> dict[str, set[str]]:
    """The codes by the noun of each name; none where it is unclear whether nouns come first or last."""
    shared = _shared_words(names)
    split = [(name.split(), code) for name, code in names]
    ends = [(parts[0] in shared, parts[-1] in shared) for parts, _ in split if len(parts) > 1]
    first, last = sum(first for first, _ in ends), sum(last for _, last in ends)
    codes: dict[str, set[str]] = {}
    if min(first, last) * 2 <= max(first, last):
        for parts, code in split:
            codes.setdefault(parts[-1 if last > first else 0], set()).add(code)
    return codes


def rare_currencies(locale: Locale) -> dict[str, tuple[str, ...]]:
    """Nouns of rarer currencies with their codes: words of other things too ("kip", "lek"), so money in large sums only."""
    ending = _POSSESSIVE.get(locale.language)
    found: dict[str, set[str]] = {}
    for head, codes in _heads([(name, code) for code, name in _names(locale)]).items():
        noun = ending.sub("", head) if ending else head
        if codes <= set(_RARE) and len(noun) >= _SHORT_NOUN and is_letter(noun[0]):
            found.setdefault(noun, set()).update(codes)
    return {noun: tuple(sorted(codes, key=_RARE.index)) for noun, codes in found.items()}


def _names(locale: Locale) -> Iterator[tuple[str, str]]:
    data: Any = locale._data
    plural = data["currency_names_plural"]
    for code, name in locale.currencies.items():
        if code in _active_currencies():
            forms = plural.get(code) or {}
            for form in {str(name), *map(str, forms.values())}:
                folded = fold_phrase(form)
                # "dollar (1985-2001)" and its like are explanations, not names.
                if "(" not in folded:
                    yield code, folded


def shared_currency_words(locale: Locale) -> dict[str, frozenset[str]]:
    """Words in the names of three or more currencies, or of two of a family, ("rupia", "peso") with the codes that they may mean."""
    names = [(name, code) for code, name in _names(locale)]
    return {word: frozenset(codes) for word, codes in {**_pairs(names), **_shared_words(names)}.items()}


def _pairs(names: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Nouns of two currencies of one family ("dirham")."""
    return {head: codes for head, codes in _heads(names).items() if len(codes) == 2 and family(codes)}


#: Shorter names of countries begin too many other words.
_SHORT_NAME, _LONG_NAME = 4, 8


def country_stems(locale: Locale) -> dict[str, tuple[str, ...]]:
    """What the name of each currency's country begins with, and the adjective in its own name ("denmar", "danis")."""
    shared = _shared_words([(name, code) for code, name in _names(locale)])
    owners: dict[str, set[str]] = {}
    for code, name in _names(locale):
        for word in name.split():
            if word not in shared:
                owners.setdefault(_stem(word), set()).add(code)
    found: dict[str, set[str]] = {code: set() for code in _active_currencies()}
    for code, stems in found.items():
        for member in _MEMBERS.get(code, code[:2]).split():
            stems.add(_stem(fold_phrase(str(locale.territories.get(member, "")))))
    for stem, codes in owners.items():
        if len(codes) == 1:
            found[next(iter(codes))].add(stem)
    return {code: tuple(sorted(filter(_tells, stems))) for code, stems in found.items()}


def _stem(word: str) -> str:
    """A name without the end that inflection and derivation change."""
    if len(word) == _SHORT_NAME + 1 and word[-1] in "аяіиоеаη":
        return word[:-1]
    return word[: -1 if len(word) < _LONG_NAME else -2] if len(word) > _SHORT_NAME + 1 else word


def _tells(stem: str) -> bool:
    """Whether so short a name begins no other words: scripts without capitals and vowels have shorter ones."""
    shortest = _SHORT_NAME if stem < "\u0590" else _SHORT_NAME - 1 if stem < "\u0900" else _SHORT_NAME - 2
    return len(stem) >= shortest


def currency_adjectives(locale: Locale) -> dict[str, str]:
    """What stands before the noun in the name of just one currency ("pakistansk" for PKR), without its last letter."""
    owners: dict[str, set[str]] = {}
    for code, name in _names(locale):
        words = name.split()
        if len(words) > 1 and not words[0].isdigit() and len(words[0]) >= 5:
            owners.setdefault(" ".join(words[:-1])[:-1], set()).add(code)
    return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}


def territory_words(locale: Locale) -> frozenset[str]:
    """The names of countries that are one word, folded."""
    return frozenset(
        name
        for code, name in ((code, fold_phrase(str(name))) for code, name in locale.territories.items())
        if len(code) == 2 and code.isalpha() and all(map(is_letter, name))
    )


def nation_stems(locale: Locale) -> tuple[str, ...]:
    """What the words for those who live in a country begin with: its name, less the last letter of a longer one."""
    names = [name for name in territory_words(locale) if len(name) >= _SHORT_NAME]
    return tuple(sorted({name[:-1] if len(name) > _SHORT_NAME else name for name in names}))


def _geographic_words(locale: Locale) -> set[str]:
    """First letters of territory and language names: "South", "African", "New" are no currencies."""
    names = (*locale.territories.values(), *locale.languages.values())
    return {word[:4] for name in names for word in fold_phrase(str(name)).split()}


def _shared_words(names: list[tuple[str, str]]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for name, code in names:
        for word in name.split():
            if len(word) >= 3:
                owners.setdefault(word, set()).add(code)
    return {word: codes for word, codes in owners.items() if len(codes) >= 3}


def money_connectors(locale: Locale) -> set[str]:
    """What stands between scale and currency in the locale's plural patterns ("de" of "milhões de dólares")."""
    data: Any = locale._data
    found = set()
    for pattern in (data.get("currency_unit_patterns") or {}).values():
        between = re.fullmatch(r"\{0\}(.*)\{1\}", str(pattern))
        if between and between[1].strip():
            found.add(fold_phrase(between[1]))
    return found


def unit_words(locale: Locale) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[int, str]]]:
    """Folded unit words that follow a number, those that precede it, and dual forms that contain the number.

    Units are CLDR's names without their category: "kilometer", "square-meter", "month", "percent".
    """
    after: dict[str, str] = {}
    before: dict[str, str] = {}
    duals: dict[str, tuple[int, str]] = {}
    data: Any = locale._data
    for name, widths in data.get("unit_patterns", {}).items():
        category, _, unit = name.partition("-")
        if name == "concentr-percent":
            unit = "percent"
        elif category not in _MEASURES or _UNUSED.search(name):
            continue
        for width in ("long", "short"):
            forms = widths.get(width)
            # In small letters the short form of a megalitre is that of a millilitre.
            if not hasattr(forms, "items") or (width == "short" and unit == "megaliter"):
                continue
            for plural, pattern in forms.items():
                if not isinstance(pattern, str) or plural in {"per", "gender", "case"}:
                    continue
                if "{0}" not in pattern:
                    # Only the dual says how many: "يومان" is two days, a bare "يوم" is not one day.
                    if plural == "two" and width == "long":
                        duals[fold_phrase(pattern)] = (2, unit)
                    continue
                left, right = (fold_phrase(part) for part in pattern.split("{0}", 1))
                usable = right or left
                if len(usable) < (1 if usable >= "\u2e80" or not is_letter(usable[:1] or "x") else 2):
                    continue
                if right and not left:
                    after.setdefault(right, unit)
                    after.setdefault(right.rstrip("."), unit)
                elif left and not right:
                    before.setdefault(left, unit)
    return after, before, duals


def separators(locale: Locale) -> tuple[str, str]:
    """The locale's decimal and grouping characters for Western digits; any space is given as " "."""
    symbols: Any = locale.number_symbols
    latin = symbols.get("latn") or next(iter(symbols.values()))
    decimal, group = latin.get("decimal", "."), latin.get("group", ",")
    return str(decimal), " " if str(group).isspace() else str(group)
