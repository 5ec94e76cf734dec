"""Longest phrase of a vocabulary that starts or ends at a place in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from sources.reading.vocabulary.folding import fold_phrase, glued, is_letter, is_unspaced, word_end

V = TypeVar("V")
#: The longest ending of a word in the languages with cases.
_ENDING = 4


class Phrasebook(Generic[V]):
    """A vocabulary with a value per phrase; a phrase that ends in `*` stands for any ending of its last word."""

    def __init__(
        self,
        entries: Mapping[str, V] | Iterable[tuple[str, V]],
        *,
        loose: int = 0,
        unlike: re.Pattern[str] | None = None,
    ) -> None:
        """`loose` is how many letters of inflection may follow a phrase of four letters or more.

        `unlike` finds the endings that make another word of it ("sürücüsüz" is nobody who drives).
        """
        self._unlike = unlike
        self._exact: dict[str, V] = {}
        self._stems: dict[str, V] = {}
        self._loose = loose
        for phrase, value in entries.items() if isinstance(entries, Mapping) else entries:
            folded = fold_phrase(phrase.rstrip("*"))
            if folded:
                (self._stems if phrase.endswith("*") else self._exact)[folded] = value
        forward: dict[str, set[int]] = {}
        backward: dict[str, set[int]] = {}
        for phrase in (*self._exact, *self._stems):
            forward.setdefault(phrase[0], set()).add(len(phrase))
        for phrase in self._exact:
            backward.setdefault(phrase[-1], set()).add(len(phrase))
        self._forward = {first: sorted(lengths, reverse=True) for first, lengths in forward.items()}
        self._backward = {last: sorted(lengths, reverse=True) for last, lengths in backward.items()}
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._exact or self._stems)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._exact

    def known(self, phrase: str) -> bool:
        """Whether a word form is a phrase or begins with a stem that leaves room for no more than an ending."""
        return phrase in self._exact or any(
            phrase[:length] in self._stems for length in range(max(1, len(phrase) - _ENDING), len(phrase) + 1)
        )

    def length(self, word: str) -> int:
        """How much of a word form its phrase or longest stem covers."""
        return (
            len(word)
            if word in self._exact
            else next((n for n in self._stem_lengths if word[:n] in self._stems), 0)
        )

    def get(self, phrase: str) -> V | None:
        """The value of a folded phrase or word form, or None."""
        if phrase in self._exact:
            return self._exact[phrase]
        for length in self._stem_lengths:
            if phrase[:length] in self._stems:
                return self._stems[phrase[:length]]
        return None

    def match(self, text: str, start: int) -> tuple[int, V] | None:
        """The end and value of the longest phrase that starts at `start` and does not stop inside a word."""
        if start >= len(text):
            return None
        for length in self._forward.get(text[start], ()):
            end = start + length
            if end > len(text):
                continue
            phrase = text[start:end]
            if phrase in self._exact:
                if not glued(text, end):
                    return end, self._exact[phrase]
                near = self._loose and length >= 4 and word_end(text, end) - end <= self._loose
                if near and not self._other(text, end):
                    return word_end(text, end), self._exact[phrase]
            if phrase in self._stems:
                if is_unspaced(phrase[-1]):
                    return end, self._stems[phrase]
                if self._other(text, end):
                    continue
                return word_end(text, end), self._stems[phrase]
        return None

    def _other(self, text: str, end: int) -> bool:
        return self._unlike is not None and self._unlike.search(text, end, word_end(text, end)) is not None

    def match_before(self, text: str, end: int) -> tuple[int, V] | None:
        """The start and value of the longest phrase that ends at `end` and does not start inside a word."""
        if end <= 0:
            return None
        for length in self._backward.get(text[end - 1], ()):
            start = end - length
            if start >= 0 and text[start:end] in self._exact and not glued(text, start):
                return start, self._exact[text[start:end]]
        return self._stem_before(text, end)

    def _stem_before(self, text: str, end: int) -> tuple[int, V] | None:
        if not self._stems or not is_letter(text[end - 1]):
            return None
        start = end
        while start > 0 and is_letter(text[start - 1]):
            start -= 1
        for length in self._stem_lengths:
            if start + length <= end and text[start : start + length] in self._stems:
                return start, self._stems[text[start : start + length]]
        return None
