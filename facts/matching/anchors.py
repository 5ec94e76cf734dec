"""What ties passages together besides meaning: names that few passages share, and amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

from facts.matching import amounts, dates, features
from facts.matching.story import Figure, Floats, Story, Unit
from sources.reading.types import Name

Flags = npt.NDArray[np.bool_]

#: Kinds of figures that are no amounts.
_AMOUNT, _DATE, _SET = range(3)
_FAMILIES = {"date": _DATE, "set": _SET}

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def name_words(name: Name, text: str) -> frozenset[str]:
    """The comparable words of a name: its key, else the folded words of its Latin form or of itself."""
    if name.key:
        return frozenset({f"={name.key}"})
    written = text[name.alias_of.start : name.alias_of.end] if name.alias_of else name.text
    return words(written)


def words(written: str) -> frozenset[str]:
    """Folded words of a name, CamelCase taken apart; words of one letter say too little."""
    parts = _WORD.findall(_CAMEL.sub(" ", written))
    return frozenset(folded for part in parts if len(folded := fold(part)) > 1)


def fold(word: str) -> str:
    """A word in lower case, Latin letters without marks, other scripts as they are."""
    if word and all(ord(letter) < 0x250 for letter in word):
        return anyascii(word).lower()
    return word.lower()


def passage_names(story: Story, aliases: Mapping[str, str]) -> list[frozenset[str]]:
    """For each passage the words of the names in it, alike in all languages where `aliases` says which are."""
    found = []
    for index, passage in enumerate(story.passages):
        text = story.texts[story.passage_text[index]].reading.text
        keys: set[str] = set()
        for name in passage.names:
            keys |= {aliases.get(word, word) for word in name_words(name, text)}
        found.append(frozenset(keys))
    return found


def passage_figures(story: Story) -> list[frozenset[str]]:
    """For each passage the amounts that are unusual enough to recognise it by, alike in all units."""
    found: list[set[str]] = [set() for _ in story.passages]
    for unit in story.units:
        if unit.figure is not None and distinctive(unit.figure):
            found[unit.passage].add(figure_key(unit.figure))
    return [frozenset(keys) for keys in found]


def distinctive(figure: Figure) -> bool:
    """Whether few other figures would be the same by chance."""
    if figure.value.amount is None:
        return bool(figure.value.date)
    if figure.dimension.startswith(amounts.COUNT):
        return abs(figure.value.amount) >= 10
    return True


def figure_key(figure: Figure) -> str:
    """Equal for amounts that are equal in base units (to three digits), whatever is counted."""
    measured = amounts.interval(figure.value)
    if measured is None:
        return f"date {figure.value.date}"
    kind = amounts.COUNT if measured.dimension.startswith(amounts.COUNT) else measured.dimension
    return f"{kind} {float(measured.point):.3g}"


def shared_rare(keys: list[frozenset[str]], groups: Iterable[int], limit: int) -> tuple[Floats, Floats]:
    """Two matrices over passages: how far rare keys are shared (0..1), and 1 where both have some and share none.

    A key is rare when at least two texts have it and none has it in more than `limit` passages.
    """
    labels = list(groups)
    per_text: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for label, own in zip(labels, keys, strict=True):
        for key in own:
            per_text[key][label] += 1
    rare = {key for key, texts in per_text.items() if len(texts) > 1 and max(texts.values()) <= limit}
    order = {key: number for number, key in enumerate(sorted(rare))}
    table = np.zeros((len(keys), len(order)), dtype=np.float32)
    for row, own in enumerate(keys):
        for key in own & rare:
            table[row, order[key]] = 1
    common = table @ table.T
    shared: Floats = np.where(common > 0, np.minimum(1, common / 2 + 0.5), 0).astype(np.float32)
    has = table.sum(axis=1) > 0
    conflicting: Floats = ((common == 0) & np.logical_and.outer(has, has)).astype(np.float32)
    return shared, conflicting


def figure_agreement(units: list[Unit], related: Floats) -> Floats:
    """What the figures of two clauses add to their score: shape (units, units).

    `related` are the scores of their passages: an equal amount only counts as the partner of another where the
    passages are not strangers.
    """
    size = len(units)
    added = np.zeros((size, size), dtype=np.float32)
    rows = np.array([row for row, unit in enumerate(units) if unit.figure is not None], dtype=np.intp)
    has = np.zeros(size, dtype=bool)
    has[rows] = True
    added[has[:, None] != has[None, :]] = features.AMOUNT_AGAINST_NONE
    if not len(rows):
        return added
    figures = [units[row].figure for row in rows]
    held = [figure for figure in figures if figure is not None]
    added[np.ix_(rows, rows)] = _agreement([units[row] for row in rows], held, related[np.ix_(rows, rows)])
    return added


def _agreement(units: list[Unit], figures: list[Figure], related: Floats) -> Floats:
    kinds = np.array([_FAMILIES.get(figure.dimension, _AMOUNT) for figure in figures])
    comparable, same = _compare(figures)
    telling = np.array([distinctive(figure) for figure in figures], dtype=bool)
    owners = np.array([unit.text for unit in units])
    partners = np.logical_and(same, related > 0)
    taken = np.zeros_like(same)
    for label in np.unique(owners):
        columns = owners == label
        taken[:, columns] = (partners[:, columns].sum(axis=1) > 0)[:, None]
    size_of = np.array([_magnitude(figure) for figure in figures], dtype=np.float32)
    apart = np.abs(size_of[:, None] - size_of[None, :])
    odd = np.maximum(features.ODD_AMOUNTS + features.ODD_MAGNITUDE * apart, features.OTHER_AMOUNT)
    equal = np.where(
        np.logical_and.outer(telling, telling), features.SAME_AMOUNT, features.SAME_COMMON_AMOUNT
    )
    differing = np.where(np.logical_or(taken, taken.T), features.OTHER_AMOUNT, odd)
    inner = np.where(same, equal, np.where(comparable, differing, features.OTHER_MEASURE))
    date = kinds == _DATE
    once = np.array([_says_once(units, figures, place) for place in range(len(units))], dtype=bool)
    same_date = np.where(np.logical_and.outer(once, once), features.SAME_DATE, 0)
    inner = np.where(np.logical_and.outer(date, date), np.where(same, same_date, features.OTHER_DATE), inner)
    inner = np.where(np.not_equal.outer(date, date), features.DATE_AGAINST_AMOUNT, inner)
    members = kinds == _SET
    both = np.logical_and.outer(members, members)
    result: Floats = np.where(both, np.where(same, features.SAME_MEMBERS, 0), inner).astype(np.float32)
    return result


def _says_once(units: list[Unit], figures: list[Figure], place: int) -> bool:
    """Whether a text names this date in no other passage."""
    return not any(
        units[other].text == units[place].text
        and units[other].passage != units[place].passage
        and figures[other].value.date == figures[place].value.date
        for other in range(len(units))
    )


def _magnitude(figure: Figure) -> float:
    """The power of ten of an amount in base units; 0 for what has none."""
    measured = amounts.interval(figure.value)
    if measured is None or not measured.point:
        return 0.0
    return float(abs(measured.point).log10())


def _compare(figures: list[Figure]) -> tuple[Flags, Flags]:
    """Which figures measure the same thing, and which of those can be the same figure."""
    size = len(figures)
    comparable = np.zeros((size, size), dtype=bool)
    same = np.zeros((size, size), dtype=bool)
    for left in range(size):
        for right in range(left, size):
            one, other = figures[left], figures[right]
            if one.value.members or other.value.members:
                both = bool(one.value.members and other.value.members)
                comparable[left, right] = comparable[right, left] = both
                same[left, right] = same[right, left] = both and one.value.members == other.value.members
            elif one.value.date or other.value.date:
                both = bool(one.value.date and other.value.date)
                comparable[left, right] = comparable[right, left] = both
                same[left, right] = same[right, left] = both and dates.same(one.moment, other.moment)
            elif amounts.same_dimension(one.dimension, other.dimension):
                comparable[left, right] = comparable[right, left] = True
                same[left, right] = same[right, left] = amounts.compatible(one.value, other.value)
    return comparable, same
