"""Names that the caller already knows, found in a text by their letters, capitals and accents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from .phrases import Folded, Hit, PhraseIndex, longest
from .types import NameKind

#: Languages that inflect names at their ends, and how many letters of ending a gazetteer name may carry.
INFLECTED = dict.fromkeys(
    "be bg cs et fi hr hu hy ka kk la lt lv mk pl ro ru sk sl sr sq tr az uk el ko de sv nb da is".split(), 3
)


@dataclass(frozen=True)
class Gazetteer:
    """Names that the caller knows: rows of (name, language, key, kind); an empty language means any language.

    Short and all-capital names need their exact letters, longer ones a capital where the row has one; accents may be
    missing in names of five letters or more.
    """

    rows: tuple[tuple[str, str, str, NameKind], ...] = ()

    @cached_property
    def _index(self) -> PhraseIndex[tuple[str, str, str, NameKind]]:
        phrases = []
        for row in self.rows:
            name = row[0].strip()
            if not name:
                continue
            for form in {name, *_variants(name)}:
                phrases.append((form, row))
        return PhraseIndex(phrases)

    def find(self, text: str, folded: Folded, language: str) -> list[Hit[tuple[str, str, str, NameKind]]]:
        """The known names in a text, the longest at each place; rows of other languages only where they fit exactly."""
        stripped = Folded(strip_accents(folded.text), folded.places)
        suffix = INFLECTED.get(language, 0)
        kept = {
            (hit.start, hit.end, hit.value[2]): hit
            for source in (folded, stripped)
            for hit in self._index.find(source, suffix)
            if fits(text[hit.start : hit.end], hit.value[0])
        }
        # At one place a row of the text's own language wins.
        ordered = sorted(kept.values(), key=lambda hit: (hit.value[1] != language, hit.value[2]))
        return longest(ordered)


def _variants(name: str) -> list[str]:
    variants = []
    bare = strip_accents(name)
    if bare != name and len(name) >= 5:
        variants.append(bare)
    glued = name.replace(" ", "")
    # Chinese texts often drop the space inside Latin names ("ScaleAI").
    if glued != name and re.fullmatch(r"(?:[A-Z][\w.&-]*\s?){2,}", name) and len(glued) >= 6:
        variants.append(glued)
    if re.search(r"[・·•‧･]", name):
        variants.extend(re.sub(r"[・·•‧･]", dot, name) for dot in "・·•‧･")
    return variants


def strip_accents(text: str) -> str:
    """The text without accents, one character for one."""
    if text.isascii():
        return text
    return "".join(_bare(char) for char in text)


def _bare(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    if not "\u00c0" <= char <= "\u1eff" or "\u0370" <= char <= "\u1dff":
        return char
    return unicodedata.normalize("NFD", char)[0]


def fits(found: str, name: str) -> bool:
    """Whether what stands in the text may be the known name, by its capitals."""
    letters = [char for char in name if char.isalpha()]
    if not letters or not letters[0].isupper():
        return True
    if len(letters) <= 3 or (len(letters) <= 6 and all(char.isupper() for char in letters)):
        return found == name or strip_accents(found) == strip_accents(name)
    return next((char for char in found if char.isalpha()), "a").isupper()
