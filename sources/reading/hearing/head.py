"""The head: what each word of a sentence does, by the vector of each piece in the ear's own branch of the model.

A softmax over every piece, averaged over a word, then the likeliest course of labels through the sentence by how often one
follows another (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sources.reading.embedding import Encoded, Piece
from sources.reading.types import Vector

from .labels import Heard, Label

#: Every label by its number; 0 is the narrator's.
LABELS: tuple[Label | None, ...] = (None, *Label)
_DENSE = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u9fff"))


@dataclass(frozen=True, slots=True)
class Head:
    """What was learnt: the weights of each label with their biases, and how likely labels begin and follow one another (logarithms)."""

    weights: Vector
    bias: Vector
    begins: Vector
    follows: Vector

    def heard(self, text: str, encoded: Encoded) -> tuple[Heard, ...]:
        """Return the labelled stretches of a text, in order."""
        return tuple(
            Heard(start, end, label, share)
            for start, end, number, share in self.stretches(text, encoded)
            if (label := LABELS[number]) is not None
        )

    def stretches(self, text: str, encoded: Encoded) -> list[tuple[int, int, int, float]]:
        """Return the stretches of words of one label each, in order: start, end, the label's number, and how sure that is."""
        pieces = encoded.pieces
        if not pieces:
            return []
        spans = words(text, pieces)
        shares = self.shares(encoded.branched)
        by_word = np.stack([shares[start:end].mean(axis=0) for start, end in spans])
        course = self._course(by_word)
        found = []
        start = 0
        for end in range(1, len(course) + 1):
            if end < len(course) and course[end] == course[start]:
                continue
            share = float(np.exp(by_word[start:end, course[start]]).mean())
            first, last = pieces[spans[start][0]], pieces[spans[end - 1][1] - 1]
            found.append((first.start, last.end, course[start], share))
            start = end
        return found

    def shares(self, rows: Vector) -> Vector:
        """Return the logarithm of each label's share for each piece: shape (pieces, labels)."""
        return logarithms(rows @ self.weights + self.bias)

    def _course(self, shares: Vector) -> list[int]:
        best = shares[0] + self.begins
        came: list[Vector] = []
        for row in shares[1:]:
            ways = best[:, None] + self.follows
            came.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        course = [int(best.argmax())]
        for back in reversed(came):
            course.append(int(back[course[-1]]))
        return course[::-1]


def logarithms(scores: Vector) -> Vector:
    """Return the logarithm of each label's share."""
    scores = scores - scores.max(axis=1, keepdims=True)
    shares: Vector = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return shares


def words(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return which pieces make a word: runs of letters and digits that no space parts; in dense scripts a piece each."""
    found: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        here = text[piece.start : piece.start + 1]
        joins = (
            index > 0
            and pieces[index - 1].end == piece.start
            and here.isalnum()
            and text[piece.start - 1].isalnum()
            and not any(first <= here <= last for first, last in _DENSE)
        )
        if joins:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found
