"""Nouns at the end of a compound, behind participles, and in the singular."""

from __future__ import annotations

import re

from sources.reading.quantities.classifiers import ClassifierScan
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.scan import PEOPLE
from sources.reading.quantities.unknown import PLURAL
from sources.reading.vocabulary.folding import word_end

# How far from a noun of two meanings the words stand that tell which.
_CONTEXT = 300
_VACCINES, _MANY = "vaccines", 1000
# The shortest participle that tells what befell people.
_SHORT = 4
#: The shortest parts of a compound: shorter ones are endings and prefixes.
_FIRST_PART, _LAST_PART = 3, 5
# Languages that put all adjectives before their noun.
_ADJECTIVE_FIRST = frozenset("en de nl sv da nb fi ru uk pl cs sk bg hr el".split())
# How words end that may as well stand before a noun as be one.
_ATTRIBUTE = {
    "en": re.compile(r"(?<!people)(?:(?<!s)|(?<=bus))$"),
    "ru": re.compile(r"[ыи]х$|ые$"),
    "uk": re.compile(r"их$|ніх$"),
    "pl": re.compile(r"[yi]ch$"),
    "cs": re.compile(r"[ýí]ch$|[nk][íé]$"),
}
# What Slavic genitives in the plural seldom end in.
_VOWELS = frozenset("аяыиуюеоєії" + "aeiouyąęóáéíýůúě")
# Latin words that end like a Germanic noun.
_LATIN = re.compile(r"[aeiukn]tor(?:en|er|erna|ene)$")
# Endings of the locative, instrumental and dative plural, and those by which their nouns may be known.
_CASES = {
    "pl": (re.compile(r"(?:ach|ami|om)$"), ("y", "i", "a", "e", "ów", "ę", "o", "")),
    "cs": (re.compile(r"(?:ech|ách|ích|ami|emi|ům|ám|ím)$"), ("y", "i", "a", "e", "ů", "o", "í", "")),
    "sk": (re.compile(r"(?:och|ách|iach|ami|mi|om|ám|iam)$"), ("y", "i", "a", "e", "ov", "o", "")),
    "hr": (re.compile(r"(?:ima|ama)$"), ("i", "a", "e", "ova", "o", "")),
}
# The shortest stem of such a noun.
_STEM = 3
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
        if following is None and (head := self._unknown_head(start, end)):
            return head
        # German nouns are written with a capital, verbs are not.
        small = lexicon.language == "de" and self._original(end + 1, end + 2).islower()
        if (
            following is None
            or small
            or following[1] == SAME
            or text[end + 1 : following[0]] in lexicon.function_words
        ):
            return noun
        # "19 tote Seeadler": an adjective, where German writes people with a capital.
        adjective = lexicon.language == "de" and self._original(start, start + 1).islower()
        befallen = (
            adjective
            or lexicon.fates.match(text, start) is not None
            or any(lexicon.fates.match(text[start:stop], 0) for stop in range(start + _SHORT, end))
        )
        return following if befallen or following[1] == PEOPLE else noun

    def _unknown_head(self, start: int, end: int) -> tuple[int, str] | None:
        """A noun that no lexicon has behind what befell it ("31 dead cormorants", "19 tote Seeadler"): no people."""
        text, stop = self.text, word_end(self.text, end + 1)
        word, written = text[end + 1 : stop], self._original(end + 1, stop)
        if word in self.lexicon.function_words or len(word) < _SHORT:
            return None
        if self.lexicon.language == "en":
            known = self.lexicon.fates.get(text[start:end]) is not None and written.islower()
            return (stop, written) if known and self._may_be_plural(end + 1, stop) else None
        small = self._original(start, start + 1).islower() and text[end - 1] in "en"
        german = self.lexicon.language == "de" and small and written[0].isupper()
        return (stop, "") if german else None

    def _headed(self, numeral: Numeral, start: int, noun: tuple[int, str]) -> tuple[int, str]:
        """The noun with its head and with what makes a compound of it ("61 membri d'equipaggio")."""
        end, unit = self._head(numeral, start, noun)
        unit = self._sense(start, end, unit)
        if unit == _VACCINES and numeral.value >= _MANY:
            # Thousands of vaccines are doses of one.
            unit = "doses"
        if unit != SAME:
            # "243 counts of fraud".
            end = self._without_function_words(start, end)
        complement = self.lexicon.complements.match(self.text, self._right(end)) if unit != SAME else None
        return (complement[0], unit) if complement else (end, unit)

    def _sense(self, start: int, end: int, unit: str) -> str:
        """The rarer meaning of a noun where words around it tell it ("cuatro partidos" in a stadium)."""
        sense = self.lexicon.senses.match(self.text, start)
        if sense is None or sense[0] != end:
            return unit
        meant, context = sense[1]
        around = range(max(0, start - _CONTEXT), min(len(self.text), end + _CONTEXT))
        told = any(self._word_begins(index) and context.match(self.text, index) for index in around)
        return meant if told else unit

    def _head(self, numeral: Numeral, start: int, noun: tuple[int, str]) -> tuple[int, str]:
        """The noun behind an adjective or a noun that stands for one ("12 company cars", "12 военных самолётов")."""
        end, unit = noun
        text, lexicon = self.text, self.lexicon
        attribute = _ATTRIBUTE.get(lexicon.language)
        spaced = text[end : end + 1] == " " == text[start - 1]
        if attribute is None or not spaced or not attribute.search(text, start, end):
            return noun
        head = lexicon.nouns.match(text, end + 1) or self._plural_head(numeral, start, noun)
        if head is None or head[1] in {unit, SAME} or text[end + 1 : head[0]] in lexicon.function_words:
            return noun
        if lexicon.language == "en":
            return head if text[head[0] - 1] == "s" else noun
        few = numeral.value % 10 in (2, 3, 4) and numeral.value % 100 // 10 != 1
        # Another case says whose they are ("12 заключённых тюрьмы").
        return head if few or text[head[0] - 1] not in _VOWELS else noun

    def _plural_head(self, numeral: Numeral, start: int, noun: tuple[int, str]) -> tuple[int, str] | None:
        """An unknown English plural behind a noun in the singular, which says of what kind it is ("14 bus depots")."""
        text, (end, unit) = self.text, noun
        stop = word_end(text, end + 1)
        one = text[start:end]
        single = any(self.lexicon.nouns.get(one + ending) == unit for ending in ("s", "es"))
        if self.lexicon.language != "en" or unit == PEOPLE or not single or numeral.value <= 1:
            return None
        if stop - end <= _SHORT or not PLURAL.search(text, end + 1, stop) or self._capital(end + 1):
            return None
        return stop, self._original(end + 1, stop)

    def _compound_noun(self, index: int) -> tuple[int, str] | None:
        """The noun that ends a compound ("Wahlbeobachter"), in languages that write compounds as one word."""
        if not self.lexicon.compounds or index >= len(self.text):
            return None
        if self.lexicon.language == "de" and self._original(index, index + 1).islower():
            # What German writes small is no noun, however it ends ("heutiger" is no tiger).
            return None
        stop = word_end(self.text, index)
        for cut in range(index + _FIRST_PART, stop - _LAST_PART + 1):
            noun = self.lexicon.nouns.match(self.text, cut)
            if noun and noun[0] == stop and noun[1] != SAME:
                # "Indikatoren" are no goals.
                return None if _LATIN.search(self.text, index, stop) else noun
        return None

    def _by_case(self, index: int) -> tuple[int, str] | None:
        """The noun whose other cases are known, in a plural case that all nouns form alike ("w 14 szkołach")."""
        cases = _CASES.get(self.lexicon.language)
        stop = word_end(self.text, index)
        case = cases[0].search(self.text, index, stop) if cases else None
        if cases is None or case is None or case.start() - index < _STEM:
            return None
        stem = self.text[index : case.start()]
        # "Wioskach" from "wiosek", "vlacích" from "vlaky".
        stems = (stem, f"{stem[:-1]}k" if stem.endswith("c") else stem)
        forms = [f"{stem[:-1]}e{stem[-1]}", *(one + ending for one in stems for ending in cases[1])]
        units = (self.lexicon.nouns.get(form) for form in forms)
        unit = next((unit for unit in units if unit and unit != SAME), None)
        return (stop, unit) if unit else None

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
