"""Texts as pieces of the embedding model's vocabulary, each with the characters that it stands for.

The best cut by a unigram model (Kudo 2018, "Subword regularization"): of all cuts into known pieces the one whose scores add
up to most, found from left to right. No piece reaches past a space, so each word is cut by itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .packed import Packed

#: Stands for a space in the vocabulary, and before each text.
_SPACE = "▁"
#: An unknown character costs so much more than the rarest piece.
_UNKNOWN_COSTS = 10.0
_NEVER = float("-inf")
#: Of so many words the pieces are kept.
_WORDS = 8_192


class Piece(NamedTuple):
    """The number of a piece in the vocabulary, and the characters `start..end` of the text that it stands for."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts texts by one vocabulary."""

    def __init__(self, packed: Packed) -> None:
        self.known = packed.pieces
        self.scores: list[float] = packed.scores.tolist()
        self.written = packed.written
        self.unknown = packed.unknown
        self.unknown_score = min(self.scores) - _UNKNOWN_COSTS
        self.longest = max(map(len, packed.pieces))
        self._word = lru_cache(maxsize=_WORDS)(self._cut)

    def of(self, text: str) -> list[Piece]:
        """Return the pieces of a text in order."""
        written, places = self._characters(text)
        found: list[Piece] = []
        start = 0
        while start < len(written):
            behind = written.find(_SPACE, start + 1)
            for number, size in self._word(written[start : behind if behind > 0 else len(written)]):
                first = start + (size > 1 and written[start] == _SPACE)
                found.append(Piece(number, places[first], places[start + size - 1] + 1))
                start += size
        return found

    def _characters(self, text: str) -> tuple[str, list[int]]:
        """The characters as the model writes them, runs of spaces as one, and where in the text each comes from."""
        characters, places = [_SPACE], [0]
        for place, character in enumerate(text):
            for written in self.written.get(ord(character), character):
                if written == " ":
                    if characters[-1] == _SPACE:
                        continue
                    characters.append(_SPACE)
                else:
                    characters.append(written)
                places.append(place)
        return "".join(characters), places

    def _cut(self, word: str) -> list[tuple[int, int]]:
        """The pieces of the best cut, each with its number and how long it is."""
        known, scores, unknown = self.known, self.scores, self.unknown
        length = len(word)
        best = [_NEVER] * (length + 1)
        best[0] = 0.0
        # For each end of a prefix its last piece.
        last = [(unknown, 1)] * (length + 1)
        for start in range(length):
            here = best[start]
            for end in range(start + 1, min(length, start + self.longest) + 1):
                number = known.get(word[start:end], unknown)
                if number != unknown and here + scores[number] > best[end]:
                    best[end], last[end] = here + scores[number], (number, end - start)
            if here + self.unknown_score > best[start + 1]:
                best[start + 1], last[start + 1] = here + self.unknown_score, (unknown, 1)
        pieces = []
        while length > 0:
            pieces.append(last[length])
            length -= last[length][1]
        return pieces[::-1]
