"""What ties passages together besides meaning: names that few passages share, and amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from anyascii import anyascii

from facts.matching import amounts
from facts.matching.story import Figure, Floats, Story
from sources.reading.types import Name

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
