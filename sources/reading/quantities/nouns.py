"""Nouns at the end of a compound, behind participles, and in the singular."""

from __future__ import annotations

from sources.reading.quantities.classifiers import ClassifierScan
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import PEOPLE
from sources.reading.vocabulary.folding import word_end

# The shortest participle that tells what befell people.
_SHORT = 4
#: The shortest parts of a compound: shorter ones are endings and prefixes.
_FIRST_PART, _LAST_PART = 3, 5
# Languages that put all adjectives before their noun.
_ADJECTIVE_FIRST = frozenset("en de nl sv da nb fi ru uk pl cs sk bg hr el".split())
# Regular plurals: the end of the singular, and of the plural.
_PLURALS = {
    "en": (("y", "ies"), ("", "s"), ("", "es")),
    "fr": (("al", "aux"), ("", "s"), ("", "x")),
    "es": (("z", "ces"), ("", "s"), ("", "es")),
    "ca": (("a", "es"), ("", "s")),
    "pt": (("m", "ns"), ("ão", "ões"), ("l", "is"), ("", "s"), ("", "es")),
    "it": (("a", "e"), ("o", "i"), ("e", "i")),
}


class NounScan(ClassifierScan):
    """Finds nouns that no lexicon has as they stand."""

    def _qualified(self, start: int, noun: tuple[int, str]) -> tuple[int, str]:
        """The noun behind people who are told by what befell them, where adjectives come first ("14 wounded soldiers")."""
        end, unit = noun
        text, lexicon = self.text, self.lexicon
        if unit != PEOPLE or lexicon.language not in _ADJECTIVE_FIRST or text[end : end + 1] != " ":
            return noun
        following = lexicon.nouns.match(text, end + 1) or self._compound_noun(end + 1)
        # German nouns are written with a capital, verbs are not.
        small = lexicon.language == "de" and self._original(end + 1, end + 2).islower()
        if (
            following is None
            or small
            or following[1] == SAME
            or text[end + 1 : following[0]] in lexicon.function_words
        ):
            return noun
        befallen = lexicon.fates.match(text, start) is not None or any(
            lexicon.fates.match(text[start:stop], 0) for stop in range(start + _SHORT, end)
        )
        return following if befallen or following[1] == PEOPLE else noun

    def _compound_noun(self, index: int) -> tuple[int, str] | None:
        """The noun that ends a compound ("Wahlbeobachter"), in languages that write compounds as one word."""
        if not self.lexicon.compounds:
            return None
        stop = word_end(self.text, index)
        for cut in range(index + _FIRST_PART, stop - _LAST_PART + 1):
            noun = self.lexicon.nouns.match(self.text, cut)
            if noun and noun[0] == stop and noun[1] != SAME:
                return noun
        return None

    def _by_plural(self, index: int) -> tuple[int, str] | None:
        """The noun whose regular plural is known."""
        stop = word_end(self.text, index)
        word = self.text[index:stop]
        for ending, plural in _PLURALS.get(self.lexicon.language, ()):
            unit = (
                self.lexicon.nouns.get(word.removesuffix(ending) + plural) if word.endswith(ending) else None
            )
            if unit and word:
                return stop, unit
        return None
