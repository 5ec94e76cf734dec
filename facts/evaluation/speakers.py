"""Whether two ways to write a speaker mean the same one, by the names that the annotation lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

#: Shorter names are compared as a whole: part of a name must have so many characters to stand for it.
SHORTEST = 2
SHORTEST_LATIN = 3


class Speakers:
    """The speakers of a story, under all their names."""

    def __init__(self, names: Sequence[frozenset[str]]) -> None:
        self._names = [{folded for name in forms for folded in _forms(name)} for forms in names]

    def known(self, attribution: str) -> bool:
        """Return whether an annotated attribution names somebody whose names are listed."""
        return bool(self._meant(attribution))

    def same(self, attribution: str, found: str) -> bool:
        """Return whether the machine's name is one of those that the attribution names.

        Of "A via B" and "A, B" either will do, as will part of a name.
        """
        name = _folded(found)
        return any(_part(name, form) for forms in self._meant(attribution) for form in forms)

    def _meant(self, attribution: str) -> list[set[str]]:
        named = {
            form
            for part in re.split(r",| via |;|；|、", attribution)
            for form in (_forms(part.strip()) if part.strip() else ())
        }
        return [forms for forms in self._names if forms & named]


def _forms(name: str) -> set[str]:
    """Return a name as a whole, without its parenthesis, the parenthesis alone, and the initials of its words."""
    inside = re.findall(r"[(（]([^)）]+)[)）]", name)
    outside = re.sub(r"[(（][^)）]*[)）]", " ", name)
    initials = "".join(re.findall(r"\b[A-Z]", outside))
    forms = {name, outside, *inside, *([initials] if len(initials) >= SHORTEST_LATIN else [])}
    return {folded for form in forms if (folded := _folded(form))}


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", letters).removeprefix("the")


def _part(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    least = SHORTEST_LATIN if short.isascii() else SHORTEST
    return left == right != "" or (len(short) >= least and short in long)
