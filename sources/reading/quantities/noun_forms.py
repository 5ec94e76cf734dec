"""Regular forms of counted nouns that a lexicon names by one of them: plurals, oblique cases, accusatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sources.reading.vocabulary.folding import fold_phrase

_PEOPLE = "people"
# The end of a folded noun, and what its plurals and oblique cases end in; nouns that end otherwise take those of "".
_ENDINGS = {
    "hi": (
        ("ियां", ("ियों",)),
        ("ाएं", ("ाओं",)),
        ("ें", ("ों",)),
        ("ों", ()),
        ("ओं", ()),
        ("ं", ()),
        ("ा", ("े", "ों", "ाएं", "ाओं")),
        ("े", ("ों",)),
        ("ी", ("ियां", "ियों")),
        ("ि", ("ियां", "ियों")),
        ("ू", ("ुएं", "ुओं")),
        ("ु", ("ुएं", "ुओं")),
        ("ो", ()),
        ("ै", ()),
        ("ौ", ()),
        ("", ("ें", "ों")),
    ),
    "ur": (
        ("ں", ()),
        ("ے", ("وں",)),
        ("ا", ("ے", "وں")),
        ("ه", ("ے", "وں")),
        ("ي", ("یاں", "یوں")),
        ("و", ()),
        ("", ("یں", "وں")),
    ),
    "ar": (
        ("ات", ()),
        ("ين", ()),
        ("ون", ()),
        ("ان", ()),
        ("ا", ()),
        ("ء", ()),
        ("ه", ("ات",)),
        ("", ("ا",)),
    ),
}
# Sound masculine plurals are of people.
_OF_PEOPLE = {"ar": ("ون", "ين")}
_SHORTEST = 2


def regular_forms(language: str, nouns: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Every regular form of each noun, folded, with what it counts."""
    endings = _ENDINGS.get(language, ())
    for phrase, unit in nouns if endings else ():
        noun = fold_phrase(phrase)
        if phrase.endswith("*") or len(noun.rpartition(" ")[2]) < _SHORTEST:
            continue
        for ending, others in endings:
            if noun.endswith(ending):
                stem = noun.removesuffix(ending)
                yield from ((fold_phrase(stem + other), unit) for other in others)
                if not ending and unit == _PEOPLE:
                    yield from ((stem + other, unit) for other in _OF_PEOPLE.get(language, ()))
                break
