"""Texts as pieces of the embedding model's vocabulary, each with the characters that it stands for.

The best cut by a unigram model (Kudo 2018, "Subword regularization"): of all cuts into known pieces the one whose scores add
up to most, found from left to right.
"""

from __future__ import annotations

from typing import NamedTuple

from .packed import Packed

#: Stands for a space in the vocabulary, and before each text.
_SPACE = "▁"
#: An unknown character costs so much more than the rarest piece.
_UNKNOWN_COSTS = 10.0
_NEVER = float("-inf")


class Piece(NamedTuple):
    """The number of a piece in the vocabulary, and the characters `start..end` of the text that it stands for."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts texts by one vocabulary."""

    def __init__(self, packed: Packed) -> None:
        self.known = packed.pieces
        self.written = packed.written
        self.unknown = packed.unknown
        self.unknown_score = packed.lowest - _UNKNOWN_COSTS
        self.longest = max(map(len, packed.pieces))

    def of(self, text: str) -> list[Piece]:
        """Return the pieces of a text in order."""
        characters, places = self._characters(text)
        written = "".join(characters)
        found: list[Piece] = []
        end = len(written)
        cuts = self._cuts(written)
        while end > 0:
            start, number = cuts[end]
            first = next((at for at in range(start, end) if written[at] != _SPACE), end - 1)
            found.append(Piece(number, places[first], places[end - 1] + 1))
            end = start
        found.reverse()
        return found

    def _characters(self, text: str) -> tuple[list[str], list[int]]:
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
        return characters, places

    def _cuts(self, written: str) -> list[tuple[int, int]]:
        """For each end of a prefix, where its last piece begins in the best cut, and which piece that is."""
        known, longest, unknown = self.known, self.longest, self.unknown
        length = len(written)
        best = [_NEVER] * (length + 1)
        best[0] = 0.0
        cuts = [(0, unknown)] * (length + 1)
        for start in range(length):
            here = best[start]
            for end in range(start + 1, min(length, start + longest) + 1):
                piece = known.get(written[start:end])
                if piece is not None and piece[0] != unknown and here + piece[1] > best[end]:
                    best[end], cuts[end] = here + piece[1], (start, piece[0])
            if here + self.unknown_score > best[start + 1]:
                best[start + 1], cuts[start + 1] = here + self.unknown_score, (start, unknown)
        return cuts
