"""Units of energy, power and voltage that CLDR does not name, from the parts of those that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sources.reading.vocabulary.folding import fold_phrase, is_unspaced

_PREFIXES = ("kilo", "mega", "giga", "tera")
#: What the press writes between "kilowatt" and "hour".
_JOINTS = ("", " ", "-", "·", "⋅", "•", "∙", "*", "/", ".", "־")
#: A prefix shorter than this is an abbreviation.
_ABBREVIATED = 2
#: What follows the power of a solar plant at noon ("megawatt-peak").
_PEAKS = ("p", "-peak", " peak", "-crête", " crête", "-pico", " pico", " di picco", "峰值")
_JOINT = re.compile(r"[ \-·⋅•∙*/.־]+")


def derived_units(units: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words for terawatts, kilovolts and kilo- to terawatt-hours with their unit, from (word, unit) of a language.

    What precedes "watt" in "megawatt" is the language's "mega", what follows "kilowatt" in "kilowatt-hour" its "hour".
    """
    words: dict[str, set[str]] = {}
    for word, unit in units:
        words.setdefault(unit, set()).add(fold_phrase(word.rstrip("*")))
    prefixes = {prefix: _beginnings(words, f"{prefix}watt", words.get("watt", ())) for prefix in _PREFIXES}
    bytes_ = _endings(words, "gigabyte", prefixes["giga"])
    prefixes["tera"] |= _beginnings(words, "terabyte", bytes_)
    for root, unit in (("watt", "terawatt"), ("volt", "kilovolt")):
        derived = {
            prefix + word
            for prefix in prefixes[unit.removesuffix(root)]
            for word in words.get(root, ())
            if _alike(prefix, word)
        }
        words[unit] = words.get(unit, set()) | derived
        yield from ((word, unit) for word in derived)
    hours = {_hour(word, words.get("kilowatt", set())) for word in words.get("kilowatt-hour", ())} - {""}
    for prefix in _PREFIXES:
        for watt in words.get(f"{prefix}watt", ()):
            if _latin(watt) or is_unspaced(watt[-1]):
                yield from ((watt + peak, f"{prefix}watt") for peak in _PEAKS)
            for hour in hours:
                if _latin(watt) == _latin(hour):
                    yield from ((watt + joint + hour, f"{prefix}watt-hour") for joint in _JOINTS)


def _beginnings(words: dict[str, set[str]], unit: str, roots: Iterable[str]) -> set[str]:
    return {
        word.removesuffix(root)
        for word in words.get(unit, ())
        for root in roots
        if root and word.endswith(root) and word != root
    }


def _endings(words: dict[str, set[str]], unit: str, prefixes: Iterable[str]) -> set[str]:
    return {
        word.removeprefix(prefix)
        for word in words.get(unit, ())
        for prefix in prefixes
        if word.startswith(prefix) and word != prefix
    }


def _latin(word: str) -> bool:
    return word[0] < "\u0250"


def _alike(prefix: str, root: str) -> bool:
    """Whether both are abbreviated, or both spelled, in one script."""
    if is_unspaced(prefix[0]) or is_unspaced(root[0]):
        return is_unspaced(prefix[0]) and is_unspaced(root[0])
    return (len(prefix) < _ABBREVIATED) == (len(root) < _ABBREVIATED + 1) and _latin(prefix) == _latin(root)


def _hour(word: str, kilowatts: set[str]) -> str:
    """What stands for the hour in a word for a kilowatt-hour."""
    start = max((kilowatt for kilowatt in kilowatts if word.startswith(kilowatt)), key=len, default="")
    rest = word[len(start) :] if start else _JOINT.split(word)[-1] if _JOINT.search(word) else ""
    return rest.strip(" -·⋅•∙*/.־")
