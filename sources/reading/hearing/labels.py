"""What a stretch of a sentence may be, as far as saying goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a stretch of a sentence does; everything without a label is the narrator's."""

    SOURCE = "s"
    REPORT = "r"
    DENY = "d"
    DECLINE = "n"
    CONTENT = "c"


@dataclass(frozen=True, slots=True)
class Heard:
    """Characters `start..end` of a text, what they are, and how sure that is, from 0 to 1."""

    start: int
    end: int
    label: Label
    share: float


#: Sentences in, what is heard in each out.
Hear = Callable[[Sequence[str]], Sequence[Sequence[Heard]]]
