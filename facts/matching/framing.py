"""Clauses that only say who speaks: “said the director of the line, Elena Ruidiaz”, beside the clause that says what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sources.reading.types import CueKind, Passage, Span

#: So few letters beside the speaker, the title and the verb are where and when somebody spoke; a letter of a dense script
#: says as much as three.
_STATEMENT: Final = 14
#: A sentence of more letters hardly says no more than who speaks, wherever the reader saw the speaker end.
_CREDIT: Final = 45
_DENSE: Final = 3
_DENSE_FROM: Final = "\u0e00"
#: What says something besides who speaks.
_ANSWERS: Final = frozenset((CueKind.DENY, CueKind.NEGATE, CueKind.DECLINE))


def only_credits(passage: Passage, clause: Span) -> bool:
    """Whether a clause says who speaks and nothing that can be checked, beside others that say what.

    Such clauses are alike in all texts that quote somebody, whatever he says.
    """
    if clause.start <= passage.start and clause.end >= passage.end:
        return False
    return _credits(passage, clause)


def credits_alone(passage: Passage) -> bool:
    """Whether a whole sentence says no more than who speaks: what is said stands in the sentence before it."""
    whole = Span(passage.start, passage.end)
    return _weight(passage.text) <= _CREDIT and _credits(passage, whole)


def _credits(passage: Passage, clause: Span) -> bool:
    credits = [voice.credit for voice in passage.voices if voice.credit is not None]
    if not any(_meet(credit, clause) for credit in credits):
        return False
    starts = [found.start for found in passage.quantities]
    starts += [found.start for found in passage.dates]
    starts += [found.start for found in passage.quotes]
    starts += [found.start for found in passage.enumerations]
    if any(clause.start <= start < clause.end for start in starts):
        return False
    if any(cue.kind in _ANSWERS and _meet(Span(cue.start, cue.end), clause) for cue in passage.cues):
        return False
    named = [*credits, *(Span(role.start, role.end) for role in passage.roles)]
    rest = (
        letter
        for place, letter in enumerate(
            passage.text[clause.start - passage.start : clause.end - passage.start], clause.start
        )
        if not any(span.start <= place < span.end for span in named)
    )
    return _weight(rest) < _STATEMENT


def _weight(words: Iterable[str]) -> int:
    return sum(_DENSE if letter >= _DENSE_FROM else 1 for letter in words if letter.isalpha())


def _meet(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
