"""Whether a verb of announcing makes something known ("announced a fund"), and on whose word."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?]\s|[。！？।؟\n]")
_UNBROKEN = re.compile(r"(?:[^.!?\n。؟]|[.](?=\w))*")
#: How far around a verb what is announced may stand, and how far before it an auxiliary.
_AROUND, _BEFORE = 60, 24
#: How many words behind a participle the "by" may stand.
_WORDS = 4
#: English, whose participle is the verb in the past as well.
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are|being|as)\s(?:\w+\s)?$")


def declares(text: str, start: int, end: int, declared: Sequence[str]) -> bool:
    """Whether what is announced comes about by announcing it ("declared a state of emergency"): that is an act."""
    low = max(0, start - _AROUND)
    low = max((mark.end() for mark in _SENTENCE_END.finditer(text, low, start)), default=low)
    around = _UNBROKEN.match(text, low, end + _AROUND)
    words = around.group().lower() if around else ""
    return any(word in words for word in declared)


def is_passive(text: str, start: int) -> bool:
    """Whether an English auxiliary makes the verb a passive."""
    return _PASSIVE.search(text, max(0, start - _BEFORE), start) is not None


def has_agent(text: str, end: int, by: Sequence[str]) -> bool:
    """Whether "by" and who announced it stand within a few words behind a participle."""
    words = re.match(r"(?:\s[^\s.,;:!?]+){0,4}", text[end : end + _AROUND])
    return words is not None and any(word in by for word in words.group().lower().split()[:_WORDS])
